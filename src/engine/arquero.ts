// The engine for tables that are already in memory, and the oracle of the tests: it answers every plan node with
// Arquero verbs, by another route than the SQL, so that the two can be held against each other.
import { createHash } from 'node:crypto';
import type { ColumnTable } from 'arquero';
import * as aq from 'arquero';
import { quantaPer } from '../lib/quanta.ts';
import { assembleCluster, stackSets } from './assemble.ts';
import type { AmountExpression, Columns, Engine, KeyExpression, KeySet, PlanNode } from './engine.ts';
import { listItems } from './list-cell.ts';

type Cell = string | null;

/** A table in memory: `data[i]` holds the cells of column i, `columns[i]` is its real name. */
export interface MemoryTable {
  table: string;
  columns: string[];
  data: Cell[][];
}

const ANY = '(any)';

const columnsOf = (table: ColumnTable): Columns =>
  Object.fromEntries(
    table.columnNames().map((name) => [name, Array.from(table.array(name) as ArrayLike<string | number | null>)]),
  );

/** One mapped key per row; a list key gives several. */
const coder = (key: KeyExpression): ((cell: Cell) => Cell[]) => {
  const codes = key.codes === null ? null : new Map(key.codes.map(({ raw, code }) => [raw, code]));
  const codeOf = (raw: string): Cell => (codes === null ? raw : (codes.get(raw) ?? null));
  if (key.list === null) return (cell) => [cell === null ? null : codeOf(cell)];
  const notation = key.list;
  return (cell) => {
    const known = new Set((cell === null ? [] : listItems(cell, notation)).map(codeOf).filter((code) => code !== null));
    return known.size === 0 ? [null] : [...known, ANY];
  };
};

/** Quanta of a cell; 0 for a cell that is no decimal number. */
const quanta = (cell: Cell, amount: AmountExpression): number => {
  const text = cell?.trim() ?? '';
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : 0;
  return Math.round(value * (amount.factor * quantaPer(amount.unit)));
};

/** Rows in long form: k0…, rows (1), a0…, e (entity or a name of its own), keyed (1 when the entity is known). */
const longForm = (
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

const names = (prefix: string, list: unknown[]): string[] => list.map((_, i) => `${prefix}${i}`);
const sums = (units: string[]): Record<string, unknown> =>
  Object.fromEntries(units.map((unit) => [unit, aq.op.sum(unit)]));

const groupSums = (table: ColumnTable, by: string[], units: string[]): ColumnTable =>
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

type ClusterNode = Extract<PlanNode, { op: 'cluster' }>;

const clusterSet = (source: MemoryTable, node: KeySet & Pick<ClusterNode, 'entity' | 'amounts'>): Columns => {
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

/** The name of an entity outside its engine: a salted hash. */
const salted = (salt: string, id: string): string =>
  createHash('sha256').update(salt).update(id).digest('hex').slice(0, 32);

const run = (source: MemoryTable, node: PlanNode): Columns => {
  switch (node.op) {
    case 'count': {
      const units = ['rows', ...names('a', node.amounts)];
      return columnsOf(groupSums(longForm(source, node.keys, node.amounts), names('k', node.keys), units));
    }
    case 'cluster':
      return stackSets(
        node.sets.map((set) => clusterSet(source, { ...set, entity: node.entity, amounts: node.amounts })),
      );
    case 'cluster-partial': {
      const units = ['rows', ...names('a', node.amounts)];
      const long = longForm(source, node.keys, node.amounts, node.entity);
      const partial = columnsOf(groupSums(long, ['e', ...names('k', node.keys)], units));
      const { e, ...rest } = partial;
      return {
        entity: (e ?? []).map((id) => (String(id).startsWith('=') ? salted(node.salt, String(id).slice(1)) : null)),
        ...rest,
      };
    }
    case 'sizes':
    case 'sizes-partial': {
      const long = longForm(source, [], [], node.entity).filter((d: { keyed: number }) => d.keyed === 1);
      const sizes = long.groupby('e').rollup({ size: aq.op.count() } as never) as ColumnTable;
      if (node.op === 'sizes')
        return columnsOf(sizes.groupby('size').rollup({ entities: aq.op.count() } as never) as ColumnTable);
      const { e, size } = columnsOf(sizes);
      return { entity: (e ?? []).map((id) => salted(node.salt, String(id).slice(1))), rows: size ?? [] };
    }
    case 'values': {
      const key: KeyExpression = { column: node.column, codes: null, list: node.list };
      const counted = columnsOf(groupSums(longForm(source, [key], []), ['k0'], ['rows']));
      const pairs = (counted.k0 ?? [])
        .map((value, i) => ({ value, rows: Number(counted.rows![i]) }))
        .filter(({ value }) => node.list === null || value !== ANY);
      const isFirst = (value: unknown) => value === null || value === '';
      const rest = pairs
        .filter(({ value }) => !isFirst(value))
        .sort((a, b) => b.rows - a.rows || (String(a.value) < String(b.value) ? -1 : 1));
      const first = pairs.filter(({ value }) => isFirst(value)).sort((a) => (a.value === null ? -1 : 1));
      const all = [...first, ...rest.slice(0, node.limit)];
      return { value: all.map(({ value }) => value), rows: all.map(({ rows }) => rows) };
    }
    case 'blanks': {
      const words = new Set(node.words.map((word) => word.toLowerCase()));
      const count = (column: number, test: (cell: Cell) => boolean): number => source.data[column]!.filter(test).length;
      const isBlank = (cell: Cell) => cell !== null && cell.trim() === '';
      return {
        column: node.columns,
        absent: node.columns.map((column) => count(column, (cell) => cell === null)),
        empty: node.columns.map((column) => count(column, isBlank)),
        sentinel: node.columns.map((column) =>
          count(column, (cell) => cell !== null && !isBlank(cell) && words.has(cell.trim().toLowerCase())),
        ),
      };
    }
    case 'value-entities': {
      const key: KeyExpression = { column: node.column, codes: null, list: node.list };
      const long = longForm(source, [key], [], node.entity).filter((d: { keyed: number }) => d.keyed === 1);
      const pairs = long
        .select('e', 'k0')
        .dedupe()
        .groupby('k0')
        .rollup({ entities: aq.op.count() } as never) as ColumnTable;
      const { k0, entities } = columnsOf(pairs.filter(`d => d.k0 !== '${ANY}'` as never) as ColumnTable);
      return { value: k0 ?? [], entities: entities ?? [] };
    }
  }
};

/** An engine over tables in memory. */
export function createArqueroEngine(tables: MemoryTable[]): Engine {
  const tableOf = (name: string): MemoryTable => {
    const found = tables.find(({ table }) => table === name);
    if (found === undefined) throw new Error(`no table "${name}"`);
    return found;
  };
  return {
    capabilities: { exactDistinct: true, spill: false },
    async describe() {
      return tables.map(({ table, columns, data }) => ({ table, rows: data[0]?.length ?? 0, columns: columns.length }));
    },
    async sample(name, size) {
      const { data } = tableOf(name);
      const step = Math.max(1, Math.ceil((data[0]?.length ?? 0) / size));
      return Object.fromEntries(data.map((cells, i) => [`c${i}`, cells.filter((_, row) => row % step === 0)]));
    },
    async run(node) {
      return run(tableOf(node.table), node);
    },
    async close() {},
  };
}
