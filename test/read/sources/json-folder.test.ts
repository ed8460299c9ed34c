import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RollcallError } from '../../../src/lib/errors.ts';
import { choosePlan } from '../../../src/read/sources/choose-plan.ts';
import { resolveManifest } from '../../../src/read/sources/resolve.ts';
import { assert, hasShared, shared, suite } from '../../suite.ts';
import { kinds, type ReadBack, readBack } from '../read-back.ts';
import { folderOf } from './layouts/plan-of.ts';

const inFolder = async <T>(files: Record<string, string>, use: (root: string) => Promise<T>): Promise<T> => {
  const root = folderOf(files);
  try {
    return await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

const numbered = (count: number, content: (index: number) => string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`part-${i % 3}/${String(i).padStart(4, '0')}.json`, content(i)]),
  );

const cells = ({ columns, rows }: ReadBack, name: string) => rows.map((row) => row[columns.indexOf(name)] ?? null);

suite('folders of JSON documents', (test) => {
  test('a thousand documents of one record are a table of a thousand rows with the path of each, quickly', async () => {
    const record = (i: number) =>
      JSON.stringify({ id: i, who: { gender: i % 2 ? 'f' : 'm' }, ...(i % 5 ? { tags: ['a'] } : {}) });
    await inFolder(numbered(1000, record), async (root) => {
      const start = performance.now();
      const found = await readBack([root]);
      const seconds = (performance.now() - start) / 1000;
      assert.equal([found.intake.rows, found.intake.rejected, found.intake.proven], [1000, 0, true]);
      assert.equal(found.columns, ['file', 'id', 'who.gender', 'tags']);
      assert.is(found.intake.files.length, 1000);
      assert.equal(
        cells(found, 'file').sort(),
        found.intake.files.map(({ path }) => path),
      );
      for (const [file, id] of found.rows) assert.match(file!, `/${id!.padStart(4, '0')}.json`);
      assert.is(cells(found, 'tags').filter((cell) => cell === null).length, 200);
      assert.ok(seconds < 15, `${seconds} s`);
    });
  });

  test('a glob and a path column work on many documents as on few', async () => {
    for (const count of [4, 40])
      await inFolder(
        numbered(count, (i) => JSON.stringify({ id: i })),
        async (root) => {
          const found = await readBack([join(root, '*', '*.json')], {
            pathColumns: [{ name: 'part', pattern: '{part}/*.json' }],
          });
          assert.is(found.intake.rows, count);
          assert.equal(found.columns, ['file', 'id', 'part']);
          for (const [file, , part] of found.rows) assert.match(file!, new RegExp(`^${part}/`));
        },
      );
  });

  test('documents that hold lists or records by key give all their records', async () => {
    const contents = ['[{"a":1},{"a":2}]', '{"x":{"a":3}}', '{"a":4,"b":[]}', '{"a":5}\n{"a":6}\n'];
    for (const count of [4, 20])
      await inFolder(
        numbered(count, (i) => `${contents[i % 4]}${' '.repeat(i)}`),
        async (root) => {
          const found = await readBack([root]);
          assert.is(found.intake.rows, (count / 4) * 6);
          assert.equal([...found.columns].sort(), ['a', 'b', 'file', 'key']);
          assert.equal(
            cells(found, 'a').sort(),
            Array.from({ length: count / 4 }, () => ['1', '2', '3', '4', '5', '6'])
              .flat()
              .sort(),
          );
        },
      );
  });

  test('a damaged document among many is rejected, and the others stay', async () => {
    const damaged = ['{"id":1,,}', '{"id":', '', 'no JSON', '[{"id":1}\n{"id":2}]', '{"id":NaN}'];
    await inFolder(
      numbered(60, (i) => (i % 10 === 0 ? damaged[i / 10]! : `{"id":${i}}`)),
      async (root) => {
        const found = await readBack([root]);
        // The list that breaks off has one whole record before.
        assert.equal([found.intake.rows, found.intake.rejected, found.intake.proven], [55, 5, false]);
        for (const kind of ['broken-document', 'truncated-document', 'empty-file', 'invalid-json'])
          assert.ok(kinds(found).includes(kind as never), kind);
      },
    );
  });

  test('documents of one record may be equal, lists may not', async () => {
    await inFolder({ 'a.json': '{"x":1}', 'b.json': '{"x":1}' }, async (root) => {
      const found = await readBack([root]);
      assert.is(found.intake.rows, 2);
      assert.ok(kinds(found).includes('overlapping-file'));
    });
    await inFolder({ 'a.json': '[{"x":1}]', 'b.json': '[{"x":1}]' }, async (root) => {
      try {
        await readBack([root]);
        assert.unreachable();
      } catch (error) {
        assert.is((error as RollcallError).exit, 65);
      }
    });
  });

  test('where every document holds one section of many keyed records, these are the records', async () => {
    const release = (i: number) =>
      JSON.stringify({
        date: `2020-01-${i}`,
        locales: Object.fromEntries(Array.from({ length: i + 2 }, (_, at) => [`l${at}`, { clips: at }])),
      });
    await inFolder(numbered(20, release), async (root) => {
      const found = await readBack([root]);
      assert.equal(found.columns, ['key', 'clips']);
      assert.is(
        found.intake.rows,
        Array.from({ length: 20 }, (_, i) => i + 2).reduce((a, b) => a + b),
      );
    });
  });

  test('a section is read out of many documents, and one that lacks it is named', async () => {
    const text = (i: number) => JSON.stringify({ n: i, data: [{ x: i }, { x: -i }] });
    await inFolder(numbered(20, text), async (root) => {
      assert.is((await readBack([root], { section: 'data' })).intake.rows, 40);
    });
    await inFolder({ ...numbered(20, text), 'part-0/odd.json': '{"n":1}' }, async (root) => {
      try {
        await readBack([root], { section: 'data' });
        assert.unreachable();
      } catch (error) {
        assert.is((error as RollcallError).exit, 65);
        assert.match((error as Error).message, /part-0\/odd\.json: .*"data"/);
      }
    });
  });

  test('a document with a section beside one that is a record is refused with both names', async () => {
    const many = JSON.stringify({
      n: 1,
      of: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`k${i}`, { x: i }])),
    });
    await inFolder({ 'a.json': many, 'b.json': '{"x":1}' }, async (root) => {
      try {
        await readBack([root]);
        assert.unreachable();
      } catch (error) {
        assert.is((error as RollcallError).exit, 65);
        assert.match((error as Error).message, /a\.json holds its records in "of", and b\.json is one record/);
      }
    });
  });

  test('JSON beside tables is left aside and said, JSON alone is read without its descriptions', async () => {
    const table = { 'a.csv': 'x\n1\n', 'dataset_infos.json': '{}', 'package.json': '{"name":"x"}' };
    await inFolder(table, async (root) => {
      const resolved = await resolveManifest([root]);
      assert.equal(
        resolved.files.map(({ relative }) => relative),
        ['a.csv'],
      );
      const { notes } = await choosePlan(resolved, { main: 'manifest', tables: [], links: [] }, 'folder');
      assert.equal(notes, ['2 files beside the tables not read: dataset_infos.json, package.json']);
    });
    const documents = { 'a.json': '[{"x":1}]', 'dataset_info.json': '{}', 'classes.txt': 'a\nb\n' };
    await inFolder(documents, async (root) => {
      const { files, aside } = await resolveManifest([root]);
      assert.equal(
        files.map(({ relative }) => relative),
        ['a.json'],
      );
      assert.equal(
        aside!.map(({ relative }) => relative),
        ['classes.txt', 'dataset_info.json'],
      );
    });
    await inFolder(table, async (root) => {
      const { files } = await resolveManifest([join(root, 'a.csv'), join(root, 'package.json')]);
      assert.is(files.length, 2);
    });
  });

  for (const [path, rows, files] of [
    ['data/hs-brexit', 1120, 3],
    ['data/data-provenance/speech', 95, 95],
    ['data/data-provenance/video', 105, 105],
    // One of its files stands there twice under names that differ by case.
    ['data/data-provenance/text', 2311, 108],
    ['data/common-voice/release-stats', 3127, 28],
  ] as const)
    test.when(hasShared(path), 'no real data here')(`${path} has ${rows} records in ${files} files`, async () => {
      const found = await readBack([shared(path)], { allowOverlap: true });
      assert.equal(
        [found.intake.rows, found.intake.rejected, found.intake.proven, found.intake.files.length],
        [rows, 0, true, files],
      );
      assert.is(found.rows.length, rows);
      assert.ok(found.columns.includes('key'));
    });
});
