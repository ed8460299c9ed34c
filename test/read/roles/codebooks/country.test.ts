import { country } from '../../../../src/read/roles/codebooks/country.ts';
import { assert, suite } from '../../../suite.ts';

const code = (raw: string, codebook = country()) => {
  const meaning = codebook.read(raw);
  return typeof meaning === 'string' ? `(${meaning})` : meaning.code;
};
const reads = (table: Record<string, string>) => {
  for (const [raw, expected] of Object.entries(table)) assert.is(code(raw), expected, raw);
};

suite('country codebook', (test) => {
  test('alpha-2, alpha-3 and numeric codes in any case', () => {
    reads({
      KR: 'KR',
      kr: 'KR',
      KOR: 'KR',
      '410': 'KR',
      '004': 'AF',
      gb: 'GB',
      UK: 'GB',
      XK: 'XK',
      XKX: 'XK',
      AQ: 'AQ',
    });
  });

  test('names as people type them', () => {
    reads({
      usa: 'US',
      'United-States': 'US',
      'U.S.A.': 'US',
      uk: 'GB',
      England: 'GB',
      Scotland: 'GB',
      'south korea': 'KR',
      'Korea, Rep.': 'KR',
      'Korea (Republic of)': 'KR',
      'Iran, Islamic Rep.': 'IR',
      'viet nam': 'VN',
      Burma: 'MM',
      Holland: 'NL',
      'the netherlands': 'NL',
      Swaziland: 'SZ',
      'DR Congo': 'CD',
      'Congo, Democratic Republic of the': 'CD',
      'republic of georgia': 'GE',
      Deutschland: 'DE',
      "Cote d'Ivoire": 'CI',
      'Côte d’Ivoire': 'CI',
      'CÔTE DʼIVOIRE': 'CI',
      'ivory coast': 'CI',
      'st. lucia': 'LC',
      'the bahamas': 'BS',
      trinidad: 'TT',
      Türkiye: 'TR',
      'Hong Kong': 'HK',
      'us virgin islands': 'VI',
      日本: 'JP',
      Россия: 'RU',
    });
  });

  test('words for people are read, words for several peoples are not', () => {
    reads({ romanian: 'RO', American: 'US', Korean: '(unmapped)', Congolese: '(unmapped)' });
  });

  test('a dissolved state without one successor keeps a code of its own', () => {
    reads({ Yugoslavia: 'YUCS', ussr: 'SUHH', Czechoslovakia: 'CSHH', Zaire: 'CD', 'East Germany': 'DE' });
    assert.is(country().label('YUCS'), 'Yugoslavia (former)');
  });

  test('the European Union is labelled as an aggregate; other aggregates are no countries', () => {
    reads({ EU: 'EU', 'european union': 'EU' });
    assert.is(country().label('EU'), 'European Union (aggregate)');
    for (const raw of [
      'World',
      'WLD',
      'Africa',
      'Euro area',
      'High income',
      'North America',
      'Middle East',
      '900',
      '001',
    ]) {
      assert.is(code(raw), '(unmapped)', raw);
    }
  });

  test('misspelt and cut-off names stay unmapped', () => {
    for (const raw of ['Columbia', 'Trinadad&Tobago', 'Hong', 'South', 'Outlying-US(Guam-USVI-etc)', 'Korea']) {
      assert.is(code(raw), '(unmapped)', raw);
    }
  });

  test('NA is Namibia among two-letter codes and missing among names', () => {
    assert.is(code('NA', country('two-letter')), 'NA');
    assert.is(code('NA', country('name')), '(missing)');
    assert.is(code('NA', country('three-letter')), '(missing)');
    assert.is(code('n/a', country('two-letter')), '(missing)');
  });
});
