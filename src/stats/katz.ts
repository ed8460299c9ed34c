// Ratio of two independent proportions with the log interval of Katz et al. (1978). Takes shares and effective sizes, so the
// same line serves independent rows and clustered ones.
import { qnorm } from './distributions.ts';
import { ALPHA, type Interval } from './wilson.ts';

export interface Proportion {
  /** 0..1 */
  share: number;
  /** Effective number of draws behind it. */
  size: number;
}

const logVariance = ({ share, size }: Proportion): number => (1 - share) / (share * size);

/** Half a draw added to a share that is exactly 0 (Walter 1975), so that its logarithm exists. */
const moved = ({ share, size }: Proportion): Proportion => ({
  share: (share * size + 0.5) / (size + 0.5),
  size: size + 0.5,
});

/**
 * `of.share / to.share` and its two-sided interval. Ratio 0 gives an interval from 0; null when either side has no draws or
 * the ratio is undefined (`to.share` 0).
 */
export function ratioOfShares(
  of: Proportion,
  to: Proportion,
  alpha = ALPHA,
): { ratio: number; interval: Interval } | null {
  if (!(of.size > 0) || !(to.size > 0) || !(to.share > 0)) return null;
  const zero = of.share === 0;
  const [a, b] = zero ? [moved(of), moved(to)] : [of, to];
  const centre = Math.log(a.share / b.share);
  const spread = qnorm(1 - alpha / 2) * Math.sqrt(logVariance(a) + logVariance(b));
  return { ratio: of.share / to.share, interval: [zero ? 0 : Math.exp(centre - spread), Math.exp(centre + spread)] };
}
