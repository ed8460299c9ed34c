// One DuckDB instance, locked down before any byte of a manifest is read: no network, no extensions, only the named
// folders, a memory limit, spill into our own temporary folder, and no way to change any of it afterwards.
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { EXIT, RollcallError } from '../lib/errors.ts';
import type { Columns } from './engine.ts';
import { quoteText } from './sql/quote.ts';

export interface Session {
  /** Runs one statement; the answer as plain columns (BIGINT must be cast to DOUBLE in SQL). */
  run(sql: string, parameters?: DuckDBValue[], signal?: AbortSignal): Promise<Columns>;
  readonly connection: DuckDBConnection;
  close(): void;
}

export interface SessionOptions {
  /** Folders that may be read. */
  allowed: string[];
  /** Our own temporary folder; may be written. */
  temp: string;
  threads?: number | undefined;
  /** The engine's limit as size text, such as `500MB`; Node itself needs some 200 MB beside it. */
  memory?: string | undefined;
}

/** Enough for ten million rows of a hundred thousand people; what needs more spills to disk, or asks for `--memory`. */
const DEFAULT_MEMORY = '400MB';

const settings = (options: SessionOptions): string[] => [
  `SET allowed_directories=[${[...options.allowed, options.temp].map((folder) => quoteText(folder)).join(',')}]`,
  `SET temp_directory=${quoteText(options.temp)}`,
  `SET memory_limit=${quoteText(options.memory ?? DEFAULT_MEMORY)}`,
  ...(options.threads === undefined ? [] : [`SET threads=${Math.max(1, Math.trunc(options.threads))}`]),
  'SET preserve_insertion_order=false',
  'SET autoinstall_known_extensions=false',
  'SET autoload_known_extensions=false',
  'SET allow_community_extensions=false',
  "SET TimeZone='UTC'",
  'SET enable_external_access=false',
  'SET lock_configuration=true',
];

/** Engine messages quote rows of the input; only their first clause, without quoted content, leaves this floor. */
const redacted = (message: string): string =>
  message
    .split('\n', 1)[0]!
    .replace(/"[^"]*"|'[^']*'/g, '…')
    .slice(0, 200);

const toError = (error: unknown): RollcallError => {
  const message = error instanceof Error ? error.message : String(error);
  if (/No space left/i.test(message))
    return new RollcallError(EXIT.memory, 'no space left for temporary files; set TMPDIR to a folder with room', {
      cause: error,
    });
  if (/^(Out of Memory|IO Error: .*max_temp_directory_size)/i.test(message))
    return new RollcallError(EXIT.memory, 'the engine ran out of memory or spill space; give it more with --memory', {
      cause: error,
    });
  if (/^INTERRUPT/.test(message)) return new RollcallError(EXIT.interrupted, 'interrupted', { cause: error });
  return new RollcallError(EXIT.internal, `the engine refused a query: ${redacted(message)}`, { cause: error });
};

/** Opens a locked session. Errors: 71 out of memory, 130 interrupted, 70 anything else. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(settings(options).join(';'));
  return {
    connection,
    async run(sql, parameters, signal) {
      if (signal?.aborted) throw new RollcallError(EXIT.interrupted, 'interrupted');
      const interrupt = () => connection.interrupt();
      signal?.addEventListener('abort', interrupt, { once: true });
      try {
        const reader = await connection.runAndReadAll(sql, parameters);
        return reader.getColumnsObjectJson() as Columns;
      } catch (error) {
        throw toError(error);
      } finally {
        signal?.removeEventListener('abort', interrupt);
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
