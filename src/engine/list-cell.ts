// How a list cell is cut into items, one rule for every engine: brackets off, split at the delimiter, quotes and blanks
// off each item, empty items dropped. Items that contain their own delimiter are not supported and never guessed.
import type { KeyExpression } from './engine.ts';

export type ListNotation = NonNullable<KeyExpression['list']>;

export const DELIMITERS: Record<ListNotation, string> = {
  comma: ',',
  semicolon: ';',
  pipe: '|',
  space: ' ',
  json: ',',
  python: ',',
};

/** Characters trimmed from both ends of a cell, then from both ends of each item. */
export const CELL_TRIM = '[]() \t\n\r';
export const ITEM_TRIM = ' \'"\t\n\r';

const trimOf = (text: string, characters: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && characters.includes(text[start]!)) start++;
  while (end > start && characters.includes(text[end - 1]!)) end--;
  return text.slice(start, end);
};

/** Distinct items of a cell in order of appearance; [] for an empty list. */
export function listItems(cell: string, notation: ListNotation): string[] {
  const items = trimOf(cell, CELL_TRIM)
    .split(DELIMITERS[notation])
    .map((item) => trimOf(item, ITEM_TRIM))
    .filter((item) => item !== '');
  return [...new Set(items)];
}
