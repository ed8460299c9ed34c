// Exact order statistics from a list of values and how often each occurs, so that ten million lengths are a few thousand lines.

export interface ValueCount {
  value: number;
  count: number;
}

export interface Distribution {
  count: number;
  sum: number;
  min: number;
  max: number;
  /** The smallest value that at least the part `q` (0..1) does not exceed: one that occurs. */
  quantile(q: number): number;
  /** Part of the sum that the `count·part` largest values hold, at least one of them. */
  heldByLargest(part: number): number;
}

/** Distribution of values; null without any. Quantiles by inverse of the empirical distribution (Hyndman and Fan 1996, type 1). */
export function distributionOf(counts: readonly ValueCount[]): Distribution | null {
  const runs = counts.filter(({ count }) => count > 0).sort((a, b) => a.value - b.value);
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return null;
  const count = runs.reduce((total, run) => total + run.count, 0);
  const sum = runs.reduce((total, run) => total + run.count * run.value, 0);
  const quantile = (q: number): number => {
    const rank = Math.max(1, Math.ceil(q * count - 1e-9));
    let before = 0;
    for (const run of runs) {
      before += run.count;
      if (before >= rank) return run.value;
    }
    return last.value;
  };
  const heldByLargest = (part: number): number => {
    let left = Math.max(1, Math.floor(part * count));
    let held = 0;
    for (const run of runs.toReversed()) {
      const taken = Math.min(left, run.count);
      held += taken * run.value;
      left -= taken;
      if (left === 0) break;
    }
    return sum > 0 ? held / sum : 0;
  };
  return { count, sum, min: first.value, max: last.value, quantile, heldByLargest };
}
