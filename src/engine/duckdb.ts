// The engine in the process: DuckDB over Parquet, the originals or the staged copies. It owns what is kept between
// queries (enumerations of raw values, one roll-up per entity), so that many tallies share few scans.

import { oneAhead } from '../lib/one-ahead.ts';
import type { Relation } from '../read/relation.ts';
import { assembleCluster } from './assemble.ts';
import { answerCells } from './cell-nodes.ts';
import type { AmountExpression, ClusterNode, Columns, Engine, PlanNode } from './engine.ts';
import { Keys } from './keys.ts';
import { differs } from './sample-rows.ts';
import type { Session } from './session.ts';
import * as sql from './sql/count.ts';
import { isNumeric, partSql, viewSql } from './sql/relation.ts';
import {
  blanksSql,
  newestSql,
  numberBlanksSql,
  SAMPLE_AT_MOST,
  sampleSql,
  spreadSampleSql,
  valueEntitiesSql,
  valuesSql,
} from './sql/values.ts';

interface Open {
  view: string;
  relation: Relation;
}

class Duck implements Engine {
  readonly capabilities = { exactDistinct: true, spill: true };
  #session: Session;
  #tables = new Map<string, Open>();
  #keys: Keys;
  #rollups = new Map<string, { table: string; keys: sql.Key[] }>();
  /** How many entities are not under one code of a column, by view, entity and column. */
  #mixed = new Map<string, number>();
  /** Answers about all values of a column, by view and column: a count of one key is the same answer again. */
  #values = new Map<string, Columns>();
  #repeated = new Map<string, string | null>();
  #serial = 0;

  constructor(session: Session) {
    this.#session = session;
    this.#keys = new Keys(session);
  }

  async open(relations: Relation[]): Promise<void> {
    for (const [index, relation] of relations.entries()) {
      const view = `t${index}`;
      await this.#session.run(viewSql(view, relation));
      this.#tables.set(relation.table, { view, relation });
    }
  }

  #table(name: string): Open {
    const found = this.#tables.get(name);
    if (found === undefined) throw new Error(`no table "${name}"`);
    return found;
  }

  /** Hashes of the entities whose rows are not all under one code of a column, if any; null where no roll-up knows. */
  #mixedIn(view: string, entity: number, column: number): string | 'none' | null {
    if (this.#mixed.get(`${view}.${entity}.${column}`) === 0) return 'none';
    const { table, keys = [] } = this.#rollups.get(`${view}.${entity}`) ?? {};
    const at = keys.findIndex((key) => key.column === column && key.list === null);
    return table === undefined || at === -1 ? null : sql.mixedSql(table, at);
  }

  /** Rows by one key from all values of its column, where these were asked for before; else null. */
  #countOfValues(view: string, { keys, amounts }: Extract<PlanNode, { op: 'count' }>): Columns | null {
    const [key] = keys;
    const known = this.#values.get(`${view}.${key?.column}`);
    if (key === undefined || keys.length > 1 || amounts.length > 0 || key.list !== null) return null;
    if (known === undefined || key.codes === null) return null;
    const codes = new Map(key.codes.map(({ raw, code }) => [raw, code]));
    const sums = new Map<string | null, number>();
    known.value!.forEach((value, at) => {
      const code = (value === null ? null : codes.get(String(value))) ?? key.missingAs ?? null;
      sums.set(code, (sums.get(code) ?? 0) + Number(known.rows![at]));
    });
    return { k0: [...sums.keys()], rows: [...sums.values()] };
  }

  async #rollup(
    { view }: Open,
    entity: number,
    keys: sql.Key[],
    amounts: AmountExpression[],
    signal?: AbortSignal,
  ): Promise<string> {
    const table = `u${this.#serial++}`;
    await this.#session.run(sql.rollupSql(view, table, entity, keys, amounts), [], signal);
    const previous = this.#rollups.get(`${view}.${entity}`);
    if (previous !== undefined) await this.#session.run(sql.dropSql(previous.table));
    this.#rollups.set(`${view}.${entity}`, { table, keys });
    return table;
  }

  async *sets(node: ClusterNode, signal?: AbortSignal): AsyncGenerator<Columns> {
    const open = this.#table(node.table);
    const { view, relation } = open;
    const sets: { keys: sql.Key[]; within: number }[] = [];
    for (const { keys, within } of node.sets) sets.push({ keys: await this.#keys.of(view, keys, signal), within });
    const plain = [...new Set(sets.filter(({ keys }) => keys.at(-1)?.list == null).flatMap(({ keys }) => keys))];
    const table = await this.#rollup(open, node.entity, plain, node.amounts, signal);
    const at = sets.map(({ keys }) => (keys.at(-1)?.list != null ? [] : keys.map((key) => plain.indexOf(key))));
    const census = await this.#session.run(sql.censusSql(table, at), [], signal);
    const counted = (name: string): number => Number(census[name]?.[0] ?? 0);
    for (const [i, { keys }] of sets.entries())
      if (keys.length === 1 && keys[0]!.list === null)
        this.#mixed.set(`${view}.${node.entity}.${keys[0]!.column}`, counted(`s${i}`));
    const keyless = counted('x') < relation.rows;
    const ask = ({ keys, within, rollup, unsettled }: (typeof asked)[number]): Promise<Columns> => {
      const mixed = rollup === null || unsettled > counted('y') / 2 ? 'all' : unsettled > 0 ? 'some' : 'none';
      const from = { view, entity: node.entity, rollup, mixed, keyless } as const;
      return this.#session.run(sql.clusterSql(from, keys, within, node.amounts), [], signal);
    };
    const asked = sets.map((set, i) => ({
      ...set,
      rollup: set.keys.at(-1)?.list != null ? null : { table, keys: at[i]! },
      unsettled: counted(`s${i}`),
    }));
    for await (const [{ keys, within }, answer] of oneAhead(asked, ask))
      yield this.#assemble(answer, keys, within, node.amounts);
  }

  #assemble(answer: Columns, keys: sql.Key[], within: number, amounts: AmountExpression[]): Columns {
    const decoded = this.#keys.decode(answer, keys);
    const part = (name: string): Columns =>
      Object.fromEntries(
        Object.entries(decoded).map(([column, cells]) => [
          column,
          cells.filter((_, row) => answer.part![row] === name),
        ]),
      );
    const units = ['rows', ...amounts.map((_, i) => `a${i}`)];
    return assembleCluster(
      keys.map((_, i) => `k${i}`),
      units,
      within,
      { groups: part('groups'), squares: part('squares'), domains: part('domains'), entities: part('entities') },
    );
  }

  async describe() {
    return [...this.#tables.values()].map(({ relation: { table, rows, columns } }) => ({
      table,
      rows,
      columns: columns.length,
    }));
  }

  async sample(name: string, size: number): Promise<Columns> {
    const { view, relation } = this.#table(name);
    const of = [view, relation.columns.length, size, relation.rows] as const;
    const sample = await this.#session.run(sampleSql(...of));
    const isTold = sample.c0!.length < SAMPLE_AT_MOST * size && differs(sample, size);
    if (relation.rows <= size || isTold) return sample;
    return this.#session.run(spreadSampleSql(...of));
  }

  async run(node: PlanNode, signal?: AbortSignal): Promise<Columns> {
    const open = this.#table(node.table);
    const { view } = open;
    const ask = (statement: string) => this.#session.run(statement, [], signal);
    const only = (...columns: number[]): string => partSql(open.relation, columns) ?? view;
    switch (node.op) {
      case 'count': {
        const known = this.#countOfValues(view, node);
        if (known !== null) return known;
        const keys = await this.#keys.of(view, node.keys, signal);
        return this.#keys.decode(await ask(sql.countSql(view, keys, node.amounts)), keys);
      }
      case 'cluster-partial': {
        const keys = await this.#keys.of(view, node.keys, signal);
        return this.#keys.decode(await ask(sql.partialRowsSql(view, keys, node.entity, node.amounts, node.salt)), keys);
      }
      case 'sizes':
      case 'sizes-partial':
      case 'traits':
      case 'spread':
      case 'spread-partial':
        return answerCells(node, {
          ...open,
          ...(node.op === 'traits' ? { view: only(node.column, ...node.keys.map(({ column }) => column)) } : {}),
          ask,
          repeated: this.#repeated,
          rollupOf: (entity) => this.#rollups.get(`${view}.${entity}`)?.table ?? null,
          mixedIn: (entity, column) => this.#mixedIn(view, entity, column),
          keysOf: (keys) => this.#keys.of(view, keys, signal),
          decode: (columns, keys) => this.#keys.decode(columns, keys),
        });
      case 'values': {
        const { value = [], rows = [] } = await ask(valuesSql(only(node.column), node.column, node.list, node.limit));
        const length = value.filter((text) => text === null || text === '').length + node.limit;
        if (value.length < node.limit && node.list === null)
          this.#values.set(`${view}.${node.column}`, { value, rows });
        return { value: value.slice(0, length), rows: rows.slice(0, length) };
      }
      case 'newest':
        return ask(newestSql(only(node.column), node.column));
      case 'value-entities':
        return ask(valueEntitiesSql(only(node.column, node.entity), node.column, node.list, node.entity));
      case 'blanks': {
        const answer: Columns = { column: [], absent: [], empty: [], sentinel: [] };
        for (const column of node.columns) {
          const { x, y, z } = await ask(
            (isNumeric(open.relation, column) ? numberBlanksSql : blanksSql)(only(column), column, node.words),
          );
          answer.column!.push(column);
          answer.absent!.push(x![0]!);
          answer.empty!.push(y![0]!);
          answer.sentinel!.push(z![0]!);
        }
        return answer;
      }
    }
  }

  async close(): Promise<void> {
    this.#session.close();
  }
}

/** An engine over relations, in a locked session that may read their files. Closing it closes the session. */
export async function createDuckdbEngine(session: Session, relations: Relation[]): Promise<Engine> {
  const engine = new Duck(session);
  await engine.open(relations);
  return engine;
}
