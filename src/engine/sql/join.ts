// SQL of looking one table up in another, and of finding rows that stand in two files. Keys are compared as text, as written.
import type { ParquetPart, Relation } from '../../read/relation.ts';
import type { JoinedOn } from '../engine.ts';
import { quoteText } from './quote.ts';
import { conditionSql, relationSql } from './relation.ts';

const ROW_GROUP = 61_440;

/** Files of a relation, numbered through its parts as its rows number them. */
export const filesOf = (parts: ParquetPart[]): string[] => parts.flatMap(({ files }) => files);

/** Views `jl` and `jr` of both sides, each with its key as `k`, NULL where it is blank. */
export const sidesSql = (left: Relation, right: Relation, { withinFile, ...on }: JoinedOn): string[] => {
  const view = (name: string, relation: Relation, column: number): string => {
    const id = `nullif(trim(c${column}), '')`;
    const files = filesOf(relation.parquet).map(quoteText).join(', ');
    const key = withinFile ? `[${files}][source + 1] || chr(10) || ${id}` : id;
    return `CREATE OR REPLACE TEMP VIEW ${name} AS SELECT *, ${key} AS k FROM (${relationSql(relation)})`;
  };
  return [view('jl', left, on.left), view('jr', right, on.right)];
};

export const DROP_SIDES_SQL = ['DROP VIEW IF EXISTS jl', 'DROP VIEW IF EXISTS jr'];

/** x: keys of several rows of the right side; y: its rows that no left row names; z: left rows that find one. */
export const matchSql = (): string =>
  `SELECT (SELECT count(*) FROM (SELECT k FROM jr WHERE k IS NOT NULL GROUP BY k HAVING count(*) > 1))::DOUBLE AS x, ` +
  `(SELECT count(*) FROM jr WHERE k IS NULL OR k NOT IN (SELECT k FROM jl WHERE k IS NOT NULL))::DOUBLE AS y, ` +
  `(SELECT count(*) FROM jl WHERE k IN (SELECT k FROM jr WHERE k IS NOT NULL))::DOUBLE AS z`;

/** All rows of the left side with `take` of the right behind its `width` columns; which file a row is from is kept. */
export const joinSql = (width: number, take: number[], target: string): string => {
  const own = Array.from({ length: width }, (_, i) => `jl.c${i}`);
  const taken = take.map((column, i) => `jr.c${column} AS c${width + i}`);
  return (
    `COPY (SELECT ${[...own, ...taken, 'jl.source'].join(', ')} FROM jl LEFT JOIN jr ON jl.k = jr.k) ` +
    `TO ${quoteText(target)} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${ROW_GROUP})`
  );
};

/** a, b (numbers of files), ids: keys of rows that stand, alike in all columns but `apart`, in both files. */
export const sharedSql = (relation: Relation, key: number, apart: number[]): string => {
  const rest = relation.columns.map((_, i) => i).filter((i) => !apart.includes(i));
  const where = (relation.where ?? []).map((condition) => ` AND ${conditionSql(condition)}`).join('');
  const rows = `SELECT DISTINCT c${key} AS k, hash(${rest.map((i) => `c${i}`).join(', ')}) AS h, source AS s FROM (${relationSql(relation)}) WHERE c${key} IS NOT NULL AND c${key} <> ''${where}`;
  return (
    `WITH r AS (${rows}), d AS (SELECT k, h FROM r GROUP BY k, h HAVING count(*) > 1), t AS (SELECT r.* FROM r JOIN d USING (k, h)) ` +
    'SELECT p.s::DOUBLE AS a, q.s::DOUBLE AS b, count(*)::DOUBLE AS ids FROM t p JOIN t q ON p.k = q.k AND p.h = q.h AND p.s < q.s GROUP BY ALL ORDER BY ids DESC, a, b LIMIT 20'
  );
};
