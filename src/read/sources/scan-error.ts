// An error of a scan as plain data, so that it can cross from the worker to the main thread.
import { EXIT, type ExitCode, RollcallError } from '../../lib/errors.ts';

export interface ScanError {
  exit: ExitCode;
  /** System error code such as ENOENT. */
  code: string | null;
  message: string;
  stack: string | undefined;
}

export const toScanError = (error: unknown): ScanError => ({
  exit: error instanceof RollcallError ? error.exit : EXIT.internal,
  code: error instanceof Error && 'code' in error ? String(error.code) : null,
  message: error instanceof Error ? error.message : String(error),
  stack: error instanceof Error ? error.stack : undefined,
});
