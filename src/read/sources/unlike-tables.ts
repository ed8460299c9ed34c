// Are several files one table? Shards of one table have most columns in common, though some may lack a few. Files that share
// half of their columns or less are different tables: stacked, every number over them would be wrong.
import { inputError } from '../../lib/errors.ts';

export interface NamedColumns {
  path: string;
  columns: readonly string[];
}

/** So many different lists of columns are compared, each with each. */
const MOST_COMPARED = 500;
const LONGEST_NAME = 60;

const shared = (a: NamedColumns, b: NamedColumns): string[] => {
  const known = new Set(b.columns);
  return a.columns.filter((column) => known.has(column));
};

/** Of two tables with different columns: at most half of the smaller is in the other, or the smaller is one column. */
const unlike = (a: NamedColumns, b: NamedColumns): boolean => {
  const smaller = Math.min(a.columns.length, b.columns.length);
  return smaller < 2 || shared(a, b).length <= smaller / 2;
};

/** The first two files that are no one table, and the columns that both have; null = all are alike. */
export function unlikeTables(
  files: readonly NamedColumns[],
): { one: NamedColumns; other: NamedColumns; shared: string[] } | null {
  const kinds = new Map<string, NamedColumns>();
  for (const file of files) {
    const key = JSON.stringify([...file.columns].sort());
    if (!kinds.has(key)) kinds.set(key, file);
  }
  const compared = [...kinds.values()].slice(0, MOST_COMPARED);
  for (const [at, one] of compared.entries()) {
    const other = compared.slice(at + 1).find((next) => unlike(one, next));
    if (other !== undefined) return { one, other, shared: shared(one, other) };
  }
  return null;
}

/** Errors: 65 when two of the files are no one table, with what they share and what to do. */
export function checkAlike(files: readonly NamedColumns[]): void {
  const found = unlikeTables(files);
  if (found === null) return;
  const inCommon =
    found.shared.length === 0
      ? 'have no column in common'
      : `share ${found.shared.length === 1 ? `only "${clipped(found.shared[0]!)}"` : `only ${found.shared.length} columns`}`;
  throw inputError(
    `${clipped(found.one.path)} and ${clipped(found.other.path)} are different tables (they ${inCommon}): name the one that has a row per sample, or link them with --join FILE --on LEFT=RIGHT or \`tables:\``,
  );
}

/** The end of a long name tells it from others. */
const clipped = (name: string): string => (name.length > LONGEST_NAME ? `…${name.slice(1 - LONGEST_NAME)}` : name);
