// The order of findings: severity, then the cautious end of the gap, then how many are affected, then the id, so that the
// order never depends on the order of columns or files.
import type { Finding } from '../../result/schema.ts';
import { SEVERITIES } from './severity.ts';

type Ranked = Pick<Finding, 'severity' | 'rank' | 'id'>;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Comparison for `sort`: worst first. */
export const byRank = (a: Ranked, b: Ranked): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  b.rank.gap - a.rank.gap ||
  b.rank.affected - a.rank.affected ||
  byText(a.id, b.id);

/** A ranked copy, worst first. */
export const rankFindings = <F extends Ranked>(findings: readonly F[]): F[] => [...findings].sort(byRank);
