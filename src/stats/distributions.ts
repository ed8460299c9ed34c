// The one door to lib-r-math.js (R's own distribution functions): its types are broken under nodenext, so they are written
// here. Quantiles are remembered, because an audit asks for the same few of them thousands of times.
import * as library from 'lib-r-math.js';

interface RMath {
  qchisq(p: number, df: number, ncp?: number, lowerTail?: boolean): number;
  pchisq(x: number, df: number, ncp?: number, lowerTail?: boolean): number;
  qnorm(p: number, mean?: number, sd?: number, lowerTail?: boolean): number;
  pbinom(k: number, size: number, p: number, lowerTail?: boolean): number;
}

const r: RMath = library;

/** The same function, asked once for each pair of arguments; at most `most` answers are kept for each second one. */
const remembered = (ask: (p: number, df: number) => number, most = 10_000): ((p: number, df: number) => number) => {
  const answers = new Map<number, Map<number, number>>();
  return (p, df) => {
    if (answers.size >= most) answers.clear();
    const own = answers.get(df) ?? new Map<number, number>();
    const known = own.get(p);
    if (known !== undefined) return known;
    if (own.size >= most) own.clear();
    const answer = ask(p, df);
    answers.set(df, own.set(p, answer));
    return answer;
  };
};

const chisqQuantile = remembered((p, df) => r.qchisq(p, df));
const normalQuantile = remembered((p) => r.qnorm(p));

/** Value that a chi-square variable with `df` degrees of freedom stays below with probability `p`. */
export const qchisq = (p: number, df: number): number => chisqQuantile(p, df);

/** Probability that a chi-square variable with `df` degrees of freedom exceeds `x`; exact in the far tail. */
export const chisqTail = (x: number, df: number): number => r.pchisq(x, df, undefined, false);

/** Value that a standard normal variable stays below with probability `p`. */
export const qnorm = (p: number): number => normalQuantile(p, 0);

/** Probability of at most `k` successes in `size` draws that succeed with probability `p`. */
export const pbinom = (k: number, size: number, p: number): number => r.pbinom(k, size, p);
