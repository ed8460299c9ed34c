// What the engine is asked about columns whose roles are settled: all distinct values of those that are grouped, and one
// exact count of blanks for the rest. Who holds a value is asked only where the print rule hangs on it.
import type { Columns, Engine } from '../../engine/engine.ts';
import { oneAhead } from '../../lib/one-ahead.ts';
import type { Relation } from '../relation.ts';
import { withGiven } from './codebooks/given.ts';
import { codebookFor } from './codebooks/index.ts';
import type { ColumnFacts } from './facts.ts';
import type { ListNotation } from './list-notation.ts';
import { generalMeaning } from './missing.ts';
import { isPrintableText, LEAST_ENTITIES } from './printable.ts';
import type { Codebook, ProfiledColumn } from './role.ts';
import { needsHolders, type RawValue, settleCodes } from './settle-codes.ts';

/** One table: `facts[i]` and `columns[i]` speak of column i. */
export interface TableScan {
  engine: Engine;
  relation: Relation;
  facts: ColumnFacts[];
  columns: ProfiledColumn[];
  /** The sampled rows that the facts are of: c0… */
  sample: Columns;
  ageBandWidth: number | undefined;
  /** Column → codes that the user gives to its cells. */
  codes: Record<string, Record<string, string>>;
  signal: AbortSignal | undefined;
}

/** Over this many distinct values a column is no category. */
export const MOST_VALUES = 50_000;
/** Words for "missing" that are counted in large columns although the sample did not show them. */
const COMMON_SENTINELS = ['?', '-', 'na', 'n/a', 'nan', 'null', 'unknown', 'not specified', 'not provided'];

type Notation = ListNotation | null;

/** The columns of a table with their values, codes and missing counts, in order. */
export async function scanColumns(scan: TableScan): Promise<ProfiledColumn[]> {
  const isGrouped = ({ use }: ProfiledColumn) => use.kind === 'category' || use.kind === 'list';
  const blanks = await countBlanks(
    scan,
    scan.columns.filter((column) => !isGrouped(column)),
  );
  const ask = async (column: ProfiledColumn): Promise<RawValue[] | null> =>
    isGrouped(column) ? valuesOf(scan, column.index, notationOf(column), MOST_VALUES + 1) : null;
  const largest = new Map<number, number>();
  const done: ProfiledColumn[] = [];
  for await (const [column, values] of oneAhead(scan.columns, ask)) {
    const settled = values === null ? null : await settle(scan, column, values, largest);
    const missing = settled === null && !blanks.has(column.index) ? await countBlanks(scan, [column]) : blanks;
    done.push(settled ?? glance(scan, column, missing.get(column.index)));
  }
  return done;
}

const notationOf = (column: ProfiledColumn): Notation => (column.use.kind === 'list' ? column.use.notation : null);
const isWhole = (scan: TableScan, column: ProfiledColumn): boolean =>
  scan.facts[column.index]!.rows === scan.relation.rows;

/** Distinct raw values with their rows; null and '' first (engine.ts). */
export async function valuesOf(scan: TableScan, column: number, list: Notation, limit: number): Promise<RawValue[]> {
  const node = { op: 'values', table: scan.relation.table, column, list, limit } as const;
  const { value = [], rows = [] } = await scan.engine.run(node, scan.signal);
  return value.map((raw, i) => ({ value: raw === null ? null : String(raw), rows: Number(rows[i]) }));
}

const wordsOf = ({ facts }: TableScan): string[] =>
  [...new Set([...COMMON_SENTINELS, ...facts.flatMap(({ sentinels }) => sentinels)])].sort();

/** Missing cells of those of `asked` that the sample does not hold whole. */
async function countBlanks(scan: TableScan, asked: ProfiledColumn[]): Promise<Map<number, ProfiledColumn['missing']>> {
  const columns = asked.filter((column) => !isWhole(scan, column)).map(({ index }) => index);
  if (columns.length === 0) return new Map();
  const words = wordsOf(scan);
  const node = { op: 'blanks', table: scan.relation.table, columns, words } as const;
  const { column = [], absent = [], empty = [], sentinel = [] } = await scan.engine.run(node, scan.signal);
  return new Map(
    column.map((index, i) => [
      Number(index),
      { absent: Number(absent[i]), empty: Number(empty[i]), sentinel: Number(sentinel[i]) },
    ]),
  );
}

/** A column that is never grouped: how much of it is missing, and how many values it has at least. */
function glance(
  scan: TableScan,
  column: ProfiledColumn,
  blanks: ProfiledColumn['missing'] | undefined,
): ProfiledColumn {
  const { rows, absent, empty, known, distinct, sentinels } = scan.facts[column.index]!;
  return blanks === undefined
    ? { ...column, distinct, missing: { absent, empty, sentinel: rows - absent - empty - known }, sentinels }
    : { ...column, atLeast: Math.max(column.atLeast ?? 0, distinct), missing: blanks, sentinels: wordsOf(scan) };
}

/** All values of a grouped column and their codes; null with too many values, having made the column no category. */
async function settle(
  scan: TableScan,
  column: ProfiledColumn,
  values: RawValue[],
  largest: Map<number, number>,
): Promise<ProfiledColumn | null> {
  const list = notationOf(column);
  const distinct = values.filter(({ value }) => value !== null && value.trim() !== '').length;
  if (distinct > MOST_VALUES) {
    column.use = { kind: 'none' };
    column.atLeast = distinct;
    column.reason += `; over ${MOST_VALUES} distinct values: no category, not counted by value`;
    return null;
  }
  const raws = values.flatMap(({ value }) => (value === null ? [] : [value]));
  const own = codebookFor(column.role ?? 'context', {
    ageBandWidth: scan.ageBandWidth,
    values: raws,
    name: column.name,
  });
  const book = withGiven(own, givenTo(scan, column), column.name);
  const settled = settleCodes(book, values, await holders(scan, column, values, needsHolders(book, values), largest));
  if (list !== null) {
    // Null stands for every row without an item here; which of them have no key at all is asked of the cells.
    const cells = await valuesOf(scan, column.index, null, 0);
    const absent = cells.find(({ value }) => value === null)?.rows ?? 0;
    settled.missing = { ...settled.missing, absent, empty: settled.missing.absent - absent };
  }
  return { ...column, ...settled, distinct, reason: column.reason + guesses(book, raws) };
}

const MOST_GUESSES = 3;
/** Which spellings were read as what is mostly meant: said, because a guess must not look like a fact. */
function guesses(book: Codebook, raws: string[]): string {
  const made = raws.flatMap((raw) => {
    const meaning = book.read(raw);
    return typeof meaning === 'object' && meaning.guess !== undefined && isPrintableText(raw)
      ? [`"${raw.trim()}" as ${meaning.code} (${meaning.guess} not stated)`]
      : [];
  });
  const more = made.length > MOST_GUESSES ? ` and ${made.length - MOST_GUESSES} more` : '';
  return made.length === 0 ? '' : `; guessed: ${made.slice(0, MOST_GUESSES).join(', ')}${more}`;
}

const givenTo = ({ codes }: TableScan, { table, name }: ProfiledColumn): Record<string, string> | undefined =>
  new Map(Object.entries(codes)).get(name) ?? new Map(Object.entries(codes)).get(`${table}.${name}`);

/** The key whose holders the print rule counts: the column's own person, else the contributor. */
const keyFor = (scan: TableScan, column: ProfiledColumn): ProfiledColumn | undefined => {
  const keys = scan.columns.filter(({ use, entity }) => use.kind === 'key' && entity !== 'sample');
  return keys.find(({ entity }) => entity === column.entity) ?? keys.find(({ entity }) => entity === 'contributor');
};

/** How many of them name somebody; no more are looked at than are asked for, for a name is held against many words. */
function somebodies(holders: Set<string>): number {
  let found = 0;
  for (const holder of holders) {
    if (holder.trim() !== '' && generalMeaning(holder) !== 'missing') found++;
    if (found === LEAST_ENTITIES) break;
  }
  return found;
}

/** Holders of each cell among the sampled rows: at least so many hold it in the whole table. */
function heldInSample(sample: Columns, column: ProfiledColumn, key: ProfiledColumn): Map<string, number> {
  if (column.use.kind === 'list') return new Map();
  const holders = new Map<string, Set<string>>();
  const keys = sample[`c${key.index}`] ?? [];
  for (const [row, value] of (sample[`c${column.index}`] ?? []).entries()) {
    const holder = keys[row];
    if (typeof value !== 'string' || typeof holder !== 'string') continue;
    holders.set(value, (holders.get(value) ?? new Set()).add(holder));
  }
  return new Map([...holders].map(([value, own]) => [value, somebodies(own)]));
}

/** Holders of the values asked for; null where people have no key. */
async function holders(
  scan: TableScan,
  column: ProfiledColumn,
  values: RawValue[],
  asked: string[],
  largest: Map<number, number>,
): Promise<Map<string, number> | null> {
  const key = keyFor(scan, column);
  if (key === undefined) return null;
  const seen = heldInSample(scan.sample, column, key);
  if (asked.every((value) => (seen.get(value) ?? 0) >= LEAST_ENTITIES)) return seen;
  const most = largest.get(key.index) ?? (await twoLargest(scan, key));
  largest.set(key.index, most);
  const rows = new Map(values.map((each) => [each.value, each.rows]));
  if (asked.every((value) => (rows.get(value) ?? 0) > most))
    return new Map(asked.map((value) => [value, LEAST_ENTITIES]));
  const node = {
    op: 'value-entities',
    table: scan.relation.table,
    column: column.index,
    list: notationOf(column),
    entity: key.index,
  } as const;
  const { value = [], entities = [] } = await scan.engine.run(node, scan.signal);
  return new Map(value.map((raw, i) => [String(raw), Number(entities[i])]));
}

/** Rows of the two largest holders and of nobody: a value in more rows than that is held by three, however spread. */
async function twoLargest(scan: TableScan, key: ProfiledColumn): Promise<number> {
  const values = await valuesOf(scan, key.index, null, 20);
  const isNobody = ({ value }: RawValue) => value === null || generalMeaning(value) === 'missing';
  const sum = (list: RawValue[]) => list.reduce((total, { rows }) => total + rows, 0);
  return sum(values.filter(isNobody)) + sum(values.filter((value) => !isNobody(value)).slice(0, 2));
}
