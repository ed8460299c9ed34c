// How DuckDB answers what is asked of single cells: how often they come back, what they are like, under which codes they stand.
import type { Relation } from '../read/relation.ts';
import { mostFrequent } from './assemble.ts';
import type { Columns, Form, KeyExpression, PlanNode } from './engine.ts';
import type { Key } from './sql/count.ts';
import { isNumeric } from './sql/relation.ts';
import {
  countRowsSql,
  onceSql,
  repeatedSql,
  rolledSizesSql,
  sizesPartialSql,
  sizesSql,
  spreadPartialSql,
  spreadSql,
  traitsSql,
  withoutSql,
} from './sql/traits.ts';

export type CellNode = Extract<PlanNode, { op: 'sizes' | 'sizes-partial' | 'traits' | 'spread' | 'spread-partial' }>;

/** What the engine lends: the view of the table, its roll-up of an entity if there is one, and its queries. */
export interface CellScan {
  view: string;
  relation: Relation;
  /** Tables of hashes by view, column and form (null: nothing comes back), kept between queries. */
  repeated: Map<string, string | null>;
  rollupOf(entity: number): string | null;
  /** Hashes of entities that are not under one code of a column, as a table; 'none', or null where no roll-up tells. */
  mixedIn(entity: number, column: number): string | 'none' | null;
  ask(statement: string): Promise<Columns>;
  keysOf(keys: KeyExpression[]): Promise<Key[]>;
  decode(columns: Columns, keys: Key[]): Columns;
}

/** The table of what may occur twice in a column, made when first asked for; null where nothing does. */
async function repeatedIn(
  { view, relation, ask, repeated }: CellScan,
  column: number,
  form: Form,
): Promise<string | null> {
  const id = `${view}.${column}.${form}`;
  const found = repeated.get(id);
  if (found !== undefined) return found;
  const table = `d${repeated.size}`;
  for (const statement of repeatedSql(table, view, column, form, relation.rows)) await ask(statement);
  const { x } = await ask(countRowsSql(table));
  const made = x![0] === 0 ? null : table;
  repeated.set(id, made);
  return made;
}

/** The answer to a node of cells (engine.ts). */
export async function answerCells(node: CellNode, whole: CellScan): Promise<Columns> {
  const column = 'entity' in node ? node.entity : node.column;
  const scan = { ...whole, view: withoutSql(whole.view, column, node.without ?? []) };
  const { view, relation, rollupOf, ask, keysOf, decode } = scan;
  switch (node.op) {
    case 'sizes': {
      const { entity, form = 'exact' } = node;
      const rollup = form === 'exact' ? rollupOf(entity) : null;
      if (rollup !== null) return ask(rolledSizesSql(rollup));
      const repeated = await repeatedIn(scan, entity, form);
      return ask(repeated === null ? onceSql(view, entity, form) : sizesSql(view, entity, form, repeated));
    }
    case 'sizes-partial':
      return ask(sizesPartialSql(view, node.entity, node.form ?? 'exact', node.salt));
    case 'traits': {
      const keys = await keysOf(node.keys);
      const answer = await ask(
        traitsSql(view, node.column, node.trait, keys, node.limit, isNumeric(relation, node.column)),
      );
      return mostFrequent(decode(answer, keys), node.limit);
    }
    case 'spread': {
      const mixed =
        node.form === 'exact' && node.key.missingAs !== undefined ? scan.mixedIn(node.column, node.key.column) : null;
      if (mixed === 'none') return { codes: [], k0: [], values: [], rows: [] };
      const repeated = mixed ?? (await repeatedIn(scan, node.column, node.form));
      if (repeated === null) return { codes: [], k0: [], values: [], rows: [] };
      const keys = await keysOf([node.key]);
      const { codes = [], ...rest } = await ask(spreadSql(view, node.column, node.form, keys[0]!, repeated));
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
