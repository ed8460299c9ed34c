import { lengthDistribution } from '../../../src/judge/analyzers/length-distribution.ts';
import { exampleColumn, exampleContext, exampleCounts } from '../../../src/judge/example.ts';
import { assert, suite } from '../../suite.ts';

const text = exampleColumn('sample.text', { use: { kind: 'text' }, missing: { empty: 2, sentinel: 1, absent: 3 } });
function analyze(lengths: Record<number, number>, columns = [text]) {
  const context = exampleContext(100, columns);
  const [request] = lengthDistribution.tallies(context);
  const rows = [
    ...Object.entries(lengths).map(([value, n]) => ({ value: Number(value), rows: n })),
    { value: 0, rows: 2 },
    { value: null, rows: 4 },
  ];
  const { characters, words } = request!.tallies;
  return lengthDistribution.analyze(
    { characters: exampleCounts(characters!, rows), words: exampleCounts(words!, rows) },
    request!,
    context,
  );
}
const measure = (analysis: ReturnType<typeof analyze>, id: string) =>
  analysis.measures.find((each) => each.id === `length.${id}`)?.value;

suite('length-distribution', (test) => {
  test('bands are contiguous, hold every text once, and leave out what is not there', () => {
    const [table] = analyze({ 3: 5, 19: 4, 20: 1, 1234000: 1 }).tables;
    assert.equal([table!.rows[0]!.label, table!.rows.at(-1)!.label], ['2 to 4', '1,000,000 to 1,999,999']);
    assert.is(
      table!.rows.reduce((sum, { count }) => sum + count, 0),
      11,
    );
    assert.equal(table!.rows.map(({ count }) => count).slice(0, 5), [5, 0, 4, 1, 0]);
    assert.equal([table!.total, table!.known, table!.missing], [17, 11, 6]);
  });
  test('the middle, both ends and what is not there are measured', () => {
    const analysis = analyze({ 3: 5, 19: 4, 20: 1 });
    assert.equal(
      ['shortest', 'median', 'longest', 'empty'].map((id) => measure(analysis, id)),
      [3, 3, 20, 6],
    );
    assert.match(analysis.reason, /6 clips without a text/);
  });
  test('a longest text that is one of many lengths was not cut', () => {
    const even = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [i + 1, 100]));
    assert.equal(
      analyze(even).findings.map(({ code }) => code),
      [],
    );
    assert.equal(
      analyze({ ...even, 40: 500 }).findings.map(({ code }) => code),
      ['cut'],
    );
  });
  test('few documents that hold most characters are a fact', () => {
    const [finding] = analyze({ 10: 990, 9000: 10 }).findings;
    assert.equal([finding?.code, finding?.args.share], ['long', '90.1 %']);
  });
  test('a finding of one of two text columns names the column', () => {
    const two = ['question', 'answer'].map((name) => ({ ...text, name }));
    assert.is(analyze({ 10: 990, 9000: 10 }, two).findings[0]!.args.texts, '1,000 texts (question)');
  });
});
