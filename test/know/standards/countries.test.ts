import {
  countryCodes,
  countryFromCode,
  countryFromName,
  countryLabel,
  isAggregate,
} from '../../../src/know/standards/countries.ts';
import { COUNTRY_NAMES, DEMONYMS, RENAMED_CODES, SUBDIVISIONS } from '../../../src/know/standards/country-names.ts';
import { assert, suite } from '../../suite.ts';

suite('countries', (test) => {
  test('ISO 3166-1 has 249 codes, and Kosovo is counted beside them', () => {
    assert.is(countryCodes().length, 250);
    for (const code of ['AQ', 'TW', 'PS', 'XK', 'SX']) assert.ok(countryCodes().includes(code), code);
    for (const code of ['EU', 'UK', 'AN', 'SU', 'ZZ', 'AC', 'IC']) assert.not.ok(countryCodes().includes(code), code);
  });

  test('every code has an English name that leads back to it', () => {
    for (const code of countryCodes()) {
      assert.is.not(countryLabel(code), code);
      assert.is(countryFromName(countryLabel(code)), code, countryLabel(code));
    }
  });

  test('the hand-written tables only speak of codes that exist', () => {
    for (const table of [COUNTRY_NAMES, SUBDIVISIONS, DEMONYMS]) {
      for (const code of Object.keys(table)) assert.ok(countryCodes().includes(code) || code === 'EU', code);
    }
    for (const code of Object.values(RENAMED_CODES)) assert.is(countryFromCode(code), code);
  });

  test('no name in the hand-written tables stands for two countries', () => {
    for (const [table, others] of [
      [COUNTRY_NAMES, SUBDIVISIONS],
      [SUBDIVISIONS, COUNTRY_NAMES],
      [DEMONYMS, COUNTRY_NAMES],
    ] as const) {
      for (const [code, list] of Object.entries({ ...table })) {
        for (const name of list.split('|')) assert.is(countryFromName(name), code, `${name} is ${code}`);
      }
      assert.ok(others);
    }
  });

  test('three-letter and numeric codes agree with two-letter ones', () => {
    assert.is(countryFromCode('KOR'), 'KR');
    assert.is(countryFromCode('410'), 'KR');
    assert.is(countryFromCode('891'), null);
    assert.is(isAggregate('EU'), true);
    assert.is(isAggregate('toString'), false);
  });
});
