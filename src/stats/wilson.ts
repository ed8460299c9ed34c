// The score interval of one proportion (Wilson 1927). It never leaves 0..1, is not empty at 0 of n, and takes a share and a
// size instead of a count, so that an effective size (not whole, smaller than the number of rows) works as well.
import { qchisq } from './distributions.ts';

export type Interval = [low: number, high: number];

/** Two-sided error probability of every interval that Rollcall prints. */
export const ALPHA = 0.05;

/**
 * Limits of a share whose squared score distance is at most `b` (a chi-square quantile with one degree of freedom).
 * `share` in 0..1, `size` > 0 (effective); Wilson 1927, in the form of Goodman 1965, equation 8.
 */
export function scoreInterval(share: number, size: number, b: number): Interval {
  const x = share * size;
  const spread = Math.sqrt(b * (b + 4 * x * (1 - share)));
  const low = (b + 2 * x - spread) / (2 * (size + b));
  const high = (b + 2 * x + spread) / (2 * (size + b));
  return [share <= 0 ? 0 : Math.max(0, low), share >= 1 ? 1 : Math.min(1, high)];
}

/** Wilson interval of `share` seen in `size` (effective) draws; null when nothing was drawn. */
export function wilson(share: number, size: number, alpha = ALPHA): Interval | null {
  return size > 0 ? scoreInterval(share, size, qchisq(1 - alpha, 1)) : null;
}
