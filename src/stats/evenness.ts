// How evenly a total is spread over groups: Pielou's J, Gini-Simpson and the largest-to-smallest ratio that tells a file that
// was made equal on purpose.
import { hill } from './hill.ts';

/** Largest over smallest: up to this a distribution counts as equal by construction (design: 1.2). */
export const EQUAL_RATIO = 1.2;

/** Pielou's J = H / ln S over groups that occur, 0..1; null for fewer than two groups. */
export function pielou(counts: readonly number[]): number | null {
  const groups = hill(counts, 0);
  return groups < 2 ? null : Math.log(hill(counts, 1)) / Math.log(groups);
}

/** Probability that two draws with replacement differ: 1 − Σ p². 0 when nothing was counted. */
export function giniSimpson(counts: readonly number[]): number {
  const two = hill(counts, 2);
  return two === 0 ? 0 : 1 - 1 / two;
}

/** Largest over smallest count of the groups that occur; null for fewer than two groups. */
export function imbalance(counts: readonly number[]): number | null {
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let groups = 0;
  for (const count of counts) {
    if (!(count > 0)) continue;
    groups += 1;
    largest = Math.max(largest, count);
    smallest = Math.min(smallest, count);
  }
  return groups < 2 ? null : largest / smallest;
}

/** Two groups or more of nearly the same size. */
export const equalByConstruction = (counts: readonly number[]): boolean =>
  (imbalance(counts) ?? Number.POSITIVE_INFINITY) <= EQUAL_RATIO;
