// What a sample of a column shows, once, for every test that looks at it. Values are trimmed; empty cells and the
// general words for "missing" are set aside, because a test of meaning must look at what is known.
import { generalMeaning } from './missing.ts';

/** A sampled column. Shares are of rows with a known value, 0..1 (0 when nothing is known). */
export interface ColumnFacts {
  name: string;
  index: number;
  /** Sampled rows, and of those without a key and with a blank cell. */
  rows: number;
  absent: number;
  empty: number;
  /** Words for "missing" that occur ("?", "unknown" …). */
  sentinels: string[];
  /** Known trimmed values with their rows. */
  counts: Map<string, number>;
  known: number;
  distinct: number;
  /** Rows of the most frequent known value. */
  top: number;
  /** Sees the first 1,000 characters of a value. */
  share(test: (value: string) => boolean): number;
  /** Distinct over known. */
  unique: number;
  meanLength: number;
  numeric: number;
  integer: number;
  min: number;
  max: number;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
export const isNumber = (value: string): boolean => NUMBER.test(value);
export const isInteger = (value: string): boolean => /^[+-]?\d+(\.0+)?$/.test(value);

/** Shapes show at the beginning; patterns must not walk through whole documents. */
const clipped = (value: string): string => (value.length > LONGEST_LOOK ? value.slice(0, LONGEST_LOOK) : value);
const LONGEST_LOOK = 1000;

/** Numbers and long texts are no words for "missing"; looking each of them up would cost most of a profile. */
const mayBeMissing = (value: string): boolean => value.length <= 32 && !/^\d/.test(value);

/** Facts of one sampled column of text cells (null = absent key). */
export function factsOf(name: string, index: number, cells: readonly (string | number | null)[]): ColumnFacts {
  const counts = new Map<string, number>();
  let absent = 0;
  let empty = 0;
  for (const cell of cells) {
    if (cell === null) absent++;
    else {
      const value = String(cell).trim();
      if (value === '') empty++;
      else counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const sentinels: string[] = [];
  for (const value of counts.keys()) {
    if (!mayBeMissing(value) || generalMeaning(value) !== 'missing') continue;
    sentinels.push(value);
    counts.delete(value);
  }
  let known = 0;
  let top = 0;
  let length = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const [value, rows] of counts) {
    known += rows;
    top = Math.max(top, rows);
    length += value.length * rows;
    if (!isNumber(value)) continue;
    min = Math.min(min, Number(value));
    max = Math.max(max, Number(value));
  }
  const share = (test: (value: string) => boolean): number => {
    let hits = 0;
    for (const [value, rows] of counts) if (test(clipped(value))) hits += rows;
    return known === 0 ? 0 : hits / known;
  };
  return {
    name,
    index,
    rows: cells.length,
    absent,
    empty,
    sentinels,
    counts,
    known,
    distinct: counts.size,
    top,
    share,
    unique: known === 0 ? 0 : counts.size / known,
    meanLength: known === 0 ? 0 : length / known,
    numeric: share(isNumber),
    integer: share(isInteger),
    min,
    max,
  };
}
