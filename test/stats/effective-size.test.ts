import { type ClusterSums, effectiveSize, evenClusters, unionSquares } from '../../src/stats/effective-size.ts';
import { near } from '../near.ts';
import { assert, suite } from '../suite.ts';

/** Sums of one group from clusters given as [amount in the group, amount in all groups]. */
function sums(clusters: [own: number, all: number][], rows?: number): ClusterSums {
  const add = (term: (own: number, all: number) => number) =>
    clusters.reduce((sum, [own, all]) => sum + term(own, all), 0);
  const total = add((_, all) => all);
  return {
    count: add((own) => own),
    total,
    squares: add((own) => own * own),
    cross: add((own, all) => own * all),
    clusterSquares: add((_, all) => all * all),
    clusters: clusters.length,
    rows: rows ?? total,
  };
}
const repeat = (times: number, pair: [number, number]): [number, number][] => Array.from({ length: times }, () => pair);

suite('the effective size of a share', (test) => {
  test('is nearly the number of rows when every row is its own cluster', () => {
    const size = effectiveSize(sums([...repeat(30, [1, 1]), ...repeat(70, [0, 1])]));
    near(size, 99, 1e-9);
  });

  test('is nearly the number of speakers when all clips of a speaker are alike', () => {
    const size = effectiveSize(sums([...repeat(30, [10, 10]), ...repeat(70, [0, 10])]));
    near(size, 99, 1e-9);
  });

  test('follows the ratio estimator, worked by hand', () => {
    // Two clusters of 3 and 1, p = 3/4: residuals 0.75 and -0.75, var = 1.125 / 16 · 2 = 0.140625, size 0.1875 / 0.140625.
    near(
      effectiveSize(
        sums([
          [3, 3],
          [0, 1],
        ]),
      ),
      4 / 3,
      1e-12,
    );
  });

  test('works for amounts, which scale away', () => {
    const clips = sums(
      [
        [3, 5],
        [0, 4],
        [2, 2],
        [1, 6],
      ],
      17,
    );
    const hours = sums(
      [
        [0.3, 0.5],
        [0, 0.4],
        [0.2, 0.2],
        [0.1, 0.6],
      ],
      17,
    );
    near(effectiveSize(hours), effectiveSize(clips), 1e-9);
  });

  test('never exceeds the rows, even when every cluster has the same share', () => {
    assert.is(effectiveSize(sums(repeat(10, [5, 10]))), 100);
  });

  test('is one draw when there is one cluster', () => assert.is(effectiveSize(sums([[5, 10]])), 1));

  test('is the number of even clusters for a share of 0 or 1', () => {
    near(
      effectiveSize(
        sums([
          [0, 6],
          [0, 2],
        ]),
      ),
      evenClusters(8, 40),
      1e-12,
    );
    near(
      effectiveSize(
        sums([
          [6, 6],
          [2, 2],
        ]),
      ),
      1.6,
      1e-12,
    );
  });

  test('is 0 for an empty domain', () => assert.is(effectiveSize(sums([])), 0));

  test('of a union is never overstated: its squares are an upper bound', () => {
    const [a, b] = [
      sums([
        [3, 5],
        [0, 4],
        [2, 2],
      ]),
      sums([
        [1, 5],
        [4, 4],
        [0, 2],
      ]),
    ];
    const union = sums([
      [4, 5],
      [4, 4],
      [2, 2],
    ]);
    const bound = unionSquares([a.squares, b.squares], a.cross + b.cross);
    assert.ok(bound >= union.squares);
    assert.ok(bound <= union.cross);
  });
});
