// The queries about what cells are like: rows by a trait of their cells, and values that come back (cell-trait.ts). A script is
// looked for by the first letter, which settles most rows, so that only the rest is held against every script.
import {
  BLANKS,
  DOMINANT,
  HOSTS,
  JAPANESE,
  LENGTH_STEPS,
  MIXED,
  NO_LETTERS,
  OTHER_SCRIPT,
  SCRIPT_LOOK,
  SCRIPTS,
  SHAPES,
} from '../cell-trait.ts';
import type { Form, Trait } from '../engine.ts';
import { codedRows, type Key } from './count.ts';
import { quoteText } from './quote.ts';

const trimmed = (cell: string): string => `trim(${cell}, ${quoteText(BLANKS)})`;
const matches = (text: string, pattern: string): string => `regexp_matches(${text}, ${quoteText(pattern)})`;

const stepped = (length: string): string =>
  `CASE ${[...LENGTH_STEPS].map(([from, step]) => `WHEN ${length} >= ${from} THEN ${length} - ${length} % ${step}`).join(' ')} ELSE ${length} END`;

/** The view with absent cells where a column holds one of some words for it. */
export const withoutSql = (view: string, column: number, words: readonly string[]): string => {
  if (words.length === 0) return view;
  const listed = words.map((word) => quoteText(word.toLowerCase())).join(', ');
  const isWord = `lower(${trimmed(`c${column}`)}) IN (${listed})`;
  const replaced = ['c', 'n'].map(
    (kind) => `CASE WHEN ${isWord} THEN NULL ELSE ${kind}${column} END AS ${kind}${column}`,
  );
  return `(SELECT * REPLACE (${replaced.join(', ')}) FROM ${view})`;
};

/** Only letters and marks of a script are left of the beginning of a cell; of plain ASCII one letter says all. */
const lettersSql = (cell: string): string => {
  const start = `left(${cell}, ${SCRIPT_LOOK})`;
  return (
    `CASE WHEN strlen(${start}) = length(${start}) THEN CASE WHEN ${matches(start, '[A-Za-z]')} THEN 'a' ELSE '' END ` +
    `ELSE regexp_replace(${start}, ${quoteText('(?:[^\\p{L}\\p{M}]|\\p{Inherited}|\\p{Common})+')}, '', 'g') END`
  );
};

const classOf = (names: readonly string[]): string => `[${names.map((name) => `\\p{${name}}`).join('')}]`;
/** Letters of `r` outside some scripts are few enough for these to dominate. */
const dominates = (names: readonly string[]): string =>
  `length(regexp_replace(r, ${quoteText(`${classOf(names)}+`)}, '', 'g')) * ${DOMINANT.from} <= length(r) * ${DOMINANT.from - DOMINANT.of}`;

const scriptSql = (): string => {
  const { code, kana, han, hanCode } = JAPANESE;
  const japanese = [...kana, han];
  const isJapanese = `CASE WHEN ${dominates(japanese)} AND ${matches('r', classOf(kana))} THEN ${quoteText(code)} END`;
  const plain = (name: string, of: string) => `CASE WHEN ${dominates([name])} THEN ${quoteText(of)} END`;
  const settled = ([of, name]: readonly [string, string]) =>
    `WHEN ${matches('r', `^${classOf([name])}`)} THEN ${of === hanCode ? `COALESCE(${isJapanese}, ${plain(name, of)})` : plain(name, of)}`;
  const byFirst = `CASE ${SCRIPTS.map(settled).join(' ')} WHEN ${matches('r', `^${classOf(kana)}`)} THEN ${isJapanese} END`;
  const rest = [isJapanese, ...SCRIPTS.map(([of, name]) => plain(name, of))];
  const listed = classOf([...SCRIPTS.map(([, name]) => name), ...kana]);
  const other = `CASE WHEN length(regexp_replace(r, ${quoteText(`${listed}+`)}, '', 'g')) * ${DOMINANT.from} >= length(r) * ${DOMINANT.of} THEN ${quoteText(OTHER_SCRIPT)} ELSE ${quoteText(MIXED)} END`;
  return `CASE WHEN r IS NULL THEN NULL WHEN r = '' THEN ${quoteText(NO_LETTERS)} ELSE COALESCE(${[byFirst, ...rest, other].join(', ')}) END`;
};

/** The trait of column c{column} as SQL, and the rows it is asked of. */
const traitSql: Record<Trait, (cell: string) => string> = {
  host: (cell) =>
    `COALESCE(${HOSTS.map((pattern) => `NULLIF(regexp_extract(${cell}, ${quoteText(pattern)}, 1), '')`).join(', ')})`,
  script: scriptSql,
  characters: (cell) => stepped(`length(${trimmed(cell)})`),
  words: (cell) =>
    stepped(
      `len(list_filter(string_split(translate(${cell}, ${quoteText(BLANKS)}, ${quoteText(' '.repeat(BLANKS.length))}), ' '), word -> word <> ''))`,
    ),
  shape: (cell) =>
    `CASE WHEN ${cell} IS NULL THEN NULL WHEN ${trimmed(cell)} = '' THEN 'blank' ` +
    `${SHAPES.map(([shape, pattern]) => `WHEN ${matches(cell, pattern)} THEN ${quoteText(shape)}`).join(' ')} ELSE 'text' END`,
};
/** Codes of a key under which cells without the trait may stand. */
const MOST_CODES = 100_000;
const IS_NUMBER: ReadonlySet<Trait> = new Set(['characters', 'words']);

/** The shape of a cell in a column of numbers: what is none is a word for one. */
const numberShapeSql = (column: number): string =>
  `CASE WHEN n${column} IS NULL THEN NULL WHEN isfinite(n${column}) THEN 'number' ELSE 'text' END`;

/** k0…, value, rows, total, values: null first, then by rows and value; at most `limit` and one. */
export const traitsSql = (
  view: string,
  column: number,
  trait: Trait,
  keys: Key[],
  limit: number,
  isNumeric = false,
): string => {
  const cell = `c${column}`;
  const from = trait === 'script' ? `(SELECT *, ${lettersSql(cell)} AS r FROM ${view})` : view;
  const rows = codedRows(from, keys, [
    `${isNumeric && trait === 'shape' ? numberShapeSql(column) : traitSql[trait](cell)} AS value`,
  ]);
  const k = keys.map((_, i) => `k${i}, `).join('');
  const value = IS_NUMBER.has(trait) ? 'value::DOUBLE AS value' : 'value';
  return (
    `SELECT ${k}${value}, rows::DOUBLE AS rows, (sum(rows) OVER ())::DOUBLE AS total, (count(value) OVER ())::DOUBLE AS "values" ` +
    `FROM (SELECT ${k}value, count(*) AS rows FROM (${rows}) GROUP BY ALL) ` +
    `ORDER BY value IS NULL DESC, rows DESC, value${keys.map((_, i) => `, k${i}`).join('')} LIMIT ${Math.trunc(limit) + (keys.length === 0 ? 1 : MOST_CODES)}`
  );
};

/** A cell as it is compared with others; NULL when it is blank or absent, for nothing repeats in nothing. */
export const formSql = (column: number, form: Form): string =>
  form === 'exact' ? `NULLIF(c${column}, '')` : `NULLIF(nfc_normalize(lower(${trimmed(`c${column}`)})), '')`;

/** Rows whose cells are held against one another at a time, so that ten million need little more memory than five. */
const MOST_AT_ONCE = 5_000_000;

/** The statements that fill `table` with the hashes h of cells that may occur twice; what is not in it occurs once. */
export const repeatedSql = (table: string, view: string, column: number, form: Form, rows: number): string[] => {
  const parts = Math.max(1, Math.ceil(rows / MOST_AT_ONCE));
  const hashes = (part: number): string =>
    `SELECT h FROM (SELECT hash(v) AS h FROM (SELECT ${formSql(column, form)} AS v FROM ${view}) WHERE v IS NOT NULL) ` +
    `${parts === 1 ? '' : `WHERE h % ${parts} = ${part} `}GROUP BY h HAVING count(*) > 1`;
  return Array.from({ length: parts }, (_, part) =>
    part === 0 ? `CREATE TEMP TABLE ${table} AS ${hashes(part)}` : `INSERT INTO ${table} ${hashes(part)}`,
  );
};

/** v, k0, n: cells under codes. */
const underKeySql = (view: string, column: number, form: Form, key: Key): string =>
  `SELECT v, k0, count(*) AS n FROM (${codedRows(view, [key], [`${formSql(column, form)} AS v`])}) WHERE v IS NOT NULL AND k0 IS NOT NULL GROUP BY ALL`;

/** entity, k0, rows */
export const spreadPartialSql = (view: string, column: number, form: Form, key: Key, salt: string): string =>
  `SELECT substr(sha256(${quoteText(salt)} || v), 1, 32) AS entity, k0, n::DOUBLE AS rows FROM (${underKeySql(view, column, form, key)})`;

/** codes, k0, values, rows: what stands under two codes of a key or more, among cells that may occur twice (`repeated`). */
export const spreadSql = (view: string, column: number, form: Form, key: Key, repeated: string): string => {
  const again = `(SELECT * FROM ${view} WHERE hash(${formSql(column, form)}) IN (SELECT h FROM ${repeated}))`;
  return (
    `WITH p AS MATERIALIZED (${underKeySql(again, column, form, key)}), ` +
    'q AS (SELECT v, list(k0 ORDER BY k0) AS codes FROM p GROUP BY v HAVING count(*) > 1) ' +
    'SELECT to_json(codes)::VARCHAR AS codes, k0, count(*)::DOUBLE AS "values", sum(n)::DOUBLE AS rows FROM p JOIN q USING (v) GROUP BY ALL'
  );
};

/** size, entities of an entity that is rolled up */
export const rolledSizesSql = (rollup: string): string =>
  `SELECT n::DOUBLE AS size, count(*)::DOUBLE AS entities FROM ${rollup} GROUP BY n`;

/** x: rows of a table of ours */
export const countRowsSql = (table: string): string => `SELECT count(*)::DOUBLE AS x FROM ${table}`;

/** size, entities of a column in which nothing occurs twice */
export const onceSql = (view: string, entity: number, form: Form): string =>
  `SELECT 1::DOUBLE AS size, count(v)::DOUBLE AS entities FROM (SELECT ${formSql(entity, form)} AS v FROM ${view}) HAVING count(v) > 0`;

/** size, entities: what may occur twice (`repeated`) is compared, all else occurs once. */
export const sizesSql = (view: string, entity: number, form: Form, repeated: string): string => {
  const cells = `(SELECT ${formSql(entity, form)} AS v FROM ${view})`;
  return (
    `WITH r AS MATERIALIZED (SELECT count(*) AS n FROM ${cells} WHERE v IS NOT NULL AND hash(v) IN (SELECT h FROM ${repeated}) GROUP BY v), ` +
    `a AS (SELECT n, count(*) AS e FROM r GROUP BY n UNION ALL SELECT 1, (SELECT count(v) FROM ${cells}) - (SELECT coalesce(sum(n), 0) FROM r)) ` +
    'SELECT n::DOUBLE AS size, sum(e)::DOUBLE AS entities FROM a GROUP BY n HAVING sum(e) > 0'
  );
};

/** entity, rows */
export const sizesPartialSql = (view: string, entity: number, form: Form, salt: string): string =>
  `SELECT substr(sha256(${quoteText(salt)} || v), 1, 32) AS entity, count(*)::DOUBLE AS rows FROM (SELECT ${formSql(entity, form)} AS v FROM ${view}) WHERE v IS NOT NULL GROUP BY v`;
