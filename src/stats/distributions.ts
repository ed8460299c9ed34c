// The one door to lib-r-math.js (R's own distribution functions): its types are broken under nodenext, and its import costs
// 60 ms, so it is required on first use and typed here. Required, not imported, because analyzers are synchronous.
import { createRequire } from 'node:module';

interface RMath {
  qchisq(p: number, df: number, ncp?: number, lowerTail?: boolean): number;
  pchisq(x: number, df: number, ncp?: number, lowerTail?: boolean): number;
  qnorm(p: number, mean?: number, sd?: number, lowerTail?: boolean): number;
  pbinom(k: number, size: number, p: number, lowerTail?: boolean): number;
}

let loaded: RMath | undefined;
const r = (): RMath => {
  loaded ??= createRequire(import.meta.url)('lib-r-math.js') as RMath;
  return loaded;
};

/** Value that a chi-square variable with `df` degrees of freedom stays below with probability `p`. */
export const qchisq = (p: number, df: number): number => r().qchisq(p, df);

/** Probability that a chi-square variable with `df` degrees of freedom exceeds `x`; exact in the far tail. */
export const chisqTail = (x: number, df: number): number => r().pchisq(x, df, undefined, false);

/** Value that a standard normal variable stays below with probability `p`. */
export const qnorm = (p: number): number => r().qnorm(p);

/** Probability of at most `k` successes in `size` draws that succeed with probability `p`. */
export const pbinom = (k: number, size: number, p: number): number => r().pbinom(k, size, p);
