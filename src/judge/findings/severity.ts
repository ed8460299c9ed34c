// How bad a finding is, decided once, in words that a reader can check. A difference from a reference that nobody declared is
// always a note; a fact has the level its analyzer states; a gap is weighed by its favourable end, never by a p-value.
import { ratio } from '../../lib/format.ts';
import type { Severity } from '../../result/schema.ts';
import type { Draft } from '../analyzer.ts';

export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'note'];

/** Ratios from which a gap is high: below the first, above the second. */
const HIGH = { under: 0.5, over: 2 };

interface Weighed {
  severity: Severity;
  /** One sentence, why. */
  reason: string;
}

type Weight = Draft['weight'];

const gapBySide = (side: 'under' | 'over', { ratio: end }: Weight): Weighed => {
  const beyond = end !== null && (side === 'under' ? end < HIGH.under : end > HIGH.over);
  const text = end === null ? 'an unknown ratio' : ratio(end);
  const limit = side === 'under' ? `under ${HIGH.under}` : `over ${HIGH.over}`;
  return beyond
    ? { severity: 'high', reason: `Even the favourable end of the ratio, ${text}, is ${limit}.` }
    : { severity: 'medium', reason: `The favourable end of the ratio is ${text}, outside the expected range.` };
};

const BY_NATURE: Record<Weight['nature'], (weight: Weight) => Weighed> = {
  absent: () => ({ severity: 'critical', reason: 'A group that was declared as expected is absent.' }),
  'below-floor': () => ({
    severity: 'critical',
    reason: 'A group that was declared as expected is below the floor for any use.',
  }),
  'right-missing': () => ({ severity: 'critical', reason: 'A required right is not recorded.' }),
  'role-missing': () => ({ severity: 'critical', reason: 'A required field is not recorded.' }),
  under: (weight) => gapBySide('under', weight),
  over: (weight) => gapBySide('over', weight),
  fact: ({ level = 'note' }) => ({ severity: level, reason: 'Seen in the file itself, without an outside reference.' }),
};

const needsNoReference = (weight: Weight) => weight.nature === 'right-missing' || weight.nature === 'role-missing';

/** Severity of a draft and the reason for it; `weight.why`, where an analyzer gives one, is the reason. */
export function severityOf(draft: Pick<Draft, 'kind' | 'weight'>): Weighed {
  const { kind, weight } = draft;
  if (kind === 'difference') {
    return { severity: 'note', reason: weight.why ?? 'For orientation: nobody declared this reference as the target.' };
  }
  const nature = kind === 'fact' && !needsNoReference(weight) ? 'fact' : weight.nature;
  const weighed = BY_NATURE[nature](weight);
  return { severity: weighed.severity, reason: weight.why ?? weighed.reason };
}
