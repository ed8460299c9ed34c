// From declared tallies to few plan nodes: equal tallies are counted once, and tallies beside the same entity share one
// node, so that an engine can answer them from one roll-up.
import type { AmountExpression, ClusterNode, KeyExpression, PlanNode } from '../engine/engine.ts';
import { MISSING, type ProfiledColumn } from '../read/roles/role.ts';
import type { Tally } from './tally.ts';

/** A node and the tallies it answers: one, or one for each set of a `cluster` node, in order. */
export interface Step {
  node: PlanNode | ClusterNode;
  answers: Tally[];
}

/** Values of a trait that leave the engine: far more than a script or a length can have. */
export const MOST_TRAITS = 200_000;

/** Equal tallies have equal names. */
export const tallyId = (tally: Tally): string =>
  JSON.stringify([
    tally.kind,
    tally.table,
    tally.by,
    tally.within,
    tally.entity,
    tally.amounts,
    tally.unclustered ?? false,
    tally.form ?? 'exact',
    tally.cells ?? null,
    tally.missingCoded ?? false,
    tally.merge,
  ]);

/** How a profiled column is grouped. */
export function keyOf(columns: ProfiledColumn[], table: string, index: number): KeyExpression {
  const column = columns.find((candidate) => candidate.table === table && candidate.index === index);
  if (column?.codes === undefined) throw new Error(`column ${index} of "${table}" is not grouped: it has no codes`);
  return {
    column: index,
    codes: [...column.codes].map(([raw, code]) => ({ raw, code })),
    list: column.use.kind === 'list' ? column.use.notation : null,
  };
}

const keysOf = (tally: Tally, columns: ProfiledColumn[]): KeyExpression[] =>
  tally.by.map((key) => keyOf(columns, tally.table, key.column));

/** Words that count as absent in a column that is looked at cell by cell; a key is never looked at so. */
const wordsIn = (columns: ProfiledColumn[], table: string, index: number): { without?: string[] } => {
  const column = columns.find((candidate) => candidate.table === table && candidate.index === index);
  const { sentinels = [], missing, use } = column ?? {};
  return missing && missing.sentinel > 0 && use?.kind !== 'key' ? { without: sentinels } : {};
};

/** Traits of the cells of a column, or what of them stands under several codes of a key. */
const cellsNode = (tally: Tally, columns: ProfiledColumn[]): PlanNode => {
  const { table, form = 'exact' } = tally;
  const { column, trait, limit } = tally.cells!;
  const keys = keysOf(tally, columns);
  const words = wordsIn(columns, table, column);
  return tally.kind === 'spread'
    ? {
        op: 'spread',
        table,
        column,
        form,
        ...words,
        key: tally.missingCoded ? { ...keys[0]!, missingAs: MISSING } : keys[0]!,
      }
    : { op: 'traits', table, column, trait: trait!, keys, ...words, limit: limit ?? MOST_TRAITS };
};

const groupBy = <T>(items: T[], idOf: (item: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(idOf(item), [...(groups.get(idOf(item)) ?? []), item]);
  return [...groups.values()];
};

const distinct = <T>(items: T[]): T[] => groupBy(items, (item) => JSON.stringify(item)).map(([first]) => first!);

/** Plans tallies; the order of steps and sets follows the order of tallies. */
export function plan(tallies: Tally[], columns: ProfiledColumn[]): Step[] {
  const unique = groupBy(tallies, tallyId).map(([first]) => first!);
  const groups = unique.filter(({ kind }) => kind === 'groups');
  const clusters = groupBy(
    groups.filter(({ entity }) => entity !== null),
    ({ table, entity }) => JSON.stringify([table, entity!.column]),
  ).map((same): Step => {
    const amounts: AmountExpression[] = distinct(same.flatMap((tally) => tally.amounts));
    const sets = same.map((tally) => ({ keys: keysOf(tally, columns), within: tally.within.length }));
    return {
      node: { op: 'cluster', table: same[0]!.table, entity: same[0]!.entity!.column, amounts, sets },
      answers: same,
    };
  });
  const counts = groups
    .filter(({ entity }) => entity === null)
    .map(
      (tally): Step => ({
        node: { op: 'count', table: tally.table, keys: keysOf(tally, columns), amounts: tally.amounts },
        answers: [tally],
      }),
    );
  const sizes = unique
    .filter(({ kind }) => kind === 'sizes')
    .map(
      (tally): Step => ({
        node: {
          ...{ op: 'sizes', table: tally.table, entity: tally.entity!.column, form: tally.form ?? 'exact' },
          ...wordsIn(columns, tally.table, tally.entity!.column),
        },
        answers: [tally],
      }),
    );
  const cells = unique
    .filter(({ kind }) => kind === 'traits' || kind === 'spread')
    .map((tally): Step => ({ node: cellsNode(tally, columns), answers: [tally] }));
  return [...clusters, ...counts, ...sizes, ...cells];
}
