import { countryCodes } from '../../../src/know/standards/countries.ts';
import {
  membersOf,
  REGION_CODES,
  regionLabel,
  regionOf,
  SUBREGION_CODES,
  subregionOf,
} from '../../../src/know/standards/regions.ts';
import { assert, suite } from '../../suite.ts';

suite('regions', (test) => {
  test('M49 has five regions and 22 subregions, all with a name', () => {
    assert.is(REGION_CODES.length, 5);
    assert.is(SUBREGION_CODES.length, 22);
    assert.equal(['150', '039', '142'].map(regionLabel), ['Europe', 'Southern Europe', 'Asia']);
  });

  test('every country but Antarctica lies in one subregion and one region', () => {
    const homeless = countryCodes().filter((code) => subregionOf(code) === null || regionOf(code) === null);
    assert.equal(homeless, ['AQ']);
    const members = SUBREGION_CODES.flatMap((code) => membersOf(code)).filter((code) => countryCodes().includes(code));
    assert.is(members.length, new Set(members).size);
  });

  test('countries roll up to subregion and region', () => {
    for (const [country, subregion, region] of [
      ['KR', '030', '142'],
      ['TW', '030', '142'],
      ['MX', '013', '019'],
      ['NG', '011', '002'],
      ['XK', '039', '150'],
      ['RU', '151', '150'],
      ['TR', '145', '142'],
      ['CY', '145', '142'],
    ]) {
      assert.equal([subregionOf(country as string), regionOf(country as string)], [subregion, region], country);
    }
    assert.is(regionOf('039'), '150');
    assert.is(regionOf('150'), '150');
  });

  test('a dissolved state takes the subregion it lay in, or none', () => {
    assert.is(regionOf('YUCS'), '150');
    assert.is(regionOf('SUHH'), null);
  });

  test('an aggregate has members and no region', () => {
    assert.is(regionOf('EU'), null);
    assert.is(membersOf('EU').length, 27);
    assert.equal(membersOf('nowhere'), []);
  });
});
