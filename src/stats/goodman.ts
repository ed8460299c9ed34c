// Simultaneous intervals of the k shares of one table (Goodman 1965): the score interval with alpha split over the cells, so
// that all of them hold together with 95 %. Each cell brings its own effective size. The same arithmetic serves list labels
// (shares that need not sum to 1), where it is a plain Bonferroni correction.
import { qchisq } from './distributions.ts';
import { ALPHA, type Interval, scoreInterval } from './wilson.ts';

/** Quantiles by error probability: a table of thousands of cells asks for the same one thousands of times. */
const quantiles = new Map<number, number>();

/** Squared score distance for `cells` simultaneous two-sided intervals. */
export function goodmanQuantile(cells: number, alpha = ALPHA): number {
  const each = alpha / Math.max(1, cells);
  const known = quantiles.get(each) ?? qchisq(1 - each, 1);
  quantiles.set(each, known);
  return known;
}

/**
 * Interval of one of `cells` shares judged together. `share` 0..1, `size` effective; null when `size` is 0.
 * Goodman, "On simultaneous confidence intervals for multinomial proportions", Technometrics 7 (1965).
 */
export function goodman(share: number, size: number, cells: number, alpha = ALPHA): Interval | null {
  return size > 0 ? scoreInterval(share, size, goodmanQuantile(cells, alpha)) : null;
}

/**
 * The share nearest to `threshold` from below whose interval would still end under it: what a file of this effective size
 * could have shown. Inverts the score test, so it agrees with `goodman` exactly; null when not even 0 would have been enough.
 */
export function smallestVisible(threshold: number, size: number, cells: number, alpha = ALPHA): number | null {
  if (!(size > 0)) return null;
  const share = threshold - Math.sqrt((goodmanQuantile(cells, alpha) * threshold * (1 - threshold)) / size);
  return share >= 0 ? share : null;
}
