// Is the first record a header? A header is unlike the column below it: words over numbers, a name over a shared
// beginning; a first row of data is like it: a number over numbers, a value that comes back below.
import { againstShapes, columnShapes, isNumber } from './shapes.ts';

const NAME_WORDS =
  /^(#|idx|index|row|id|ids|uuid|key|name|file|filename|path|url|uri|link|image|img|audio|video|text|sentence|caption|title|content|body|prompt|label|labels|class|category|target|score|split|subset|set|lang|language|locale|country|region|city|state|sex|gender|age|race|ethnicity|date|time|timestamp|year|month|day|duration|length|width|height|size|count|value|type|kind|source|license|licence|author|user|speaker|accent|variant|latitude|longitude|lat|lon|code|status)$/;
const LOOKS_LIKE_NAME = /^[\p{L}_#$][\p{L}\p{N}\p{M} _.:/()#%?&'+-]{0,79}$/u;

/** Do the cells of a first record all look like names of columns, each another? */
export const looksLikeNames = (cells: string[]): boolean =>
  new Set(cells).size === cells.length &&
  cells.every((cell) => cell.length <= 40 && !isNumber(cell) && LOOKS_LIKE_NAME.test(cell.trim()));

/** −∞..∞; above 0 = header. `rows` are the records after the first. */
export function headerScore(first: string[], rows: string[][]): number {
  const cells = first.map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return -1;
  if (filled.every(isNumber)) return -5;
  const names = filled.filter((cell) => LOOKS_LIKE_NAME.test(cell) && !isNumber(cell)).length / filled.length;
  const words = filled.filter((cell) =>
    cell
      .toLowerCase()
      .split(/[_\s.:/-]+/)
      .some((part) => NAME_WORDS.test(part)),
  ).length;
  const body = rows.slice(0, 400).filter((row) => row.some((cell, at) => cell !== first[at]));
  const shapes = columnShapes(body, first.length, 1);
  const { obeyed, broken } = againstShapes(cells, shapes);
  const returning = cells.filter(
    (cell, column) => cell !== '' && body.some((row) => (row[column] ?? '').trim() === cell),
  ).length;
  const longest = Math.max(...filled.map((cell) => cell.length));
  return (
    2 * broken +
    Math.min(4, 1.5 * words) +
    (names === 1 ? 1 : -1) -
    3 * obeyed -
    3 * returning -
    filled.filter(isNumber).length * 1.5 -
    (longest > 100 ? 2 : 0)
  );
}

/** Rows right below a header that are part of it: in every column the same word, over columns of another shape. */
export function extraHeaderRows(rows: string[][]): number {
  const width = rows[0]?.length ?? 0;
  if (width < 3) return 0;
  const repeated = (cells: string[]): boolean =>
    cells.every((cell) => cell === cells[0] && cell !== '' && !isNumber(cell));
  let extra = 0;
  while (extra < 3 && extra < rows.length - 1 && repeated(rows[extra]!)) extra++;
  const shapes = columnShapes(rows.slice(extra), width);
  return rows.slice(0, extra).every((cells) => againstShapes(cells, shapes).broken > 0) ? extra : 0;
}

/** Names for `width` columns out of a header of another width; null where they cannot be assigned. */
export const fitHeader = (header: string[], width: number, rows: string[][]): string[] | null => {
  if (header.length === width) return header;
  if (header.length > width) {
    const named = header.filter((name) => name.trim() !== '');
    return named.length === width ? named : null;
  }
  const surplus = width - header.length;
  if (rows.every((row) => row.slice(header.length).every((cell) => cell === '')))
    return [...header, ...Array(surplus).fill('')];
  return null;
};

/** Names as columns: trimmed, never empty, unique; what was changed is told. */
export function columnNames(raw: string[]): {
  names: string[];
  blank: number[];
  duplicate: number[];
  cased: number[];
  padded: number[];
} {
  const blank: number[] = [];
  const duplicate: number[] = [];
  const cased: number[] = [];
  const padded: number[] = [];
  const taken = new Set<string>();
  const folded = new Map<string, string>();
  const names = raw.map((text, index) => {
    const name = text.trim();
    if (name !== text && name !== '') padded.push(index);
    if (name === '') blank.push(index);
    const wanted = name === '' ? `column ${index + 1}` : name;
    let unique = wanted;
    for (let n = 2; taken.has(unique); n++) unique = `${wanted} (${n})`;
    if (unique !== wanted) duplicate.push(index);
    const fold = wanted.toLowerCase();
    const other = folded.get(fold);
    if (other !== undefined && other !== wanted) cased.push(index);
    folded.set(fold, wanted);
    taken.add(unique);
    return unique;
  });
  return { names, blank, duplicate, cased, padded };
}
