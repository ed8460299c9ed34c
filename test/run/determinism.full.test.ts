// One input, one result: whatever the machine, the place, the order and the format.

import { spawnSync } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Result } from '../../src/result/schema.ts';
import { assert, suite } from '../suite.ts';
import { COLUMNS, clips, csv, jsonl, tsv } from './manifests.ts';
import { type Ended, folderIn, inFolder, rollcall, type Surround } from './rollcall.ts';

const FILES = ['report.html', 'report.md', 'result.json', 'tables.csv'];
/** More rows than a sample has. */
const ROWS = clips(6000);
const JUDGED = ['--target', 'world:15+', '--expect', 'gender=uniform', '--format', 'html,md,csv'];

const well = ({ code, err }: Ended): void => {
  assert.is(err, '');
  assert.is(code, 0);
};

const written = async (out: string): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(FILES.map(async (name) => [name, await readFile(join(out, name), 'utf8')])));

const run = async (manifest: string[], out: string, around: Surround, flags: string[] = []) => {
  well(await rollcall([...manifest, ...JUDGED, ...flags, '--out', out, '--quiet'], around));
  return written(out);
};

const same = (one: Record<string, string>, other: Record<string, string>, what: string): void => {
  for (const name of FILES) assert.ok(one[name] === other[name], `${what}: ${name} differs`);
};

/** A result without what it says about the files it came from. */
const counted = (text: string): unknown => {
  const { dataset, intake, sidecars: _, parameters, columns, ...rest } = JSON.parse(text) as Result;
  return {
    ...rest,
    parameters: { ...parameters, read: null },
    dataset: { ...dataset, name: '', fingerprint: '' },
    columns: columns.map((column) => ({ ...column, missing: { ...column.missing, absent: 0 } })),
    intake: { rows: intake.rows, rejected: intake.rejected, proven: intake.proven, notes: intake.notes },
  };
};

/** Three shards in a folder. */
const shards = async (folder: string): Promise<string[]> => {
  const names = ['a.csv', 'b.csv', 'c.csv'];
  for (const [i, name] of names.entries())
    await writeFile(join(folder, name), csv(ROWS.slice(i * 2000, (i + 1) * 2000)));
  return names;
};

suite('one input, one result', (test) => {
  test('for one, two and four threads, and for any memory limit', () =>
    inFolder(async (folder) => {
      const names = await shards(folder);
      const runs = [
        ['--threads', '1'],
        ['--threads', '2'],
        ['--threads', '4'],
        ['--memory', '700MB'],
      ];
      const first = await run(names, join(folder, 'out'), { cwd: folder });
      for (const flags of runs) same(first, await run(names, join(folder, 'out'), { cwd: folder }, flags), `${flags}`);
    }));

  test('for any order of arguments, a glob, a folder, absolute paths and another working directory', () =>
    inFolder(async (folder) => {
      const data = await folderIn(folder, 'data');
      const names = await shards(data);
      const first = await run(names, join(folder, 'out'), { cwd: data });
      const elsewhere = await folderIn(folder, 'elsewhere');
      const ways: [string[], string][] = [
        [['c.csv', 'a.csv', 'b.csv'], data],
        [names.map((name) => join(data, name)), data],
        [names.map((name) => join('..', 'data', name)).reverse(), elsewhere],
        [['b.csv', './a.csv', 'c.csv', '../data/b.csv'], data],
      ];
      for (const [manifest, cwd] of ways) same(first, await run(manifest, join(folder, 'out'), { cwd }), `${manifest}`);
      const glob = await run(['*.csv'], join(folder, 'out'), { cwd: data });
      assert.equal(counted(glob['result.json']!), counted(first['result.json']!));
      const whole = await run(['.'], join(folder, 'out'), { cwd: data });
      same(glob, whole, 'a folder');
      same(glob, await run(['../data/*.csv'], join(folder, 'out'), { cwd: elsewhere }), 'a glob from elsewhere');
    }));

  test('in every time zone and language, on a Turkish and an Egyptian machine', () =>
    inFolder(async (folder) => {
      const names = await shards(folder);
      const first = await run(names, join(folder, 'out'), { cwd: folder, env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' } });
      for (const [LANG, TZ] of [
        ['tr_TR.UTF-8', 'Pacific/Kiritimati'],
        ['ar_EG.UTF-8', 'Africa/Cairo'],
        ['de_DE.UTF-8', 'America/St_Johns'],
      ] as const) {
        const env = { LANG, LC_ALL: LANG, LANGUAGE: LANG, TZ };
        same(first, await run(names, join(folder, 'out'), { cwd: folder, env }), `${LANG} ${TZ}`);
      }
    }));

  test('no place, host, user or clock is in what it writes; references lie where they lie', () =>
    inFolder(async (folder) => {
      const data = await folderIn(folder, 'secret-place');
      await writeFile(join(data, 'clips.csv'), csv(ROWS));
      await writeFile(join(data, 'wanted.csv'), 'value,share\nfemale,0.5\nmale,0.5\n');
      const flags = ['--target', `gender=${join(data, 'wanted.csv')}`];
      const absolute = await run([join(data, 'clips.csv')], join(folder, 'out'), { cwd: folder }, flags);
      const relative = await run(['clips.csv'], join(folder, 'out'), { cwd: data }, ['--target', 'gender=wanted.csv']);
      same(absolute, relative, 'a target from elsewhere');
      const today = new Date().toISOString().slice(0, 10);
      for (const [name, text] of Object.entries(absolute))
        for (const secret of [
          folder,
          'secret-place',
          today,
          `/${userInfo().username}/`,
          ...(hostname().length > 3 ? [hostname()] : []),
        ])
          assert.not.ok(text.includes(secret), `${name} holds ${secret}`);
    }));

  test('as CSV, TSV, JSONL and Parquet, plain or compressed', () =>
    inFolder(async (folder) => {
      const zstd = (text: string) => spawnSync('zstd', ['-c'], { input: text, maxBuffer: 1e9 });
      const formats: Record<string, string | Buffer> = {
        'clips.csv': csv(ROWS),
        'clips.tsv': tsv(ROWS),
        'clips.jsonl': jsonl(ROWS),
        'clips.csv.gz': gzipSync(csv(ROWS)),
        'clips.jsonl.gz': gzipSync(jsonl(ROWS)),
        ...(zstd('').status === 0 ? { 'clips.tsv.zst': zstd(tsv(ROWS)).stdout } : {}),
      };
      for (const [name, bytes] of Object.entries(formats)) await writeFile(join(folder, name), bytes);
      await toParquet(join(folder, 'clips.csv'), join(folder, 'clips.parquet'));
      const first = await run(['clips.csv'], join(folder, 'out'), { cwd: folder });
      for (const name of [...Object.keys(formats).slice(1), 'clips.parquet']) {
        const other = await run([name], join(folder, 'out'), { cwd: folder });
        assert.equal(counted(other['result.json']!), counted(first['result.json']!), name);
      }
    }));

  test('again and again, and beside a copy of itself', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.csv'), csv(ROWS));
      const first = await run(['clips.csv'], join(folder, 'out'), { cwd: folder });
      const twin = await folderIn(folder, 'twin');
      await copyFile(join(folder, 'clips.csv'), join(twin, 'clips.csv'));
      const outs = ['one', 'two', 'three'].map((name) => join(folder, name));
      for (const other of await Promise.all(outs.map((out) => run(['clips.csv'], out, { cwd: twin }))))
        same(first, other, 'a run at the same time');
    }));
});

/** The same table as Parquet of text columns. */
async function toParquet(from: string, to: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const names = COLUMNS.map((name) => `"${name}"`).join(',');
  await connection.run(
    `COPY (SELECT ${names} FROM read_csv('${from}', header=true, all_varchar=true, nullstr='\u0001')) TO '${to}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}
