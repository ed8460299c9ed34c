// Columns that a Parquet file holds as numbers: read as numbers, without going through text.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDuckdbEngine } from '../../src/engine/duckdb.ts';
import { openSession } from '../../src/engine/session.ts';
import { assert, suite } from '../suite.ts';

suite('number columns of Parquet', (test) => {
  test('blanks are the nulls, sentinels are numbers, amounts are exact', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-numbers-'));
    const session = await openSession({ allowed: [], temp: folder });
    const path = join(folder, 'n.parquet');
    await session.run(
      `COPY (SELECT * FROM (VALUES (1500, 0.5::DOUBLE, 'a'), (-1, 'nan'::DOUBLE, 'a'), (NULL, 1e300, 'b'), (999, 2.25, NULL)) v(ms, x, who)) TO '${path}' (FORMAT parquet)`,
    );
    const source = ['ms', 'x', 'who'].map((name, i) => ({ path: [name], type: ['INTEGER', 'DOUBLE', 'VARCHAR'][i]! }));
    const engine = await createDuckdbEngine(session, [
      { table: 'n', columns: ['ms', 'x', 'who'], rows: 4, parquet: [{ path, source, constants: {}, files: ['n'] }] },
    ]);
    try {
      const blanks = await engine.run({ op: 'blanks', table: 'n', columns: [0, 1], words: ['-1', '999', 'nan', '?'] });
      assert.equal(blanks, { column: [0, 1], absent: [1, 0], empty: [0, 0], sentinel: [2, 1] });
      const sums = await engine.run({
        op: 'count',
        table: 'n',
        keys: [],
        amounts: [
          { unit: 'hours', column: 0, factor: 1 / 3_600_000 },
          { unit: 'tokens', column: 1, factor: 1 },
        ],
      });
      assert.equal(sums, { rows: [4], a0: [1500 - 1 + 999], a1: [2750] });
    } finally {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
