// The lines that stand in the head of a table beside its names: titles above them, descriptions of the columns below.
import { looksLikeNames } from './header.ts';
import { columnShapes, filled, isAlien } from './shapes.ts';

/** Most records above a table that are looked at, and most of a head in which descriptions end. */
const MOST_ABOVE = 30;
const MOST_HEAD = 5;

/** How many records stand above the table: titles and empty rows, far narrower than the table. */
export function preambleOf(records: string[][], width: number): number {
  if (width < 2) return 0;
  const limit = Math.min(records.length - 1, MOST_ABOVE);
  let at = 0;
  while (at < limit) {
    const cells = records[at]!;
    const narrow = cells.length !== width && cells.length <= Math.max(1, width / 3);
    const hollow = width >= 3 && filled(cells) <= Math.max(1, Math.floor(width / 4));
    if (!narrow && !hollow) break;
    at++;
  }
  if (at === limit) return 0;
  return at + (isTitled(records.slice(at), width) ? 1 : 0);
}

/**
 * Is the first record a line of titles, each over several columns, and the second the names? Titles are few for the width;
 * names are all there, and unlike what stands below them in two columns or more, which a row of data never is.
 */
function isTitled([titles, names, ...rows]: string[][], width: number): boolean {
  if (titles === undefined || names === undefined || titles.length !== width || names.length !== width) return false;
  const few = new Set(titles.filter((cell) => cell.trim() !== '')).size <= width / 2;
  return few && looksLikeNames(names) && isAlien(names, columnShapes(rows.slice(0, 200), width));
}

/**
 * How many records below the names, the first record, describe the columns: all up to a line whose cells are ids of import,
 * as survey tools write it (`{"ImportId":"QID1"}`); 0 = there is no such line.
 */
export function descriptionsOf(records: string[][]): number {
  return Math.max(0, records.slice(0, MOST_HEAD).findIndex(holdsImportIds));
}

const holdsImportIds = (cells: string[]): boolean => {
  const told = filled(cells);
  return told > 0 && cells.filter(isImportId).length >= told / 2;
};

const isImportId = (cell: string): boolean => {
  if (!cell.includes('"ImportId"')) return false;
  try {
    const value: unknown = JSON.parse(cell);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'ImportId');
  } catch {
    return false;
  }
};
