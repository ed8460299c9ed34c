// How DuckDB answers what is asked of single cells: how often they come back, what they are like, under which codes they stand.
import { mostFrequent } from './assemble.ts';
import type { Columns, KeyExpression, PlanNode } from './engine.ts';
import type { Key } from './sql/count.ts';
import { sizesPartialSql, sizesSql, spreadPartialSql, spreadSql, traitsSql } from './sql/traits.ts';

export type CellNode = Extract<PlanNode, { op: 'sizes' | 'sizes-partial' | 'traits' | 'spread' | 'spread-partial' }>;

/** What the engine lends: the view of the table, its roll-up of an entity if there is one, and its queries. */
export interface CellScan {
  view: string;
  rollupOf(entity: number): string | null;
  /** Every cell of the column is a number in its file. */
  isNumeric(column: number): boolean;
  ask(statement: string): Promise<Columns>;
  keysOf(keys: KeyExpression[]): Promise<Key[]>;
  decode(columns: Columns, keys: Key[]): Columns;
}

/** The answer to a node of cells (engine.ts). */
export async function answerCells(
  node: CellNode,
  { view, rollupOf, isNumeric, ask, keysOf, decode }: CellScan,
): Promise<Columns> {
  switch (node.op) {
    case 'sizes':
      return ask(
        sizesSql(view, node.entity, node.form ?? 'exact', node.form === 'folded' ? null : rollupOf(node.entity)),
      );
    case 'sizes-partial':
      return ask(sizesPartialSql(view, node.entity, node.form ?? 'exact', node.salt));
    case 'traits': {
      const keys = await keysOf(node.keys);
      const answer = await ask(traitsSql(view, node.column, node.trait, keys, node.limit, isNumeric(node.column)));
      return mostFrequent(decode(answer, keys), node.limit);
    }
    case 'spread': {
      const keys = await keysOf([node.key]);
      const { codes = [], ...rest } = await ask(spreadSql(view, node.column, node.form, keys[0]!));
      const named = (text: string | number | null) =>
        JSON.stringify((JSON.parse(String(text)) as number[]).map((at) => keys[0]!.codes[at]).sort());
      return { codes: codes.map(named), ...decode(rest, keys) };
    }
    case 'spread-partial': {
      const keys = await keysOf([node.key]);
      return decode(await ask(spreadPartialSql(view, node.column, node.form, keys[0]!, node.salt)), keys);
    }
  }
}
