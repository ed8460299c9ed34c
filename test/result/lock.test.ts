import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, type RollcallError } from '../../src/lib/errors.ts';
import { lock } from '../../src/result/lock.ts';
import { assert, suite } from '../suite.ts';

const inFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-lock-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const exitOf = (locking: Promise<unknown>): Promise<number> =>
  locking.then(
    () => EXIT.ok,
    (error: RollcallError) => error.exit,
  );

suite('the lock of an output folder', (test) => {
  test('keeps everybody else out until it is opened, and leaves nothing', () =>
    inFolder(async (folder) => {
      const unlock = await lock(folder);
      assert.is(await exitOf(lock(folder)), EXIT.busy);
      assert.equal(await readdir(folder), ['.rollcall.lock']);
      await unlock();
      await (await lock(folder))();
      assert.equal(await readdir(folder), []);
    }));

  test('of many who want it at once one has it', () =>
    inFolder(async (folder) => {
      const exits = await Promise.all(Array.from({ length: 8 }, () => exitOf(lock(folder))));
      assert.ok(exits.filter((exit) => exit === EXIT.ok).length === 1, `${exits}`);
    }));

  if (existsSync('/proc/self/stat'))
    test('of a process that is gone is no lock, although a younger process has its id', () =>
      inFolder(async (folder) => {
        const unlock = await lock(folder);
        const [pid, since] = (await readFile(join(folder, '.rollcall.lock'), 'utf8')).split(' ');
        assert.is(pid, `${process.pid}`);
        await unlock();
        await writeFile(join(folder, '.rollcall.lock'), `${pid} ${Number(since) - 1}`);
        await (await lock(folder))();
        assert.equal(await readdir(folder), []);
      }));

  test('cannot be had where there is no folder', () =>
    inFolder(async (folder) => {
      assert.is(await exitOf(lock(join(folder, 'none'))), EXIT.cannotCreate);
      await mkdir(join(folder, '.rollcall.lock'));
      assert.ok((await exitOf(lock(folder))) !== EXIT.ok);
    }));
});
