import { columnDamage, isErrorCell, likelyOriginals } from '../../src/read/spreadsheet.ts';
import { assert, suite } from '../suite.ts';

const counts = (values: string[]): Map<string, number> => new Map(values.map((value) => [value, 1]));
const kindOf = (name: string, values: string[]) => columnDamage(name, counts(values))?.kind ?? null;
const originalsOf = (name: string, values: string[]) => {
  const damage = columnDamage(name, counts(values));
  return values.flatMap((value) => (damage?.hits(value) ? [damage.original?.(value)] : []));
};
const numbers = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, n) => String(from + n));

suite('spreadsheet damage', (test) => {
  test('bands that became dates name their likely original, in every form that a spreadsheet writes', () => {
    const bands = ['20-29', '30-39'];
    for (const [date, band] of [
      ['19-Oct', '10-19'],
      ['Oct-19', '10-19'],
      ['9-May', '5-9'],
      ['5-Sep', '5-9'],
      ['14-Oct', '10-14'],
      ['10월 19일', '10-19'],
      ['10月19日', '10-19'],
      ['2019-10-01', '10-19'],
      ['2025-10-19 00:00:00', '10-19'],
      ['10/19/2025', '10-19'],
      ['4-Jan', '1-4'],
    ] as const)
      assert.equal(originalsOf('band', [date, ...bands]), [band], date);
  });

  test('an age column of nothing but such dates is recognised by its name, a column of real dates is not', () => {
    assert.is(kindOf('age', ['2019-10-01', '2014-10-01']), 'spreadsheet-dates');
    assert.is(kindOf('speaker_age_group', ['19-Oct']), 'spreadsheet-dates');
    assert.is(kindOf('recorded', ['2019-10-01', '2014-10-01']), null);
    assert.is(kindOf('image', ['19-Oct', '20-Oct', '21-Oct']), null);
    assert.is(kindOf('age', ['20-29', '30', '41']), null);
  });

  test('labels that became dates name their likely original among labels of their kind only', () => {
    assert.equal(originalsOf('gene', ['TP53', 'EGFR', 'MYC', '2-Sep', '1-Mar', '1-Dec']), ['SEPT2', 'MARCH1', 'DEC1']);
    assert.is(kindOf('note', ['a house', 'the garden', 'a street', '2-Sep']), null);
  });

  test('an original that is text of the file is printed only where ten rows hold it', () => {
    const values = new Map([...counts(['TP53', 'EGFR', 'MYC']), ['2-Sep', 10], ['1-Mar', 9]]);
    assert.is(likelyOriginals(columnDamage('gene', values)!, values), 'SEPT2');
    const bands = counts(['20-29', '19-Oct']);
    assert.is(likelyOriginals(columnDamage('age', bands)!, bands), '10-19');
  });

  test('long ids in scientific notation are told from numbers', () => {
    assert.is(kindOf('user_id', ['1.23457E+15', '1.23458E+15']), 'scientific-ids');
    assert.is(kindOf('x', ['1.23457E+15', '12345678901']), 'scientific-ids');
    assert.is(kindOf('energy', ['1.23457E+15', '1.2E+12']), null);
    assert.is(kindOf('user_id', ['1.23457E+15', '0.5']), null);
    assert.is(kindOf('user_id', ['1.23e+15', '12']), null);
  });

  test('codes without their zeros are told from numbers that count', () => {
    assert.is(kindOf('zip', [...numbers(10_000, 10_090), ...numbers(2000, 2010)]), 'lost-zeros');
    assert.is(kindOf('x', [...numbers(10_000, 10_090), '01234', '1234']), 'lost-zeros');
    assert.is(originalsOf('zip', [...numbers(10_000, 10_090), '2000']).length, 1);
    assert.is(kindOf('id', numbers(1, 3000)), null);
    assert.is(kindOf('zip', numbers(10_000, 10_090)), null);
  });

  test('decimal commas are told from thousands and from lists', () => {
    assert.is(kindOf('length', ['1,5', '2,25', '3,1', '10,4', '0,5']), 'decimal-commas');
    assert.is(kindOf('length', ['1,500', '2,250', '3,100', '10,400', '5,000']), null);
    assert.is(kindOf('labels', ['27', '3,4', '1', '2', '5', '6,7', '8']), null);
    assert.is(kindOf('labels', ['1,2', '3,4', '1,2,3', '4,5', '6,7', '8,9']), null);
  });

  test('errors of formulas are cells without a value; words like them are not', () => {
    for (const cell of ['#REF!', '#N/A', '#VALUE!', '#NAME?', '#DIV/0!', '########'])
      assert.ok(isErrorCell(cell), cell);
    for (const cell of ['#', '#1', 'Name', 'value', '#blessed', 'see #REF! here']) assert.not(isErrorCell(cell), cell);
  });
});
