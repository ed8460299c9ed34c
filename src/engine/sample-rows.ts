// Whether the rows of a sample differ enough to stand for the rest.
import type { Columns } from './engine.ts';

/** A sample whose rows differ in fewer than one of so many tells too little about the rest. */
const LEAST_DISTINCT = 4;

/** Rows that differ, counted as far as `enough`: one column of many values tells without a look at the others. */
const distinctRows = (columns: Columns, enough: number): number => {
  const cells = Object.values(columns);
  if (cells.some((column) => new Set(column).size >= enough)) return enough;
  return new Set((cells[0] ?? []).map((_, row) => JSON.stringify(cells.map((column) => column[row])))).size;
};

/** At least a quarter of the `size` rows that were asked for are rows of their own. */
export const differs = (sample: Columns, size: number): boolean =>
  distinctRows(sample, size / LEAST_DISTINCT) >= size / LEAST_DISTINCT;
