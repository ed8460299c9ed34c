// The keys that DuckDB groups by: raw values become enumerations, once for each column and set of codes, and what the engine
// answers in positions becomes codes again.
import type { Columns, KeyExpression } from './engine.ts';
import type { Session } from './session.ts';
import * as sql from './sql/count.ts';
import { valuesSql } from './sql/values.ts';

const CONTRADICTORY = '(contradictory)';
const ANY = '(any)';

const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

export class Keys {
  #session: Session;
  #made = new Map<string, sql.Key>();
  #serial = 0;

  constructor(session: Session) {
    this.#session = session;
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
    const found = this.#made.get(name);
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
    this.#made.set(name, made);
    return made;
  }

  /** Keys of a node, registered in the engine. */
  async of(view: string, keys: KeyExpression[], signal?: AbortSignal): Promise<sql.Key[]> {
    const made: sql.Key[] = [];
    for (const key of keys) made.push(await this.#key(view, key, signal));
    return made;
  }

  async #rawCodes(view: string, key: KeyExpression, signal?: AbortSignal): Promise<{ raw: string; code: string }[]> {
    const { value } = await this.#session.run(valuesSql(view, key.column, key.list, 1_000_000), [], signal);
    return (value ?? []).filter((raw) => raw !== null).map((raw) => ({ raw: String(raw), code: String(raw) }));
  }

  /** Code indices of key columns → codes. */
  decode(columns: Columns, keys: sql.Key[]): Columns {
    const out: Columns = { ...columns };
    keys.forEach((key, i) => {
      out[`k${i}`] = (columns[`k${i}`] ?? []).map((index) =>
        index === null ? null : index === -1 ? CONTRADICTORY : (key.codes[Number(index)] ?? null),
      );
    });
    return out;
  }
}
