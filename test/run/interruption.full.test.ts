// An audit that is stopped, politely or not, at moments drawn over its length: it ends at once, and what stood before stands.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EXIT } from '../../src/lib/errors.ts';
import { parseResult } from '../../src/result/read.ts';
import { assert, suite } from '../suite.ts';
import { clips, csv, numbers, writeLarge } from './manifests.ts';
import { contents, digest, folderIn, inFolder, rollcall, start } from './rollcall.ts';

const LARGE_MB = 300;
const KILLS = 26;

/** Where an interrupted run stands: its folders, and what the output folder held before. */
const place = async (folder: string) => {
  const out = await folderIn(folder, 'out');
  const temp = await folderIn(folder, 'temp');
  await writeFile(join(folder, 'small.csv'), csv(clips(300)));
  const { code, err } = await rollcall(['small.csv', '--out', out, '--quiet'], { cwd: folder, env: { TMPDIR: temp } });
  assert.is(code, EXIT.ok, err);
  return { out, temp, before: await contents(out) };
};

suite('an interrupted audit', (test) => {
  test('ends within two seconds with its code, leaves no temporary file, and the previous report as it was', () =>
    inFolder(async (folder) => {
      const rows = await writeLarge(join(folder, 'large.csv'), LARGE_MB);
      assert.ok(rows > 1e6);
      const { out, temp, before } = await place(folder);
      const moments = [
        ['SIGINT', 400],
        ['SIGTERM', 900],
        ['SIGHUP', 1500],
        ['SIGINT', 2500],
        ['SIGTERM', 3500],
        ['SIGINT', 4500],
      ] as const;
      for (const [signal, delay] of moments) {
        const target = delay % 1000 === 500 ? out : join(folder, `new-${delay}`);
        const { child, ended } = start(['large.csv', '--out', target], { cwd: folder, env: { TMPDIR: temp } });
        await wait(delay);
        assert.is(child.exitCode, null, `it was over after ${delay} ms; the file is too small for this test`);
        const told = performance.now();
        child.kill(signal);
        const { code, signal: killed, out: text, err } = await ended;
        const took = performance.now() - told;
        const what = `${signal} after ${delay} ms: ${code} ${killed} ${err}`;
        assert.ok(took < 2000, `${what}, ${took.toFixed(0)} ms`);
        const isEarly = killed === signal && delay < 1000;
        assert.ok(isEarly || code === (signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated), what);
        assert.is(text, '', what);
        assert.equal(await readdir(temp), [], what);
        assert.equal(await contents(out), before, what);
        if (target !== out) assert.equal(await contents(target), {}, what);
      }
    }));

  test('a second signal ends it at once, without leaving anything either', () =>
    inFolder(async (folder) => {
      await writeLarge(join(folder, 'large.csv'), 100);
      const { out, temp, before } = await place(folder);
      const { child, ended } = start(['large.csv', '--out', out], { cwd: folder, env: { TMPDIR: temp } });
      await wait(1500);
      child.kill('SIGINT');
      await wait(5);
      child.kill('SIGINT');
      assert.is((await ended).code, EXIT.interrupted);
      assert.equal(await readdir(temp), []);
      assert.equal(await contents(out), before);
    }));

  test(`killed at ${KILLS} moments, its folder holds the previous result or a complete new one, and the next run clears up`, () =>
    inFolder(async (folder) => {
      const { out, temp, before } = await place(folder);
      await writeFile(join(folder, 'clips.csv'), csv(clips(3000)));
      const around = { cwd: folder, env: { TMPDIR: temp } };
      const args = ['clips.csv', '--out', out, '--format', 'html,md,csv'];
      const begin = performance.now();
      assert.is((await rollcall([...args.slice(0, 2), join(folder, 'fresh'), ...args.slice(3)], around)).code, EXIT.ok);
      const length = performance.now() - begin;
      const next = numbers(11);
      let completed = 0;
      for (let i = 0; i < KILLS; i++) {
        const { child, ended } = start(args, around);
        // Two in three moments lie in the last third, where things are written.
        const share = (next() % 1000) / 1000;
        await wait(length * (i % 3 === 0 ? share : 0.67 + share * 0.4));
        child.kill('SIGKILL');
        await ended;
        const now = await contents(out);
        if (now['result.json'] === before['result.json']) continue;
        const result = parseResult(await readFile(join(out, 'result.json'), 'utf8'), 'result.json');
        assert.is(result.sidecars.length, 3);
        for (const { file, digest: promised } of result.sidecars)
          assert.is(digest(await readFile(join(out, file))), promised, `${file} after kill ${i}`);
        completed++;
        await rollcall(['small.csv', '--out', out, '--quiet'], around);
        for (const name of Object.keys(before).filter((file) => file !== 'run.json'))
          assert.is((await contents(out))[name], before[name], `${name} after kill ${i}`);
      }
      assert.ok(completed < KILLS, 'no kill came before the end');
      await writeFile(join(out, '.rollcall.lock'), '4194305 1');
      await writeFile(join(out, '.tmp-4194305-report.html'), 'half');
      assert.is((await rollcall(['small.csv', '--out', out], around)).code, EXIT.ok);
      assert.equal(
        (await readdir(out)).filter((name) => name.startsWith('.')),
        [],
      );
    }));
});
