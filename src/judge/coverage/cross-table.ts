// A screened cross as the table of a result: at most twenty groups by twenty values, the largest, because more can be neither
// drawn nor read; what is left out is said, and findings still look at every cell.
import { count } from '../../lib/format.ts';
import type { ResultRow, ResultTable } from '../../result/schema.ts';
import { type RecordedColumn, roleOf } from '../recorded.ts';
import type { Cross, CrossCell } from './cross.ts';
import { labelOf } from './labels.ts';
import type { ScreenedCell } from './screen.ts';

const MOST_SHOWN = 20;

export interface CrossFrame {
  id: string;
  title: string;
  outer: RecordedColumn;
  inner: RecordedColumn;
}

/** One cell as a row: its share inside the group, with the share in the rest of the file as reference. */
export function rowOf(cell: CrossCell, { outer, inner }: CrossFrame, verdict: string | null): ResultRow {
  return {
    keys: { [roleOf(outer)]: cell.group, [roleOf(inner)]: cell.value },
    label: `${labelOf(inner, cell.value)} within ${labelOf(outer, cell.group)}`,
    raw: [],
    count: cell.count,
    share: cell.share,
    interval: cell.interval,
    bounds: cell.bounds,
    reference: cell.rest.share,
    ratio: cell.ratio,
    verdict,
  };
}

/** Groups in natural order or by size, values likewise; `verdicts`: print what the screen made of each cell. */
export function crossTable(
  cross: Cross,
  cells: readonly ScreenedCell[],
  frame: CrossFrame,
  verdicts: boolean,
): ResultTable {
  const groups = largest(frame.outer, cells, ({ group }) => group);
  const values = largest(frame.inner, cells, ({ value }) => value);
  const shown = (codes: readonly string[], code: string): number => codes.slice(0, MOST_SHOWN).indexOf(code);
  const rows = cells
    .filter(({ group, value }) => shown(groups, group) >= 0 && shown(values, value) >= 0)
    .sort((a, b) => shown(groups, a.group) - shown(groups, b.group) || shown(values, a.value) - shown(values, b.value));
  const left = cells.length - rows.length;
  const compared = 'The reference of each row is the share in the rest of the file.';
  return {
    id: frame.id,
    title: frame.title,
    unit: cross.unit,
    total: cross.total,
    known: cross.known,
    missing: cross.missing,
    ...(cross.contradictory > 0 ? { contradictory: cross.contradictory } : {}),
    counting: frame.inner.use.kind === 'list' ? 'any' : 'single',
    note: left > 0 ? `${compared} The largest ${MOST_SHOWN} are listed; ${count(left)} cells are not.` : compared,
    rows: rows.map((cell) => rowOf(cell, frame, verdicts ? cell.verdict : null)),
  };
}

/** The codes of one side: the largest first to be kept, then put in their natural order where they have one. */
function largest(column: RecordedColumn, cells: readonly CrossCell[], codeOf: (cell: CrossCell) => string): string[] {
  const sizes = new Map<string, number>();
  for (const cell of cells) sizes.set(codeOf(cell), (sizes.get(codeOf(cell)) ?? 0) + cell.count);
  const bySize = [...sizes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([code]) => code);
  const kept = bySize.slice(0, MOST_SHOWN);
  const natural = (column.order ?? []).filter((code) => kept.includes(code));
  return [...natural, ...kept.filter((code) => !natural.includes(code))];
}
