// Cells that occur more than once: how many, how often, and under which splits. Only counts come here, never a cell.
import type { Counts } from '../../count/tally.ts';
import { count, counted, list, percent } from '../../lib/format.ts';
import type { ResultTable } from '../../result/schema.ts';
import type { Context, Draft } from '../analyzer.ts';
import { isRecorded, type RecordedColumn, roleOf } from '../recorded.ts';
import { labelOf } from './labels.ts';
import { codesOf } from './pairs.ts';
import { plainItem, plainRow } from './plain.ts';

/** What comes back in one column. `values`: distinct cells that occur twice or more; `surplus`: rows beyond the first of each. */
export interface Repeats {
  distinct: number;
  rows: number;
  values: number;
  repeated: number;
  surplus: number;
  sizes: { size: number; entities: number }[];
}

/** Adds up how many cells occur how often. */
export function repeatsOf({ table }: Counts): Repeats {
  const sizes = table.objects() as { size: number; entities: number }[];
  const total = (of: (each: (typeof sizes)[number]) => number) => sizes.reduce((sum, each) => sum + of(each), 0);
  const [distinct, rows] = [total(({ entities }) => entities), total(({ size, entities }) => size * entities)];
  return {
    ...{ distinct, rows, surplus: rows - distinct, sizes },
    values: total(({ size, entities }) => (size > 1 ? entities : 0)),
    repeated: total(({ size, entities }) => (size > 1 ? size * entities : 0)),
  };
}

const TIMES: readonly [string, number, number][] = [
  ['once', 1, 1],
  ['twice', 2, 2],
  ['3 to 5 times', 3, 5],
  ['6 to 10 times', 6, 10],
  ['11 to 100 times', 11, 100],
  ['over 100 times', 101, Number.POSITIVE_INFINITY],
];

/** Rows by how often what stands in them occurs. */
export function timesTable(found: Repeats, noun: string, missing: number): ResultTable {
  const rows = TIMES.flatMap(([label, from, to]) => {
    const held = found.sizes.filter(({ size }) => size >= from && size <= to);
    const sum = held.reduce((total, { size, entities }) => total + size * entities, 0);
    return sum > 0 ? [plainRow({ times: label }, label, sum, found.rows)] : [];
  });
  return {
    ...{ id: 'times', title: `Rows by how often their ${noun} occurs`, unit: 'rows', counting: 'single' },
    ...{ total: found.rows + missing, known: found.rows, missing },
    rows,
  };
}

const values = ({ distinct, atLeast }: RecordedColumn): number => distinct ?? atLeast ?? 0;

/** Why a repetition says little: null where it does not. */
export function meantToRepeat(column: RecordedColumn, { kind, columns }: Context): string | null {
  if (column.use.kind === 'text' && kind.id === 'speech') return 'Several people may be asked to read the same.';
  const alike = columns.filter(isRecorded).filter(({ table, role }) => table === column.table && role === column.role);
  const own = alike.reduce((a, b) => (values(b) > values(a) ? b : a));
  return values(own) > values(column)
    ? `The column "${own.name.slice(0, 60)}" ${own.distinct === null || column.distinct === null ? 'seems to have' : 'has'} more different ones; this one may name what several samples share.`
    : null;
}

/** The column that says which split a row of a table is in, where there are several. */
export const splitOf = (context: Context, table: string): RecordedColumn | null =>
  context.columns
    .filter(isRecorded)
    .find(
      (column) =>
        column.table === table && column.role === 'split' && column.use.kind === 'category' && codesOf(column) > 1,
    ) ?? null;

const STEPS: readonly { above: number; level: 'medium' | 'low' | 'note' }[] = [
  { above: 0.1, level: 'medium' },
  { above: 0.01, level: 'low' },
  { above: 0, level: 'note' },
];

/** The fact that something comes back: medium from 10 %, low from 1 %, else a note; a note too where it is meant to. */
export function repeatFact(
  found: Repeats,
  noun: string,
  meant: string | null,
  { kind: { rowNoun } }: Context,
): Draft | null {
  const share = found.surplus / found.rows;
  const step = STEPS.find(({ above }) => share > above);
  if (!step) return null;
  return {
    ...{ code: 'repeats', kind: 'fact', unit: 'rows' },
    items: [plainItem({ times: 'again' }, `${noun} that is there already`, found.surplus, share)],
    args: {
      ...{
        surplus: count(found.surplus),
        rows: counted(found.rows, rowNoun.one, rowNoun.many),
        share: percent(share),
        noun,
      },
      ...{
        repeat: found.surplus === 1 ? 'repeats' : 'repeat',
        values: counted(found.values, 'value occurs', 'values occur'),
      },
    },
    weight: {
      nature: 'fact',
      ratio: null,
      level: meant === null ? step.level : 'note',
      why: meant ?? `${percent(share)} repeat what is there; over 10 % is medium, over 1 % low.`,
    },
    rank: { gap: share, affected: found.surplus },
  };
}

/** Splits that are trained on; everything else is there to test with. */
const TRAINS = /^(train|training|trn)/i;

interface Spread {
  codes: string[];
  split: string;
  values: number;
  rows: number;
}

const spreadOf = ({ table }: Counts, split: RecordedColumn): Spread[] =>
  (table.objects() as Record<string, string | number>[]).map((each) => ({
    ...{ codes: JSON.parse(String(each.codes)) as string[], split: String(each[roleOf(split)]) },
    ...{ values: Number(each.values), rows: Number(each.rows) },
  }));

/** Rows of each split whose cell stands in another split too. `sizes`: rows by split. */
export function splitTable(counts: Counts, sizes: Counts, split: RecordedColumn, noun: string): ResultTable {
  const spread = spreadOf(counts, split);
  const all = (sizes.table.objects() as Record<string, string | number | null>[]).filter(
    (each) => each[roleOf(split)] !== null,
  );
  const total = all.reduce((sum, { rows }) => sum + Number(rows), 0);
  const rows = all.map((each) => {
    const code = String(each[roleOf(split)]);
    const shared = spread.filter((one) => one.split === code).reduce((sum, one) => sum + one.rows, 0);
    return plainRow({ [roleOf(split)]: code }, labelOf(split, code), shared, Number(each.rows));
  });
  return {
    ...{ id: 'splits', title: `Rows whose ${noun} stands in another split too`, unit: 'rows', counting: 'single' },
    ...{ total, known: total, missing: 0 },
    note: 'Shares are of the rows of each split.',
    rows,
  };
}

/** What stands in two splits: high where one of them is trained on, else medium, low where it is meant to; null where nothing does. */
export function leakFact(
  counts: Counts,
  split: RecordedColumn,
  noun: string,
  meant: string | null,
  { kind: { rowNoun } }: Context,
): Draft | null {
  const spread = spreadOf(counts, split);
  if (spread.length === 0) return null;
  const isTrained = ({ codes }: Spread) =>
    codes.some((code) => TRAINS.test(code)) && !codes.every((code) => TRAINS.test(code));
  const trained = spread.filter(isTrained);
  const told = trained.length > 0 ? trained : spread;
  const outside = trained.length > 0 ? trained.filter((each) => !TRAINS.test(each.split)) : spread;
  const rows = outside.reduce((sum, each) => sum + each.rows, 0);
  // Each value is listed once under every split it stands in.
  const values = told.reduce((sum, each) => sum + each.values / each.codes.length, 0);
  const labels = [...new Set(told.flatMap(({ codes }) => codes))].map((code) => `"${labelOf(split, code)}"`).sort();
  return {
    ...{ code: 'leak', kind: 'fact', unit: 'rows' },
    items: outside.map((each) =>
      plainItem(
        { [roleOf(split)]: each.split, splits: each.codes.join('+') },
        `in ${list(each.codes.map((code) => labelOf(split, code)))}: rows of ${labelOf(split, each.split)}`,
        each.rows,
        null,
      ),
    ),
    args: {
      ...{
        values: counted(Math.round(values), 'value', 'values'),
        stand: Math.round(values) === 1 ? 'stands' : 'stand',
        noun,
        splits: list(labels),
      },
      affected: counted(rows, rowNoun.one, rowNoun.many),
      where: trained.length > 0 ? 'outside the part that is trained on' : 'in these parts',
    },
    weight: {
      ...{ nature: 'fact', ratio: null, level: meant !== null ? 'low' : trained.length > 0 ? 'high' : 'medium' },
      why:
        meant ??
        (trained.length > 0 ? 'What was trained on is tested with.' : 'Parts that should be apart share rows.'),
    },
    rank: { gap: 1, affected: rows },
    collect: {
      sentence: `Remove ${counted(rows, rowNoun.one, rowNoun.many)} ${trained.length > 0 ? 'outside the part that is trained on' : 'from all but one part'}, or put equal ones into one part.`,
      assumption: 'Nothing has to be collected: a test that holds what was trained on is too easy.',
      rows: [],
    },
  };
}
