// Evidence that a ratio of two proportions lies outside a band, not merely away from 1: in a large file every ratio differs
// from 1, and a screen that tested for that would find everything. Same log-normal model as the interval in katz.ts.
import { chisqTail, qnorm } from './distributions.ts';
import { type Proportion, ratioOfShares } from './katz.ts';
import { ALPHA } from './wilson.ts';

/**
 * Two-sided p-value of "the ratio is inside `band`" (a minimum-effect test; Murphy and Myors 1999): 1 while the ratio is inside,
 * and at most 0.05 exactly when the 95 % interval of `ratioOfShares` lies outside. Null where there is no ratio.
 */
export function beyondBand(of: Proportion, to: Proportion, band: readonly [number, number]): number | null {
  const [centre, end] = [ratioOfShares(of, to, 1), ratioOfShares(of, to)].map(
    (found) => found && Math.log(found.interval[1]),
  );
  if (centre === null || end === null || centre === undefined || end === undefined) return null;
  const outside = Math.max(Math.log(band[0]) - centre, centre - Math.log(band[1]));
  if (outside <= 0) return 1;
  const error = (end - centre) / qnorm(1 - ALPHA / 2);
  return error > 0 ? chisqTail((outside / error) ** 2, 1) : 0;
}
