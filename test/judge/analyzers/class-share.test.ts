import { classShare } from '../../../src/judge/analyzers/class-share.ts';
import { exampleCategory, exampleColumn, exampleContext, exampleCounts } from '../../../src/judge/example.ts';
import { severityOf } from '../../../src/judge/findings/severity.ts';
import { uniform } from '../../../src/know/references/uniform.ts';
import { ANY } from '../../../src/read/roles/role.ts';
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
});
