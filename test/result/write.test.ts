import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, type RollcallError } from '../../src/lib/errors.ts';
import { type Canonical, canonical, canonicalJson } from '../../src/result/canonical.ts';
import { parseResult } from '../../src/result/read.ts';
import type { Result } from '../../src/result/schema.ts';
import { replaceFile, writeRun } from '../../src/result/write.ts';
import { assert, project, suite } from '../suite.ts';

const fixture = async (): Promise<Canonical<Result>> =>
  canonical(parseResult(await readFile(project('test/fixtures/results/goemotions.json'), 'utf8'), 'goemotions.json'));

const inFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-write-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const exitOf = async (run: Promise<unknown>): Promise<number> => {
  try {
    await run;
  } catch (error) {
    return (error as RollcallError).exit;
  }
  return EXIT.ok;
};

suite('writing a run', (test) => {
  test('result.json names the digests of the files beside it, and nothing else is left', async () => {
    const result = await fixture();
    await inFolder(async (folder) => {
      const out = join(folder, 'a', 'b');
      await writeRun(out, result, [{ file: 'report.html', text: '<p>', what: 'the report' }], { seconds: 1 });
      assert.equal((await readdir(out)).sort(), ['report.html', 'result.json', 'run.json']);
      const text = await readFile(join(out, 'result.json'), 'utf8');
      const written = parseResult(text, 'result.json');
      assert.is(text, `${canonicalJson(written, 1)}\n`, 'not in canonical order');
      assert.equal(written.sidecars, [
        { file: 'report.html', digest: createHash('sha256').update('<p>').digest('hex'), what: 'the report' },
      ]);
    });
  });

  test('equal results are equal bytes', async () => {
    const result = await fixture();
    await inFolder(async (folder) => {
      await writeRun(join(folder, 'one'), result, [], { seconds: 1 });
      await writeRun(join(folder, 'two'), structuredClone(result), [], { seconds: 2 });
      const [one, two] = await Promise.all(
        ['one', 'two'].map((name) => readFile(join(folder, name, 'result.json'), 'utf8')),
      );
      assert.is(one, two);
    });
  });

  test('a folder in use by a living process is busy; a lock left by a dead one is taken over', async () => {
    const result = await fixture();
    await inFolder(async (folder) => {
      await writeFile(join(folder, '.rollcall.lock'), String(process.pid));
      assert.is(await exitOf(writeRun(folder, result, [], {})), EXIT.busy);
      assert.equal(await readdir(folder), ['.rollcall.lock']);
      await writeFile(join(folder, '.rollcall.lock'), '999999999');
      assert.is(await exitOf(writeRun(folder, result, [], {})), EXIT.ok);
      assert.equal((await readdir(folder)).sort(), ['result.json', 'run.json']);
    });
  });

  test('a file where the folder should be cannot be created, and stays', async () => {
    const result = await fixture();
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'out'), 'mine');
      assert.is(await exitOf(writeRun(join(folder, 'out'), result, [], {})), EXIT.cannotCreate);
      assert.is(await readFile(join(folder, 'out'), 'utf8'), 'mine');
    });
  });

  test('a write that fails leaves the previous result as it was', async () => {
    const result = await fixture();
    await inFolder(async (folder) => {
      await writeRun(folder, result, [], {});
      const before = await readFile(join(folder, 'result.json'), 'utf8');
      const bad = [{ file: 'no/such/folder/report.html', text: '', what: '' }];
      assert.is(await exitOf(writeRun(folder, { ...result, checks: [] }, bad, {})), EXIT.cannotWrite);
      assert.is(await readFile(join(folder, 'result.json'), 'utf8'), before);
      assert.equal(
        (await readdir(folder)).filter((name) => name.startsWith('.')),
        [],
      );
    });
  });

  test('one file is replaced by rename', async () => {
    await inFolder(async (folder) => {
      await replaceFile(folder, 'a.txt', 'one');
      await replaceFile(folder, 'a.txt', 'two');
      assert.equal(await readdir(folder), ['a.txt']);
      assert.is(await readFile(join(folder, 'a.txt'), 'utf8'), 'two');
    });
  });
});

suite('reading a result', (test) => {
  for (const [name, text] of [
    ['not JSON', '{'],
    ['another document', '{"schema":"x"}'],
    ['an empty file', ''],
  ] as const) {
    test(`${name} is unusable input`, () => {
      try {
        parseResult(text, 'x.json');
        assert.unreachable();
      } catch (error) {
        assert.is((error as RollcallError).exit, EXIT.input);
        assert.match((error as RollcallError).message, 'x.json');
      }
    });
  }
});
