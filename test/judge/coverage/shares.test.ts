import fc from 'fast-check';
import type { Expectation } from '../../../src/judge/analyzer.ts';
import { measureShares, type Shares } from '../../../src/judge/coverage/shares.ts';
import { exampleCategory, exampleContext, exampleCounts } from '../../../src/judge/example.ts';
import { seal } from '../../../src/know/references/seal.ts';
import { CONTRADICTORY, DECLINED, WITHHELD } from '../../../src/read/roles/role.ts';
import { effectiveSize } from '../../../src/stats/effective-size.ts';
import { goodman } from '../../../src/stats/goodman.ts';
import { near } from '../../near.ts';
import { assert, suite } from '../../suite.ts';

const ROLE = 'contributor.gender';
type Row = Record<string, string | number | null>;

const target = (shares: Record<string, number>): Expectation => ({
  from: 'target',
  minShare: null,
  reference: seal(
    { id: 't', title: 'T', source: '', date: '', licence: '', role: '*', overlapping: false, notes: [] },
    new Map(Object.entries(shares)),
  ),
});

function measured(
  rows: Row[],
  expectation: Expectation | null,
  more: { unit?: string; floor?: number | null; entity?: boolean } = {},
): Shares {
  const { unit = 'rows', floor = 100, entity = false } = more;
  const column = exampleCategory(
    ROLE,
    rows.map((row) => row[ROLE]).filter((code) => typeof code === 'string'),
  );
  const counts = exampleCounts(
    {
      kind: 'groups',
      table: 'manifest',
      by: [{ role: ROLE, column: 0 }],
      within: [],
      entity: entity ? { name: 'contributor', column: 1 } : null,
      amounts: [],
      merge: 'add',
    },
    rows,
  );
  const context = exampleContext(1000, [column], expectation ? { declared: { [ROLE]: expectation } } : {});
  return measureShares({ counts, column, role: ROLE, unit, id: unit, title: 'T', floor, leading: true }, context);
}

const plain = (counts: Record<string, number>, missing = 0): Row[] => [
  ...Object.entries(counts).map(([code, rows]) => ({ [ROLE]: code, rows })),
  ...(missing > 0 ? [{ [ROLE]: null, rows: missing }] : []),
];
const rowOf = ({ table }: Shares, code: string) => table.rows.find(({ keys }) => keys[ROLE] === code)!;

suite('a share table', (test) => {
  test('counts missing beside, and total = known + missing', () => {
    const { table } = measured(plain({ a: 600, b: 200 }, 200), null);
    assert.equal([table.total, table.known, table.missing], [1000, 800, 200]);
    assert.is(table.rows[0]!.share, 0.75);
    assert.equal(table.rows[0]!.bounds, [0.6, 0.8]);
    assert.is(table.rows[0]!.verdict, 'described');
  });

  test('has Goodman intervals over all its cells', () => {
    const shares = measured(plain({ a: 600, b: 300, c: 100 }), null);
    assert.equal(rowOf(shares, 'b').interval, goodman(0.3, 1000, 3));
  });

  test('keeps contradictory people out of every row and says how many they are', () => {
    const { table } = measured(
      [
        { [ROLE]: 'a', rows: 90, contributors: 60 },
        { [ROLE]: 'b', rows: 60, contributors: 30 },
        { [ROLE]: CONTRADICTORY, rows: 0, contributors: 5 },
        { [ROLE]: null, rows: 10, contributors: 5 },
      ],
      null,
      { unit: 'contributors', entity: true },
    );
    assert.equal([table.total, table.known, table.missing, table.contradictory], [100, 90, 5, 5]);
    assert.is(table.rows.length, 2);
  });

  test('takes the effective size of rows from the sums over people', () => {
    const domain = { 'rows:tsq': 100 * 100, clusters: 100 };
    const shares = measured(
      [
        { [ROLE]: 'a', rows: 700, contributors: 70, 'rows:sq': 7000, 'rows:cross': 7000, ...domain },
        { [ROLE]: 'b', rows: 300, contributors: 30, 'rows:sq': 3000, 'rows:cross': 3000, ...domain },
      ],
      null,
      { entity: true },
    );
    const size = effectiveSize({
      count: 300,
      total: 1000,
      squares: 3000,
      cross: 3000,
      clusterSquares: 10_000,
      clusters: 100,
      rows: 1000,
    });
    near(size, 99, 1e-9);
    assert.equal(rowOf(shares, 'b').interval, goodman(0.3, size, 2));
  });

  test('judges each value against what was declared', () => {
    const shares = measured(plain({ a: 900, b: 100 }), target({ a: 0.5, b: 0.3, c: 0.2 }));
    assert.equal(
      ['a', 'b', 'c'].map((code) => rowOf(shares, code).verdict),
      ['over', 'under', 'absent'],
    );
    assert.is(rowOf(shares, 'c').count, 0);
    assert.is(rowOf(shares, 'c').interval, null, 'a zero in a full count is a fact');
    near(rowOf(shares, 'b').ratio!, 1 / 3, 1e-12);
  });

  test('shows declined and withheld answers last, without a reference, and leaves them out of ratios', () => {
    const shares = measured(plain({ [DECLINED]: 400, [WITHHELD]: 100, a: 250, b: 250 }), target({ a: 0.5, b: 0.5 }));
    assert.equal(
      shares.table.rows.map(({ keys }) => keys[ROLE]),
      ['a', 'b', DECLINED, WITHHELD],
    );
    assert.is(rowOf(shares, DECLINED).reference, null);
    assert.is(rowOf(shares, 'a').share, 0.25);
    assert.is(rowOf(shares, 'a').ratio, 1);
    assert.is(rowOf(shares, DECLINED).label, 'prefer not to say');
  });

  test('cannot tell where the missing could make up the difference', () => {
    const shares = measured(plain({ a: 700, b: 300 }, 600), target({ a: 0.5, b: 0.5 }));
    assert.is(rowOf(shares, 'b').verdict, 'cannot-tell-missing');
  });

  test('judges small values together, and none twice', () => {
    const shares = measured(plain({ a: 700, b: 290, c: 5, d: 5 }), target({ a: 0.7, b: 0.2, c: 0.06, d: 0.04 }));
    assert.is(rowOf(shares, 'c').verdict, 'described');
    assert.equal(
      shares.judged.map(({ members }) => members),
      [['a'], ['b'], ['c', 'd']],
    );
  });

  test('judges nothing in an empty file, and does not divide by it', () => {
    const shares = measured(plain({}, 50), target({ a: 0.5, b: 0.5 }));
    assert.is(shares.table.known, 0);
    for (const { verdict, share } of shares.table.rows) {
      assert.is(share, null);
      assert.is(verdict, 'described');
    }
  });

  test('of one group is whole', () => {
    const shares = measured(plain({ a: 500 }), null);
    assert.is(rowOf(shares, 'a').share, 1);
    assert.is(rowOf(shares, 'a').interval![1], 1);
  });

  test('breaks ties by code', () => {
    const shares = measured(plain({ b: 5, c: 5, a: 5 }), null);
    assert.equal(
      shares.table.rows.map(({ keys }) => keys[ROLE]),
      ['a', 'b', 'c'],
    );
  });

  test('judges list labels one by one against a least share', () => {
    const least: Expectation = { from: 'expect', minShare: 0.3, reference: null };
    const shares = measured(
      [...plain({ joy: 600, fear: 150, anger: 500 }), { [ROLE]: '(any)', rows: 1000 }, { [ROLE]: null, rows: 100 }],
      least,
    );
    assert.equal([shares.table.total, shares.table.known, shares.table.counting], [1100, 1000, 'any']);
    assert.is(rowOf(shares, 'joy').share, 0.6);
    assert.equal(
      ['joy', 'fear', 'anger'].map((code) => rowOf(shares, code).verdict),
      ['within', 'under', 'within'],
    );
  });
});

const counted = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 2000 }), {
  minKeys: 1,
});
const EVEN = target({ a: 0.2, b: 0.2, c: 0.2, d: 0.2, e: 0.2 });
const seed = { numRuns: 100, seed: 11 };

suite('a share table, whatever the counts (properties)', (test) => {
  test('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(counted, fc.nat(500), (counts, missing) => {
        const rows = plain(counts, missing);
        assert.equal(measured([...rows].reverse(), EVEN).table, measured(rows, EVEN).table);
      }),
      seed,
    );
  });

  test('names do not matter: other codes give the same numbers under other codes', () => {
    const other = (code: string) => `z${code}`;
    const renamed = target(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((code) => [other(code), 0.2])));
    fc.assert(
      fc.property(counted, (counts) => {
        const before = measured(plain(counts), EVEN).table.rows;
        const after = measured(
          plain(Object.fromEntries(Object.entries(counts).map(([code, n]) => [other(code), n]))),
          renamed,
        ).table.rows;
        const numbers = (row: (typeof before)[number]) => [row.count, row.share, row.interval, row.ratio, row.verdict];
        assert.equal(after.map(numbers), before.map(numbers));
        assert.equal(
          after.map(({ keys }) => keys[ROLE]),
          before.map(({ keys }) => other(keys[ROLE]!)),
        );
      }),
      seed,
    );
  });

  test('twice the counts keep every share and never widen an interval', () => {
    fc.assert(
      fc.property(counted, (counts) => {
        const twice = Object.fromEntries(Object.entries(counts).map(([code, n]) => [code, 2 * n]));
        const [once, double] = [measured(plain(counts), null).table.rows, measured(plain(twice), null).table.rows];
        once.forEach((row, i) => {
          assert.is(double[i]!.share, row.share);
          const width = ([low, high]: [number, number]) => high - low;
          assert.ok(width(double[i]!.interval!) <= width(row.interval!) + 1e-12);
        });
      }),
      seed,
    );
  });

  test('shares sum to 1, lie in their interval and in their bounds', () => {
    fc.assert(
      fc.property(counted, fc.nat(300), (counts, missing) => {
        const { rows } = measured(plain(counts, missing), null).table;
        near(
          rows.reduce((sum, { share }) => sum + share!, 0),
          1,
          1e-9,
        );
        for (const { share, interval, bounds } of rows) {
          assert.ok(interval![0] <= share! && share! <= interval![1]);
          if (bounds) assert.ok(bounds[0] <= share! && share! <= bounds[1] + 1e-12);
        }
      }),
      seed,
    );
  });
});
