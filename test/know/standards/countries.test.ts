import {
  countryCodes,
  countryFromCode,
  countryFromName,
  countryLabel,
  isAggregate,
} from '../../../src/know/standards/countries.ts';
import { COUNTRY_NAMES, DEMONYMS, RENAMED_CODES, SUBDIVISIONS } from '../../../src/know/standards/country-names.ts';
import { LOCALES } from '../../../src/know/standards/local-names.ts';
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

  test('what other languages call a country leads to it, or to nothing where two are called so', () => {
    const lost = new Set<string>();
    for (const locale of [...LOCALES.latin, ...LOCALES.other]) {
      const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
      for (const code of countryCodes()) {
        const name = names.of(code) ?? '';
        const found = countryFromName(name);
        if (found !== code) lost.add(name);
        assert.ok(found === null || found === code, `${name} is ${code} in ${locale} and was read as ${found}`);
      }
    }
    assert.ok(lost.size <= 20, `${[...lost].join(', ')} are too short, ordinary words or names of two`);
    assert.ok(lost.has('Kongo'));
  });

  test('a questionnaire in another language names countries in it', () => {
    const named =
      '韓国 KR|Francia FR|Reino Unido GB|Marruecos MA|Türkei TR|Rumänien RO|Syrien SY|Казахстан KZ|Çin CN|США US';
    for (const pair of named.split('|')) {
      const [, name, code] = /^(.+) (..)$/.exec(pair)!;
      assert.is(countryFromName(name!), code, pair);
    }
  });

  test('ordinary words and words for several countries are no country in any language', () => {
    for (const word of [
      'man',
      'Mai',
      'Kongo',
      'Korea',
      'Granada',
      'Columbia',
      'rot',
      'blau',
      'Anna',
      'bi',
      'ao',
      'sí',
      'other',
      'ja',
    ])
      assert.is(countryFromName(word), null, word);
  });

  test('three-letter and numeric codes agree with two-letter ones', () => {
    assert.is(countryFromCode('KOR'), 'KR');
    assert.is(countryFromCode('410'), 'KR');
    assert.is(countryFromCode('891'), null);
    assert.is(isAggregate('EU'), true);
    assert.is(isAggregate('toString'), false);
  });
});
