// In which groups a field is missing more often than in the rest of the file, and how far the shares inside those groups could
// be off because of it.
import type { Counts } from '../../count/tally.ts';
import { count, counted, percent } from '../../lib/format.ts';
import type { ResultTable } from '../../result/schema.ts';
import type { Context, Draft } from '../analyzer.ts';
import { columnWords, unitNoun } from '../findings/nouns.ts';
import { type RecordedColumn, roleOf } from '../recorded.ts';
import { type Cross, crossOf } from './cross.ts';
import { crossTable } from './cross-table.ts';
import { labelOf } from './labels.ts';
import { missingCross } from './missing-cross.ts';
import { cautiousRatio, type ScreenedCell, screen } from './screen.ts';

/** Least difference between the missing share of a group and of the rest. */
const LEAST_POINTS = 0.05;
/** Ratio from which the fact is of level medium. */
const OFTEN = 2;

/** One field against the groups of one other role. */
export interface Hole {
  column: RecordedColumn;
  group: RecordedColumn;
  cross: Cross;
  cells: ScreenedCell[];
  /** Groups in which the field is missing more often. */
  found: ScreenedCell[];
}

/** Screens `column` inside the groups of `group`; people are counted where they have an id, else rows. */
export function holeOf(counts: Counts, column: RecordedColumn, group: RecordedColumn, context: Context): Hole {
  const { entity } = counts.tally;
  const { floorEntities, floorRows } = context.options;
  const cross = crossOf(counts, roleOf(group), roleOf(column), entity ? `${entity.name}s` : 'rows');
  const cells = screen(missingCross(cross), entity ? floorEntities : floorRows);
  const found = cells.filter(({ verdict, share, rest }) => verdict === 'over' && share - rest.share >= LEAST_POINTS);
  return { column, group, cross, cells, found };
}

const FLIPPED: Record<string, string> = { over: 'under', under: 'over' };

/** Known and missing by group; and, where groups stand out, the shares inside them with their worst-case bounds. */
export function holeTables({ column, group, cross, cells, found }: Hole, context: Context): ResultTable[] {
  const words = (of: RecordedColumn): string => columnWords(of, context);
  const table: ResultTable = {
    id: `by-${roleOf(group)}`,
    title: `Recorded and missing by ${words(group)}`,
    unit: cross.unit,
    total: cross.total,
    known: cross.known,
    missing: cross.missing,
    ...(cross.contradictory > 0 ? { contradictory: cross.contradictory } : {}),
    counting: 'single',
    note: `Shares are of those with a known ${words(column)}; the reference is the rest of the file.`,
    rows: cells.map((cell) => ({
      keys: { [roleOf(group)]: cell.group },
      label: labelOf(group, cell.group),
      raw: [],
      count: cell.total - cell.count,
      share: cell.total > 0 ? 1 - cell.share : null,
      interval: cell.interval ? [1 - cell.interval[1], 1 - cell.interval[0]] : null,
      bounds: null,
      reference: 1 - cell.rest.share,
      ratio: cell.rest.share < 1 && cell.total > 0 ? (1 - cell.share) / (1 - cell.rest.share) : null,
      verdict: FLIPPED[cell.verdict] ?? cell.verdict,
      missing: cell.count,
    })),
  };
  const out = new Set(found.map((cell) => cell.group));
  const inside = cross.cells.filter((cell) => out.has(cell.group));
  if (inside.length === 0) return [table];
  const frame = {
    id: `inside-${roleOf(group)}`,
    title: `${words(column)} inside ${words(group)}`,
    outer: group,
    inner: column,
  };
  const shares = inside.map((cell): ScreenedCell => ({ ...cell, verdict: 'cannot-tell-missing', screened: false }));
  const note =
    'Bounds give none, or all, of what is missing in a group to one value. The reference is the rest of the file.';
  return [table, { ...crossTable(cross, shares, frame, false), note }];
}

/** One fact for all groups in which the field is missing more often; null when there is none. */
export function unevenlyMissing(holes: readonly Hole[], context: Context): Draft | null {
  const found = holes.flatMap((hole) => hole.found.map((cell) => ({ hole, cell, ratio: cautiousRatio(cell) })));
  found.sort(
    (a, b) =>
      b.cell.count - b.cell.expected - (a.cell.count - a.cell.expected) || (a.cell.group < b.cell.group ? -1 : 1),
  );
  const [first] = found;
  if (!first) return null;
  const { cell, hole } = first;
  const noun = unitNoun(hole.cross.unit, context.kind);
  const often = found.some(({ ratio }) => ratio > OFTEN);
  const excess = (each: ScreenedCell): number => each.count - each.total * each.rest.share;
  return {
    code: 'uneven',
    kind: 'fact',
    unit: hole.cross.unit,
    items: found.map(({ hole: { group }, cell: { group: code, count: missing, total, share, rest } }) => ({
      keys: { [roleOf(group)]: code },
      label: labelOf(group, code),
      count: total - missing,
      share: 1 - share,
      interval: null,
      bounds: null,
      reference: 1 - rest.share,
      ratio: rest.share < 1 ? (1 - share) / (1 - rest.share) : null,
    })),
    args: {
      field: columnWords(hole.column, context),
      missing: count(cell.count),
      total: counted(cell.total, noun.one, noun.many),
      share: percent(cell.share),
      role: columnWords(hole.group, context),
      group: labelOf(hole.group, cell.group),
      rest: percent(cell.rest.share),
    },
    weight: {
      nature: 'fact',
      ratio: null,
      level: often ? 'medium' : 'low',
      why: `Missing at least ${often ? OFTEN : 1.25} times as often as in the rest of the file, by the cautious end, and by ${LEAST_POINTS * 100} points or more.`,
    },
    rank: { gap: Math.log(Math.min(first.ratio, cell.total)), affected: Math.round(excess(cell)) },
    collect: {
      sentence: `Ask for it where it is missing: ${count(Math.ceil(excess(cell)))} more answers in this group bring it to the rest of the file.`,
      assumption: 'The file keeps its size; recording changes what is known, not who is in it.',
      rows: found.map(({ hole: { group, cross }, cell: each }) => ({
        label: labelOf(group, each.group),
        unit: cross.unit,
        have: each.total - each.count,
        toFloor: null,
        toReference: Math.ceil(excess(each)),
      })),
    },
  };
}

/** Share of rows in which a key of a tally is missing. */
export function missingShare({ table }: Counts, role: string): number | null {
  const rows = table.objects() as Record<string, string | number | null>[];
  const sum = (wanted: (row: Record<string, unknown>) => boolean) =>
    rows.filter(wanted).reduce((total, row) => total + Number(row.rows), 0);
  const all = sum(() => true);
  return all > 0 ? sum((row) => row[role] === null) / all : null;
}
