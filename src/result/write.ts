// The files of a run: built beside, all on disk before the first is moved in by rename, result.json last, so that a folder
// never shows half a run and a failed run leaves the previous one as it was. One writer at a time: result/lock.ts.
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, RollcallError } from '../lib/errors.ts';
import type { Canonical } from './canonical.ts';
import { isRunning, lock } from './lock.ts';
import type { Result } from './schema.ts';

/** A file beside result.json: its name, its text, and what it is in words. */
export interface Beside {
  file: string;
  text: string;
  what: string;
}

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown reason';

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new RollcallError(
      EXIT.cannotCreate,
      `cannot make the output folder ${folder} (${reasonOf(error)}); choose another with --out`,
      { cause: error },
    );
  }
}

/** What a run that was killed left behind; another run that is alive keeps its own. */
async function clearLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid] = /^\.tmp-(\d+)/.exec(name) ?? [];
    if (pid !== undefined && (Number(pid) === process.pid || !isRunning(Number(pid))))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function store(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Writes one file into `folder`, beside and by rename. Errors: 73 folder cannot be made, 74 write failed. */
export async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  await makeFolder(folder);
  const beside = join(folder, `.tmp-${process.pid}-${name}`);
  try {
    await store(beside, text);
    await rename(beside, join(folder, name));
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw new RollcallError(EXIT.cannotWrite, `cannot write ${name} into ${folder} (${reasonOf(error)})`, {
      cause: error,
    });
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Writes files and result.json into `folder`. `log` (run.json) is the only text that may differ between equal runs. Returns
 * the result as written, with its sidecars. Errors: 73 folder cannot be made, 74 write failed, 75 busy.
 */
export async function writeRun(
  folder: string,
  result: Canonical<Result>,
  besides: Beside[],
  log: unknown,
): Promise<Result> {
  await makeFolder(folder);
  const unlock = await lock(folder);
  const staging = join(folder, `.tmp-${process.pid}`);
  // Each member stays in its place, so that the text is canonical still.
  const complete = {
    ...result,
    sidecars: besides.map(({ file, text, what }) => ({ digest: digest(text), file, what })),
  };
  const files = [
    { file: 'run.json', text: `${JSON.stringify(log, null, 1)}\n` },
    ...besides,
    { file: 'result.json', text: `${JSON.stringify(complete, null, 1)}\n` },
  ];
  try {
    await clearLeftovers(folder);
    await mkdir(staging);
    const stored = await Promise.allSettled(files.map(({ file, text }) => store(join(staging, file), text)));
    for (const one of stored) if (one.status === 'rejected') throw one.reason;
    for (const { file } of files) await rename(join(staging, file), join(folder, file));
    return complete;
  } catch (error) {
    throw new RollcallError(
      EXIT.cannotWrite,
      `cannot write into ${folder} (${reasonOf(error)}); the previous result.json is unchanged`,
      { cause: error },
    );
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => {});
    await unlock().catch(() => {});
  }
}
