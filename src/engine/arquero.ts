// The engine for tables that are already in memory, and the oracle of the tests: it answers every plan node with
// Arquero verbs, by another route than the SQL, so that the two can be held against each other.
import { createHash } from 'node:crypto';
import type { ColumnTable } from 'arquero';
import * as aq from 'arquero';
import { assembleSpread, assembleTraits } from './assemble.ts';
import { formOf, traitOf, trimmed } from './cell-trait.ts';
import type { Columns, Engine, KeyExpression, PlanNode } from './engine.ts';
import { ANY, type Cell, clusterSet, columnsOf, groupSums, longForm, type MemoryTable, names } from './long-form.ts';

export type { MemoryTable } from './long-form.ts';

const STARTS_WITH_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(\D|$)/;

/** The name of an entity outside its engine: a salted hash. */
const salted = (salt: string, id: string): string =>
  createHash('sha256').update(salt).update(id).digest('hex').slice(0, 32);

/** The table with absent cells where the column of a node holds one of its words for that. */
const withoutWords = (source: MemoryTable, node: PlanNode): MemoryTable => {
  if (!('without' in node) || node.without === undefined) return source;
  const column = 'entity' in node ? node.entity : node.column;
  const words = new Set(node.without.map((word) => word.toLowerCase()));
  const isWord = (cell: Cell): boolean => cell !== null && words.has(trimmed(cell).toLowerCase());
  return {
    ...source,
    data: source.data.map((cells, i) => (i === column ? cells.map((cell) => (isWord(cell) ? null : cell)) : cells)),
  };
};

const run = (whole: MemoryTable, node: PlanNode): Columns => {
  const source = withoutWords(whole, node);
  switch (node.op) {
    case 'count': {
      const units = ['rows', ...names('a', node.amounts)];
      return columnsOf(groupSums(longForm(source, node.keys, node.amounts), names('k', node.keys), units));
    }
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
      const compared = source.data.map((cells, i) =>
        i === node.entity ? cells.map((cell) => (cell === null ? null : formOf(cell, node.form ?? 'exact'))) : cells,
      );
      const long = longForm({ ...source, data: compared }, [], [], node.entity).filter(
        (d: { keyed: number }) => d.keyed === 1,
      );
      const sizes = long.groupby('e').rollup({ size: aq.op.count() } as never) as ColumnTable;
      if (node.op === 'sizes')
        return columnsOf(sizes.groupby('size').rollup({ entities: aq.op.count() } as never) as ColumnTable);
      const { e, size } = columnsOf(sizes);
      return { entity: (e ?? []).map((id) => salted(node.salt, String(id).slice(1))), rows: size ?? [] };
    }
    case 'traits': {
      const traits = source.data[node.column]!.map((cell) => (cell === null ? null : traitOf[node.trait](cell)));
      const long = longForm(
        { ...source, data: [...source.data, traits as Cell[]] },
        [...node.keys, { column: source.data.length, codes: null, list: null }],
        [],
      );
      const keys = names('k', node.keys);
      const counted = groupSums(long, [...keys, `k${keys.length}`], ['rows']);
      const { [`k${keys.length}`]: value = [], rows = [], ...rest } = columnsOf(counted);
      return assembleTraits({ ...rest, value, rows }, node.limit);
    }
    case 'spread':
    case 'spread-partial': {
      const compared = source.data[node.column]!.map((cell) => (cell === null ? null : formOf(cell, node.form)));
      const long = longForm({ ...source, data: [...source.data, compared] }, [node.key], [], source.data.length);
      const under = long.filter((d: { keyed: number; k0: string | null }) => d.keyed === 1 && d.k0 !== null);
      const { e = [], k0 = [], rows = [] } = columnsOf(groupSums(under as ColumnTable, ['e', 'k0'], ['rows']));
      const cells = { entity: e.map((id) => String(id).slice(1)), k0, rows };
      if (node.op === 'spread') return assembleSpread(cells);
      return { ...cells, entity: cells.entity.map((id) => salted(node.salt, id)) };
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
    case 'newest': {
      const dates = source.data[node.column]!.flatMap((cell) =>
        cell !== null && STARTS_WITH_DATE.test(cell) ? [cell.slice(0, 10)] : [],
      );
      return { newest: [dates.sort().at(-1) ?? null] };
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
    async *sets({ table, sets, entity, amounts }) {
      for (const set of sets) yield clusterSet(tableOf(table), { ...set, entity, amounts });
    },
    async close() {},
  };
}
