// One writer at a time in an output folder. The lock names its process and when that process began, because process ids
// come round again: in containers a killed run and the next one often have the same.
import { readFileSync } from 'node:fs';
import { constants, copyFile, link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, RollcallError } from '../lib/errors.ts';

const LOCK = '.rollcall.lock';
/** File systems without hard links answer one of these. */
const NO_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV'];

/** Whether a process of this id is alive, whoever owns it. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** When a process began, in the clock of its machine; '' where that cannot be told. Field 22 of proc(5) stat. */
const begun = (pid: number): string => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const isHeld = (text: string): boolean => {
  const [pid = '', since = ''] = text.split(' ');
  if (!(Number(pid) > 0) || !isRunning(Number(pid))) return false;
  const began = begun(Number(pid));
  return since === '' || began === '' || since === began;
};

const busy = (folder: string, text: string): RollcallError => {
  const [pid = ''] = text.split(' ');
  const by = /^\d+$/.test(pid) ? ` by process ${pid}` : '';
  return new RollcallError(
    EXIT.busy,
    `the output folder ${folder} is in use${by}; wait for it or choose another with --out`,
  );
};

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown reason';

const cannot = (folder: string, error: unknown): RollcallError => {
  const code = codeOf(error);
  return new RollcallError(
    code === 'ENOSPC' || code === 'EDQUOT' ? EXIT.cannotWrite : EXIT.cannotCreate,
    `cannot write into the output folder ${folder} (${code}); choose another with --out`,
    { cause: error },
  );
};

/** Puts a lock with its whole text in place at once; false when there is one. */
async function place(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path).catch((error) => {
      if (!NO_LINKS.includes(codeOf(error))) throw error;
      return copyFile(own, path, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock that nobody holds; false when another process was faster. */
async function clear(path: string, text: string, aside: string): Promise<boolean> {
  try {
    await rename(path, aside);
  } catch {
    return false;
  }
  const isTheSame = (await readFile(aside, 'utf8')) === text;
  if (!isTheSame) await rename(aside, path);
  return isTheSame;
}

/** Locks `folder`, which must exist; the answer unlocks it. Errors: 73 nothing can be made in it, 74 no room, 75 busy. */
export async function lock(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK);
  const own = join(folder, `.tmp-${process.pid}.lock`);
  const aside = `${own}.stale`;
  try {
    await writeFile(own, `${process.pid} ${begun(process.pid)}`);
    for (let attempt = 0; attempt < 2; attempt++) {
      if (await place(own, path)) return () => rm(path, { force: true });
      const text = await readFile(path, 'utf8').catch(() => null);
      if (text === null) continue;
      if (isHeld(text) || !(await clear(path, text, aside))) throw busy(folder, text);
    }
    throw busy(folder, '');
  } catch (error) {
    throw error instanceof RollcallError ? error : cannot(folder, error);
  } finally {
    await Promise.all([own, aside].map((file) => rm(file, { force: true }).catch(() => {})));
  }
}
