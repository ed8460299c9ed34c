// Effective number of groups (Hill 1973): how many equally large groups would be as diverse as these. Chosen over entropy
// because it is a count of groups and doubles when every group is split in two.
import { sum } from 'simple-statistics';

const positive = (counts: readonly number[]) => counts.filter((count) => count > 0);

/** Hill number of order 0, 1, 2 or Infinity of non-negative counts; 0 when nothing was counted. */
export function hill(counts: readonly number[], order: 0 | 1 | 2 | number): number {
  const found = positive(counts);
  const total = sum(found);
  if (total === 0) return 0;
  const shares = found.map((count) => count / total);
  if (order === 0) return shares.length;
  if (order === 1) return Math.exp(-sum(shares.map((p) => p * Math.log(p))));
  if (order === Number.POSITIVE_INFINITY) return 1 / Math.max(...shares);
  return sum(shares.map((p) => p ** order)) ** (1 / (1 - order));
}
