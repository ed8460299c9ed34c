import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withManifest } from '../../../src/open.ts';
import { withCoordinates } from '../../../src/read/roles/coordinate-pairs.ts';
import { AT_SEA, ZERO } from '../../../src/read/roles/locate.ts';
import { assert, hasShared, shared, suite } from '../../suite.ts';

const relation = (columns: string[]) => ({ table: 'manifest', columns, parquet: [], rows: 0 });
const open = { declared: [], ignored: [], basis: {}, read: {} };

const located = async (path: string) =>
  withManifest({ ...open, manifest: [path] }, async ({ profile, engine }) => {
    const column = profile.columns.find(({ origin }) => origin === 'derived');
    if (column === undefined) return null;
    const codes = [...column.codes!].map(([raw, code]) => ({ raw, code }));
    const key = { column: column.index, codes, list: null };
    const { k0 = [], rows = [] } = await engine.run({ op: 'count', table: column.table, keys: [key], amounts: [] });
    return { column, counts: new Map(k0.map((code, i) => [code, rows[i]])) };
  });

const table = async (lines: string[]) => {
  const folder = await mkdtemp(join(tmpdir(), 'locate-'));
  try {
    const path = join(folder, 'points.csv');
    await writeFile(path, `${lines.join('\n')}\n`);
    return await located(path);
  } finally {
    await rm(folder, { recursive: true });
  }
};

suite('countries of coordinates', (test) => {
  test('a table has a pair only where it has one column for each half', () => {
    assert.equal(withCoordinates(relation(['id', 'lat', 'lon']), []).coordinates, { latitude: 1, longitude: 2 });
    assert.is(withCoordinates(relation(['id', 'lat']), []).coordinates, undefined);
    assert.is(withCoordinates(relation(['start_lat', 'lat', 'latitude', 'lon']), []).coordinates, undefined);
    const declared = [
      { column: 'y', role: 'latitude' },
      { column: 'x', role: 'longitude' },
    ];
    assert.equal(withCoordinates(relation(['x', 'y']), declared).coordinates, { latitude: 1, longitude: 0 });
  });

  test('territories stand apart from their state; the sea, 0,0 and bad numbers are in no country and counted', async () => {
    const found = await table([
      'file,latitude,longitude',
      'a.jpg,22.3,114.2', // Hong Kong
      'b.jpg,48.85,2.35',
      'c.jpg,48.85001,2.35001',
      'd.jpg,64.18,-51.7', // Greenland
      'e.jpg,30.0,-40.0',
      'f.jpg,0,0',
      'g.jpg,0.0,0.0',
      'h.jpg,,',
      'i.jpg,91,2',
      'j.jpg,-33.87,151.21',
      'k.jpg,-33.86,151.21',
      'l.jpg,-33.85,151.21',
    ]);
    const { column, counts } = found!;
    assert.equal(
      [...counts].sort(),
      [
        ['AU', 3],
        ['FR', 2],
        ['GL', 1],
        ['HK', 1],
        [null, 5],
      ].sort(),
    );
    assert.equal(column.missing, { empty: 0, absent: 2, sentinel: 3 });
    assert.equal(column.unmapped, [
      { value: AT_SEA, count: 1 },
      { value: ZERO, count: 2 },
    ]);
    assert.is(column.role, 'country');
    assert.match(column.reason, '1 rows in no country');
    assert.equal(column.raws, new Map());
  });

  test('numbers that are no coordinates have no country', async () => {
    assert.is(await table(['lat,lon', ...Array.from({ length: 30 }, (_, i) => `${i * 1000},${i * 5000}`)]), null);
  });

  const birds = 'data/birdclef-2022/train_metadata.csv';
  test.when(hasShared(birds), 'no real data beside the project')(
    'bird recordings: all but the rows without coordinates, and a few at sea, have a country',
    async () => {
      const { column, counts } = (await located(shared(birds)))!;
      const rows = [...counts.values()].reduce<number>((sum, n) => sum + Number(n), 0);
      assert.is(rows, 14_894);
      assert.is(column.missing.absent, 42);
      assert.ok(Number(counts.get(null)) - 42 < 60, `${counts.get(null)} rows in no country`);
      assert.ok(Number(counts.get('US')) > 4_000);
    },
  );
});
