// The columns of an Arrow table by its leaves, as those of JSON Lines and Parquet are: a struct becomes columns named by
// their path, a null struct makes all of them null, binary columns are left out and named.
import { type Cells, readCells } from './cells.ts';
import { damaged } from './messages.ts';
import { holdsBinary, isNull, type RawBatch, type RawType, TYPE, validityOf } from './raw-batch.ts';
import type { Oddities } from './text-cells.ts';

/** A leaf: its path in names, and in places among the children. */
export interface Leaf {
  path: string[];
  places: number[];
}

/** Structs nested deeper than this are kept as JSON text. */
const DEEPEST_COLUMN = 16;

/** Leaves of the fields in order, and the paths of those that are binary. */
export function leavesOf(fields: { name: string; type: RawType }[]): { leaves: Leaf[]; leftOut: string[] } {
  const leaves: Leaf[] = [];
  const leftOut: string[] = [];
  const visit = (field: { name: string; type: RawType }, path: string[], places: number[]): void => {
    const { typeId, children = [] } = field.type;
    const own = [...path, field.name ?? ''];
    if (typeId === TYPE.struct && children.length > 0 && places.length < DEEPEST_COLUMN)
      for (const [at, child] of children.entries()) visit(child, own, [...places, at]);
    else if (holdsBinary(field.type)) leftOut.push(own.join('.'));
    else leaves.push({ path: own, places });
  };
  for (const [at, field] of fields.entries()) visit(field, [], [at]);
  return { leaves, leftOut };
}

/** The cells of each leaf in the columns of one batch of `rows` rows. Errors: 65 a column of another length. */
export function leafCells(
  leaves: Leaf[],
  columns: RawBatch[],
  rows: number,
  odd: Oddities,
): ((row: number) => string | null)[] {
  for (const { length } of columns)
    if (length !== rows) throw damaged('a column has another number of rows than its batch');
  return leaves.map(({ places }) => {
    let batch = columns[places[0]!]!;
    const above: Uint8Array[] = [];
    for (const place of places.slice(1)) {
      const validity = validityOf(batch);
      if (validity !== null) above.push(validity);
      const child = batch.children?.[place];
      if (child === undefined || child.length < rows) throw damaged('a part of a struct is missing or too short');
      batch = child;
    }
    const cells: Cells = readCells(batch, odd);
    return above.length === 0
      ? (row) => cells.text(row)
      : (row) => (above.some((validity) => isNull(validity, row)) ? null : cells.text(row));
  });
}
