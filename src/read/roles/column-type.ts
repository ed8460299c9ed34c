// Columns in words: their type, and what to say of one that is not understood.
import { evidence, isDate, isFile, isUrl } from './evidence.ts';
import type { ColumnFacts } from './facts.ts';
import { listNotation } from './list-notation.ts';
import { matchName } from './names.ts';

/** Type of a column in words, from its sampled values. */
export function typeOf(facts: ColumnFacts): string {
  if (facts.known === 0) return 'empty';
  if (facts.share(isUrl) > 0.9) return 'url';
  if (facts.distinct <= 2 && evidence['yes-no'](facts) === 1) return 'boolean';
  if (facts.share(isDate) > 0.9) return 'date';
  if (facts.numeric > 0.95)
    return facts.unique > 0.95 && facts.integer === facts.numeric && facts.known > 20 ? 'identifier' : 'number';
  if (listNotation(facts, false) !== null) return 'list';
  if (evidence.label(facts) === 1) return 'category';
  return evidence.id(facts) >= 0.9 || facts.share(isFile) > 0.9 ? 'identifier' : 'text';
}

/** Why a column has no role, and what would make it one. */
export const describeUnknown = (facts: ColumnFacts, type: string, why = 'not understood'): string => {
  if (facts.known === 0) return 'empty: nothing to go by';
  if (
    matchName(facts.name, ['name', 'full name', 'first name', 'last name', 'surname']) === 'exact' &&
    facts.unique > 0.5
  )
    return 'may hold names; not used and never printed';
  return type === 'category' || type === 'boolean'
    ? `${why}; --role ${shellWord(`${facts.name}=context`)} makes it a category to cross`
    : `${why}: ${type}`;
};

/** A word as it must be typed in a shell. */
export const shellWord = (word: string): string =>
  /^[\w.=:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
