// The engine in the process: DuckDB over Parquet, the originals or the staged copies. It owns what is kept between
// queries (enumerations of raw values, one roll-up per entity), so that many tallies share few scans.

import { oneAhead } from '../lib/one-ahead.ts';
import type { Relation } from '../read/relation.ts';
import { assembleCluster } from './assemble.ts';
import { answerCells } from './cell-nodes.ts';
import type { AmountExpression, ClusterNode, Columns, Engine, KeyExpression, PlanNode } from './engine.ts';
import { differs } from './sample-rows.ts';
import type { Session } from './session.ts';
import * as sql from './sql/count.ts';
import { isNumeric, viewSql } from './sql/relation.ts';
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

const CONTRADICTORY = '(contradictory)';
const ANY = '(any)';

interface Open {
  view: string;
  relation: Relation;
}

const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

class Duck implements Engine {
  readonly capabilities = { exactDistinct: true, spill: true };
  #session: Session;
  #tables = new Map<string, Open>();
  #keys = new Map<string, sql.Key>();
  #rollups = new Map<string, { table: string; keys: sql.Key[] }>();
  /** How many entities are not under one code of a column, by view, entity and column. */
  #mixed = new Map<string, number>();
  /** Answers about all values of a column, by view and column: a count of one key is the same answer again. */
  #values = new Map<string, Columns>();
  #repeated = new Map<string, string | null>();
  #serial = 0;

  constructor(session: Session) {
    this.#session = session;
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

  /** Registers raw values as an enumeration ordered by code. */
  async #key(view: string, key: KeyExpression, signal?: AbortSignal): Promise<sql.Key> {
    if (key.missingAs !== undefined) {
      const { missingAs, ...rest } = key;
      const plain = await this.#key(view, rest, signal);
      return { ...plain, codes: [...plain.codes, missingAs], missingAt: plain.codes.length };
    }
    const pairs = key.codes ?? (await this.#rawCodes(view, key, signal));
    const name = JSON.stringify([view, key.column, key.list, pairs]);
    const found = this.#keys.get(name);
    if (found !== undefined) return found;
    const known = pairs.filter((pair): pair is { raw: string; code: string } => pair.code !== null).sort(byCode);
    const codes = [...new Set(known.map(({ code }) => code))];
    const at = new Map(codes.map((code, index) => [code, index]));
    const id = this.#serial++;
    if (known.length > 0) {
      const raws = JSON.stringify(known.map(({ raw }) => raw));
      const [fill, ...rest] = sql.enumerationSql(id);
      await this.#session.run(fill!, [raws]);
      for (const statement of rest) await this.#session.run(statement);
    }
    const made: sql.Key = {
      id,
      column: key.column,
      list: key.list,
      injective: codes.length === known.length,
      mapping: known.map(({ code }) => at.get(code)!),
      codes: key.list === null ? codes : [...codes, ANY],
      missingAt: null,
      empty: known.length === 0,
    };
    this.#keys.set(name, made);
    return made;
  }

  async #keysOf(view: string, keys: KeyExpression[], signal?: AbortSignal): Promise<sql.Key[]> {
    const made: sql.Key[] = [];
    for (const key of keys) made.push(await this.#key(view, key, signal));
    return made;
  }

  async #rawCodes(view: string, key: KeyExpression, signal?: AbortSignal): Promise<{ raw: string; code: string }[]> {
    const { value } = await this.#session.run(valuesSql(view, key.column, key.list, 1_000_000), [], signal);
    return (value ?? []).filter((raw) => raw !== null).map((raw) => ({ raw: String(raw), code: String(raw) }));
  }

  /** Code indices of key columns → codes. */
  #decode(columns: Columns, keys: sql.Key[]): Columns {
    const out: Columns = { ...columns };
    keys.forEach((key, i) => {
      out[`k${i}`] = (columns[`k${i}`] ?? []).map((index) =>
        index === null ? null : index === -1 ? CONTRADICTORY : (key.codes[Number(index)] ?? null),
      );
    });
    return out;
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
    for (const { keys, within } of node.sets) sets.push({ keys: await this.#keysOf(view, keys, signal), within });
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
    const decoded = this.#decode(answer, keys);
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
    switch (node.op) {
      case 'count': {
        const known = this.#countOfValues(view, node);
        if (known !== null) return known;
        const keys = await this.#keysOf(view, node.keys, signal);
        return this.#decode(await ask(sql.countSql(view, keys, node.amounts)), keys);
      }
      case 'cluster-partial': {
        const keys = await this.#keysOf(view, node.keys, signal);
        return this.#decode(await ask(sql.partialRowsSql(view, keys, node.entity, node.amounts, node.salt)), keys);
      }
      case 'sizes':
      case 'sizes-partial':
      case 'traits':
      case 'spread':
      case 'spread-partial':
        return answerCells(node, {
          ...open,
          ask,
          repeated: this.#repeated,
          rollupOf: (entity) => this.#rollups.get(`${view}.${entity}`)?.table ?? null,
          mixedIn: (entity, column) => this.#mixedIn(view, entity, column),
          keysOf: (keys) => this.#keysOf(view, keys, signal),
          decode: (columns, keys) => this.#decode(columns, keys),
        });
      case 'values': {
        const { value = [], rows = [] } = await ask(valuesSql(view, node.column, node.list, node.limit));
        const length = value.filter((text) => text === null || text === '').length + node.limit;
        if (value.length < node.limit && node.list === null)
          this.#values.set(`${view}.${node.column}`, { value, rows });
        return { value: value.slice(0, length), rows: rows.slice(0, length) };
      }
      case 'newest':
        return ask(newestSql(view, node.column));
      case 'value-entities':
        return ask(valueEntitiesSql(view, node.column, node.list, node.entity));
      case 'blanks': {
        const answer: Columns = { column: [], absent: [], empty: [], sentinel: [] };
        for (const column of node.columns) {
          const { x, y, z } = await ask(
            (isNumeric(open.relation, column) ? numberBlanksSql : blanksSql)(view, column, node.words),
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
