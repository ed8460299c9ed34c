import { exactDuplicates } from '../../../src/judge/analyzers/exact-duplicates.ts';
import {
  exampleCategory,
  exampleColumn,
  exampleContext,
  exampleCounts,
  exampleKey,
} from '../../../src/judge/example.ts';
import { annotations } from '../../../src/know/kinds/annotations.ts';
import { assert, suite } from '../../suite.ts';

const text = exampleColumn('sample.text', { use: { kind: 'text' } });
const url = exampleColumn('sample.url', { use: { kind: 'none' }, missing: { empty: 4, sentinel: 0, absent: 0 } });
const split = exampleCategory('sample.split', ['train', 'dev', 'test']);

/** Sizes of addresses; `spread`: the splits of a value, one of them, its values and rows there. */
function analyze(sizes: Record<number, number>, spread: [string, string, number, number][] = []) {
  const context = exampleContext(100, [url, split]);
  const [request] = exactDuplicates.tallies(context);
  const { exact, spread: across, splits } = request!.tallies;
  return exactDuplicates.analyze(
    {
      exact: exampleCounts(
        exact!,
        Object.entries(sizes).map(([size, entities]) => ({ size: Number(size), entities })),
      ),
      spread: exampleCounts(
        across!,
        spread.map(([codes, code, values, rows]) => ({
          codes: JSON.stringify(codes.split(' ')),
          'sample.split': code,
          values,
          rows,
        })),
      ),
      splits: exampleCounts(splits!, [
        { 'sample.split': 'dev', rows: 20 },
        { 'sample.split': 'test', rows: 20 },
        { 'sample.split': 'train', rows: 60 },
      ]),
    },
    request!,
    context,
  );
}
const measure = (analysis: ReturnType<typeof analyze>, id: string) =>
  analysis.measures.find((each) => each.id === `duplicates.exact.${id}`)!.value;

suite('exact-duplicates', (test) => {
  test('values, their rows, and the rows beyond the first are three numbers', () => {
    const analysis = analyze({ 1: 80, 2: 5, 6: 1 });
    assert.equal(
      [measure(analysis, 'values'), measure(analysis, 'rows'), measure(analysis, 'surplus')],
      [6, 16, 10 / 96],
    );
    assert.equal(
      analysis.tables[0]!.rows.map(({ label, count }) => `${label} ${count}`),
      ['once 80', 'twice 10', '6 to 10 times 6'],
    );
    assert.equal(
      analysis.findings.map(({ code, weight }) => [code, weight.level]),
      [['repeats', 'medium']],
    );
    assert.match(analysis.reason, /none stands in two splits/);
  });
  test('what is trained on and tested with is a high fact, whose rows are those outside the training part', () => {
    const shared: [string, string, number, number][] = [
      ['test train', 'train', 2, 5],
      ['test train', 'test', 2, 3],
      ['dev test', 'dev', 1, 1],
      ['dev test', 'test', 1, 1],
    ];
    const analysis = analyze({ 1: 90, 2: 3 }, shared);
    const leak = analysis.findings.find(({ code }) => code === 'leak')!;
    assert.is(leak.weight.level, 'high');
    assert.equal(
      [leak.args.values, leak.args.affected, leak.args.splits],
      ['2 values', '3 clips', '"test" and "train"'],
    );
    assert.equal(
      analysis.tables[1]!.rows.map(({ label, count, share }) => [label, count, share]),
      [
        ['dev', 1, 0.05],
        ['test', 4, 0.2],
        ['train', 5, 5 / 60],
      ],
    );
  });
  test('two parts that are not trained on share values: medium', () => {
    const [, leak] = analyze({ 1: 90, 2: 1 }, [
      ['dev test', 'dev', 1, 1],
      ['dev test', 'test', 1, 1],
    ]).findings;
    assert.is(leak?.weight.level, 'medium');
  });
  test('texts are also compared without case, addresses are not', () => {
    const names = (columns: (typeof text)[]) =>
      exactDuplicates.tallies(exampleContext(9, columns)).map(({ tallies }) => Object.keys(tallies).join(' '));
    assert.equal(names([text]), ['exact folded']);
    assert.equal(names([url]), ['exact']);
    assert.equal(
      names([exampleColumn('sample.id', { name: 'md5hash' }), exampleColumn('sample.id', { name: 'row' })]),
      ['exact'],
    );
  });
  test('where samples are rated by several, their texts repeat by design', () => {
    assert.equal(exactDuplicates.tallies(exampleContext(9, [text, exampleKey('sample')])), []);
  });

  test('names of files of a very large table are not compared, and that is said', () => {
    const path = exampleColumn('sample.path', { use: { kind: 'none' } });
    const context = exampleContext(5_000_001, [path]);
    const [request] = exactDuplicates.tallies(context);
    assert.equal(request!.tallies, {});
    const { outcome, reason } = exactDuplicates.analyze({}, request!, context);
    assert.equal([outcome, /over 5,000,000/.test(reason)], ['not-applicable', true]);
  });

  test('what several raters judge comes back by design, and the check says that it does not apply', () => {
    const path = exampleColumn('sample.path', { use: { kind: 'none' } });
    const rated = exampleContext(300, [path, text, exampleKey('annotator')], { kind: annotations });
    for (const request of exactDuplicates.tallies(rated)) {
      assert.equal(request.tallies, {});
      const { outcome, reason, findings } = exactDuplicates.analyze({}, request, rated);
      assert.equal([outcome, findings], ['not-applicable', []]);
      assert.match(reason, /several raters judge the same sample/);
    }
    assert.is(exactDuplicates.tallies(rated).length, 2);
    const [labelled] = exactDuplicates.tallies(exampleContext(300, [path, exampleKey('annotator')]));
    assert.equal(Object.keys(labelled!.tallies), ['exact']);
  });
});
