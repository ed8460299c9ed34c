import type { Tally } from '../../../src/count/tally.ts';
import { crossOf } from '../../../src/judge/coverage/cross.ts';
import { exampleCounts } from '../../../src/judge/example.ts';
import { ANY, CONTRADICTORY, DECLINED } from '../../../src/read/roles/role.ts';
import { assert, suite } from '../../suite.ts';

const tally = (entity: Tally['entity'] = null): Tally => ({
  ...{ kind: 'groups', table: 'manifest', within: ['race'], entity, amounts: [], merge: 'add' },
  by: [
    { role: 'race', column: 0 },
    { role: 'gender', column: 1 },
  ],
});
type Line = [race: string | null, gender: string | null, rows: number];
const cross = (lines: Line[]) =>
  crossOf(
    exampleCounts(
      tally(),
      lines.map(([race, gender, rows]) => ({ race, gender, rows })),
    ),
    'race',
    'gender',
    'rows',
  );
const close = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual}, not ${expected}`);

suite('cross', (test) => {
  test('total is known and missing, whichever of the two is not recorded', () => {
    const { total, known, missing, groups } = cross([
      ['a', 'f', 10],
      ['a', 'm', 20],
      ['a', null, 5],
      [null, 'f', 3],
      [null, null, 2],
      ['b', 'm', 40],
    ]);
    assert.equal([total, known, missing], [80, 70, 10]);
    assert.equal(
      groups.map((group) => [group.code, group.known, group.missing]),
      [
        ['a', 30, 5],
        ['b', 40, 0],
      ],
    );
  });

  test('a cell is compared with the rest, from which its own group is left out', () => {
    const { cells } = cross([
      ['a', 'f', 10],
      ['a', 'm', 30],
      ['b', 'f', 60],
      ['b', 'm', 40],
      ['c', 'f', 20],
    ]);
    const cell = cells.find(({ group, value }) => group === 'a' && value === 'f')!;
    assert.equal([cell.count, cell.total, cell.share], [10, 40, 0.25]);
    assert.equal([cell.rest.count, cell.rest.total], [80, 120]);
    close(cell.ratio!, 0.25 / (80 / 120));
    close(cell.expected, (40 * 90) / 160);
    const empty = cells.find(({ group, value }) => group === 'c' && value === 'm')!;
    assert.equal([empty.count, empty.share, empty.ratio], [0, 0, 0]);
  });

  test('declined answers stay in the denominator and get no cell; contradictions are in neither', () => {
    const { cells, known, contradictory, total } = cross([
      ['a', 'f', 10],
      ['a', DECLINED, 10],
      ['b', 'f', 10],
      ['b', CONTRADICTORY, 7],
    ]);
    assert.equal([total, known, contradictory], [37, 30, 7]);
    assert.ok(cells.every(({ value }) => value === 'f'));
    assert.is(cells.find(({ group }) => group === 'a')!.share, 0.5);
  });

  test('list items are shares of the rows with any item', () => {
    const { cells, known, missing } = cross([
      ['a', 'x', 30],
      ['a', 'y', 30],
      ['a', ANY, 40],
      ['a', null, 10],
      ['b', 'x', 5],
      ['b', ANY, 50],
      [null, 'x', 8],
      [null, ANY, 9],
    ]);
    assert.equal([known, missing], [90, 19]);
    assert.is(cells.find(({ group, value }) => group === 'a' && value === 'x')!.share, 0.75);
    assert.ok(cells.every(({ value }) => value !== ANY));
  });

  test('rows of speakers are worth as many draws as their clusters allow', () => {
    // Group a: two speakers with 10 f and 10 m clips; group b: ten speakers with one clip each, five f.
    const lines = [
      {
        race: 'a',
        gender: 'f',
        rows: 10,
        contributors: 1,
        'rows:sq': 100,
        'rows:cross': 100,
        'rows:tsq': 200,
        clusters: 2,
      },
      {
        race: 'a',
        gender: 'm',
        rows: 10,
        contributors: 1,
        'rows:sq': 100,
        'rows:cross': 100,
        'rows:tsq': 200,
        clusters: 2,
      },
      { race: 'b', gender: 'f', rows: 5, contributors: 5, 'rows:sq': 5, 'rows:cross': 5, 'rows:tsq': 10, clusters: 10 },
      { race: 'b', gender: 'm', rows: 5, contributors: 5, 'rows:sq': 5, 'rows:cross': 5, 'rows:tsq': 10, clusters: 10 },
    ];
    const counts = exampleCounts(tally({ name: 'contributor', column: 2 }), lines);
    const rows = crossOf(counts, 'race', 'gender', 'rows');
    const own = rows.cells.find(({ group, value }) => group === 'a' && value === 'f')!;
    // var = (100 − 2·½·100 + ¼·200)/20² · 2/1 = 0.25, so p(1 − p)/var = 1
    close(own.size, 1);
    // rest: var = (5 − 5 + 2.5)/10² · 10/9
    close(own.rest.size, 0.25 / ((2.5 / 100) * (10 / 9)));
    assert.equal(
      rows.groups.map(({ draws }) => draws),
      [2, 10],
    );
    const people = crossOf(counts, 'race', 'gender', 'contributors');
    assert.equal(
      people.cells.map(({ count, size }) => [count, size]),
      [
        [1, 2],
        [5, 10],
        [1, 2],
        [5, 10],
      ],
    );
  });

  test('nothing recorded gives no cells and no numbers', () => {
    const { cells, known, missing } = cross([['a', null, 4]]);
    assert.equal([cells.length, known, missing], [0, 0, 4]);
    assert.is(cross([]).total, 0);
  });
});
