// The published table of exit codes: each code where it is reached, with one line that says what to do; and memory, which
// may run out but never silently.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Analyzer } from '../../src/judge/analyzer.ts';
import { judge, planChecks } from '../../src/judge/judge.ts';
import { EXIT } from '../../src/lib/errors.ts';
import { parseResult } from '../../src/result/read.ts';
import { assert, suite } from '../suite.ts';
import { clips, csv, writeLarge } from './manifests.ts';
import { contents, inFolder, rollcall } from './rollcall.ts';

/** Every tenth record ends after its second cell. */
const RAGGED = csv(clips(3000))
  .split('\n')
  .map((line, i) => (i % 10 === 5 ? line.split(',').slice(0, 2).join(',') : line))
  .join('\n');

/** what, files, arguments, code, message */
const TABLE: [string, Record<string, string>, string[], number, RegExp | null][] = [
  ['0: done', { 'a.csv': csv(clips(400)) }, ['a.csv', '--out', 'out'], EXIT.ok, null],
  [
    '1: a finding at or above --fail-on',
    { 'a.csv': csv(clips(400)) },
    ['a.csv', '--expect', 'gender=uniform', '--fail-on', 'medium', '--out', 'out'],
    EXIT.findings,
    null,
  ],
  ['64: an option that does not exist', {}, ['a.csv', '--colour', 'red'], EXIT.usage, /colour/],
  ['64: a configuration that is wrong', { 'r.yaml': 'version: 9\n' }, ['--config', 'r.yaml'], EXIT.usage, /version/],
  [
    '65: more than a hundredth of the records cannot be read',
    { 'a.csv': RAGGED },
    ['a.csv', '--out', 'out'],
    EXIT.input,
    /a\.csv.*--allow-rejects/,
  ],
  [
    '65: the same file twice',
    { 'a.csv': csv(clips(10)), 'b.csv': csv(clips(10)) },
    ['a.csv', 'b.csv', '--out', 'out'],
    EXIT.input,
    /--allow-overlap/,
  ],
  ['66: a manifest that is not there', {}, ['nowhere.csv', '--out', 'out'], EXIT.notFound, /nowhere\.csv: not found/],
  ['66: a glob that matches nothing', {}, ['*.csv', '--out', 'out'], EXIT.notFound, /no file matches/],
  [
    '73: a file where the folder should be',
    { 'a.csv': csv(clips(10)), out: '' },
    ['a.csv', '--out', 'out'],
    73,
    /--out/,
  ],
];

suite('exit codes', (test) => {
  for (const [what, files, args, expected, says] of TABLE)
    test(what, () =>
      inFolder(async (folder) => {
        for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
        const { code, out, err } = await rollcall(args, { cwd: folder });
        assert.is(code, expected, err);
        if (says === null) assert.is(err, '');
        else {
          assert.match(err, /^rollcall: [^\n]{1,299}\n$/);
          assert.match(err, says);
          assert.is(out, '');
          assert.equal(Object.keys(await contents(folder)).sort(), Object.keys(files).sort());
        }
      }),
    );

  test('75: a folder in use by another process', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'a.csv'), csv(clips(10)));
      await rollcall(['a.csv', '--out', 'out', '--quiet'], { cwd: folder });
      await writeFile(join(folder, 'out/.rollcall.lock'), `${process.pid}`);
      const before = await contents(join(folder, 'out'));
      const { code, err } = await rollcall(['a.csv', '--out', 'out'], { cwd: folder });
      assert.is(code, EXIT.busy, err);
      assert.match(err, new RegExp(`in use by process ${process.pid}`));
      assert.equal(await contents(join(folder, 'out')), before);
    }));

  test('a reader of standard output that goes away is no failure', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'a.csv'), csv(clips(400)));
      await rollcall(['a.csv', '--out', 'out', '--quiet'], { cwd: folder });
      const under = ['sh', '-c', '"$@" | head -c 1 > /dev/null', 'sh'];
      const { code, err } = await rollcall(['render', 'out/result.json', '--format', 'csv'], { cwd: folder, under });
      assert.is(code, 0);
      assert.is(err, '');
    }));

  test('an analyzer that throws costs its own check, which says so without what it threw', () => {
    const broken: Analyzer = {
      meta: {
        ...{ id: 'broken', family: 'quality', title: 'Broken', question: '?', why: '', method: '', limits: '' },
        ...{ version: 1, needs: [], uses: [], options: [], messages: {} },
      },
      tallies: () => [{ subject: [], columns: [], tallies: {} }],
      analyze: () => {
        throw new Error('row 7 holds hunter2');
      },
      examples: [],
    };
    const sound: Analyzer = {
      ...broken,
      meta: { ...broken.meta, id: 'sound' },
      analyze: () => ({
        ...{ outcome: 'ok', reason: '', title: 'Sound', valueOutcomes: {}, reference: null },
        ...{ measures: [], tables: [], figures: [], findings: [] },
      }),
    };
    const context = { tables: new Map() } as unknown as Parameters<typeof planChecks>[1];
    const counts = () => assert.unreachable() as never;
    const { checks, failures } = judge(planChecks([broken, sound], context), counts, context);
    assert.equal(
      checks.map(({ analyzer, outcome }) => [analyzer, outcome]),
      [
        ['broken', 'error'],
        ['sound', 'ok'],
      ],
    );
    assert.is(failures.length, 1);
    assert.not.match(JSON.stringify(checks), 'hunter2');
  });

  test('with little memory three million rows are audited in full, or refused with advice', () =>
    inFolder(async (folder) => {
      const rows = await writeLarge(join(folder, 'large.csv'), 205);
      assert.ok(rows >= 3e6, `${rows}`);
      const audit = async (memory: string) => {
        const ended = await rollcall(['large.csv', '--memory', memory, '--out', memory], { cwd: folder });
        assert.ok(ended.code === EXIT.ok || ended.code === EXIT.memory, `${memory}: ${ended.code} ${ended.err}`);
        if (ended.code === EXIT.ok) return parseResult(await readFile(join(folder, memory, 'result.json'), 'utf8'), '');
        assert.match(ended.err, /^rollcall: [^\n]*--memory[^\n]*\n$/);
        assert.equal(await contents(join(folder, memory)), {});
        return null;
      };
      const [little, tiny, plenty] = [await audit('300MB'), await audit('60MB'), await audit('2GB')];
      assert.is(plenty?.intake.rows, rows);
      for (const result of [little, tiny]) if (result !== null) assert.equal(result, plenty);
    }));

  test('long texts are looked at within the usual memory', () =>
    inFolder(async (folder) => {
      const text = 'words and more words '.repeat(1900);
      const rows = Array.from({ length: 1900 }, (_, i) => `${i},${i} ${text}`);
      await writeFile(join(folder, 'long.csv'), `id,text\n${rows.join('\n')}\n`);
      const { code, out } = await rollcall(['roles', 'long.csv'], { cwd: folder });
      assert.is(code, EXIT.ok);
      assert.match(out, /text +sample\.text/);
    }));
});
