// How many to add, removing none, so that shares reach a reference. Adding changes the denominator, so the groups are filled
// together: the smallest total T with Σ max(n_g, ρ·q_g·T) = T, found exactly. Pure arithmetic on counts; sentences are in collect.ts.

export interface Group {
  /** What there is, in the unit of the shares. */
  count: number;
  /** Share the reference gives, 0..1. */
  share: number;
}

/** Tolerance against sums of shares that are 1 only up to rounding. */
const EPSILON = 1e-9;
const up = (value: number, whole: boolean): number => (whole ? Math.ceil(value - EPSILON) : Math.max(0, value));

/**
 * How many of each group to add so that every share is at least `ratio` × its reference share (1: at least the reference).
 * Fewest in all (where shares ask for everything, up to rounding each group up); whole numbers unless `whole` is false (hours). Null when it cannot be done by adding to these groups, because
 * the groups that fall short would have to make up more than everything.
 */
export function addToShares(groups: readonly Group[], ratio = 1, whole = true): number[] | null {
  const have = groups.reduce((sum, { count }) => sum + count, 0);
  const asked = ratio * groups.reduce((sum, { share }) => sum + share, 0);
  let total = smallestTotal(groups, ratio, have);
  if (total === null) return null;
  for (;;) {
    const reach: number = total;
    const added = groups.map(({ count, share }) => Math.max(0, up(ratio * share * reach - count, whole)));
    total = have + added.reduce((sum, x) => sum + x, 0);
    // Shares that make up everything cannot be met exactly in whole numbers: rounding up once is as near as it gets.
    if (total <= reach + EPSILON * Math.max(1, reach) || asked > 1 - EPSILON) return added;
  }
}

/** The least total T ≥ `have` at which every group can have `ratio·share·T`; null when there is none. */
function smallestTotal(groups: readonly Group[], ratio: number, have: number): number | null {
  const wanted = groups.map(({ count, share }) => ({ count, share: ratio * share })).filter(({ share }) => share > 0);
  // Groups join the ones that fall short in the order of the totals from which on they do; between two such totals the sum is linear.
  wanted.sort((a, b) => a.count / a.share - b.count / b.share);
  let kept = have;
  let asked = 0;
  for (const [i, { count, share }] of wanted.entries()) {
    kept -= count;
    asked += share;
    const next = wanted[i + 1];
    const joins = next === undefined ? Number.POSITIVE_INFINITY : next.count / next.share;
    if (asked < 1 - EPSILON) {
      const total = kept / (1 - asked);
      if (Math.max(total, have) <= joins) return Math.max(total, have);
    } else if (kept <= EPSILON * Math.max(1, have)) {
      return Math.max(have, count / share);
    } else {
      return null;
    }
  }
  return have;
}

/** How many more of one group alone give it `share` of the new total; null when it never can (`share` ≥ 1 with others present). */
export function addAlone(count: number, total: number, share: number, whole = true): number | null {
  if (count >= share * total) return 0;
  return share < 1 ? up((share * total - count) / (1 - share), whole) : null;
}

/** How many of anything else bring a group down to `share` of the new total; null for a share of 0. */
export function addOthers(count: number, total: number, share: number, whole = true): number | null {
  if (count <= share * total) return 0;
  return share > 0 ? up(count / share - total, whole) : null;
}

/** How many more reach the floor; null where there is none. */
export const addToFloor = (count: number, floor: number | null): number | null =>
  floor === null ? null : Math.max(0, Math.ceil(floor - count));
