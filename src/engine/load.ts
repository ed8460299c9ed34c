// Staging: the engine's part of reading. Text sources become Parquet once, so that every later scan is a Parquet scan;
// rows are counted from what was written, and lines that the engine refused are reported, never lost.
import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import { EXIT, inputError, RollcallError } from '../lib/errors.ts';
import type { Loader } from './engine.ts';
import type { Session } from './session.ts';
import { DROP_REJECTS_SQL, parquetRowsSql, parquetShapeSql, REJECTS_SQL, stagedRowsSql, stageSql } from './sql/load.ts';

interface Leaf {
  path: string[];
  type: string;
}

const leavesOf = (path: string[], type: DuckDBType): Leaf[] =>
  type.typeId === DuckDBTypeId.STRUCT
    ? type.entryNames.flatMap((name, at) => leavesOf([...path, name], type.entryTypes[at]!))
    : [{ path, type: type.toString() }];

/** What the engine says about a damaged file is the file's fault, not ours. */
const asInputError = (error: unknown): unknown =>
  error instanceof RollcallError && error.exit === EXIT.internal
    ? inputError(error.message.replace(/^the engine refused a query: /, 'the engine cannot read it: '), error)
    : error;

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
    async describeParquet(path) {
      try {
        const { rows } = await session.run(parquetRowsSql(path));
        const reader = await session.connection.runAndReadAll(parquetShapeSql(path));
        const types = reader.columnTypes();
        return {
          rows: (rows?.[0] as number | null) ?? 0,
          columns: reader.columnNames().flatMap((name, at) => leavesOf([name], types[at]!)),
        };
      } catch (error) {
        throw asInputError(
          error instanceof RollcallError
            ? error
            : new RollcallError(EXIT.internal, 'the engine cannot read it', { cause: error }),
        );
      }
    },
  };
}
