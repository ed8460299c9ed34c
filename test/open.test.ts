// A manifest narrowed by conditions against a manifest that never held the other rows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { withManifest } from '../src/open.ts';
import { assert, suite } from './suite.ts';

const HEADER = 'speaker,gender,split,place';
/** 600 rows of 60 speakers: a third is for testing, and every fifth of these is blank where the gender should be. */
const ROWS = Array.from({ length: 600 }, (_, i) => ({
  split: i % 3 === 0 ? ' test' : 'train',
  line: (split: string) =>
    [`s${i % 60}`, i % 5 === 0 ? '' : i % 2 ? 'female' : 'male', split, i % 4 ? '"O\'Neil, KR"' : 'Busan'].join(','),
}));

const csv = (rows: typeof ROWS): string => [HEADER, ...rows.map(({ split, line }) => line(split)), ''].join('\n');

const opened = (path: string, where: { column: string; values: string[] }[] = []) =>
  withManifest(
    { manifest: [path], declared: [], ignored: [], basis: {}, read: {}, where },
    async ({ intake, profile, engine }) => {
      const speaker = profile.columns.find(({ name }) => name === 'speaker')!;
      return {
        rows: intake.relations[0]!.rows,
        notes: intake.notes,
        columns: profile.columns,
        counted: await engine.run({ op: 'count', table: speaker.table, keys: [], amounts: [] }),
        sizes: await engine.run({ op: 'sizes', table: speaker.table, entity: speaker.index }),
        sample: (await engine.sample(speaker.table, 50)).c2!.length,
      };
    },
  );

suite('opening a part of a manifest', (test) => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-open-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('all.csv'), csv(ROWS));
  writeFileSync(path('test.csv'), csv(ROWS.filter(({ split }) => split === ' test')));
  const split = { column: 'split', values: ['test', 'dev'] };

  test('is opening a manifest without the other rows, and says how many are left', async () => {
    const { notes, ...part } = await opened(path('all.csv'), [split]);
    const { notes: without, ...alone } = await opened(path('test.csv'));
    assert.is(part.rows, 200);
    assert.equal(part, alone);
    assert.equal(without, []);
    assert.equal(notes, ['200 of 600 rows match split = test or dev; the others are not counted']);
  });

  test('is the same for an original of Parquet', async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(
      `COPY (SELECT * FROM read_csv('${path('all.csv')}', all_varchar=true)) TO '${path('all.parquet')}' (FORMAT parquet)`,
    );
    connection.closeSync();
    const part = await opened(path('all.parquet'), [split]);
    const alone = await opened(path('test.csv'));
    assert.equal([part.rows, part.counted, part.sizes], [alone.rows, alone.counted, alone.sizes]);
  });

  test('all conditions must hold, and quotes and commas in a value are a value', async () => {
    const { rows } = await opened(path('all.csv'), [split, { column: 'place', values: ["O'Neil, KR"] }]);
    assert.is(rows, 150);
    assert.is((await opened(path('all.csv'), [{ column: 'gender', values: ['male', 'female'] }])).rows, 480);
  });
});
