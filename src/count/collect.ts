// Runs a plan and hands back one small Arquero table per tally. After this floor nothing sees a row of the manifest.

import type { ColumnTable } from 'arquero';
import * as aq from 'arquero';
import type { Columns, Engine, PlanNode } from '../engine/engine.ts';
import { quantaPer } from '../lib/quanta.ts';
import type { ProfiledColumn } from '../read/roles/role.ts';
import { plan, tallyId } from './plan.ts';
import type { Counts, Tally } from './tally.ts';

type Cell = string | number | null;

const amountsOf = (node: PlanNode): { unit: string }[] => ('amounts' in node ? node.amounts : []);

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
 * `rowAt` picks the rows of one set.
 */
export function toCounts(
  tally: Tally,
  columns: Columns,
  units: { unit: string }[],
  rowAt: (row: number) => boolean = () => true,
): Counts {
  const length = Object.values(columns)[0]?.length ?? 0;
  const rows = Array.from({ length }, (_, row) => row).filter(rowAt);
  const take = (name: string, scale = 1): Cell[] =>
    rows.map((row) => {
      const value = columns[name]?.[row] ?? null;
      return scale === 1 || value === null ? value : Number(value) / scale;
    });
  const out: Record<string, Cell[]> = {};
  if (tally.kind === 'sizes') {
    out.size = take('size');
    out.entities = take('entities');
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
    .sort(byCodes(tally.kind === 'sizes' ? ['size'] : tally.by.map(({ role }) => role), out));
  const sorted = Object.fromEntries(
    Object.entries(out).map(([name, cells]) => [name, order.map((at) => cells[at] ?? null)]),
  );
  return { tally, table: aq.table(sorted) as ColumnTable };
}

/** Answers by tally; asking for a tally that was not planned is an error of ours. */
export function lookup(counts: Counts[]): (tally: Tally) => Counts {
  const byId = new Map(counts.map((count) => [tallyId(count.tally), count]));
  return (tally) => {
    const found = byId.get(tallyId(tally));
    if (found === undefined) throw new Error(`a tally was not planned: ${tallyId(tally)}`);
    return found;
  };
}

/** Counts every tally. `progress(done, total)` is called after each node. Errors: those of the engine. */
export async function collect(
  engine: Engine,
  tallies: Tally[],
  columns: ProfiledColumn[],
  signal?: AbortSignal,
  progress?: (done: number, total: number) => void,
): Promise<(tally: Tally) => Counts> {
  const counts: Counts[] = [];
  const steps = plan(tallies, columns);
  for (const [done, { node, answers }] of steps.entries()) {
    const columnsOfNode = await engine.run(node, signal);
    const set = columnsOfNode.set;
    for (const answer of answers) {
      counts.push(
        toCounts(
          answer.tally,
          columnsOfNode,
          amountsOf(node),
          set === undefined ? undefined : (row) => set[row] === answer.set,
        ),
      );
    }
    progress?.(done + 1, steps.length);
  }
  return lookup(counts);
}
