import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnOrigin, TextSource } from '../../src/engine/engine.ts';
import { createLoader } from '../../src/engine/load.ts';
import { openSession, type Session } from '../../src/engine/session.ts';
import type { RollcallError } from '../../src/lib/errors.ts';
import { temporary } from '../read/read-back.ts';
import { assert, suite } from '../suite.ts';

const within = async (work: (session: Session, folder: string) => Promise<void>): Promise<void> => {
  const folder = temporary();
  const session = await openSession({ allowed: [folder], temp: folder, threads: 2 });
  try {
    await work(session, folder);
  } finally {
    session.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const sourceOf = (path: string, content: string, more: Partial<TextSource> = {}): TextSource => {
  writeFileSync(path, content);
  return {
    path,
    compression: 'none',
    delimiter: ',',
    quote: '"',
    escape: '"',
    skipLines: 0,
    fields: 2,
    padded: false,
    newline: '\n',
    longestRecord: 100,
    ...more,
  };
};

const straight: ColumnOrigin[] = [{ field: 0 }, { field: 1 }];

const rowsOf = async (session: Session, target: string, columns: number): Promise<unknown[][]> => {
  const names = Array.from({ length: columns }, (_, at) => `c${at}`);
  const answer = await session.run(`SELECT ${names.join(', ')} FROM read_parquet('${target}') ORDER BY ALL`);
  return (answer.c0 ?? []).map((_, row) => names.map((name) => answer[name]![row]));
};

suite('load', (test) => {
  test('rows are counted per source, whatever their dialects, and columns follow their origins', async () => {
    await within(async (session, folder) => {
      const target = join(folder, 'out.parquet');
      const constant = (text: string): ColumnOrigin[] => [...straight, { constant: text }];
      const { rows, rejects } = await createLoader(session).stage(
        [
          { source: sourceOf(join(folder, 'a.csv'), 'x,y\n1,2\n3,\n', { skipLines: 1 }), columns: constant("it's") },
          { source: sourceOf(join(folder, 'b.csv'), 'x,y\n5,6\n', { skipLines: 1 }), columns: constant('b') },
          {
            source: sourceOf(join(folder, 'c.tsv'), '7\t"8\n', { delimiter: '\t', quote: '', escape: '' }),
            columns: [{ field: 1 }, null, { field: 0 }],
          },
        ],
        3,
        target,
      );
      assert.equal(rows, [2, 1, 1]);
      assert.equal(rejects, []);
      assert.equal(await rowsOf(session, target, 3), [
        ['"8', null, '7'],
        ['1', '2', "it's"],
        ['3', '', "it's"],
        ['5', '6', 'b'],
      ]);
    });
  });

  test('CRLF files are read where they stand, quoted line ends of any kind kept', async () => {
    await within(async (session, folder) => {
      const target = join(folder, 'out.parquet');
      const content = 'x,y\r\n"a\rq",b\r\nc,"d\r\ne"\r\nf,g';
      const source = sourceOf(join(folder, 'a.csv'), content, { skipLines: 1, newline: '\r\n' });
      const { rows, rejects } = await createLoader(session).stage([{ source, columns: straight }], 2, target);
      assert.equal([rows, rejects], [[3], []]);
      assert.equal(await rowsOf(session, target, 2), [
        ['a\rq', 'b'],
        ['c', 'd\r\ne'],
        ['f', 'g'],
      ]);
    });
  });

  test('in a padded copy an absent cell is null and a quoted empty one is empty', async () => {
    await within(async (session, folder) => {
      const target = join(folder, 'out.parquet');
      const source = sourceOf(join(folder, 'a.csv'), '"-"\n"-","","x"\n"-",,"a\nb"\n', { padded: true, fields: 3 });
      const columns: ColumnOrigin[] = [{ field: 1 }, { field: 2 }];
      const { rows } = await createLoader(session).stage([{ source, columns }], 2, target);
      assert.equal(rows, [3]);
      assert.equal(await rowsOf(session, target, 2), [
        ['', 'x'],
        [null, 'a\nb'],
        [null, null],
      ]);
    });
  });

  test('lines that the engine refuses are reported with source and line, each once', async () => {
    await within(async (session, folder) => {
      const loader = createLoader(session);
      const good = sourceOf(join(folder, 'a.csv'), '1,2\n');
      const bad = sourceOf(join(folder, 'b.csv'), '1,2\n3\n4,5,6,7\n8,9\n');
      const sources = [
        { source: good, columns: straight },
        { source: bad, columns: straight },
      ];
      const first = await loader.stage(sources, 2, join(folder, 'out.parquet'));
      assert.equal(first.rows, [1, 2]);
      assert.equal(first.rejects, [
        { source: 1, line: 2 },
        { source: 1, line: 3 },
      ]);
      const second = await loader.stage([{ source: good, columns: straight }], 2, join(folder, 'two.parquet'));
      assert.equal(second.rejects, []);
    });
  });

  test('Parquet leaves are described by path, and rows are counted', async () => {
    await within(async (session, folder) => {
      const path = join(folder, 'a.parquet');
      await session.run(
        `COPY (SELECT 1 AS id, {'path': 'x', 'bytes': 'y'::BLOB} AS image, ['a', 'b'] AS tags, {'a b': {'c': 1.5}} AS deep FROM range(3)) TO '${path}' (FORMAT parquet)`,
      );
      const { rows, columns } = await createLoader(session).describeParquet(path);
      assert.is(rows, 3);
      assert.equal(columns, [
        { path: ['id'], type: 'INTEGER' },
        { path: ['image', 'path'], type: 'VARCHAR' },
        { path: ['image', 'bytes'], type: 'BLOB' },
        { path: ['tags'], type: 'VARCHAR[]' },
        { path: ['deep', 'a b', 'c'], type: 'DECIMAL(2,1)' },
      ]);
    });
  });

  test('a Parquet file that cannot be read is 65, and its content is not quoted', async () => {
    await within(async (session, folder) => {
      const path = join(folder, 'a.parquet');
      await session.run(`COPY (SELECT 'secret' AS s FROM range(3000)) TO '${path}' (FORMAT parquet)`);
      const { readFileSync } = await import('node:fs');
      writeFileSync(path, readFileSync(path).subarray(0, 60));
      try {
        await createLoader(session).describeParquet(path);
        assert.unreachable();
      } catch (error) {
        assert.is((error as RollcallError).exit, 65, String(error));
        assert.not((error as RollcallError).message.includes('secret'));
      }
    });
  });
});
