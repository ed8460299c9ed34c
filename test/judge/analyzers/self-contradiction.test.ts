import { collect } from '../../../src/count/collect.ts';
import type { Counts } from '../../../src/count/tally.ts';
import { createArqueroEngine } from '../../../src/engine/arquero.ts';
import { selfContradiction } from '../../../src/judge/analyzers/self-contradiction.ts';
import { exampleCategory, exampleContext, exampleKey } from '../../../src/judge/example.ts';
import { assert, suite } from '../../suite.ts';

const ROWS: [string | null, string | null][] = [
  ['a', 'f'],
  ['a', 'm'],
  ['b', 'f'],
  ['b', ''],
  ['b', null],
  ['c', ''],
  ['c', null],
  ['d', 'm'],
  ['d', 'm'],
  ['e', 'f'],
  ['e', 'm'],
  ['e', '?'],
  [null, 'f'],
  ['', 'm'],
];

const analysis = async () => {
  const column = exampleCategory('contributor.gender', [], {
    codes: new Map([
      ['f', 'female'],
      ['m', 'male'],
      ['', null],
      ['?', null],
    ]),
    labels: new Map([
      ['female', 'Female'],
      ['male', 'Male'],
    ]),
  });
  const context = exampleContext(ROWS.length, [exampleKey('contributor'), column]);
  const [request] = selfContradiction.tallies(context);
  const data = [ROWS.map(([id]) => id), ROWS.map(([, gender]) => gender)];
  const engine = createArqueroEngine([{ table: 'manifest', columns: ['speaker', 'gender'], data }]);
  const counts: Counts[] = [];
  for await (const count of collect(engine, Object.values(request!.tallies), context.columns)) counts.push(count);
  const tables = Object.fromEntries(
    Object.entries(request!.tallies).map(([name, tally]) => [name, counts.find((count) => count.tally === tally)!]),
  );
  return selfContradiction.analyze(tables, request!, context);
};

suite('self-contradiction', (test) => {
  test('two answers of one person are told from blanks that the other rows fill', async () => {
    const { measures, findings, reason, tables } = await analysis();
    assert.equal(
      measures.map(({ id, value }) => [id.replace(/^.*\./, ''), value]),
      [
        ['contradictory', 2],
        ['fillable', 1],
        ['fillable-rows', 2],
      ],
    );
    assert.is(findings[0]!.args.held, '2');
    assert.match(findings[0]!.args.people!, /^5 /);
    assert.is(tables[0]!.rows[0]!.label, 'Female and Male');
    assert.is(tables[0]!.rows[0]!.count, 2);
    assert.match(reason, '2 of 5');
  });

  test('what a sample is may differ from row to row, so only people with an id are asked', () => {
    const context = exampleContext(10, [exampleCategory('sample.language', ['en']), exampleKey('contributor')]);
    assert.equal(selfContradiction.tallies(context), []);
    assert.equal(selfContradiction.tallies(exampleContext(10, [exampleCategory('contributor.gender', ['f'])])), []);
  });
});
