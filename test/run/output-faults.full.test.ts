// Where the output cannot go: one line that says why, the code of the table, and never half of one run beside half of another.
import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT } from '../../src/lib/errors.ts';
import { parseResult } from '../../src/result/read.ts';
import { assert, project, suite } from '../suite.ts';
import { clips, csv } from './manifests.ts';
import { contents, digest, type Ended, folderIn, inFolder, rollcall } from './rollcall.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const sh = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' });

/** Another user can be had, and may read the project. */
const canBeNobody = (): boolean =>
  isRoot &&
  spawnSync('ls', [project('node_modules/yargs')], { uid: NOBODY, gid: NOBODY, stdio: 'ignore' }).status === 0;

const canMount = (): boolean => {
  if (!isRoot) return false;
  const { status } = sh('unshare', '-m', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt');
  return status === 0;
};

/** A shell line in mounts of its own, with a full or small disk at `at`. */
const onDisk = (at: string, size: string, fill = ''): string[] => [
  'unshare',
  '-m',
  'sh',
  '-c',
  `mount -t tmpfs -o size=${size} tmpfs '${at}' && ${fill === '' ? '' : `${fill} && `}"$@"; code=$?; echo "holds: $(ls -A '${at}' | tr '\\n' ' ')"; exit $code`,
  'sh',
];

const inOneLine = ({ err }: Ended, says: RegExp): void => {
  assert.match(err, /^rollcall: [^\n]{1,400}\n$/);
  assert.match(err, says);
};

const small = async (folder: string): Promise<void> => writeFile(join(folder, 'clips.csv'), csv(clips(400)));
const audit = ['clips.csv', '--quiet', '--out'];

suite('an output that cannot be written', (test) => {
  test('a file in its place, or on the way to it, is 73 and stays as it is', () =>
    inFolder(async (folder) => {
      await small(folder);
      await writeFile(join(folder, 'out'), 'mine');
      for (const out of ['out', 'out/below']) {
        const ended = await rollcall([...audit, out], { cwd: folder });
        assert.is(ended.code, EXIT.cannotCreate, ended.err);
        inOneLine(ended, /cannot make the output folder .*--out/);
      }
      assert.is(await readFile(join(folder, 'out'), 'utf8'), 'mine');
    }));

  test.when(canBeNobody(), 'needs another user to be')('a folder of somebody else is 73 and untouched', () =>
    inFolder(async (folder) => {
      await small(folder);
      await chmod(folder, 0o755);
      const out = await folderIn(folder, 'out');
      const temp = await folderIn(folder, 'temp');
      await chown(temp, NOBODY, NOBODY);
      await writeFile(join(out, 'result.json'), 'theirs');
      for (const place of [out, join(out, 'new')]) {
        const ended = await rollcall([...audit, place], { cwd: folder, uid: NOBODY, env: { TMPDIR: temp } });
        assert.is(ended.code, EXIT.cannotCreate, ended.err);
        inOneLine(ended, /EACCES/);
      }
      assert.equal(await readdir(out), ['result.json']);
      assert.equal(await readdir(temp), []);
    }),
  );

  test('a folder where a file should go is 74, and the previous result stands', () =>
    inFolder(async (folder) => {
      await small(folder);
      const out = await folderIn(folder, 'out');
      await writeFile(join(out, 'result.json'), 'previous');
      await mkdir(join(out, 'report.html'));
      const ended = await rollcall([...audit, 'out'], { cwd: folder });
      assert.is(ended.code, EXIT.cannotWrite, ended.err);
      inOneLine(ended, /EISDIR|ENOTEMPTY|EEXIST/);
      assert.is(await readFile(join(out, 'result.json'), 'utf8'), 'previous');
      assert.equal(
        (await readdir(out)).filter((name) => name.startsWith('.')),
        [],
      );
    }));

  test.when(canMount(), 'needs to mount')('a full disk is 74: nothing half, nothing of the previous run replaced', () =>
    inFolder(async (folder) => {
      await small(folder);
      const out = await folderIn(folder, 'out');
      const previous = `echo previous > '${out}/result.json' && echo previous > '${out}/report.html' && head -c 900000 /dev/zero > '${out}/ballast'`;
      const ended = await rollcall([...audit, out], { cwd: folder, under: onDisk(out, '1m', previous) });
      assert.is(ended.code, EXIT.cannotWrite, `${ended.err}${ended.out}`);
      inOneLine(ended, /ENOSPC/);
      assert.is(ended.out.trim(), 'holds: ballast report.html result.json');
    }),
  );

  test.when(canMount(), 'needs to mount')('a read-only disk is 73', () =>
    inFolder(async (folder) => {
      await small(folder);
      const out = await folderIn(folder, 'out');
      const under = ['unshare', '-m', 'sh', '-c', `mount -t tmpfs -o ro tmpfs '${out}' && exec "$@"`, 'sh'];
      const ended = await rollcall([...audit, out], { cwd: folder, under });
      assert.is(ended.code, EXIT.cannotCreate, ended.err);
      inOneLine(ended, /EROFS/);
    }),
  );

  test.when(canMount(), 'needs to mount')('a full disk for temporary files says which variable to set', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.csv'), csv(clips(60_000)));
      const temp = await folderIn(folder, 'temp');
      const around = { cwd: folder, env: { TMPDIR: temp }, under: onDisk(temp, '200k') };
      const ended = await rollcall([...audit, join(folder, 'out')], around);
      assert.ok([EXIT.memory, EXIT.cannotWrite].includes(ended.code as never), `${ended.code} ${ended.err}`);
      inOneLine(ended, /TMPDIR/);
      assert.is(ended.out.trim(), 'holds:');
      assert.equal(await contents(join(folder, 'out')), {});
    }),
  );

  test('two audits into one folder at the same time: whichever wins, its files belong together', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'a.csv'), csv(clips(400, 1)));
      await writeFile(join(folder, 'b.csv'), csv(clips(400, 2)));
      for (let round = 0; round < 5; round++) {
        const ended = await Promise.all(
          ['a.csv', 'b.csv', 'a.csv'].map((name) => rollcall([name, '--quiet', '--out', 'out'], { cwd: folder })),
        );
        for (const one of ended) {
          assert.ok(one.code === EXIT.ok || one.code === EXIT.busy, `${one.code} ${one.err}`);
          if (one.code === EXIT.busy) inOneLine(one, /in use/);
        }
        assert.ok(ended.some(({ code }) => code === EXIT.ok));
        const out = join(folder, 'out');
        assert.equal((await readdir(out)).sort(), ['report.html', 'result.json', 'run.json']);
        const { sidecars } = parseResult(await readFile(join(out, 'result.json'), 'utf8'), 'result.json');
        for (const { file, digest: promised } of sidecars)
          assert.is(digest(await readFile(join(out, file))), promised, file);
      }
    }));
});
