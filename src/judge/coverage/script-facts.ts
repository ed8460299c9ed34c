// Facts about writing systems alone: that one script is nearly all of it, and texts without a letter.
import { count, counted, percent } from '../../lib/format.ts';
import type { Context, Draft } from '../analyzer.ts';
import { columnMark } from '../findings/nouns.ts';
import type { RecordedColumn } from '../recorded.ts';
import { plainItem } from './plain.ts';
import { isScript, labelOfScript, type Scripts } from './scripts.ts';

/** From this share on, one script is what the file is written in. */
const SCOPE = 0.95;
/** More texts than this without a letter are a fact. */
const NO_LETTERS = 0.05;

const fact = (
  code: string,
  n: number,
  scripts: Scripts,
  level: 'note' | 'low',
  key: string,
  why: string,
  args: Draft['args'],
): Draft => ({
  ...{ code, kind: 'fact', unit: 'rows', args, weight: { nature: 'fact', ratio: null, level, why } },
  items: [plainItem({ script: key }, labelOfScript(key), n, n / scripts.known)],
  rank: { gap: 0, affected: n },
});

/** "220 texts (column 3)": the texts that are looked at, told from those of other columns. */
const textsOf = ({ known }: Scripts, column: RecordedColumn, context: Context): string =>
  `${counted(known, context.kind.rowNoun.one, context.kind.rowNoun.many)}${columnMark(column, context)}`;

/** One script is what the file is written in: the scope, described. */
export function scopeOf(scripts: Scripts, column: RecordedColumn, context: Context): Draft | null {
  const [first] = scripts.rows;
  if (!first || !isScript(first.script) || first.count < SCOPE * scripts.known) return null;
  return fact(
    'scope',
    first.count,
    scripts,
    'note',
    first.script,
    `One script holds ${percent(SCOPE)} or more of the texts.`,
    {
      ...{ script: labelOfScript(first.script), share: percent(first.count / scripts.known) },
      known: textsOf(scripts, column, context),
    },
  );
}

/** Texts in which there is no letter. */
export function withoutLetters(scripts: Scripts, column: RecordedColumn, context: Context): Draft | null {
  const none = scripts.rows.find(({ script }) => script === 'none')?.count ?? 0;
  if (none <= NO_LETTERS * scripts.known) return null;
  return fact(
    'no-letters',
    none,
    scripts,
    'low',
    'none',
    `More than ${percent(NO_LETTERS)} of the texts have no letter.`,
    {
      ...{ none: count(none), share: percent(none / scripts.known) },
      known: textsOf(scripts, column, context),
    },
  );
}
