import { effectiveSize } from '../../src/stats/effective-size.ts';
import { goodman } from '../../src/stats/goodman.ts';
import { ratioOfShares } from '../../src/stats/katz.ts';
import { wilson } from '../../src/stats/wilson.ts';
import { assert, suite } from '../suite.ts';

/** Deterministic uniform numbers (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const RUNS = 3000;
const drawn = (random: () => number, shares: number[]): number => {
  let left = random();
  return shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
};

suite('intervals hold what they promise (simulation)', (test) => {
  test('Wilson holds the true share in about 95 % of draws, also for rare groups', () => {
    const random = generator(1);
    for (const [p, n] of [
      [0.5, 40],
      [0.05, 200],
      [0.01, 1000],
    ] as const) {
      let held = 0;
      for (let run = 0; run < RUNS; run += 1) {
        let x = 0;
        for (let i = 0; i < n; i += 1) if (random() < p) x += 1;
        const [low, high] = wilson(x / n, n)!;
        if (low <= p && p <= high) held += 1;
      }
      assert.ok(held / RUNS > 0.93 && held / RUNS < 0.985, `${p} of ${n}: ${held / RUNS}`);
    }
  });

  test('Goodman holds all shares of a table at once in at least 94 % of draws', () => {
    const random = generator(2);
    const shares = [0.5, 0.25, 0.12, 0.08, 0.05];
    let held = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const counts = shares.map(() => 0);
      for (let i = 0; i < 300; i += 1) counts[drawn(random, shares)]! += 1;
      const all = counts.every((count, g) => {
        const [low, high] = goodman(count / 300, 300, shares.length)!;
        return low <= shares[g]! && shares[g]! <= high;
      });
      if (all) held += 1;
    }
    assert.ok(held / RUNS > 0.94, String(held / RUNS));
  });

  for (const [name, clusters, alike] of [
    ['speakers with one gender and very unequal numbers of clips', 80, 1],
    ['authors who write in several languages', 80, 0.5],
  ] as const) {
    test(`the effective size keeps the promise for ${name}, where independent rows would not`, () => {
      const random = generator(3);
      const p = 0.3;
      let held = 0;
      let naive = 0;
      for (let run = 0; run < RUNS; run += 1) {
        let [count, total, squares, cross, clusterSquares] = [0, 0, 0, 0, 0];
        for (let j = 0; j < clusters; j += 1) {
          const size = Math.ceil(3 / (random() + 0.02));
          const own = random() < p ? 1 : 0;
          let inside = 0;
          for (let i = 0; i < size; i += 1) inside += random() < alike ? own : random() < p ? 1 : 0;
          count += inside;
          total += size;
          squares += inside ** 2;
          cross += inside * size;
          clusterSquares += size ** 2;
        }
        const size = effectiveSize({ count, total, squares, cross, clusterSquares, clusters, rows: total });
        const [low, high] = wilson(count / total, size)!;
        if (low <= p && p <= high) held += 1;
        const [from, to] = wilson(count / total, total)!;
        if (from <= p && p <= to) naive += 1;
      }
      console.log(`    ${name}: held ${held / RUNS}, as independent rows ${naive / RUNS}`);
      assert.ok(held / RUNS > 0.9, String(held / RUNS));
      assert.ok(naive / RUNS < 0.85, String(naive / RUNS));
    });
  }

  test('the ratio of two shares holds the true ratio in about 95 % of draws', () => {
    const random = generator(4);
    let held = 0;
    for (let run = 0; run < RUNS; run += 1) {
      let [a, b] = [0, 0];
      for (let i = 0; i < 200; i += 1) if (random() < 0.2) a += 1;
      for (let i = 0; i < 500; i += 1) if (random() < 0.3) b += 1;
      const [low, high] = ratioOfShares({ share: a / 200, size: 200 }, { share: b / 500, size: 500 })!.interval;
      if (low <= 2 / 3 && 2 / 3 <= high) held += 1;
    }
    assert.ok(held / RUNS > 0.935 && held / RUNS < 0.97, String(held / RUNS));
  });
});
