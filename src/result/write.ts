// The files of a run: built beside and moved in by rename, result.json last, so that a folder never shows half a run and
// a failed run leaves the previous one as it was. One writer at a time: the lock names its process.
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, RollcallError } from '../lib/errors.ts';
import { canonicalJson } from './canonical.ts';
import type { Result } from './schema.ts';

/** A file beside result.json: its name, its text, and what it is in words. */
export interface Beside {
  file: string;
  text: string;
  what: string;
}

const LOCK = '.rollcall.lock';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown reason';

async function lock(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK);
  for (const attempt of [1, 2]) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new RollcallError(
          EXIT.cannotCreate,
          `cannot write into the output folder ${folder} (${reasonOf(error)}); choose another with --out`,
          { cause: error },
        );
      const pid = Number(await readFile(path, 'utf8').catch(() => ''));
      if (attempt === 2 || (pid > 0 && isAlive(pid)))
        throw new RollcallError(
          EXIT.busy,
          `the output folder ${folder} is in use by process ${pid}; wait for it or choose another with --out`,
        );
      await rm(path, { force: true });
    }
  }
  throw new RollcallError(EXIT.busy, `the output folder ${folder} is in use`);
}

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

async function put(folder: string, staging: string, name: string, text: string, prefix = ''): Promise<void> {
  const path = join(staging, `${prefix}${name}`);
  const file = await open(path, 'w');
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(path, join(folder, name));
}

/** Writes one file into `folder`, beside and by rename. Errors: 73 folder cannot be made, 74 write failed. */
export async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  await makeFolder(folder);
  try {
    await put(folder, folder, name, text, `.tmp-${process.pid}-`);
  } catch (error) {
    throw new RollcallError(EXIT.cannotWrite, `cannot write ${name} into ${folder} (${reasonOf(error)})`, {
      cause: error,
    });
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Writes files and result.json into `folder`. `log` (run.json) is the only text that may differ between equal runs and is
 * written first. Returns the result as written, with its sidecars. Errors: 73 folder cannot be made, 74 write failed, 75 busy.
 */
export async function writeRun(folder: string, result: Result, besides: Beside[], log: unknown): Promise<Result> {
  await makeFolder(folder);
  const unlock = await lock(folder);
  const staging = join(folder, `.tmp-${process.pid}`);
  const complete: Result = {
    ...result,
    sidecars: besides.map(({ file, text, what }) => ({ file, digest: digest(text), what })),
  };
  try {
    await mkdir(staging, { recursive: true });
    for (const { file, text } of besides) await writeFile(join(staging, file), text);
    await put(folder, staging, 'run.json', `${JSON.stringify(log, null, 1)}\n`);
    for (const { file, text } of besides) await put(folder, staging, file, text);
    await put(folder, staging, 'result.json', `${canonicalJson(complete, 1)}\n`);
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
