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

/** value, rows: null and '' first, then by frequency and value; at most `limit` and two. */
export const valuesSql = (view: string, column: number, list: KeyExpression['list'], limit: number): string =>
  `SELECT value, count(*)::DOUBLE AS rows FROM (${valuesOf(view, column, list)}) GROUP BY value ` +
  `ORDER BY value IS NULL DESC, value = '' DESC, rows DESC, value LIMIT ${Math.trunc(limit) + 2}`;

/** value, entities */
export const valueEntitiesSql = (view: string, column: number, list: KeyExpression['list'], entity: number): string =>
  `SELECT value, count(*)::DOUBLE AS entities FROM (SELECT DISTINCT value, e FROM (${valuesOf(view, column, list, `, c${entity} AS e`)}) WHERE e IS NOT NULL AND e <> '') GROUP BY value`;

/** One row: x, y, z = absent, empty, sentinel. Cells that neither start like a word nor with a blank are passed over first. */
export const blanksSql = (view: string, column: number, words: string[]): string => {
  const bytes = Math.max(0, ...words.map((word) => 2 * Buffer.byteLength(word)));
  const trimmed = `trim(value, ${quoteText(BLANKS)})`;
  const isWord =
    words.length === 0
      ? 'false'
      : `lower(${trimmed}) IN (${words.map((word) => quoteText(word.toLowerCase())).join(',')})`;
  const letters = words.flatMap((word) => [word.slice(0, 1).toLowerCase(), word.slice(0, 1).toUpperCase()]);
  const pointsOf = (texts: Iterable<string>): string =>
    [...new Set(texts)].map((text) => text.codePointAt(0) ?? 0).join(',') || '0';
  return (
    `SELECT count(*) FILTER (value IS NULL)::DOUBLE AS x, count(*) FILTER (${trimmed} = '')::DOUBLE AS y, count(*) FILTER (${isWord})::DOUBLE AS z ` +
    `FROM (SELECT c${column} AS value FROM ${view}) WHERE value IS NULL OR value = '' OR unicode(value) IN (${pointsOf(BLANKS)}) OR (strlen(value) <= ${bytes} AND unicode(value) IN (${pointsOf(letters)}))`
  );
};

/** The same for a column of numbers: no blank, and only words that are numbers. */
export const numberBlanksSql = (view: string, column: number, words: string[]): string => {
  const numbers = words.filter((word) => word.trim() !== '' && Number.isFinite(Number(word))).map(Number);
  const tests = [
    ...(words.includes('nan') ? [`isnan(n${column})`] : []),
    ...(numbers.length > 0 ? [`n${column} IN (${numbers.join(',')})`] : []),
  ];
  return (
    `SELECT count(*) FILTER (n${column} IS NULL)::DOUBLE AS x, 0 AS y, ` +
    `count(*) FILTER (${tests.join(' OR ') || 'false'})::DOUBLE AS z FROM ${view}`
  );
};

/** A sample has at most so many times the rows that were asked for. */
export const SAMPLE_AT_MOST = 4;

const columnsSql = (columns: number): string => Array.from({ length: columns }, (_, i) => `c${i}`).join(', ');

/** A date that starts a text, as 2026-01-31; part of the year's calendar, so that 2026-13-45 is none. */
export const DATE = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';

/** newest */
export const newestSql = (view: string, column: number): string =>
  `SELECT max(left(c${column}, 10)) AS newest FROM ${view} WHERE regexp_matches(c${column}, ${quoteText(`^${DATE}(\\D|$)`)})`;

/** About `size` of `rows` rows by what they hold, not by where they stand: staged rows have no order. All rows of few. */
export const sampleSql = (view: string, columns: number, size: number, rows: number): string => {
  const names = columnsSql(columns);
  const most = (2n ** 64n * BigInt(size)) / BigInt(Math.max(size, rows));
  const kept = rows <= size ? '' : ` WHERE hash(${names}) < ${most}::UHUGEINT`;
  return `SELECT ${names} FROM ${view}${kept} ORDER BY ALL LIMIT ${size * SAMPLE_AT_MOST}`;
};

/** The same where few rows differ: each kind of row in its share, rare ones by their hash. */
export const spreadSampleSql = (view: string, columns: number, size: number, rows: number): string => {
  const names = columnsSql(columns);
  const wanted = `n * ${size} / ${rows}`;
  const drawn = `(hash(${names}) % 1000000)::DOUBLE / 1000000`;
  return (
    `SELECT ${names} FROM (SELECT ${names}, unnest(range(floor(${wanted} + ${drawn})::BIGINT)) FROM ` +
    `(SELECT ${names}, count(*)::DOUBLE AS n FROM ${view} GROUP BY ALL)) ORDER BY ALL LIMIT ${size * SAMPLE_AT_MOST}`
  );
};
