// What the values of a role are called and in which order they stand in a table: ages in their own order, everything else by
// count. Answers that have no reference, and what could not be printed, come last.
import { DECLINED, type ProfiledColumn, WITHHELD } from '../../read/roles/role.ts';
import type { ResultRow } from '../../result/schema.ts';
import { REST } from './proportion.ts';

const LABELS: Record<string, string> = {
  [DECLINED]: 'prefer not to say',
  [WITHHELD]: 'values held by too few to print',
  [REST]: 'all other values together',
};

/** What a reader reads for a code of this column. */
export const labelOf = (column: ProfiledColumn, code: string): string =>
  column.labels?.get(code) ?? LABELS[code] ?? code;

/** Natural order where the column has one, else count descending, then code; answers without a reference last. */
export function rowOrder(
  column: ProfiledColumn,
): (a: ResultRow & { code: string }, b: ResultRow & { code: string }) => number {
  const position = new Map((column.order ?? []).map((code, i) => [code, i]));
  const last = (code: string) => (code === REST ? 3 : code === WITHHELD ? 2 : code === DECLINED ? 1 : 0);
  const natural = (code: string) => (position.size === 0 ? 0 : (position.get(code) ?? position.size));
  return (a, b) =>
    last(a.code) - last(b.code) ||
    natural(a.code) - natural(b.code) ||
    b.count - a.count ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
