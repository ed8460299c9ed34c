// Partials of shards and how they merge. Counts and sums add; what is counted by entity keeps one row for every salted
// entity, so that a speaker who is in two shards is one speaker. Nothing else claims to merge.
import { assembleCluster, assembleSpread, assembleTraits } from '../engine/assemble.ts';
import type { Columns, Engine, PlanNode } from '../engine/engine.ts';
import { ANY, CONTRADICTORY, type ProfiledColumn } from '../read/roles/role.ts';
import { lookup, toCounts } from './collect.ts';
import { MOST_TRAITS, plan } from './plan.ts';
import type { Counts, Tally } from './tally.ts';

/** What a shard leaves behind: for each tally, rows of codes and sums (quanta), with `entity` where it is keyed. */
export interface Partial {
  tally: Tally;
  columns: Columns;
}

type Cell = string | number | null;

const lengthOf = (columns: Columns): number => Object.values(columns)[0]?.length ?? 0;

/** Counts every tally of a shard in its mergeable form. Shards must share one profile (columns, codes) and one salt. */
export async function collectPartials(
  engine: Engine,
  tallies: Tally[],
  columns: ProfiledColumn[],
  salt: string,
): Promise<Partial[]> {
  const partials: Partial[] = [];
  for (const { node, answers } of plan(tallies, columns)) {
    for (const [set, tally] of answers.entries()) {
      const partial =
        node.op === 'cluster'
          ? await engine.run({
              op: 'cluster-partial',
              table: node.table,
              entity: node.entity,
              amounts: tally.amounts,
              keys: node.sets[set]!.keys,
              salt,
            })
          : await engine.run(partialOf(node, salt));
      partials.push({ tally, columns: partial });
    }
  }
  return partials;
}

/** What a shard is asked instead: keys for what is counted by key, and every value of what is cut to the most frequent. */
const partialOf = (node: PlanNode, salt: string): PlanNode => {
  switch (node.op) {
    case 'sizes':
      return { ...node, op: 'sizes-partial', salt };
    case 'spread':
      return { ...node, op: 'spread-partial', salt };
    case 'traits':
      return { ...node, limit: Number.MAX_SAFE_INTEGER };
    default:
      return node;
  }
};

/** Sums rows with equal `by`; a null entity is never equal to another. */
const addUp = (parts: Columns[], by: string[], units: string[]): Columns => {
  const out: Columns = Object.fromEntries([...by, ...units].map((name) => [name, []]));
  const at = new Map<string, number>();
  for (const part of parts) {
    for (let row = 0; row < lengthOf(part); row++) {
      const isAlone = by.includes('entity') && (part.entity?.[row] ?? null) === null;
      const id = isAlone ? `#${out[units[0]!]!.length}` : JSON.stringify(by.map((name) => part[name]?.[row] ?? null));
      const found = at.get(id);
      if (found === undefined) {
        at.set(id, out[units[0]!]!.length);
        for (const name of by) out[name]!.push(part[name]?.[row] ?? null);
        for (const unit of units) out[unit]!.push(Number(part[unit]?.[row] ?? 0));
      } else {
        for (const unit of units) out[unit]![found] = Number(out[unit]![found]) + Number(part[unit]?.[row] ?? 0);
      }
    }
  }
  return out;
};

/** Exact sums of products of whole numbers, by group. */
class Sums {
  #of = new Map<string, { keys: Cell[]; sums: Map<string, bigint> }>();
  add(keys: Cell[], name: string, value: bigint): void {
    const id = JSON.stringify(keys);
    const group = this.#of.get(id) ?? { keys, sums: new Map<string, bigint>() };
    group.sums.set(name, (group.sums.get(name) ?? 0n) + value);
    this.#of.set(id, group);
  }
  columns(keyNames: string[], names: string[]): Columns {
    const groups = [...this.#of.values()];
    return Object.fromEntries([
      ...keyNames.map((name, i) => [name, groups.map(({ keys }) => keys[i] ?? null)]),
      ...names.map((name) => [name, groups.map(({ sums }) => Number(sums.get(name) ?? 0n))]),
    ]);
  }
}

/** Merged partial of a clustered tally → the columns that the engine's `cluster` gives (engine.ts). */
const finish = (merged: Columns, tally: Tally, units: string[], isList: boolean): Columns => {
  const keys = tally.by.map((_, i) => `k${i}`);
  const within = tally.within.length;
  const [groups, squares, domains, entities] = [new Sums(), new Sums(), new Sums(), new Sums()];
  const totals = new Map<string, Map<string, bigint>>();
  const known = new Map<string, Set<string>[]>();
  const rows = Array.from({ length: lengthOf(merged) }, (_, row) => ({
    codes: keys.map((key) => merged[key]![row] ?? null),
    entity: merged.entity![row] === null ? `#${row}` : String(merged.entity![row]),
    amounts: units.map((unit) => BigInt(Number(merged[unit]![row] ?? 0))),
  }));
  const domainOf = (entity: string, codes: Cell[]): string => JSON.stringify([entity, ...codes.slice(0, within)]);
  for (const [row, { codes, entity, amounts }] of rows.entries()) {
    units.forEach((unit, i) => {
      groups.add(codes, unit, amounts[i]!);
    });
    const isInDomain = codes.every((code) => code !== null) && (!isList || codes.at(-1) === ANY);
    if (isInDomain) {
      const total = totals.get(domainOf(entity, codes)) ?? new Map<string, bigint>();
      units.forEach((unit, i) => {
        total.set(unit, (total.get(unit) ?? 0n) + amounts[i]!);
      });
      totals.set(domainOf(entity, codes), total);
    }
    if (merged.entity![row] === null) continue;
    const sets = known.get(entity) ?? keys.map(() => new Set<string>());
    codes.forEach((code, i) => {
      if (code !== null) sets[i]!.add(String(code));
    });
    known.set(entity, sets);
  }
  for (const [row, { codes, entity, amounts }] of rows.entries()) {
    if (codes.some((code) => code === null)) continue;
    const own = new Map(units.map((unit, i) => [unit, amounts[i]!]));
    const total = merged.entity![row] === null ? own : totals.get(domainOf(entity, codes));
    units.forEach((unit, i) => {
      squares.add(codes, `${unit}:sq`, amounts[i]! * amounts[i]!);
      squares.add(codes, `${unit}:cross`, amounts[i]! * (total?.get(unit) ?? 0n));
    });
  }
  for (const [id, total] of totals) {
    const codes = (JSON.parse(id) as Cell[]).slice(1);
    for (const unit of units) domains.add(codes, `${unit}:tsq`, (total.get(unit) ?? 0n) ** 2n);
    domains.add(codes, 'clusters', 1n);
  }
  const single = isList ? -1 : undefined;
  for (const sets of known.values()) {
    const own = sets
      .slice(0, single)
      .map((codes): Cell => (codes.size === 0 ? null : codes.size === 1 ? [...codes][0]! : CONTRADICTORY));
    const listed: Cell[][] = !isList
      ? [[]]
      : sets.at(-1)!.size === 0
        ? [[null]]
        : [...sets.at(-1)!].map((code) => [code]);
    for (const code of listed) entities.add([...own, ...code], 'entities', 1n);
  }
  const unitParts = units.flatMap((unit) => [`${unit}:sq`, `${unit}:cross`]);
  return assembleCluster(keys, units, within, {
    groups: groups.columns(keys, units),
    squares: squares.columns(keys, unitParts),
    domains: domains.columns(keys.slice(0, within), [...units.map((unit) => `${unit}:tsq`), 'clusters']),
    entities: entities.columns(keys, ['entities']),
  });
};

const mergeOne = (tally: Tally, parts: Columns[], columns: ProfiledColumn[]): Counts => {
  const units = ['rows', ...tally.amounts.map((_, i) => `a${i}`)];
  const keys = tally.by.map((_, i) => `k${i}`);
  if (tally.kind === 'sizes') {
    const { rows = [] } = addUp(parts, ['entity'], ['rows']);
    const sizes = new Map<number, number>();
    for (const size of rows) sizes.set(Number(size), (sizes.get(Number(size)) ?? 0) + 1);
    return toCounts(tally, { size: [...sizes.keys()], entities: [...sizes.values()] }, []);
  }
  if (tally.kind === 'traits')
    return toCounts(
      tally,
      assembleTraits(addUp(parts, [...keys, 'value'], ['rows']), tally.cells?.limit ?? MOST_TRAITS),
      [],
    );
  if (tally.kind === 'spread') return toCounts(tally, assembleSpread(addUp(parts, ['entity', 'k0'], ['rows'])), []);
  if (tally.entity === null) return toCounts(tally, addUp(parts, keys, units), tally.amounts);
  const last = tally.by.at(-1);
  const isList = columns.some(
    ({ table, index, use }) => table === tally.table && index === last?.column && use.kind === 'list',
  );
  return toCounts(tally, finish(addUp(parts, ['entity', ...keys], units), tally, units, isList), tally.amounts);
};

/** Counts of the whole from the partials of its shards; the order of shards does not matter. */
export function mergePartials(shards: Partial[][], columns: ProfiledColumn[]): (tally: Tally) => Counts {
  const tallies = (shards[0] ?? []).map(({ tally }) => tally);
  return lookup(
    tallies.map((tally, i) =>
      mergeOne(
        tally,
        shards.map((shard) => shard[i]!.columns),
        columns,
      ),
    ),
  );
}
