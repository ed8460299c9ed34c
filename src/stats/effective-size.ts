// How many independent draws the rows of a group are worth when one speaker gives many rows. The cluster-robust variance of a
// share (ratio estimator; Cochran, Sampling Techniques, 3rd ed., section 9A) needs no rows: sums of squares over clusters are
// enough, and amounts (hours, tokens) enter in the same way as row counts.

export interface ClusterSums {
  /** Amount in the group, and over all groups of its domain: N. */
  count: number;
  total: number;
  /** Σ_j n_jg² and Σ_j n_jg·t_j over clusters j, t_j the amount of the cluster over the whole domain. */
  squares: number;
  cross: number;
  /** Σ_j t_j². */
  clusterSquares: number;
  /** Clusters with something in the domain. */
  clusters: number;
  /** The answer never exceeds this: the rows of the domain. */
  rows: number;
}

/** Clusters of equal size that would weigh as much as these: N² / Σ t². Never more than there are (Cauchy-Schwarz). */
export const evenClusters = (total: number, clusterSquares: number): number =>
  clusterSquares > 0 ? (total * total) / clusterSquares : 0;

/**
 * Effective size behind the share `count / total`, between 1 and `rows`; 0 when the domain is empty.
 * With var = [squares − 2p·cross + p²·clusterSquares] / N² · J/(J − 1) it is p(1 − p)/var.
 * A share of 0 or 1 has no variance to divide by: there it is the number of even clusters (as if a cluster were all alike).
 * A single cluster is one draw.
 */
export function effectiveSize(sums: ClusterSums): number {
  const { count, total, squares, cross, clusterSquares, rows } = sums;
  if (!(total > 0)) return 0;
  const within = (size: number) => Math.min(rows, Math.max(1, size));
  const even = evenClusters(total, clusterSquares);
  const clusters = Math.max(sums.clusters, even);
  if (clusters <= 1 + 1e-9) return within(1);
  const p = count / total;
  if (p <= 0 || p >= 1) return within(even);
  const residual = squares - 2 * p * cross + p * p * clusterSquares;
  const variance = (Math.max(0, residual) / (total * total)) * (clusters / (clusters - 1));
  return variance > 0 ? within((p * (1 - p)) / variance) : rows;
}

/**
 * Largest possible Σ_j n_jg² of a union of groups, when only the sums of each are known: each n_jg ≤ t_j, and by
 * Cauchy-Schwarz (Σ √squares)². Cautious: the interval of a union is never too narrow.
 */
export function unionSquares(squares: number[], cross: number): number {
  const root = squares.reduce((sum, s) => sum + Math.sqrt(Math.max(0, s)), 0);
  return Math.min(cross, root * root);
}
