// Values that are counted although no codebook knows them: they stand beside the groups, and nothing can be held against them.
// Said in the reason of a check, because shares that leave out one row in seven read differently from shares that do not.
import { count, counted, list, percent } from '../../lib/format.ts';
import type { ProfiledColumn } from '../../read/roles/role.ts';
import type { Noun } from '../findings/nouns.ts';

/** More rows than this part of those with a value are worth a sentence. */
const PART = 0.01;
const NAMED = 3;

/**
 * "34 rows (14 %) hold values that have no code here: ..."; null for few. `rows`: rows with a value, which also is what the
 * part is taken of. Values that may not be printed are never named. Lists are left out: one row may hold several such items.
 */
export function unknownValues(column: ProfiledColumn, rows: number, { one, many }: Noun): string | null {
  const { unknown = 0, unmapped, use } = column;
  if (use.kind === 'list' || !(unknown > PART * rows)) return null;
  const shown = unmapped.slice(0, NAMED);
  const named = shown.map(({ value, count: n }) => `"${value}" (${count(n)})`);
  const isAll = shown.reduce((sum, { count: n }) => sum + n, 0) === unknown;
  const which = named.length === 0 ? 'none of which may be printed' : list(isAll ? named : [...named, 'others']);
  const held = `${counted(unknown, one, many)} (${percent(unknown / rows)}) ${unknown === 1 ? 'holds a value' : 'hold values'}`;
  return `${held} that ${unknown === 1 ? 'has' : 'have'} no code here${named.length === 0 ? ',' : ':'} ${which}`;
}
