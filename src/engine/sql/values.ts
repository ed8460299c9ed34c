// The profiling queries: distinct values, blanks, samples.
import type { KeyExpression } from '../engine.ts';
import { itemsSql } from './count.ts';
import { quoteText } from './quote.ts';

/** What counts as blank around a cell, in every engine. */
export const BLANKS = ' \t\n\r\f\v\u00a0\ufeff';

const valuesOf = (view: string, column: number, list: KeyExpression['list'], extra = ''): string =>
  list === null
    ? `SELECT c${column} AS value${extra} FROM ${view}`
    : `SELECT unnest(CASE WHEN len(items) = 0 THEN [NULL] ELSE items END) AS value${extra} FROM (SELECT *, ${itemsSql(`c${column}`, list)} AS items FROM ${view})`;

/** value, rows: null and '' first, then by frequency and value. */
export const valuesSql = (view: string, column: number, list: KeyExpression['list'], limit: number): string => {
  const counted = `SELECT value, count(*)::DOUBLE AS rows FROM (${valuesOf(view, column, list)}) GROUP BY value`;
  return (
    `WITH counted AS MATERIALIZED (${counted}) SELECT value, rows FROM (` +
    `SELECT value, rows, CASE WHEN value IS NULL THEN 0 ELSE 1 END AS part FROM counted WHERE value IS NULL OR value = '' UNION ALL ` +
    `SELECT value, rows, 2 AS part FROM (SELECT * FROM counted WHERE value <> '' ORDER BY rows DESC, value LIMIT ${Math.trunc(limit)})) ` +
    `ORDER BY part, rows DESC, value`
  );
};

/** value, entities */
export const valueEntitiesSql = (view: string, column: number, list: KeyExpression['list'], entity: number): string =>
  `SELECT value, count(*)::DOUBLE AS entities FROM (SELECT DISTINCT value, e FROM (${valuesOf(view, column, list, `, c${entity} AS e`)}) WHERE e IS NOT NULL AND e <> '') GROUP BY value`;

/** One row: x{i}, y{i}, z{i} = absent, empty, sentinel of columns[i]. */
export const blanksSql = (view: string, columns: number[], words: string[]): string => {
  const longest = Math.max(0, ...words.map((word) => word.length));
  const isWord = (trimmed: string): string =>
    words.length === 0
      ? 'false'
      : `(length(${trimmed}) <= ${longest} AND lower(${trimmed}) IN (${words.map((word) => quoteText(word.toLowerCase())).join(',')}))`;
  const trimmed = (column: number): string => `trim(c${column}, ${quoteText(BLANKS)})`;
  const parts = columns.flatMap((column, i) => [
    `count(*) FILTER (c${column} IS NULL)::DOUBLE AS x${i}`,
    `count(*) FILTER (${trimmed(column)} = '')::DOUBLE AS y${i}`,
    `count(*) FILTER (${isWord(trimmed(column))})::DOUBLE AS z${i}`,
  ]);
  return `SELECT ${parts.join(', ')} FROM ${view}`;
};

/** Whole small tables by reservoir; from large ones equal windows of rows, the same for any number of threads. */
export const sampleSql = (
  relation: string,
  columns: number,
  size: number,
  largestFile: number,
  windows: number,
): string => {
  const selected = Array.from({ length: columns }, (_, i) => `c${i}`).join(', ');
  if (largestFile === 0)
    return `SELECT ${selected} FROM (${relation}) USING SAMPLE reservoir(${size} ROWS) REPEATABLE (7)`;
  const width = Math.max(1, Math.floor(size / windows));
  const starts = Array.from({ length: windows }, (_, i) => Math.floor((i * largestFile) / windows));
  return `SELECT ${selected} FROM (${relation}) WHERE ${starts.map((start) => `at BETWEEN ${start} AND ${start + width - 1}`).join(' OR ')} ORDER BY ALL LIMIT ${size * 4}`;
};
