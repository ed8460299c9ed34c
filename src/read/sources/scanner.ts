// The main thread's side of the scanning worker: ask for a file, get its report or its error; stop it at any moment.
import { EXIT, notFoundError, RollcallError } from '../../lib/errors.ts';
import { startThread } from '../../lib/thread.ts';
import { scanText } from './scan.ts';
import { type ScanError, toScanError } from './scan-error.ts';
import type { ScanReport, ScanRequest } from './scan-report.ts';

export interface Scanner {
  scan(request: ScanRequest, progress?: (bytes: number) => void): Promise<ScanReport>;
  close(): Promise<void>;
}

interface Answer {
  id: number;
  bytes?: number;
  report?: ScanReport;
  error?: ScanError;
}

interface Pending {
  name: string;
  resolve(report: ScanReport): void;
  reject(error: Error): void;
  progress: ((bytes: number) => void) | undefined;
}

const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

const named = (name: string, error: ScanError): RollcallError => {
  if (error.code === 'ENOENT') return notFoundError(`${name}: not found`);
  if (error.code === 'EACCES' || error.code === 'EISDIR' || error.code === 'EIO')
    return notFoundError(`${name}: cannot be read`);
  if (error.code === 'ENOSPC')
    return new RollcallError(EXIT.memory, 'no space left for temporary files; set TMPDIR to a folder with room');
  return new RollcallError(
    error.exit,
    error.exit === EXIT.internal ? `${name}: the scanner failed: ${error.message}` : `${name}: ${error.message}`,
    { cause: error.stack },
  );
};

/** The same without a thread, for inputs so small that starting one would cost more than the scan. */
export function inlineScanner(): Scanner {
  return {
    async scan(request) {
      try {
        return await scanText(request);
      } catch (error) {
        throw named(request.name, toScanError(error));
      }
    },
    close: async () => {},
  };
}

/** Starts the worker. `signal` ends it; every open request then fails with 130. */
export function startScanner(signal?: AbortSignal): Scanner {
  const worker = startThread(import.meta.url, 'scan-worker');
  worker.unref();
  const open = new Map<number, Pending>();
  let next = 0;
  const failAll = (error: Error): void => {
    for (const pending of open.values()) pending.reject(error);
    open.clear();
  };
  worker.on('message', (answer: Answer) => {
    const pending = open.get(answer.id);
    if (pending === undefined) return;
    if (answer.bytes !== undefined) return pending.progress?.(answer.bytes);
    open.delete(answer.id);
    if (open.size === 0) worker.unref();
    if (answer.report !== undefined) pending.resolve(answer.report);
    else pending.reject(named(pending.name, answer.error!));
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const memory = error.code === OUT_OF_MEMORY;
    failAll(
      new RollcallError(
        memory ? EXIT.memory : EXIT.internal,
        memory ? 'the scanner ran out of memory' : `the scanner failed: ${error.message}`,
        { cause: error },
      ),
    );
  });
  const abort = (): void => {
    failAll(new RollcallError(EXIT.interrupted, 'interrupted'));
    void worker.terminate();
  };
  signal?.addEventListener('abort', abort, { once: true });
  return {
    scan: (request, progress) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new RollcallError(EXIT.interrupted, 'interrupted'));
        const id = next++;
        open.set(id, { name: request.name, resolve, reject, progress });
        worker.ref();
        worker.postMessage({ id, request });
      }),
    async close() {
      signal?.removeEventListener('abort', abort);
      await worker.terminate();
    },
  };
}
