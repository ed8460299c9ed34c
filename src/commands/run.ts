// The frame around every command: signals, errors to exit codes, one line of message. With the commands themselves, the
// only place that prints, exits, or reads clock and environment.
import { EXIT, type ExitCode, RollcallError } from '../lib/errors.ts';
import { createProgress, type Progress } from '../lib/progress.ts';

export interface Surroundings {
  signal: AbortSignal;
  progress: Progress;
  quiet: boolean;
  debug: boolean;
  /** Colours are for terminals; NO_COLOR and --quiet win. */
  color: boolean;
  width: number;
  /** What is printed in CI may be public. */
  inCi: boolean;
  print(text: string): void;
}

const GRACE_MS = 1500;

/** Control characters in a message would let a file name write to the terminal. */
const shown = (message: string): string =>
  [...message].map((c) => (c < ' ' || (c >= '\u007f' && c <= '\u009f') ? '\ufffd' : c)).join('');

function report(error: unknown, debug: boolean): ExitCode {
  const isOurs = error instanceof RollcallError;
  const message = isOurs
    ? error.message
    : `internal error (${error instanceof Error ? error.name : typeof error}); please report it, with the output of --debug`;
  process.stderr.write(`rollcall: ${shown(message)}\n`);
  if (debug)
    process.stderr.write(
      `${error instanceof Error ? `${error.stack}\n${error.cause ? String(error.cause) : ''}` : String(error)}\n`,
    );
  return isOurs ? error.exit : EXIT.internal;
}

/** Runs a command; its number is the exit code. An interrupt ends it within two seconds and leaves nothing behind. */
export async function run(
  flags: Readonly<Record<string, unknown>>,
  command: (around: Surroundings) => Promise<ExitCode>,
): Promise<void> {
  const abort = new AbortController();
  let interrupted: ExitCode | null = null;
  const stop = (code: ExitCode) => () => {
    if (interrupted !== null) process.exit(interrupted);
    interrupted = code;
    abort.abort();
    setTimeout(() => process.exit(code), GRACE_MS).unref();
  };
  process.on('SIGINT', stop(EXIT.interrupted));
  process.on('SIGTERM', stop(EXIT.terminated));
  process.on('SIGHUP', stop(EXIT.terminated));
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  const quiet = flags.quiet === true;
  const debug = flags.debug === true;
  const isTerminal = process.stderr.isTTY === true && !quiet;
  const progress = createProgress(
    (text) => process.stderr.write(text),
    isTerminal,
    () => performance.now(),
  );
  try {
    process.exitCode = await command({
      signal: abort.signal,
      progress,
      quiet,
      debug,
      color: process.stdout.isTTY === true && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb',
      width: process.stdout.columns ?? 120,
      inCi: process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false',
      print: (text) => {
        process.stdout.write(`${text}\n`);
      },
    });
  } catch (error) {
    progress.clear();
    process.exitCode = interrupted ?? report(error, debug);
    if (interrupted !== null) process.stderr.write('rollcall: interrupted; nothing was written\n');
  } finally {
    progress.clear();
  }
  // Taking the engine and the drawing thread down in order takes longer than letting the system do it.
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
}
