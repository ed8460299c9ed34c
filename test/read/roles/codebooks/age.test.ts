import fc from 'fast-check';
import { age } from '../../../../src/read/roles/codebooks/age.ts';
import { assert, suite } from '../../../suite.ts';

const ages = age();
const code = (raw: string, codebook = ages) => {
  const meaning = codebook.read(raw);
  return typeof meaning === 'string' ? `(${meaning})` : meaning.code;
};
const reads = (table: Record<string, string>) => {
  for (const [raw, expected] of Object.entries(table)) assert.is(code(raw), expected, raw);
};

suite('age codebook', (test) => {
  test('decade words are bands of ten years, also when misspelled as Common Voice does', () => {
    reads({
      teens: '10-19',
      Twenties: '20-29',
      fourties: '40-49',
      forties: '40-49',
      nineties: '90-99',
      '20s': '20-29',
      "30's": '30-39',
    });
  });

  test('bands in the data keep their own limits', () => {
    reads({
      '20-29': '20-29',
      '54-59': '54-59',
      '0-2': '0-2',
      '25 - 45': '25-45',
      '18–24': '18-24',
      '18 to 24 years': '18-24',
      '20_29': '20-29',
    });
  });

  test('bands in other languages', () => {
    reads({
      '25-34 ans': '25-34',
      '25 à 34 ans': '25-34',
      '65 ans et plus': '65+',
      'moins de 18 ans': '0-17',
      'plus de 60 ans': '60+',
      'entre 20 et 29 ans': '20-29',
      '18 a 24 años': '18-24',
      '65 años o más': '65+',
      'menos de 18 años': '0-17',
      'mayores de 65 años': '65+',
      '60 anos ou mais': '60+',
      'até 17 anos': '0-17',
      '65 anni e oltre': '65+',
      '18–24 Jahre': '18-24',
      'unter 18 Jahren': '0-17',
      '65 Jahre und älter': '65+',
      '65 jaar en ouder': '65+',
      '18-24 года': '18-24',
      'старше 60 лет': '60+',
      '20代': '20-29',
      '60代以上': '60+',
      '20歳未満': '0-19',
      '34歳': '30-39',
      '18-30岁': '18-30',
      '46岁以上': '46+',
      '20대': '20-29',
      '65세 이상': '65+',
      '19세 미만': '0-18',
      '31세': '30-39',
    });
    for (const raw of ['anos', 'ans', '代', '以上', 'bis', 'de 5', '5 e', '100代'])
      assert.is(code(raw), '(unmapped)', raw);
  });

  test('open bands, however they are written', () => {
    reads({
      'more than 70': '70+',
      '>65': '65+',
      'Greater than 45': '45+',
      '60 and over': '60+',
      '65 years and older': '65+',
      '55+': '55+',
      'aged 65 or older': '65+',
      'Under 18': '0-17',
      'Less than 25': '0-24',
      '< 18': '0-17',
      '<=18': '0-18',
    });
  });

  test('half-open intervals count whole years', () =>
    reads({ '[70-80)': '70-79', '(20, 30]': '21-30', '[20, 29]': '20-29' }));

  test('exact ages go into ten-year bands', () => {
    reads({
      '24': '20-29',
      '24.0': '20-29',
      '15.5': '10-19',
      '29.9': '20-29',
      '24 years old': '20-29',
      '034Y': '30-39',
      '006M': '0-9',
      '100': '100+',
      '120': '100+',
    });
  });

  test('the width of the bands can be chosen', () => {
    assert.is(code('24', age(5)), '20-24');
    assert.is(code('24', age(25)), '0-24');
    assert.is(code('99', age(15)), '90-104');
    assert.is(code('110', age(15)), '105+');
  });

  test('what nobody can be stays unmapped', () => {
    for (const raw of ['121', '150', '1990', '-5', '12-05', 'Oct-19', '18-', 'Adult', '1e3', '0x18'])
      assert.is(code(raw), '(unmapped)', raw);
  });

  test('an exact zero is unmapped, an infant band is not', () => {
    for (const raw of ['0', '0.0', '000Y']) assert.is(code(raw), '(unmapped)', raw);
    assert.is(code('0-2'), '0-2');
    assert.is(code('6 months'), '0-9');
  });

  test('sentinels and words for nothing are missing', () => {
    for (const raw of ['-1', '-1.0', '-9', '999', '', 'unknown', 'None']) assert.is(code(raw), '(missing)', raw);
    assert.is(code('prefer not to say'), '(declined)');
  });

  test('codes sort by age, and what is no band comes last', () => {
    const sorted = ['declined', '70+', '3-9', '10-19', '0-2', '60-69', '0-17'].sort(ages.compare);
    assert.equal(sorted, ['0-2', '0-17', '3-9', '10-19', '60-69', '70+', 'declined']);
  });

  test('labels', () => {
    assert.is(ages.label('20-29'), '20–29');
    assert.is(ages.label('70+'), '70 and over');
    assert.is(ages.label('declined'), 'declined to say');
  });

  test('every exact age from 1 to 120 lies inside its own band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 30 }), (years, width) => {
        const [from = '', to] = code(String(years), age(width)).replace('+', '').split('-');
        return Number(from) <= years && (to === undefined || years <= Number(to));
      }),
    );
  });
});
