// The words that a reader reads for the codes of a result, and the order in which they are told. A code that is not listed
// here (an older or a newer result) is shown as it is written, so that nothing disappears.
import { count, percent, ratio as plainRatio } from '../lib/format.ts';
import type { Outcome, Result, Severity } from '../result/schema.ts';
import { clean } from './charts/label.ts';

export { count, percent as share };

/** A ratio; something present is never "0". */
export const ratio = (value: number): string => (value > 0 && value < 0.005 ? 'under 0.01' : plainRatio(value));

export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'note'];

/** Outcomes in the order of telling; `many` is read after a number of checks. */
export const OUTCOMES: readonly { code: Outcome; word: string; many: string }[] = [
  { code: 'gap', word: 'gap or fact to look at', many: 'with a gap or a fact to look at' },
  { code: 'undetermined', word: 'cannot tell', many: 'where nobody can tell' },
  { code: 'error', word: 'failed to run', many: 'failed to run' },
  { code: 'not-applicable', word: 'does not apply', many: 'do not apply' },
  { code: 'ok', word: 'nothing to act on', many: 'with nothing to act on' },
];

export const outcomeWord = (code: string): string => OUTCOMES.find((o) => o.code === code)?.word ?? spaced(code);

const VERDICTS: Readonly<Record<string, string>> = {
  absent: 'absent',
  'below-floor': 'below the floor',
  under: 'fewer than expected',
  over: 'more than expected',
  within: 'within 0.8 to 1.25 of the reference',
  'cannot-tell-missing': 'cannot tell: not recorded',
  'cannot-tell-few': 'cannot tell: too few',
  described: 'described',
};

export const verdictWord = (code: string | null): string => (code === null ? '' : (VERDICTS[code] ?? spaced(code)));

const ATTENTION = new Set(['absent', 'below-floor', 'under', 'over']);
export const asksForAttention = (verdict: string | null): boolean => verdict !== null && ATTENTION.has(verdict);

export const KINDS: Readonly<Record<string, string>> = {
  gap: 'Gap against what was declared',
  fact: 'Fact, visible in the file itself',
  difference: 'Difference from a reference that nobody declared',
};

export const BASES: Readonly<Record<string, string>> = {
  'self-reported': 'stated by the people themselves',
  annotator: 'judged by annotators',
  assigned: 'assigned by the makers of the data',
  model: 'inferred by a model',
  unknown: 'not recorded who said so',
};

export const ORIGINS: Readonly<Record<string, string>> = {
  declared: 'declared',
  detected: 'detected',
  derived: 'derived from content',
  none: 'not used',
};

/** Topics in the order of telling; a family that is not listed comes last, under its own name. */
export const TOPICS: readonly { family: string; title: string }[] = [
  { family: 'demographic', title: 'People' },
  { family: 'geographic', title: 'Places' },
  { family: 'linguistic', title: 'Languages' },
  { family: 'contextual', title: 'Context' },
  { family: 'label', title: 'Labels' },
  { family: 'quality', title: 'Completeness and quality' },
  { family: 'provenance', title: 'Sources and rights' },
  { family: 'privacy', title: 'Privacy' },
  { family: 'change', title: 'Change' },
];

export const COUNTING: Readonly<Record<string, string>> = {
  single: 'one value for each',
  any: 'each value counts once for each row that carries it; shares may add up to more than 100 %',
  fractional: 'a row that carries several values is split evenly between them',
  exclusive: 'only rows that carry exactly one value',
};

/** `date-captured` → "date captured". */
export const spaced = (code: string): string => code.replaceAll(/[-_]/g, ' ');

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The reader's word for a unit: the row noun of the kind for rows, otherwise the unit itself. */
export function unitWord(unit: string, { dataset }: Pick<Result, 'dataset'>, n = 2): string {
  const noun = unit === 'rows' ? dataset.rowNoun : dataset.unitNouns?.[unit];
  if (noun !== undefined) return n === 1 ? noun.one : noun.many;
  return spaced(n === 1 ? unit.replace(/s$/, '') : unit);
}

/** What the file was held against, or why against nothing: a declaration that fits no column is no missing declaration. */
export function comparedWith({ references, parameters }: Result): string {
  const declared = references.filter((reference) => reference.declared).map(({ title }) => clean(title));
  if (declared.length > 0) return declared.join('; ');
  const asked = [parameters.target, parameters.expect].some((given) => Array.isArray(given) && given.length > 0);
  return asked ? 'nothing: no column could be held against what is declared' : 'nothing: no target is declared';
}
