import { classShare } from '../../../src/judge/analyzers/class-share.ts';
import { exampleCategory, exampleColumn, exampleContext, exampleCounts } from '../../../src/judge/example.ts';
import { severityOf } from '../../../src/judge/findings/severity.ts';
import { uniform } from '../../../src/know/references/uniform.ts';
import { ANY, WITHHELD } from '../../../src/read/roles/role.ts';
import { assert, suite } from '../../suite.ts';

/** Davidson: tweets by majority label. */
const TWEETS = { hate: 1430, offensive: 19190, neither: 4163 };

function single(labels: Record<string, number>, more: Parameters<typeof exampleContext>[2] = {}) {
  const rows = Object.values(labels).reduce((sum, n) => sum + n, 0);
  const context = exampleContext(rows, [exampleCategory('sample.label', Object.keys(labels))], more);
  const [request] = classShare.tallies(context);
  const lines = Object.entries(labels).map(([label, n]) => ({ 'sample.label': label, rows: n }));
  return classShare.analyze({ shares: exampleCounts(request!.tallies.shares!, lines) }, request!, context);
}

suite('class-share', (test) => {
  test('three labels of tweets are described: 13 to 1, and no finding', () => {
    const analysis = single(TWEETS);
    assert.equal([analysis.outcome, analysis.findings.length], ['ok', 0]);
    assert.is(analysis.measures.find(({ id }) => id === 'class-share.imbalance')!.value, 19190 / 1430);
    assert.equal(
      analysis.tables[0]!.rows.map(({ label, count }) => [label, count]),
      [
        ['offensive', 19190],
        ['neither', 4163],
        ['hate', 1430],
      ],
    );
    assert.is(analysis.figures[0]!.kind, 'ranked-bars');
  });

  test('list labels: shares are of rows with a label and may add up to more than 1; grief has 96 of 43,410', () => {
    const context = exampleContext(43410, [
      exampleColumn('sample.labels', {
        use: { kind: 'list', notation: 'comma' },
        codes: new Map(['neutral', 'admiration', 'grief'].map((code) => [code, code])),
      }),
    ]);
    const [request] = classShare.tallies(context);
    const lines = [
      { 'sample.labels': 'neutral', rows: 17772 },
      { 'sample.labels': 'admiration', rows: 30000 },
      { 'sample.labels': 'grief', rows: 96 },
      { 'sample.labels': ANY, rows: 43410 },
    ];
    const analysis = classShare.analyze({ shares: exampleCounts(request!.tallies.shares!, lines) }, request!, context);
    const [table] = analysis.tables;
    assert.equal([table!.counting, table!.total, table!.known, table!.rows.length], ['any', 43410, 43410, 3]);
    assert.ok(table!.rows.reduce((sum, { share }) => sum + share!, 0) > 1);
    assert.is(table!.rows.find(({ label }) => label === 'grief')!.share, 96 / 43410);
    const [finding] = analysis.findings;
    assert.equal([finding!.code, severityOf(finding!).severity], ['thin', 'low']);
    assert.equal(
      finding!.collect!.rows.map(({ label, have, toFloor }) => ({ label, have, toFloor })),
      [{ label: 'grief', have: 96, toFloor: 4 }],
    );
  });

  test('one hundred rows are enough, ninety-nine are not, and a file under a hundred rows is left alone', () => {
    assert.equal(single({ a: 500, b: 100 }).findings, []);
    assert.equal(
      single({ a: 500, b: 99 }).findings.map(({ code }) => code),
      ['thin'],
    );
    assert.equal(single({ a: 60, b: 39 }).findings, []);
  });

  test('labels are judged only against what was declared for them', () => {
    const declared = {
      'sample.label': { reference: uniform(Object.keys(TWEETS)), minShare: null, from: 'expect' as const },
    };
    const analysis = single(TWEETS, { declared });
    assert.is(analysis.outcome, 'gap');
    assert.equal(analysis.findings.map(({ code, kind }) => [code, kind]).sort(), [
      ['over', 'gap'],
      ['under', 'gap'],
    ]);
  });

  test('a column of another entity is no label of a sample', () => {
    assert.equal(classShare.tallies(exampleContext(10, [exampleCategory('contributor.gender', ['female'])])), []);
  });

  const nested = (lines: [string | null, string | null, number][]) => {
    const codes = (at: 0 | 1) => [...new Set(lines.flatMap((line) => line[at] ?? []))];
    const context = exampleContext(
      lines.reduce((sum, [, , n]) => sum + n, 0),
      [exampleCategory('sample.label', codes(0)), exampleCategory('sample.label-group', codes(1))],
    );
    const requests = classShare.tallies(context);
    return requests.map((request) => {
      const at = request.columns[0]!.index as 0 | 1;
      const role = `sample.${request.columns[0]!.role}`;
      const sums = new Map<string | null, number>();
      for (const line of lines) sums.set(line[at], (sums.get(line[at]) ?? 0) + line[2]);
      const shares = exampleCounts(
        request.tallies.shares!,
        [...sums].map(([code, rows]) => ({ [role]: code, rows })),
      );
      const groups = request.tallies.groups;
      const both = lines.map(([label, group, rows]) => ({ 'sample.label': label, 'sample.label-group': group, rows }));
      return classShare.analyze(
        { shares, ...(groups ? { groups: exampleCounts(groups, both) } : {}) },
        request,
        context,
      );
    });
  };

  test('wider labels are counted for themselves, and a label under two of them is told', () => {
    const [labels, groups] = nested([
      ['cat', 'animal', 500],
      ['dog', 'animal', 400],
      ['bat', 'animal', 150],
      ['bat', 'sports', 250],
      ['car', null, 300],
      [null, 'sports', 20],
    ]);
    assert.equal(
      labels!.findings.map(({ code, args, items }) => [code, args.names, items.map(({ count }) => count)]),
      [['torn', '"bat"', [400]]],
    );
    assert.equal(
      groups!.tables[0]!.rows.map(({ label, count }) => [label, count]),
      [
        ['animal', 1050],
        ['sports', 270],
      ],
    );
    assert.equal(groups!.findings, []);
  });

  test('a label that is missing in some rows, or whose wider one is, is not torn; nor is what may not be printed', () => {
    const [labels] = nested([
      ['cat', 'animal', 500],
      ['cat', null, 100],
      [null, 'sports', 200],
      [WITHHELD, 'animal', 150],
      [WITHHELD, 'sports', 150],
      ['ball', 'sports', 200],
      ['ball', WITHHELD, 100],
    ]);
    assert.equal(labels!.findings, []);
  });
});
