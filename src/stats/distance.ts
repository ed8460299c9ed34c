// Distances between two distributions given as shares over the same groups. No cell is ever dropped: a group that only one
// side has is what these numbers are for. Natural logarithms; Kullback-Leibler may be infinite and is reported as such.

type Shares = readonly number[];

const sum = (p: Shares, q: Shares, term: (p: number, q: number) => number): number =>
  p.reduce((total, share, i) => total + term(share, q[i] ?? 0), 0);

/** ½ Σ |p − q|, 0..1: the share of rows that would have to change group. */
export const totalVariation = (p: Shares, q: Shares): number => sum(p, q, (a, b) => Math.abs(a - b)) / 2;

/** Σ p ln(p/q) in nats; Infinity when p has a group that q gives nothing. */
export const kullbackLeibler = (p: Shares, q: Shares): number =>
  sum(p, q, (a, b) => (a === 0 ? 0 : a * Math.log(a / b)));

/** Jensen-Shannon divergence in bits, 0..1 (Lin 1991). */
export function jensenShannon(p: Shares, q: Shares): number {
  const middle = p.map((share, i) => (share + (q[i] ?? 0)) / 2);
  return (kullbackLeibler(p, middle) + kullbackLeibler(q, middle)) / 2 / Math.LN2;
}

/** √(½ Σ (√p − √q)²), 0..1. */
export const hellinger = (p: Shares, q: Shares): number =>
  Math.sqrt(sum(p, q, (a, b) => (Math.sqrt(a) - Math.sqrt(b)) ** 2) / 2);
