// The side of the main process: starts the reader of an Arrow file, with a limit of memory and of time, and turns whatever
// becomes of it into a report or an error. A reader that dies is damage in the file, not a failure of ours.
import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { EXIT, inputError, RollcallError } from '../../../lib/errors.ts';
import { startProcess } from '../../../lib/process.ts';
import type { ManifestFile } from '../resolve.ts';
import type { ScanError } from '../scan-error.ts';
import type { ArrowReport } from './read-arrow.ts';

export interface ArrowLimits {
  heapMegabytes: number;
  milliseconds: number;
}

/** A minute, and a second for each megabyte: a hundred times what a sound file takes. */
export const arrowLimits = (bytes: number): ArrowLimits => ({
  heapMegabytes: 512,
  milliseconds: 60_000 + Math.ceil(bytes / 1000),
});

type Answer = { report: ArrowReport } | { error: ScanError };

const answerOf = (
  child: ChildProcess,
  file: ManifestFile,
  copy: string,
  limits: ArrowLimits,
  signal?: AbortSignal,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      child.kill('SIGKILL');
    };
    const fail = (error: Error): void => {
      end();
      reject(error);
    };
    const abort = (): void => fail(new RollcallError(EXIT.interrupted, 'interrupted'));
    const timer = setTimeout(
      () =>
        fail(
          inputError(
            `${file.relative}: reading this Arrow data took over ${Math.round(limits.milliseconds / 1000)} s, so it was stopped; it is damaged, or should be written again as Parquet`,
          ),
        ),
      limits.milliseconds,
    );
    signal?.addEventListener('abort', abort, { once: true });
    child.once('message', (answer: Answer) => {
      end();
      resolve(answer);
    });
    child.once('error', (error) =>
      fail(new RollcallError(EXIT.internal, `the reader of Arrow data cannot be started: ${error.message}`)),
    );
    child.once('exit', () =>
      fail(
        inputError(
          `${file.relative}: the reader of Arrow data ran out of memory or crashed on this file; it is damaged, or should be written again as Parquet`,
        ),
      ),
    );
    child.send({ path: file.path, copy });
  });

/**
 * Reads an Arrow IPC file into the canonical copy `copy`. Errors: 65 damaged, out of memory or time, or of a kind that is not
 * read; 130 interrupted. The copy is gone when it throws.
 */
export async function scanArrow(
  file: ManifestFile,
  copy: string,
  limits: ArrowLimits,
  signal?: AbortSignal,
): Promise<ArrowReport> {
  if (signal?.aborted) throw new RollcallError(EXIT.interrupted, 'interrupted');
  try {
    const child = startProcess(import.meta.url, 'arrow-process', limits.heapMegabytes);
    const answer = await answerOf(child, file, copy, limits, signal);
    if ('report' in answer) return answer.report;
    const { exit, message, code, stack } = answer.error;
    if (code === 'ENOSPC')
      throw new RollcallError(EXIT.memory, 'no space left for temporary files; set TMPDIR to a folder with room');
    throw new RollcallError(exit, `${file.relative}: ${message}`, { cause: stack });
  } catch (error) {
    await rm(copy, { force: true });
    throw error;
  }
}
