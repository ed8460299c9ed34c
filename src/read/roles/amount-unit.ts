// The unit of an amount, from the name of its column, and for bare durations from the values.
// A wrong unit makes every number after it wrong, so a duration whose unit cannot be told stays a question.
import type { ColumnFacts } from './facts.ts';
import { nameWords } from './names.ts';
import type { ColumnUse } from './role.ts';

/** Unit word → hours in one unit. */
const HOURS_IN: [RegExp, string, number][] = [
  [/^(ms|msec|msecs|millis|milliseconds?)$/, 'milliseconds', 1 / 3_600_000],
  [/^(s|sec|secs|seconds?|segundos|secondes|sekunden|秒|초)$/, 'seconds', 1 / 3600],
  [/^(m|min|mins|minutes?|minutos|minuten|分|분)$/, 'minutes', 1 / 60],
  [/^(h|hr|hrs|hours?|heures|stunden|horas|時間|시간)$/, 'hours', 1],
];

const PLAIN: Record<string, { unit: string; factor: number }> = {
  tokens: { unit: 'tokens', factor: 1 },
  characters: { unit: 'characters', factor: 1 },
  size: { unit: 'bytes', factor: 1 },
};

export interface AmountUnit {
  use: ColumnUse;
  /** In words: what was assumed. */
  reason: string;
}

const inHours = (factor: number): ColumnUse => ({ kind: 'amount', unit: 'hours', factor });

/** A unit that a user names in `--role COLUMN=duration[ms]`; null when it is no unit of time. */
export function declaredUnit(word: string): ColumnUse | null {
  const found = HOURS_IN.find(([pattern]) => pattern.test(word.toLowerCase()));
  return found ? inHours(found[2]) : null;
}

/** The word that `declaredUnit` reads as this amount of hours; null when there is none. */
export const unitOf = (use: ColumnUse): string | null =>
  ['ms', 's', 'min', 'h'].find((word) => {
    const known = declaredUnit(word);
    return known?.kind === 'amount' && use.kind === 'amount' && known.factor === use.factor;
  }) ?? null;

/** How to read an amount column: `duration` in hours, others as they are; null when the unit cannot be told. */
export function amountUnit(role: string, facts: ColumnFacts): AmountUnit | null {
  const plain = PLAIN[role];
  if (plain !== undefined) return { use: { kind: 'amount', ...plain }, reason: `counted in ${plain.unit}` };
  if (role !== 'duration') return null;
  for (const word of nameWords(facts.name)) {
    const found = HOURS_IN.find(([pattern]) => pattern.test(word));
    if (found) return { use: inHours(found[2]), reason: `the name says ${found[1]}` };
  }
  const looksLikeSeconds = facts.numeric - facts.integer > 0.5 && facts.max <= 7200 && facts.min >= 0.05;
  return looksLikeSeconds
    ? {
        use: inHours(1 / 3600),
        reason: 'no unit in the name; fractional values up to two hours of seconds: taken for seconds',
      }
    : null;
}
