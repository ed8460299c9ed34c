// Brings remote files over, and only when the user allowed it: http(s) by Node, other stores by the engine's own readers in a
// session of their own, which is closed before any byte is read as a manifest. What is read is always the local copy, so that
// its rows are proven and its digest is known; the session that reads it stays locked.
import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { DuckDBInstance } from '@duckdb/node-api';
import { EXIT, notFoundError, RollcallError, usageError } from '../lib/errors.ts';
import { quoteText } from './sql/quote.ts';
import { copyBytesSql, LOAD_HTTPFS_SQL, remoteFilesSql } from './sql/remote.ts';

/** One remote pattern: its address, how it is shown, what to type instead, and where a copy of an address goes. */
export interface Remote {
  url: string;
  shown: string;
  recipe: string;
  placeOf(url: string): string;
}

export interface Brought {
  /** Local paths, in the order of the addresses. */
  paths: string[];
  bytes: number;
}

const unreachable = ({ shown, recipe }: Remote, why: string, cause?: unknown): RollcallError =>
  new RollcallError(EXIT.unavailable, `${shown}: ${why}; ${recipe}`.slice(0, 290), { cause });

const byHttp = async (remote: Remote, target: string, signal?: AbortSignal): Promise<void> => {
  let answer: Response;
  try {
    answer = await fetch(remote.url, { headers: { 'accept-encoding': 'identity' }, signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted) throw new RollcallError(EXIT.interrupted, 'interrupted');
    throw unreachable(remote, 'cannot be reached', error);
  }
  if (answer.status >= 500) throw unreachable(remote, `the server answered ${answer.status}`);
  if (!answer.ok || answer.body === null)
    throw notFoundError(
      `${remote.shown}: ${answer.status === 404 ? 'not found' : `refused by the server (${answer.status})`}`,
    );
  try {
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(target, { flags: 'wx' }), {
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw new RollcallError(EXIT.interrupted, 'interrupted');
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new RollcallError(EXIT.memory, 'no space left for temporary files; set TMPDIR to a folder with room');
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw usageError(`${remote.shown}: given twice, or with queries that differ; download them by hand`);
    throw unreachable(remote, 'the connection broke before the end', error);
  }
  const length = answer.headers.get('content-length');
  if (length !== null && !answer.headers.has('content-encoding') && Number(length) !== (await stat(target)).size)
    throw unreachable(remote, 'the connection broke before the end');
};

/** Addresses of a pattern and their bytes, by the engine's readers; only what lies below the fixed part of it may be read. */
const byEngine = async (remote: Remote, root: string): Promise<string[]> => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const statement of LOAD_HTTPFS_SQL) await connection.run(statement);
    const prefix = remote.url.replace(/[^/]*([*?[{].*)?$/, '');
    for (const statement of [
      `SET allowed_directories=[${quoteText(root)},${quoteText(prefix)}]`,
      'SET enable_external_access=false',
      'SET lock_configuration=true',
    ])
      await connection.run(statement);
    const found = await connection.runAndReadAll(remoteFilesSql(remote.url));
    const urls = found.getRowsJson().map(([url]) => String(url));
    if (urls.length === 0) throw notFoundError(`${remote.shown}: not found`);
    const paths: string[] = [];
    for (const url of urls) {
      const target = join(root, remote.placeOf(url));
      await mkdir(dirname(target), { recursive: true });
      await connection.run(copyBytesSql(url, target));
      paths.push(target);
    }
    return paths;
  } catch (error) {
    if (error instanceof RollcallError) throw error;
    const missing = /extension/i.test(error instanceof Error ? error.message : '');
    throw unreachable(
      remote,
      missing ? 'the engine cannot get its reader for remote files (httpfs)' : 'cannot be reached',
      error,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};

/**
 * Copies what `remote` names below `root`. Errors: 66 not there or refused by the server, 69 not reachable, 71 no room,
 * 130 interrupted.
 */
export async function bring(remote: Remote, root: string, signal?: AbortSignal): Promise<Brought> {
  let paths: string[];
  if (/^https?:/i.test(remote.url)) {
    const target = join(root, remote.placeOf(remote.url));
    await mkdir(dirname(target), { recursive: true });
    await byHttp(remote, target, signal);
    paths = [target];
  } else paths = await byEngine(remote, root);
  let bytes = 0;
  for (const path of paths) bytes += (await stat(path)).size;
  return { paths, bytes };
}
