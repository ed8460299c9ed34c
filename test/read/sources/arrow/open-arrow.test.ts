import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as arrow from '@uwdata/flechette';
import { scanArrow } from '../../../../src/read/sources/arrow/open-arrow.ts';
import { assert, suite } from '../../../suite.ts';
import { kinds, readBack, readText, refused, temporary } from '../../read-back.ts';

type Columns = Record<string, [unknown[], unknown?]>;
const table = (columns: Columns) =>
  arrow.tableFromColumns(
    Object.fromEntries(
      Object.entries(columns).map(([name, [values, type]]) => [
        name,
        arrow.columnFromArray(values as never, type as never),
      ]),
    ) as never,
  );
const ipc = (columns: Columns, format: 'file' | 'stream' = 'stream'): Buffer =>
  Buffer.from(arrow.tableToIPC(table(columns) as never, { format })!);

const PEOPLE: Columns = {
  id: [[1n, 9007199254740993n, -5n], arrow.int64()],
  gender: [['female', null, 'männlich'], arrow.dictionary(arrow.utf8())],
  name: [['a,"b"', '', null], arrow.utf8()],
};
const PEOPLE_ROWS = [
  ['-5', 'männlich', null],
  ['1', 'female', 'a,"b"'],
  ['9007199254740993', null, ''],
];

suite('arrow', (test) => {
  for (const [name, format] of [
    ['people.arrow', 'file'],
    ['people.feather', 'file'],
    ['data-00000-of-00001.arrow', 'stream'],
    ['people.ipc', 'stream'],
  ] as const)
    test(`${name} in the ${format} form is read: 64-bit integers exact, dictionaries decoded, null apart from empty`, async () => {
      const read = await readText(name, ipc(PEOPLE, format));
      assert.equal(read.columns, ['id', 'gender', 'name']);
      assert.equal(read.rows.sort(), PEOPLE_ROWS);
      const file = read.intake.files[0]!;
      assert.equal([file.format, file.rows, file.records, file.rejected, file.proven], ['arrow', 3, 3, 0, true]);
      assert.is(file.dialect.form, format);
    });

  test('structs become dotted columns, lists JSON text, and binary columns are left out and named', async () => {
    const image = arrow.struct({ bytes: arrow.binary(), path: arrow.utf8() });
    const read = await readText(
      'a.arrow',
      ipc({
        image: [[{ bytes: new Uint8Array([1, 2]), path: 'a.png' }, null], image],
        tags: [[['x', 'y"z'], null], arrow.list(arrow.utf8())],
        box: [
          [
            [1.5, 2],
            [3, 4],
          ],
          arrow.fixedSizeList(arrow.float32(), 2),
        ],
        people: [[[{ age: 3, name: null }], []], arrow.list(arrow.struct({ age: arrow.int8(), name: arrow.utf8() }))],
      }),
    );
    assert.equal(read.columns, ['image.path', 'tags', 'box', 'people']);
    assert.equal(read.rows.sort(), [
      [null, null, '[3,4]', '[]'],
      ['a.png', '["x","y\\"z"]', '[1.5,2]', '[{"age":3,"name":null}]'],
    ]);
    assert.equal(kinds(read), ['columns-left-out']);
    assert.is(read.intake.files[0]!.dialect.leftOut, 'image.bytes');
  });

  test('moments are ISO 8601 and decimals are exact', async () => {
    const read = await readText(
      'a.arrow',
      ipc({
        day: [[new Date('2024-02-29'), new Date('1899-12-31')], arrow.dateDay()],
        at: [
          [Date.parse('2024-02-29T01:02:03.004Z'), Date.parse('1969-12-31T23:59:59.999Z')],
          arrow.timestamp(arrow.TimeUnit.MILLISECOND, 'Europe/Paris'),
        ],
        clock: [[61_001, 0], arrow.timeMillisecond()],
        price: [[12345678901234567890n, -5n], arrow.decimal(38, 2)],
        ratio: [[0.1, -2.5], arrow.float32()],
        yes: [[true, false], arrow.bool()],
      }),
    );
    assert.equal(read.rows.sort(), [
      ['1899-12-31', '1969-12-31T23:59:59.999Z', '00:00:00', '-0.05', '-2.5', 'false'],
      ['2024-02-29', '2024-02-29T01:02:03.004Z', '00:01:01.001', '123456789012345678.90', '0.1', 'true'],
    ]);
  });

  test('many batches in one stream are all read, and counted by their own lengths', async () => {
    const one = arrow.columnFromValues(
      Array.from({ length: 1000 }, (_, i) => i),
      arrow.int32(),
      { maxBatchRows: 7 } as never,
    );
    const many = arrow.tableFromColumns({ n: one } as never);
    const read = await readText('a.arrow', Buffer.from(arrow.tableToIPC(many as never, { format: 'file' })!));
    assert.is(read.intake.rows, 1000);
    assert.is(new Set(read.rows.map(([n]) => n)).size, 1000);
  });

  test('a file that is cut off is refused, never read in part', async () => {
    const whole = ipc(PEOPLE, 'file');
    const root = temporary();
    const path = join(root, 'cut.arrow');
    for (const at of [8, 200, Math.floor(whole.length / 2), whole.length - 1]) {
      writeFileSync(path, whole.subarray(0, at));
      const error = await refused(readBack([path]));
      assert.is(error.exit, 65, `${at}: ${error.message}`);
      assert.ok(error.message.includes('cut.arrow'));
    }
  });

  test('what follows the end of a stream is not silently left out', async () => {
    const error = await refused(readText('two.arrow', Buffer.concat([ipc(PEOPLE), ipc(PEOPLE)])));
    assert.is(error.exit, 65);
    assert.ok(error.message.includes('end mark'));
  });

  test('a stream without an end mark says so', async () => {
    const bytes = ipc(PEOPLE);
    const read = await readText('a.arrow', bytes.subarray(0, bytes.length - 8));
    assert.equal(kinds(read), ['no-end-mark']);
    assert.is(read.intake.rows, 3);
  });

  test('a reader that runs out of memory or of time is stopped, and it is the file that is refused', async () => {
    const root = temporary();
    const path = join(root, 'large.arrow');
    const rows = 300_000;
    writeFileSync(
      path,
      ipc({ n: [Array.from({ length: rows }, (_, i) => `row ${i}`), arrow.dictionary(arrow.utf8())] }),
    );
    const file = { path, relative: 'large.arrow' };
    const slow = await refused(scanArrow(file, join(root, 'copy-1'), { heapMegabytes: 512, milliseconds: 5 }));
    assert.is(slow.exit, 65);
    assert.ok(slow.message.includes('stopped'));
    const large = await refused(scanArrow(file, join(root, 'copy-2'), { heapMegabytes: 20, milliseconds: 60_000 }));
    assert.is(large.exit, 65);
    assert.ok(large.message.includes('ran out of memory'), large.message);
    const whole = await scanArrow(file, join(root, 'copy-3'), { heapMegabytes: 512, milliseconds: 60_000 });
    assert.is(whole.rows, rows);
    assert.is(readFileSync(join(root, 'copy-3'), 'utf8').split('\n').length, rows + 1);
  });

  test('an interrupt ends the reader', async () => {
    const root = temporary();
    const path = join(root, 'a.arrow');
    writeFileSync(path, ipc(PEOPLE));
    const abort = new AbortController();
    const work = scanArrow(
      { path, relative: 'a.arrow' },
      join(root, 'copy'),
      { heapMegabytes: 512, milliseconds: 60_000 },
      abort.signal,
    );
    abort.abort();
    assert.is((await refused(work)).exit, 130);
  });

  test('Feather 1 and compressed Arrow files are refused with what to do', async () => {
    for (const [name, bytes] of [
      ['a.feather', Buffer.from('FEA1....')],
      ['a.arrow.gz', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
    ] as const) {
      const error = await refused(readText(name, bytes));
      assert.is(error.exit, 65);
      assert.ok(/again|decompress/.test(error.message), error.message);
    }
  });
});
