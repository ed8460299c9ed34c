// Runs a plan and hands back one small Arquero table per tally. After this floor nothing sees a row of the manifest.

import type { ColumnTable } from 'arquero';
import * as aq from 'arquero';
import type { ClusterNode, Columns, Engine, PlanNode } from '../engine/engine.ts';
import { ahead } from '../lib/one-ahead.ts';
import { quantaPer } from '../lib/quanta.ts';
import type { ProfiledColumn } from '../read/roles/role.ts';
import { plan, type Step, tallyId } from './plan.ts';
import type { Counts, Tally } from './tally.ts';

type Cell = string | number | null;

const amountsOf = (node: PlanNode | ClusterNode): { unit: string }[] => ('amounts' in node ? node.amounts : []);

/** Columns by which an answer is sorted, before and after its keys. */
const FIRST: Record<Tally['kind'], string[]> = { groups: [], sizes: ['size'], traits: [], spread: ['codes'] };
const LAST: Record<Tally['kind'], string[]> = { groups: [], sizes: [], traits: ['value'], spread: [] };

/** Codes first, null last, in one fixed order whatever the engine did. */
const byCodes =
  (names: string[], columns: Record<string, Cell[]>) =>
  (a: number, b: number): number => {
    for (const name of names) {
      const [x, y] = [columns[name]![a] ?? null, columns[name]![b] ?? null];
      if (x === y) continue;
      if (x === null || y === null) return x === null ? 1 : -1;
      return x < y ? -1 : 1;
    }
    return 0;
  };

/**
 * Columns of an engine (k0…, rows, a0…, in quanta) → the table of a tally (role ids, rows, hours …, in units; tally.ts).
 */
export function toCounts(tally: Tally, columns: Columns, units: { unit: string }[]): Counts {
  const length = Object.values(columns)[0]?.length ?? 0;
  const rows = Array.from({ length }, (_, row) => row);
  const take = (name: string, scale = 1): Cell[] =>
    rows.map((row) => {
      const value = columns[name]?.[row] ?? null;
      return scale === 1 || value === null ? value : Number(value) / scale;
    });
  const out: Record<string, Cell[]> = {};
  if (tally.kind === 'sizes') {
    out.size = take('size');
    out.entities = take('entities');
  } else if (tally.kind === 'traits' || tally.kind === 'spread') {
    tally.by.forEach(({ role }, i) => {
      out[role] = take(`k${i}`);
    });
    const own = tally.kind === 'spread' ? ['codes', 'values', 'rows'] : ['value', 'rows', 'total', 'values'];
    for (const name of own) out[name] = take(name);
  } else {
    tally.by.forEach(({ role }, i) => {
      out[role] = take(`k${i}`);
    });
    const isClustered = tally.entity !== null;
    const add = (unit: string, name: string, quanta: number) => {
      out[unit] = take(name, quanta);
      if (isClustered)
        for (const part of ['sq', 'cross', 'tsq']) out[`${unit}:${part}`] = take(`${name}:${part}`, quanta * quanta);
    };
    add('rows', 'rows', 1);
    for (const { unit } of tally.amounts)
      add(unit, `a${units.findIndex((amount) => amount.unit === unit)}`, quantaPer(unit));
    if (tally.entity !== null) {
      out[`${tally.entity.name}s`] = take('entities');
      out.clusters = take('clusters');
    }
  }
  const order = rows
    .map((_, at) => at)
    .sort(byCodes([...FIRST[tally.kind], ...tally.by.map(({ role }) => role), ...LAST[tally.kind]], out));
  const sorted = Object.fromEntries(
    Object.entries(out).map(([name, cells]) => [name, order.map((at) => cells[at] ?? null)]),
  );
  return { tally, table: aq.table(sorted) as ColumnTable };
}

/** Answers by tally; asking for a tally that was not planned is an error of ours. */
export function lookup(counts: Iterable<Counts>): (tally: Tally) => Counts {
  const byId = new Map(Array.from(counts, (count) => [tallyId(count.tally), count]));
  return (tally) => {
    const found = byId.get(tallyId(tally));
    if (found === undefined) throw new Error(`a tally was not planned: ${tallyId(tally)}`);
    return found;
  };
}

/**
 * Counts every tally and yields each table as soon as it is there, while the engine works on the next.
 * `progress(done, total)` is called after each. Errors: those of the engine.
 */
export async function* collect(
  engine: Engine,
  tallies: Tally[],
  columns: ProfiledColumn[],
  signal?: AbortSignal,
  progress?: (done: number, total: number) => void,
): AsyncGenerator<Counts> {
  const steps = plan(tallies, columns);
  const total = steps.reduce((sum, { answers }) => sum + answers.length, 0);
  let done = 0;
  for await (const { node, tally, answer } of ahead(answersOf(engine, steps, signal))) {
    yield toCounts(tally, answer, amountsOf(node));
    progress?.(++done, total);
  }
}

/** The answers to a plan, in its order. */
async function* answersOf(engine: Engine, steps: Step[], signal: AbortSignal | undefined) {
  for (const { node, answers } of steps) {
    const asked = node.op === 'cluster' ? engine.sets(node, signal) : [engine.run(node, signal)];
    let at = 0;
    for await (const answer of asked) yield { node, tally: answers[at++]!, answer };
  }
}
