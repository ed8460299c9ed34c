// Tables in memory in long form, and what `cluster` means over them, in Arquero verbs.
import type { ColumnTable } from 'arquero';
import * as aq from 'arquero';
import { quantaPer } from '../lib/quanta.ts';
import { assembleCluster } from './assemble.ts';
import type { AmountExpression, ClusterNode, Columns, KeyExpression, KeySet } from './engine.ts';
import { listItems } from './list-cell.ts';

export type Cell = string | null;

/** A table in memory: `data[i]` holds the cells of column i, `columns[i]` is its real name. */
export interface MemoryTable {
  table: string;
  columns: string[];
  data: Cell[][];
}

export const ANY = '(any)';

export const columnsOf = (table: ColumnTable): Columns =>
  Object.fromEntries(
    table.columnNames().map((name) => [name, Array.from(table.array(name) as ArrayLike<string | number | null>)]),
  );

/** One mapped key per row; a list key gives several. */
const coder = (key: KeyExpression): ((cell: Cell) => Cell[]) => {
  const codes = key.codes === null ? null : new Map(key.codes.map(({ raw, code }) => [raw, code]));
  const codeOf = (raw: string): Cell => (codes === null ? raw : (codes.get(raw) ?? null));
  const missing = key.missingAs ?? null;
  if (key.list === null) return (cell) => [(cell === null ? null : codeOf(cell)) ?? missing];
  const notation = key.list;
  return (cell) => {
    const known = new Set((cell === null ? [] : listItems(cell, notation)).map(codeOf).filter((code) => code !== null));
    return known.size === 0 ? [null] : [...known, ANY];
  };
};

/** Quanta of a cell; 0 for a cell that is no decimal number, or too large to be counted exactly. */
const quanta = (cell: Cell, amount: AmountExpression): number => {
  const text = cell?.trim() ?? '';
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : 0;
  const count = Math.round(value * (amount.factor * quantaPer(amount.unit)));
  return Number.isSafeInteger(count) ? count : 0;
};

/** Rows in long form: k0…, rows (1), a0…, e (entity or a name of its own), keyed (1 when the entity is known). */
export const longForm = (
  source: MemoryTable,
  keys: KeyExpression[],
  amounts: AmountExpression[],
  entity?: number,
): ColumnTable => {
  const coders = keys.map(coder);
  const out: Record<string, unknown[]> = { e: [], keyed: [], rows: [] };
  keys.forEach((_, i) => {
    out[`k${i}`] = [];
  });
  amounts.forEach((_, i) => {
    out[`a${i}`] = [];
  });
  const length = source.data[0]?.length ?? 0;
  for (let row = 0; row < length; row++) {
    const id = entity === undefined ? null : (source.data[entity]![row] ?? null);
    const isKeyed = id !== null && id !== '';
    let combinations: Cell[][] = [[]];
    keys.forEach((key, i) => {
      const codes = coders[i]!(source.data[key.column]![row] ?? null);
      combinations = combinations.flatMap((combination) => codes.map((code) => [...combination, code]));
    });
    for (const combination of combinations) {
      combination.forEach((code, i) => {
        out[`k${i}`]!.push(code);
      });
      amounts.forEach((amount, i) => {
        out[`a${i}`]!.push(quanta(source.data[amount.column]![row] ?? null, amount));
      });
      out.e!.push(isKeyed ? `=${id}` : `#${row}`);
      out.keyed!.push(isKeyed ? 1 : 0);
      out.rows!.push(1);
    }
  }
  return aq.table(out) as ColumnTable;
};

export const names = (prefix: string, list: unknown[]): string[] => list.map((_, i) => `${prefix}${i}`);
const sums = (units: string[]): Record<string, unknown> =>
  Object.fromEntries(units.map((unit) => [unit, aq.op.sum(unit)]));

export const groupSums = (table: ColumnTable, by: string[], units: string[]): ColumnTable =>
  table.groupby(...by).rollup(sums(units) as never) as ColumnTable;

/** Entities under their own code: one known code, CONTRADICTORY for two, null for none; a list key counts each code. */
const resolved = (partial: ColumnTable, keys: string[], listKey: string | null): ColumnTable => {
  const single = keys.filter((key) => key !== listKey);
  const people = partial.filter((d: { keyed: number }) => d.keyed === 1);
  let own = people.select('e').dedupe('e') as ColumnTable;
  for (const key of single) {
    const codes = people.filter(`d => d['${key}'] !== null` as never);
    const one = codes
      .groupby('e')
      .rollup({ [key]: `d => op.min(d['${key}'])`, [`${key}x`]: `d => op.distinct(d['${key}'])` } as never);
    own = own
      .join_left(one, 'e')
      .derive({ [key]: `d => d['${key}x'] > 1 ? '(contradictory)' : d['${key}x'] === 1 ? d['${key}'] : null` } as never)
      .select('e', ...single.slice(0, single.indexOf(key) + 1)) as ColumnTable;
  }
  if (listKey === null) return own;
  const items = people
    .select('e', listKey)
    .filter(`d => d['${listKey}'] !== null` as never)
    .dedupe();
  const without = own.antijoin(items, 'e').derive({ [listKey]: 'd => null' } as never);
  return own.join(items, 'e').concat(without) as ColumnTable;
};

export const clusterSet = (source: MemoryTable, node: KeySet & Pick<ClusterNode, 'entity' | 'amounts'>): Columns => {
  const keys = names('k', node.keys);
  const units = ['rows', ...names('a', node.amounts)];
  const listKey = node.keys.at(-1)?.list ? keys.at(-1)! : null;
  const long = longForm(source, node.keys, node.amounts, node.entity);
  const partial = long
    .groupby('e', 'keyed', ...keys)
    .rollup(sums(units) as never)
    .reify() as ColumnTable;
  const groups = groupSums(partial, keys, units);

  const isKnown = keys.map((key) => `d['${key}'] !== null`).join(' && ') || 'true';
  const known = partial.filter(`d => ${isKnown}` as never) as ColumnTable;
  const domain = keys.slice(0, node.within);
  const inDomain =
    listKey === null ? known : (known.filter(`d => d['${listKey}'] === '${ANY}'` as never) as ColumnTable);
  const totals = inDomain
    .groupby('e', ...domain)
    .rollup(Object.fromEntries(units.map((u) => [`t_${u}`, `d => op.sum(d['${u}'])`])) as never);
  const squares = Object.fromEntries(
    units.flatMap((u) => [
      [`${u}:sq`, `d => op.sum(d['${u}'] * d['${u}'])`],
      [`${u}:cross`, `d => op.sum(d['${u}'] * d['t_${u}'])`],
    ]),
  );
  const byGroup = known
    .join_left(
      totals as never,
      [
        ['e', ...domain],
        ['e', ...domain],
      ] as never,
    )
    .groupby(...keys)
    .rollup(squares as never);
  const byDomain = (totals as ColumnTable).groupby(...domain).rollup({
    ...Object.fromEntries(units.map((u) => [`${u}:tsq`, `d => op.sum(d['t_${u}'] * d['t_${u}'])`])),
    clusters: 'd => op.count()',
  } as never);
  const entities = resolved(partial, keys, listKey)
    .groupby(...keys)
    .rollup({ entities: aq.op.count() } as never) as ColumnTable;
  return assembleCluster(keys, units, node.within, {
    groups: columnsOf(groups),
    squares: columnsOf(byGroup as ColumnTable),
    domains: columnsOf(byDomain as ColumnTable),
    entities: columnsOf(entities),
  });
};
