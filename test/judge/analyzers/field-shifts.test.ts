import { fieldShifts } from '../../../src/judge/analyzers/field-shifts.ts';
import { exampleColumn, exampleContext, exampleCounts } from '../../../src/judge/example.ts';
import type { ProfiledColumn } from '../../../src/read/roles/role.ts';
import { assert, suite } from '../../suite.ts';

const named = (name: string, type: string): ProfiledColumn =>
  exampleColumn('sample.url', {
    name,
    type,
    use: { kind: type === 'text' ? 'text' : 'none' },
  });

function analyze(columns: [ProfiledColumn, Record<string, number>][]) {
  const context = exampleContext(
    1000,
    columns.map(([column]) => column),
  );
  const [request] = fieldShifts.tallies(context);
  const tables = Object.entries(request!.tallies).map(([id, tally], i) => [
    id,
    exampleCounts(tally, [
      ...Object.entries(columns[i]![1]).map(([value, rows]) => ({ value, rows })),
      { value: null, rows: 7 },
    ]),
  ]);
  return fieldShifts.analyze(Object.fromEntries(tables), request!, context);
}

suite('field-shifts', (test) => {
  test('a shifted row is a finding that names its columns and no cell', () => {
    const analysis = analyze([
      [named('URL', 'url'), { url: 999, text: 1 }],
      [named('TEXT', 'text'), { text: 990, number: 1, date: 9 }],
    ]);
    const [finding] = analysis.findings;
    assert.is(
      finding?.args.columns,
      '"URL" (1 of 1,000: words instead of web addresses) and "TEXT" (1 of 1,000: numbers instead of words)',
    );
    assert.equal(
      finding!.items.map(({ keys, count }) => [keys.field, count]),
      [
        ['manifest.URL', 1],
        ['manifest.TEXT', 1],
      ],
    );
    assert.is(finding!.weight.level, 'low');
  });
  test('over 1 % of a column is medium, and texts alone are a note', () => {
    const level = (column: ProfiledColumn, shapes: Record<string, number>) =>
      analyze([[column, shapes]]).findings[0]?.weight.level;
    assert.is(level(named('n', 'number'), { number: 980, text: 20 }), 'medium');
    assert.is(level(named('n', 'number'), { number: 990, text: 10 }), 'low');
    assert.is(level(named('t', 'text'), { text: 960, number: 40 }), 'note');
  });
  test('a year in a column of dates and a date in front of words are no breaks', () => {
    assert.equal(
      analyze([
        [named('d', 'date'), { date: 97, number: 3 }],
        [named('t', 'text'), { text: 97, date: 3 }],
      ]).findings,
      [],
    );
  });
  test('few cells, or a column of several shapes, cannot be told', () => {
    assert.is(analyze([[named('u', 'url'), { url: 18, text: 1 }]]).outcome, 'undetermined');
    assert.is(analyze([[named('n', 'number'), { number: 94, text: 6 }]]).outcome, 'undetermined');
  });
});
