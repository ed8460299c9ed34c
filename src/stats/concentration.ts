// How much of an amount its largest holders hold. Input is a run-length list (size, how many holders have it), so that a
// million contributors are a few hundred lines; holders of one size are interchangeable and never listed one by one.
import { sum } from 'simple-statistics';

/** `holders` contributors hold `size` rows each. */
export interface Holding {
  size: number;
  holders: number;
}

export interface Concentration {
  holders: number;
  amount: number;
  /** Size of the single largest holder. */
  largest: number;
  /** Lower median of the sizes: a size that some holder really has. */
  median: number;
  /** 1/Σp², the number of equal holders that would be as concentrated (Hill number of order 2). */
  effective: number;
  /** Gini coefficient, 0 (all equal) to 1 − 1/holders. */
  gini: number;
  /** Amount held by the `rank` largest holders together; `rank` from 0 to holders. */
  heldBy(rank: number): number;
}

/**
 * Concentration of an amount over its holders. Null when nobody holds anything. Sizes need not be whole.
 * Effective number: Hill 1973. Gini: mean absolute difference over twice the mean, population form.
 */
export function concentrationOf(holdings: readonly Holding[]): Concentration | null {
  const runs = holdings.filter((run) => run.holders > 0 && run.size > 0).sort((a, b) => b.size - a.size);
  const holders = sum(runs.map((run) => run.holders));
  const amount = sum(runs.map((run) => run.holders * run.size));
  const first = runs[0];
  if (first === undefined) return null;

  const heldBy = (rank: number): number => {
    let left = rank;
    let held = 0;
    for (const run of runs) {
      const taken = Math.min(left, run.holders);
      held += taken * run.size;
      left -= taken;
      if (left <= 0) break;
    }
    return held;
  };
  let before = 0;
  let spread = 0;
  for (const run of runs) {
    spread += run.holders * run.size * (holders - 2 * before - run.holders);
    before += run.holders;
  }
  return {
    holders,
    amount,
    largest: first.size,
    median: sizeAt(runs, Math.floor(holders / 2)),
    effective: amount ** 2 / sum(runs.map((run) => run.holders * run.size ** 2)),
    gini: spread / (holders * amount),
    heldBy,
  };
}

/** Size of the holder at a zero-based rank, largest first. */
function sizeAt(runs: readonly Holding[], rank: number): number {
  let before = 0;
  for (const run of runs) {
    before += run.holders;
    if (rank < before) return run.size;
  }
  return runs.at(-1)?.size ?? 0;
}
