// The temporary folder of a run: private, and removed on every way out, also when the process is told to end.
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, RollcallError } from '../lib/errors.ts';

export interface Workspace {
  folder: string;
  remove(): Promise<void>;
}

/** Makes the folder (mode 0700). Error 73 when there is no room for it. */
export async function openWorkspace(): Promise<Workspace> {
  let folder: string;
  try {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-'));
  } catch (error) {
    throw new RollcallError(
      EXIT.cannotCreate,
      `cannot make a temporary folder in ${tmpdir()}; set TMPDIR to a folder with room`,
      { cause: error },
    );
  }
  const removeNow = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeNow);
  return {
    folder,
    async remove() {
      process.removeListener('exit', removeNow);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
