// The share table of one role in one unit: what is there, how far it can be trusted, what it is held against and what that
// comes to. Verdicts are made once, on the partition of values large enough to be judged (proportion.ts), and stand beside the
// values in the table; without a declared comparison the same arithmetic runs for orientation and every verdict is "described".
import type { Counts } from '../../count/tally.ts';
import { DECLINED, type ProfiledColumn, WITHHELD } from '../../read/roles/role.ts';
import type { FindingItem, ResultRow, ResultTable } from '../../result/schema.ts';
import { goodman } from '../../stats/goodman.ts';
import type { Interval } from '../../stats/wilson.ts';
import type { Context } from '../analyzer.ts';
import { smallestVisibleRatio, type VerdictCode, verdict } from '../verdict.ts';
import { type Cell, type Cells, readCells, sizeOf } from './cells.ts';
import { type Compared, type Comparison, compareColumn } from './comparison.ts';
import { type Part, partition, REST, type Wider } from './proportion.ts';

export interface ShareRequest {
  counts: Counts;
  column: ProfiledColumn;
  role: string;
  unit: string;
  id: string;
  title: string;
  /** Least count in this unit; null for amounts. */
  floor: number | null;
  /** Ways up for values too small to be judged alone. */
  levels?: readonly Wider[];
  /** Readable names of wider groups. */
  labelOf?: (code: string) => string | undefined;
  /** Only the leading unit is judged; tables beside it show ratios without verdicts. */
  leading: boolean;
}

/** One value, or one group of values judged together, with all that is known about it. */
export interface JudgedValue {
  row: ResultRow;
  /** Verdict as if the comparison had been declared: what orientation differences are made of. */
  compared: VerdictCode;
  /** Interval of the ratio; null without reference or effective size. */
  ratios: Interval | null;
  /** What the comparison expects in the unit. */
  expected: number | null;
  /** Ratio nearest to 1 that would have been seen as under; null when none. */
  visible: number | null;
  members: string[];
}

export interface Shares {
  table: ResultTable;
  /** The partition that is judged; the same values as the rows when nothing was rolled up. */
  judged: JudgedValue[];
  /** Whether some values are judged only together. */
  rolledUp: boolean;
  compared: Compared;
  cells: Cells;
  /** What ratios are shares of. */
  comparable: number;
}

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

/** Counts, shares, intervals, bounds, references, ratios and verdicts of one role in one unit. */
export function measureShares(request: ShareRequest, context: Context): Shares {
  const { column, role, unit } = request;
  const cells = readCells(request.counts, role, unit);
  const found = cells.cells.map(({ code }) => code);
  const compared = compareColumn(column, role, found, cells.counting, context);
  const { comparison } = compared;
  const shareOf = (code: string) => comparison?.shares.get(code) ?? null;
  const comparable = comparableOf(cells, comparison);
  const { judgeAbove } = context.options;
  const proportion = { judgeAbove, floor: request.floor, size: comparable };
  const absent = [...(comparison?.shares ?? [])].filter(([code, share]) => !found.includes(code) && share > 0);
  const all: Cell[] = [...cells.cells, ...absent.map(([code]) => nothing(code, cells))];
  const parts = comparison ? partition(all, shareOf, proportion, cells.counting, request.levels) : all.map(alone);
  const value = (part: Part): JudgedValue => judge(part, parts.length, { request, cells, comparison, comparable });
  const byOrder = (a: JudgedValue, b: JudgedValue) =>
    order({ ...a.row, code: codeOf(a) }, { ...b.row, code: codeOf(b) });
  const codeOf = ({ row }: JudgedValue) => row.keys[role]!;
  const order = rowOrder(column);

  const judged = parts.map(value).sort(byOrder);
  const standing = new Map(parts.filter(({ level }) => level === 0).map((part) => [part.cell.code, part]));
  // Absent values are rows when the comparison expects something worth a row; the others are in the line of the rest.
  const shown = all.filter(({ code }) => found.includes(code) || (shareOf(code) ?? 0) >= judgeAbove);
  const rows = shown.map((cell) => value(standing.get(cell.code) ?? { ...alone(cell), expected: shareOf(cell.code) }));
  rows.sort(byOrder);
  const table: ResultTable = {
    id: request.id,
    title: request.title,
    unit,
    total: cells.total,
    known: cells.known,
    missing: cells.missing,
    ...(cells.contradictory > 0 ? { contradictory: cells.contradictory } : {}),
    counting: cells.counting,
    effective: leastSize(cells, cells.cells),
    rows: rows.map(({ row }) => row),
  };
  return { table, judged, rolledUp: parts.some(({ level }) => level > 0), compared, cells, comparable };
}

const alone = (cell: Cell): Part => ({ cell, expected: null, judged: false, members: [cell.code], level: 0 });

const nothing = (code: string, cells: Cells): Cell => {
  const none = cells.draws === 'clustered' ? 0 : null;
  return { code, count: 0, squares: none, cross: none };
};

function comparableOf(cells: Cells, comparison: Comparison | null): number {
  if (!comparison || comparison.ofAll) return cells.known;
  return cells.cells.reduce((sum, { code, count }) => sum + (comparison.shares.has(code) ? count : 0), 0);
}

/** The smallest effective size behind any share of the table; null where there are no intervals. */
function leastSize(cells: Cells, among: readonly Cell[]): number | null {
  const sizes = among.map((cell) => sizeOf(cells, cell)).filter((size) => size !== null);
  return sizes.length > 0 ? Math.min(...sizes) : null;
}

const boundsOf = (count: number, known: number, missing: number): Interval | null =>
  missing > 0 ? [count / (known + missing), (count + missing) / (known + missing)] : null;

interface Frame {
  request: ShareRequest;
  cells: Cells;
  comparison: Comparison | null;
  comparable: number;
}

/** One part of the partition, judged among `k` parts. */
function judge(part: Part, k: number, { request, cells, comparison, comparable }: Frame): JudgedValue {
  const { cell, expected: reference, members } = part;
  const { column, role, leading, floor } = request;
  const { known, missing } = cells;
  const { count, code } = cell;
  const size = sizeOf(cells, cell);
  const share = known > 0 ? count / known : null;
  // A zero in a full count is a fact; so is a share without an effective size, which then cannot be judged.
  const plain = size === null || share === null || (count === 0 && missing === 0);
  const comparedShare = comparable > 0 ? count / comparable : null;
  const comparedSize = size === null || known === 0 ? null : Math.min(cells.rows || known, (size * comparable) / known);
  const interval = comparedShare === null || comparedSize === null ? null : goodman(comparedShare, comparedSize, k);
  const has = reference !== null && reference > 0;
  const unrecorded = missing + cells.contradictory;
  const input = {
    count,
    share: comparedShare,
    reference,
    judged: part.judged && (interval !== null || comparedShare === null),
    expected: (reference ?? 0) * comparable,
    floor,
    interval,
    bounds: boundsOf(count, comparable, unrecorded),
    missing: unrecorded,
    band: comparison?.band ?? [0, Number.POSITIVE_INFINITY],
  } as const;
  const compared = verdict(input);
  const row: ResultRow = {
    keys: { [role]: code },
    label: part.level === 0 ? labelOf(column, code) : (request.labelOf?.(code) ?? LABELS[code] ?? code),
    raw: column.raws?.get(code) ?? [],
    count,
    share,
    interval: plain ? null : goodman(share, size, k),
    bounds: boundsOf(count, known, missing),
    reference,
    ratio: has && comparedShare !== null ? comparedShare / reference : null,
    verdict: leading ? (comparison?.judged ? compared : 'described') : null,
  };
  return {
    row,
    compared,
    ratios: has && interval !== null ? [interval[0] / reference, interval[1] / reference] : null,
    expected: has ? reference * comparable : null,
    visible: has && comparedSize !== null ? smallestVisibleRatio(reference, comparedSize, k, comparison?.band) : null,
    members,
  };
}

/** The item of a finding for one judged value. */
export const itemOf = ({ row }: JudgedValue): Omit<FindingItem, 'id'> => ({
  keys: row.keys,
  label: row.label,
  count: row.count,
  share: row.share,
  interval: row.interval,
  bounds: row.bounds,
  reference: row.reference,
  ratio: row.ratio,
});
