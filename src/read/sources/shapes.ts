// What the cells of a column have in common in the first records: all numbers, or one long beginning. A row that breaks
// every such shape is no row of this table: a header, a second table, a line of units.

export interface ColumnShape {
  numeric: boolean;
  /** Common beginning of all values, '' when shorter than three characters or all values are equal. */
  prefix: string;
}

const NUMBER = /^[+-]?(\d+([.,]\d+)?|\.\d+)([eE][+-]?\d+)?%?$/;
const LEAST_VALUES = 3;

export const isNumber = (text: string): boolean => text.length < 40 && NUMBER.test(text.trim());

const commonPrefix = (values: string[]): string => {
  let prefix = values[0] ?? '';
  for (const value of values) {
    let at = 0;
    while (at < prefix.length && prefix[at] === value[at]) at++;
    prefix = prefix.slice(0, at);
  }
  return prefix;
};

/** Shapes of the columns of `rows` (cells as text); a column with fewer than `least` values has none. */
export function columnShapes(rows: string[][], width: number, least = LEAST_VALUES): ColumnShape[] {
  return Array.from({ length: width }, (_, column) => {
    const values = rows.map((row) => row[column] ?? '').filter((value) => value !== '');
    if (values.length < least) return { numeric: false, prefix: '' };
    const prefix = commonPrefix(values);
    const varied = values.length >= LEAST_VALUES && values.some((value) => value !== values[0]);
    return { numeric: values.every(isNumber), prefix: varied && prefix.length >= 3 ? prefix : '' };
  });
}

/** How many shaped columns the cells obey and break; empty cells say nothing. */
export function againstShapes(cells: string[], shapes: ColumnShape[]): { obeyed: number; broken: number } {
  let obeyed = 0;
  let broken = 0;
  shapes.forEach((shape, column) => {
    const cell = cells[column] ?? '';
    if (cell === '' || (!shape.numeric && shape.prefix === '')) return;
    if (shape.numeric ? isNumber(cell) : cell.startsWith(shape.prefix)) obeyed++;
    else broken++;
  });
  return { obeyed, broken };
}

/** How many cells hold more than blanks. */
export const filled = (cells: string[]): number => cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);

/** A record that looks like the header of another table: all cells named, none twice, every shaped column broken. */
export function isAlien(cells: string[], shapes: ColumnShape[]): boolean {
  const { obeyed, broken } = againstShapes(cells, shapes);
  return broken >= 2 && obeyed === 0 && filled(cells) === cells.length && new Set(cells).size === cells.length;
}
