// From the verdicts of values to the outcome of a check: gap > undetermined > ok. A fact worth more than a note is something to
// look at, so it counts as a gap; differences from a reference that nobody declared never do.
import type { Check } from '../../result/schema.ts';
import type { Draft } from '../analyzer.ts';
import { isGap, isUndecided } from '../verdict.ts';
import { severityOf } from './severity.ts';

/** How many values have each verdict; values without one are left out. */
export function countVerdicts(rows: readonly { verdict: string | null }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of rows) if (verdict !== null) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const calls = (draft: Draft): boolean =>
  draft.kind === 'gap' || (draft.kind === 'fact' && severityOf(draft).severity !== 'note');

/** Outcome of a check that ran: findings first, then values that nobody can judge. `known` 0 is never ok. */
export function outcomeOf(
  findings: readonly Draft[],
  valueOutcomes: Readonly<Record<string, number>>,
  known: number,
): Check['outcome'] {
  const verdicts = Object.keys(valueOutcomes);
  if (findings.some(calls) || verdicts.some(isGap)) return 'gap';
  if (!(known > 0) || verdicts.some(isUndecided)) return 'undetermined';
  return 'ok';
}
