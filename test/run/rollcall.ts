// The built command as a process of its own: started, watched and ended as a shell would, in folders of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { builtCopy } from '../packed.ts';

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

export interface Surround {
  cwd: string;
  env?: Record<string, string>;
  /** A command to run it under, such as `unshare -n`. */
  under?: string[];
  uid?: number;
}

let built: string | undefined;
/** Path of the built command; built once for each test file. */
export function command(): string {
  if (built === undefined) {
    built = builtCopy();
    // So that another user can run it.
    chmodSync(built, 0o755);
  }
  return join(built, 'dist/cli.js');
}

/** Starts the command without waiting for it. */
export function start(args: string[], { cwd, env = {}, under = [], uid }: Surround) {
  const [program = process.execPath, ...rest] = [...under, process.execPath, command(), ...args];
  const child: ChildProcess = spawn(program, rest, {
    cwd,
    env: { ...process.env, CI: '', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const ended = new Promise<Ended>((done, fail) => {
    let out = '';
    let err = '';
    child.stdout?.on('data', (text) => {
      out += text;
    });
    child.stderr?.on('data', (text) => {
      err += text;
    });
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code, signal, out, err }));
  });
  return { child, ended };
}

export const rollcall = (args: string[], around: Surround): Promise<Ended> => start(args, around).ended;

/** A folder that is gone afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-run-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Everything below a folder: path → SHA-256. */
export async function contents(folder: string): Promise<Record<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digests = await Promise.all(files.map(async (path) => [relative(folder, path), digest(await readFile(path))]));
  return Object.fromEntries(digests.sort());
}

export const digest = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** A subfolder, made. */
export async function folderIn(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  return path;
}
