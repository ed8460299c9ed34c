import type { Counts } from '../../../src/count/tally.ts';
import { contributorConcentration } from '../../../src/judge/analyzers/contributor-concentration.ts';
import { exampleContext, exampleCounts, exampleKey } from '../../../src/judge/example.ts';
import { severityOf } from '../../../src/judge/findings/severity.ts';
import { assert, suite } from '../../suite.ts';

/** Sizes → how many speakers have them; `missing` clips without a speaker id. */
function analyze(sizes: Record<number, number>, missing = 0) {
  const rows = Object.entries(sizes).reduce((sum, [size, n]) => sum + Number(size) * n, missing);
  const context = exampleContext(rows, [
    exampleKey('contributor', { missing: { empty: missing, sentinel: 0, absent: 0 } }),
  ]);
  const [request] = contributorConcentration.tallies(context);
  const lines = Object.entries(sizes).map(([size, entities]) => ({ size: Number(size), entities }));
  const tables: Record<string, Counts> = { sizes: exampleCounts(request!.tallies.sizes!, lines) };
  return contributorConcentration.analyze(tables, request!, context);
}
const measure = (analysis: ReturnType<typeof analyze>, id: string) =>
  analysis.measures.find((each) => each.id === `concentration.${id}`)!.value!;

/** Twi release 22.0, all buckets: eleven speakers. */
const TWI = { 221: 1, 10: 1, 5: 8, 1: 1 };

suite('contributor-concentration', (test) => {
  test('one Twi speaker gave 221 of 272 clips: a high fact with what closes it', () => {
    const analysis = analyze(TWI);
    assert.is(analysis.outcome, 'gap');
    assert.is(measure(analysis, 'top1'), 221 / 272);
    // 272² / (221² + 10² + 8·5² + 1²) = 73984 / 49142
    assert.is(measure(analysis, 'effective-number').toFixed(6), (73984 / 49142).toFixed(6));
    assert.is(measure(analysis, 'median'), 5);
    const [finding] = analysis.findings;
    assert.is(finding?.code, 'single');
    assert.is(severityOf(finding!).severity, 'high');
    // 221 / 0.2 − 272 = 833 clips, at 5 a speaker 167; kept instead: 51 · 0.2 / 0.8 = 12
    assert.equal(finding?.collect?.rows, [
      { label: 'further speaker ids', unit: 'contributors', have: 11, toFloor: 19, toReference: 167 },
    ]);
    assert.match(finding!.collect!.assumption, /keep 12 clips/);
  });

  test('the closing amount is enough and one speaker fewer is not', () => {
    const after = (added: number) => 221 / (272 + 5 * added);
    assert.ok(after(167) <= 0.2 && after(166) > 0.2);
  });

  test('the curve starts at nothing, ends at everything and never falls', () => {
    const [table] = analyze(TWI).tables;
    const rows = table!.rows;
    assert.equal([rows[0]!.x, rows[0]!.share], [0, 0]);
    assert.equal([rows.at(-1)!.x, rows.at(-1)!.share], [1, 1]);
    assert.ok(rows.every((row, i) => i === 0 || (row.x! > rows[i - 1]!.x! && row.share! >= rows[i - 1]!.share!)));
    assert.ok(
      rows.every((row) => row.share! >= row.x! - 1e-12),
      'the largest hold at least their part',
    );
  });

  test('a fifth is not over a fifth, and clips without an id count as if by others', () => {
    assert.equal(
      analyze({ 20: 1, 1: 80 }).findings.map(({ code }) => code),
      ['few'],
    );
    assert.equal(
      analyze({ 21: 1, 1: 79 }).findings.map(({ code }) => code),
      ['single'],
    );
    const hidden = analyze({ 21: 1, 1: 79 }, 30);
    assert.is(hidden.outcome, 'undetermined');
    assert.match(hidden.reason, /30 clips have no speaker id/);
  });

  test('1 % of many speakers with most of the clips is a medium fact', () => {
    const [finding] = analyze({ 300: 10, 2: 990 }).findings;
    assert.is(finding?.code, 'top-percent');
    assert.is(severityOf(finding!).severity, 'medium');
    assert.is(finding!.args.top, '10');
  });

  test('few equal speakers: as many more as reach the floor', () => {
    const [finding] = analyze({ 10: 12 }).findings;
    assert.is(finding?.code, 'few');
    assert.is(finding!.collect!.rows[0]!.toFloor, 18);
  });

  test('without any id nothing can be told', () => {
    const analysis = analyze({}, 40);
    assert.is(analysis.outcome, 'undetermined');
    assert.equal(analysis.tables, []);
  });

  test('the id of a sample is no contributor', () => {
    assert.equal(contributorConcentration.tallies(exampleContext(10, [exampleKey('sample')])), []);
  });
});
