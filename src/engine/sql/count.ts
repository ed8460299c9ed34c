// The counting queries. Keys are positions in an enumeration of the known raw values, ordered by code: casting to it is
// done once per dictionary entry, and because positions rise with codes the least and greatest position of an entity
// tell whether it has one code. Codes are joined after grouping, so that no text is compared twice.
import { quantaPer } from '../../lib/quanta.ts';
import type { AmountExpression, KeyExpression } from '../engine.ts';
import { CELL_TRIM, DELIMITERS, ITEM_TRIM, type ListNotation } from '../list-cell.ts';
import { quoteText } from './quote.ts';

/** A key whose raw values are registered in the engine as the enumeration `e{id}`. */
export interface Key {
  id: number;
  column: number;
  list: KeyExpression['list'];
  /** Positions are codes: no two raw values share one. */
  injective: boolean;
  /** Code index by position. */
  mapping: number[];
  /** Codes by index; a list key has '(any)' as its last. */
  codes: (string | null)[];
  empty: boolean;
  /** Code index of what is missing; null: it has none. Single keys only. */
  missingAt: number | null;
}

const indices = (list: readonly unknown[]): number[] => list.map((_, index) => index);
const listed = (parts: string[]): string => parts.filter((part) => part !== '').join(', ');

export const dropSql = (table: string): string => `DROP TABLE ${table}`;

/** The statements that register raw values, given in order as the JSON list $1 of the first, as the enumeration of a key. */
export const enumerationSql = (id: number): string[] => [
  `CREATE TEMP TABLE r${id} AS SELECT unnest(raws) AS raw, generate_subscripts(raws, 1) AS pos FROM (SELECT from_json($1::JSON, '["VARCHAR"]') AS raws)`,
  `CREATE TYPE e${id} AS ENUM (SELECT raw FROM r${id} ORDER BY pos)`,
  dropSql(`r${id}`),
];

/** Position of the cell's raw value, NULL when it has no code. */
const position = (key: Key, cell = `c${key.column}`): string =>
  key.empty ? 'NULL::INTEGER' : `enum_code(TRY_CAST(${cell} AS e${key.id}))::INTEGER`;

/** Code index of a position; the mapping is a literal, so that it may stand inside a lambda. */
const codeOf = (key: Key, pos: string): string =>
  key.injective || key.empty ? pos : `([${key.mapping.join(',')}])[${pos} + 1]`;

/** Distinct items of a list cell (list-cell.ts). */
export const itemsSql = (cell: string, notation: ListNotation): string =>
  `list_distinct(list_filter(list_transform(string_split(trim(coalesce(${cell}, ''), ${quoteText(CELL_TRIM)}), ${quoteText(DELIMITERS[notation])}), ` +
  `item -> trim(item, ${quoteText(ITEM_TRIM)})), item -> item <> ''))`;

/** Amount of a row in quanta; 0 when the cell is no number, or too large to be counted exactly. */
const quantaSql = ({ column, factor, unit }: AmountExpression): string => {
  const quanta = `floor(n${column} * ${factor * quantaPer(unit)}::DOUBLE + 0.5)`;
  return `CASE WHEN abs(${quanta}) <= ${Number.MAX_SAFE_INTEGER} THEN ${quanta}::BIGINT ELSE 0 END`;
};

const sumsSql = (amounts: AmountExpression[]): string =>
  listed(amounts.map((amount, i) => `sum(${quantaSql(amount)}) AS a${i}`));

const isKeyed = (entity: number): string => `(c${entity} IS NOT NULL AND c${entity} <> '')`;

/** Rows of a table with the code indices of its keys as k0…; a list key multiplies rows, one for each distinct code and ANY. */
export const codedRows = (view: string, keys: Key[], columns: string[]): string => {
  const last = keys.at(-1);
  const single = keys.filter((key) => key.list === null);
  const coded = (key: Key): string => {
    const code = codeOf(key, position(key));
    return key.missingAt === null ? code : `coalesce(${code}, ${key.missingAt})`;
  };
  const selected = single.map((key, i) => `${coded(key)} AS k${i}`);
  if (last === undefined || last.list === null)
    return `SELECT ${listed([...selected, ...columns]) || '1'} FROM ${view}`;
  const codes = last.empty
    ? '[]::INTEGER[]'
    : `list_distinct(list_filter(list_transform(${itemsSql(`c${last.column}`, last.list)}, item -> ${codeOf(last, position(last, 'item'))}), code -> code IS NOT NULL))`;
  const any = last.codes.length - 1;
  return (
    `SELECT * EXCLUDE (items), unnest(CASE WHEN len(items) = 0 THEN [NULL::INTEGER] ELSE list_append(items, ${any}) END) AS k${single.length} ` +
    `FROM (SELECT ${listed([...selected, ...columns, `${codes} AS items`])} FROM ${view})`
  );
};

/** k0…, rows, a0… */
export const countSql = (view: string, keys: Key[], amounts: AmountExpression[]): string => {
  const k = indices(keys).map((i) => `k${i}`);
  const grouped =
    `SELECT ${listed([...k, 'count(*) AS rows', sumsSql(amounts)])} FROM ` +
    `(${codedRows(view, keys, [...new Set(amounts.map(({ column }) => `n${column}`))])}) GROUP BY ALL`;
  return `SELECT ${listed([...k, 'rows::DOUBLE AS rows', ...amounts.map((_, i) => `a${i}::DOUBLE AS a${i}`)])} FROM (${grouped})`;
};

/** One row per entity: e, n, a0…, and for each key lo, hi (code indices) and m (cells with a code). */
export const rollupSql = (
  view: string,
  target: string,
  entity: number,
  keys: Key[],
  amounts: AmountExpression[],
): string => {
  const inner = keys.flatMap((key, i) => [
    `min(${position(key)}) AS lo${i}`,
    `max(${position(key)}) AS hi${i}`,
    `count(${key.empty ? 'NULL' : position(key)}) AS m${i}`,
  ]);
  const outer = keys.flatMap((key, i) => [
    `${codeOf(key, `lo${i}`)} AS lo${i}`,
    `${codeOf(key, `hi${i}`)} AS hi${i}`,
    `m${i}`,
  ]);
  return (
    `CREATE TEMP TABLE ${target} AS SELECT ${listed(['e', 'n', ...amounts.map((_, i) => `a${i}`), ...outer])} FROM (` +
    `SELECT ${listed([`c${entity} AS e`, 'count(*) AS n', sumsSql(amounts), ...inner])} FROM ${view} WHERE ${isKeyed(entity)} GROUP BY 1)`
  );
};

/** How many rows have a key, how many entities there are, and how many of them are not plain for each set: x, y, s0… */
export const censusSql = (rollup: string, sets: number[][]): string =>
  `SELECT ${listed(['coalesce(sum(n), 0)::DOUBLE AS x', 'count(*)::DOUBLE AS y', ...sets.map((keys, i) => `count(*) FILTER (NOT (${isPlain(keys)}))::DOUBLE AS s${i}`)])} FROM ${rollup}`;

/** Hashes (h) of the entities of a roll-up whose rows are not all under one code of its key number `at`, missing being one. */
export const mixedSql = (rollup: string, at: number): string =>
  `(SELECT hash(e) AS h FROM ${rollup} WHERE NOT (${isPlain([at])}))`;

/** Entities whose rows all say the same for every key of a set: nothing of them need be scanned again. */
const isPlain = (keyIndices: number[]): string =>
  keyIndices.map((i) => `(m${i} = 0 OR (m${i} = n AND lo${i} = hi${i}))`).join(' AND ') || 'true';

const grouping = (view: string, keys: Key[], entity: number, amounts: AmountExpression[], where: string): string => {
  const k = indices(keys).map((i) => `k${i}`);
  const columns = [`c${entity} AS e`, ...new Set(amounts.map(({ column }) => `n${column}`))];
  const rows = codedRows(`(SELECT * FROM ${view} WHERE ${where})`, keys, columns);
  return `SELECT ${listed(['e', ...k, 'count(*) AS n', sumsSql(amounts)])} FROM (${rows}) GROUP BY ALL`;
};

/** The partial of one set: e, k0…, n, a0… from the roll-up for plain entities, from the rows for the rest. */
const partialSql = (
  view: string,
  rollup: { table: string; keys: number[] } | null,
  mixed: 'none' | 'some' | 'all',
  keys: Key[],
  entity: number,
  amounts: AmountExpression[],
): string => {
  const a = amounts.map((_, i) => `a${i}`);
  const fromRollup =
    rollup === null || mixed === 'all'
      ? []
      : [
          `SELECT ${listed(['e', ...rollup.keys.map((key, i) => `lo${key} AS k${i}`), 'n', ...a])} FROM ${rollup.table} WHERE ${isPlain(rollup.keys)}`,
        ];
  const where =
    mixed === 'some'
      ? `c${entity} IN (SELECT e FROM ${rollup!.table} WHERE NOT (${isPlain(rollup!.keys)}))`
      : isKeyed(entity);
  const fromRows = mixed === 'none' ? [] : [grouping(view, keys, entity, amounts, where)];
  return [...fromRollup, ...fromRows].join(' UNION ALL ');
};

/** Rows without an entity key, by keys: k0…, n, a0…, b0… (sums of squares). Each is an entity of its own. */
const keylessSql = (view: string, keys: Key[], entity: number, amounts: AmountExpression[]): string => {
  const k = indices(keys).map((i) => `k${i}`);
  const columns = [...new Set(amounts.map(({ column }) => `n${column}`))];
  const rows = codedRows(`(SELECT * FROM ${view} WHERE NOT ${isKeyed(entity)})`, keys, columns);
  const squares = listed(
    amounts.map((amount, i) => `sum(${quantaSql(amount)}::HUGEINT * ${quantaSql(amount)}) AS b${i}`),
  );
  return `SELECT ${listed([...k, 'count(*) AS n', sumsSql(amounts), squares])} FROM (${rows}) GROUP BY ALL`;
};

/** How the rows of one set are come by: the roll-up where it says enough, else the rows themselves. */
export interface SetSource {
  view: string;
  entity: number;
  rollup: { table: string; keys: number[] } | null;
  /** Which entities the roll-up does not settle. */
  mixed: 'none' | 'some' | 'all';
  /** There are rows without an entity key. */
  keyless: boolean;
}

/** One set of keys in one statement: column `part` says which of the four answers a row belongs to (engine/assemble.ts). */
export const clusterSql = (from: SetSource, keys: Key[], within: number, amounts: AmountExpression[]): string => {
  const k = indices(keys).map((i) => `k${i}`);
  const w = k.slice(0, within);
  const isList = keys.at(-1)?.list != null;
  const units = ['n', ...amounts.map((_, i) => `a${i}`)];
  const nameOf = (unit: string): string => (unit === 'n' ? 'rows' : unit);
  const squareOf = (unit: string): string => (unit === 'n' ? 'n' : unit.replace('a', 'b'));
  const isKnown = (prefix: string): string => k.map((key) => `${prefix}${key} IS NOT NULL`).join(' AND ') || 'true';
  const inDomain = isList ? `${isKnown('')} AND ${k.at(-1)} = ${keys.at(-1)!.codes.length - 1}` : isKnown('');
  const on = ['e', ...w].map((key) => `p.${key} = t.${key}`).join(' AND ');
  const by = (columns: string[]): string => (columns.length === 0 ? '' : ` GROUP BY ${columns.join(', ')}`);
  const double = (names: string[]): string[] => names.map((name) => `sum("${name}")::DOUBLE AS "${name}"`);
  const orKeyless = (columns: string[], where = 'true'): string =>
    from.keyless ? ` UNION ALL SELECT ${listed(columns)} FROM z WHERE ${where}` : '';
  const products = units.flatMap((u) => [
    `p.${u}::HUGEINT * p.${u} AS "${nameOf(u)}:sq"`,
    `p.${u}::HUGEINT * t_${u} AS "${nameOf(u)}:cross"`,
  ]);
  // Where every entity is one row of p, its totals are that row: nothing is grouped or joined by entity.
  const isOneRow = from.mixed === 'none';
  const totals = units.map((u) => `${isOneRow ? u : `sum(${u})`} AS t_${u}`);
  const withTotals = isOneRow ? `(SELECT ${listed(['*', ...totals])} FROM p) p` : `p JOIN t ON ${on}`;
  const single = k.slice(0, isList ? -1 : undefined);
  const own = single.map(
    (key) => `CASE WHEN min(${key}) = max(${key}) THEN min(${key}) WHEN min(${key}) IS NOT NULL THEN -1 END AS ${key}`,
  );
  const resolved = isList
    ? `SELECT o.*, l.${k.at(-1)} FROM o LEFT JOIN (SELECT DISTINCT e, ${k.at(-1)} FROM p WHERE ${k.at(-1)} IS NOT NULL) l USING (e)`
    : 'SELECT * FROM o';

  const ctes = [
    `p AS MATERIALIZED (${partialSql(from.view, from.rollup, from.mixed, keys, from.entity, amounts)})`,
    ...(from.keyless ? [`z AS MATERIALIZED (${keylessSql(from.view, keys, from.entity, amounts)})`] : []),
    `t AS MATERIALIZED (SELECT ${listed(['e', ...w, ...totals])} FROM p WHERE ${inDomain}${isOneRow ? '' : by(['e', ...w])})`,
    `o AS (${isOneRow ? 'SELECT * FROM p' : `SELECT ${listed(['e', ...own])} FROM p GROUP BY e`})`,
  ];
  const groups = `SELECT ${listed(["'groups' AS part", ...k, ...units.map((u) => `sum(${u})::DOUBLE AS ${nameOf(u)}`)])} FROM (SELECT ${listed([...k, ...units])} FROM p${orKeyless([...k, ...units])})${by(k)}`;
  const squares =
    `SELECT ${listed(["'squares' AS part", ...k, ...double(units.flatMap((u) => [`${nameOf(u)}:sq`, `${nameOf(u)}:cross`]))])} FROM (` +
    `SELECT ${listed([...k.map((key) => `p.${key}`), ...products])} FROM ${withTotals} WHERE ${isKnown('p.')}` +
    `${orKeyless([...k, ...units.flatMap((u) => [squareOf(u), squareOf(u)])], isKnown(''))})${by(k)}`;
  const domains =
    `SELECT ${listed(["'domains' AS part", ...w, ...double([...units.map((u) => `${nameOf(u)}:tsq`), 'clusters'])])} FROM (` +
    `SELECT ${listed([...w, ...units.map((u) => `t_${u}::HUGEINT * t_${u} AS "${nameOf(u)}:tsq"`), '1 AS clusters'])} FROM t` +
    `${orKeyless([...w, ...units.map(squareOf), 'n'], inDomain)})${by(w)}`;
  const entities = `SELECT ${listed(["'entities' AS part", ...k, 'count(*)::DOUBLE AS entities'])} FROM (${resolved})${by(k)}`;
  return `WITH ${ctes.join(', ')} ${[groups, squares, domains, entities].join(' UNION ALL BY NAME ')}`;
};

/** The partial that leaves the engine: salted names instead of entities, keyless rows one by one. */
export const partialRowsSql = (
  view: string,
  keys: Key[],
  entity: number,
  amounts: AmountExpression[],
  salt: string,
): string => {
  const k = indices(keys).map((i) => `k${i}`);
  const a = amounts.map((_, i) => `a${i}::DOUBLE AS a${i}`);
  const columns = [...new Set(amounts.map(({ column }) => `n${column}`))];
  const keyless = `SELECT ${listed([...k, '1 AS n', ...amounts.map((amount, i) => `${quantaSql(amount)} AS a${i}`)])} FROM (${codedRows(`(SELECT * FROM ${view} WHERE NOT ${isKeyed(entity)})`, keys, columns.length > 0 ? columns : ['1 AS one'])})`;
  return (
    `SELECT ${listed([`substr(sha256(${quoteText(salt)} || e), 1, 32) AS entity`, ...k, 'n::DOUBLE AS rows', ...a])} FROM (${grouping(view, keys, entity, amounts, isKeyed(entity))}) ` +
    `UNION ALL SELECT ${listed(['NULL', ...k, 'n::DOUBLE', ...a])} FROM (${keyless})`
  );
};
