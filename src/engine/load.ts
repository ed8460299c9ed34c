// Staging: the engine's part of reading. Text sources become Parquet once, so that every later scan is a Parquet scan;
// rows are counted from what was written, and lines that the engine refused are reported, never lost.
import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import { EXIT, inputError, RollcallError } from '../lib/errors.ts';
import type { Loader } from './engine.ts';
import type { Session } from './session.ts';
import { DROP_SIDES_SQL, filesOf, joinSql, matchSql, sharedSql, sidesSql } from './sql/join.ts';
import {
  DROP_REJECTS_SQL,
  parquetBytesSql,
  parquetDecodeSql,
  parquetRowsSql,
  parquetShapeSql,
  REJECTS_SQL,
  stagedRowsSql,
  stageSql,
} from './sql/load.ts';

interface Leaf {
  path: string[];
  type: string;
}

const leavesOf = (path: string[], type: DuckDBType): Leaf[] =>
  type.typeId === DuckDBTypeId.STRUCT
    ? type.entryNames.flatMap((name, at) => leavesOf([...path, name], type.entryTypes[at]!))
    : [{ path, type: type.toString() }];

/** Files up to this size are decoded in full before they are trusted. */
const DECODED_BYTES = 32 << 20;

/** What the engine says about a damaged file is the file's fault, not ours; of its message only what quotes no content. */
const asInputError = (error: unknown): unknown => {
  if (error instanceof RollcallError && error.exit !== EXIT.internal) return error;
  const cause = error instanceof RollcallError ? error.cause : error;
  const message = (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0]!;
  return inputError(`the engine cannot read it: ${message.replace(/"[^"]*"|'[^']*'/g, '…').slice(0, 150)}`, cause);
};

/** A loader on an open session. Errors of its methods: 65 unreadable Parquet, 71 memory, 130 interrupted. */
export function createLoader(session: Session): Loader {
  return {
    async stage(sources, _columns, target, signal) {
      for (const statement of DROP_REJECTS_SQL) await session.run(statement);
      await session.run(stageSql(sources, target), undefined, signal);
      const counted = await session.run(stagedRowsSql(target), undefined, signal);
      const rows = sources.map(() => 0);
      counted.source!.forEach((source, at) => {
        rows[source as number] = counted.rows![at] as number;
      });
      const refused = await session.run(REJECTS_SQL);
      const bySource = new Map(sources.map(({ source }, at) => [source.path, at]));
      const rejects = refused.file!.map((file, at) => ({
        source: bySource.get(file as string)!,
        line: refused.line![at] as number,
      }));
      for (const statement of DROP_REJECTS_SQL) await session.run(statement);
      return { rows, rejects };
    },
    async join(left, right, on, take, target, signal) {
      for (const statement of sidesSql(left, right, on)) await session.run(statement);
      const { x, y, z } = await session.run(matchSql(), undefined, signal);
      const [duplicateKeys, unused, matched] = [x, y, z].map((cells) => cells![0] as number) as [
        number,
        number,
        number,
      ];
      if (take.length > 0 && duplicateKeys === 0)
        await session.run(joinSql(left.columns.length, take, target), undefined, signal);
      for (const statement of DROP_SIDES_SQL) await session.run(statement);
      return { matched, unmatched: left.rows - matched, duplicateKeys, unused };
    },
    async shared(relation, key, apart, signal) {
      const { a, b, ids } = await session.run(sharedSql(relation, key, apart), undefined, signal);
      const files = filesOf(relation.parquet);
      return (ids ?? []).map((count, at) => ({
        a: files[a![at] as number]!,
        b: files[b![at] as number]!,
        ids: count as number,
      }));
    },
    async describeParquet(path) {
      try {
        const { rows } = await session.run(parquetRowsSql(path));
        const reader = await session.connection.runAndReadAll(parquetShapeSql(path));
        const types = reader.columnTypes();
        const { bytes } = await session.run(parquetBytesSql(path));
        if (((bytes?.[0] as number | null) ?? 0) <= DECODED_BYTES) await session.connection.run(parquetDecodeSql(path));
        return {
          rows: (rows?.[0] as number | null) ?? 0,
          columns: reader.columnNames().flatMap((name, at) => leavesOf([name], types[at]!)),
        };
      } catch (error) {
        throw asInputError(error);
      }
    },
  };
}
