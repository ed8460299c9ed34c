// The share table of one role in one unit: what is there, how far it can be trusted, what it is held against and what that
// comes to. Verdicts are made once, on the partition of values large enough to be judged (proportion.ts), and stand beside the
// values in the table; without a declared comparison the same arithmetic runs for orientation and every verdict is "described".
import type { Counts } from '../../count/tally.ts';
import type { ProfiledColumn } from '../../read/roles/role.ts';
import type { FindingItem, ResultRow, ResultTable } from '../../result/schema.ts';
import { goodman } from '../../stats/goodman.ts';
import type { Interval } from '../../stats/wilson.ts';
import type { Context } from '../analyzer.ts';
import { smallestVisibleRatio, type VerdictCode, verdict } from '../verdict.ts';
import { type Cell, type Cells, readCells, sizeOf } from './cells.ts';
import { type Compared, type Comparison, compareColumn } from './comparison.ts';
import { rowOrder } from './labels.ts';
import { type Part, type Proportion, partition, type Wider } from './proportion.ts';
import { grouped, partLabels, regroup } from './roll-up.ts';

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
  groupLabel?: (code: string) => string;
  /** Count groups of values instead of values: the roll-up table of one level. */
  group?: Wider;
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
  /** What made a value large enough to be judged. */
  proportion: Proportion;
}

/** Counts, shares, intervals, bounds, references, ratios and verdicts of one role in one unit. */
export function measureShares(request: ShareRequest, context: Context): Shares {
  const { column, role, unit } = request;
  const single = readCells(request.counts, role, unit);
  const names = single.cells.map(({ code }) => code);
  const compared = regroup(compareColumn(column, role, names, single.counting, context), request.group);
  const cells = request.group ? { ...single, cells: grouped(single.cells, request.group) } : single;
  const found = new Set(cells.cells.map(({ code }) => code));
  const { comparison } = compared;
  const shareOf = (code: string) => comparison?.shares.get(code) ?? null;
  const comparable = comparableOf(cells, comparison);
  const { judgeAbove } = context.options;
  const proportion = { judgeAbove, floor: request.floor, size: comparable };
  const absent = [...(comparison?.shares ?? [])].filter(([code, share]) => !found.has(code) && share > 0);
  const all: Cell[] = [...cells.cells, ...absent.map(([code]) => nothing(code, cells))];
  const parts = comparison ? partition(all, shareOf, proportion, cells.counting, request.levels) : all.map(alone);
  const label = partLabels(request, parts);
  const value = (part: Part): JudgedValue =>
    judge(part, parts.length, { request, cells, comparison, comparable, label });
  const order = rowOrder(column);
  const placed = ({ row }: JudgedValue) => ({ code: row.keys[role]!, count: row.count });
  const byOrder = (a: JudgedValue, b: JudgedValue) => order(placed(a), placed(b));

  const judged = parts.map(value);
  const standing = new Map(parts.flatMap(({ level, cell }, i) => (level === 0 ? [[cell.code, judged[i]!]] : [])));
  // Absent values are rows when the comparison expects something worth a row; the others are in the line of the rest.
  const shown = all.filter(({ code }) => found.has(code) || (shareOf(code) ?? 0) >= judgeAbove);
  const rows = shown.map((cell) => standing.get(cell.code) ?? value({ ...alone(cell), expected: shareOf(cell.code) }));
  judged.sort(byOrder);
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
  return { table, judged, rolledUp: parts.some(({ level }) => level > 0), compared, cells, comparable, proportion };
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
  label: (part: Part) => string;
}

/** One part of the partition, judged among `k` parts. */
function judge(part: Part, k: number, { request, cells, comparison, comparable, label }: Frame): JudgedValue {
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
    label: label(part),
    raw: request.group ? [] : (column.raws?.get(code) ?? []),
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
export const itemOf = ({ row }: Pick<JudgedValue, 'row'>): Omit<FindingItem, 'id'> => ({
  keys: row.keys,
  label: row.label,
  count: row.count,
  share: row.share,
  interval: row.interval,
  bounds: row.bounds,
  reference: row.reference,
  ratio: row.ratio,
});

export { labelOf } from './labels.ts';
