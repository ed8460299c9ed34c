// The shape of an engine's answers: to `cluster`, four partial answers put side by side by key; to `traits`, the most frequent.
// Only shape is decided here; every number comes from the engine.
import type { Columns } from './engine.ts';

/** `groups`: keys, units. `squares`: keys, u:sq, u:cross. `domains`: leading keys, u:tsq, clusters. `entities`: keys, entities. */
export interface ClusterParts {
  groups: Columns;
  squares: Columns;
  domains: Columns;
  entities: Columns;
}

const lengthOf = (columns: Columns): number => Object.values(columns)[0]?.length ?? 0;

const idAt = (columns: Columns, by: string[], row: number): string =>
  JSON.stringify(by.map((key) => columns[key]?.[row] ?? null));

const indexBy = (columns: Columns, by: string[]): Map<string, number> =>
  new Map(Array.from({ length: lengthOf(columns) }, (_, row) => [idAt(columns, by, row), row]));

/** One row for every key that occurs in `groups` or `entities`; what a key has not is 0. */
export function assembleCluster(keys: string[], units: string[], within: number, parts: ClusterParts): Columns {
  const groupAt = indexBy(parts.groups, keys);
  const squareAt = indexBy(parts.squares, keys);
  const domainAt = indexBy(parts.domains, keys.slice(0, within));
  const entityAt = indexBy(parts.entities, keys);
  const out: Columns = Object.fromEntries(
    [...keys, ...units.flatMap((u) => [u, `${u}:sq`, `${u}:cross`, `${u}:tsq`]), 'clusters', 'entities'].map((name) => [
      name,
      [],
    ]),
  );
  const pick = (columns: Columns, name: string, row: number | undefined) =>
    row === undefined ? 0 : (columns[name]?.[row] ?? 0);
  for (const id of new Set([...groupAt.keys(), ...entityAt.keys()])) {
    const codes = JSON.parse(id) as (string | number | null)[];
    const square = squareAt.get(id);
    const domain = square === undefined ? undefined : domainAt.get(JSON.stringify(codes.slice(0, within)));
    keys.forEach((key, i) => {
      out[key]!.push(codes[i]!);
    });
    for (const unit of units) {
      out[unit]!.push(pick(parts.groups, unit, groupAt.get(id)));
      out[`${unit}:sq`]!.push(pick(parts.squares, `${unit}:sq`, square));
      out[`${unit}:cross`]!.push(pick(parts.squares, `${unit}:cross`, square));
      out[`${unit}:tsq`]!.push(pick(parts.domains, `${unit}:tsq`, domain));
    }
    out.clusters!.push(pick(parts.domains, 'clusters', domain));
    out.entities!.push(pick(parts.entities, 'entities', entityAt.get(id)));
  }
  return out;
}

/** Rows of an answer to `traits` in the order given: those without a value, and the first `limit` of the others. */
export function mostFrequent(columns: Columns, limit: number): Columns {
  let left = limit;
  const kept = (columns.value ?? []).map((value) => value === null || left-- > 0);
  return Object.fromEntries(
    Object.entries(columns).map(([name, cells]) => [name, cells.filter((_, row) => kept[row])]),
  );
}

/** Cells under codes, one row each → the answer to `spread` (engine.ts): those under two codes or more. */
export function assembleSpread({ entity = [], k0 = [], rows = [] }: Columns): Columns {
  const under = new Map<unknown, string[]>();
  for (const [i, cell] of entity.entries()) under.set(cell, [...(under.get(cell) ?? []), String(k0[i])]);
  const groups = new Map<string, { codes: string; k0: string; values: number; rows: number }>();
  for (const [i, cell] of entity.entries()) {
    const codes = under.get(cell)!.sort();
    if (codes.length < 2) continue;
    const id = JSON.stringify([codes, k0[i]]);
    const group = groups.get(id) ?? { codes: JSON.stringify(codes), k0: String(k0[i]), values: 0, rows: 0 };
    groups.set(id, { ...group, values: group.values + 1, rows: group.rows + Number(rows[i]) });
  }
  const all = [...groups.values()];
  return {
    codes: all.map((group) => group.codes),
    k0: all.map((group) => group.k0),
    values: all.map((group) => group.values),
    rows: all.map((group) => group.rows),
  };
}

/** Rows by value, in any order → the answer to `traits` (engine.ts): absent first, then by rows and value, cut to the most frequent. */
export function assembleTraits(counted: Columns, limit: number): Columns {
  const { value = [], rows = [] } = counted;
  const order = value
    .map((_, i) => i)
    .sort((a, b) => {
      const [x, y] = [value[a] ?? null, value[b] ?? null];
      if ((x === null) !== (y === null)) return x === null ? -1 : 1;
      return Number(rows[b]) - Number(rows[a]) || (x === y ? 0 : x! < y! ? -1 : 1);
    });
  const total = rows.reduce<number>((sum, n) => sum + Number(n), 0);
  const values = value.filter((each) => each !== null).length;
  const sorted = Object.entries(counted).map(([name, cells]) => [name, order.map((at) => cells[at] ?? null)]);
  return mostFrequent(
    { ...Object.fromEntries(sorted), total: rows.map(() => total), values: rows.map(() => values) },
    limit,
  );
}
