import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as arrow from '@uwdata/flechette';
import { RollcallError } from '../../../../src/lib/errors.ts';
import { scanArrow } from '../../../../src/read/sources/arrow/open-arrow.ts';
import { assert, hasShared, shared, suite } from '../../../suite.ts';
import { readBack, readText, temporary } from '../../read-back.ts';

const ROOT = 'torture/arrow-testing';
const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(shared(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** A column as the authors of the files wrote it down beside them. */
interface Truth {
  name: string;
  count: number;
  VALIDITY?: number[];
  DATA?: (string | number | boolean)[];
  OFFSET?: (string | number)[];
  children?: Truth[];
}
interface Field {
  name: string;
  type: { name: string; bitWidth?: number; scale?: number; isSigned?: boolean };
  dictionary?: { id: number };
  children: Field[];
}
interface Document {
  schema: { fields: Field[] };
  batches: { count: number; columns: Truth[] }[];
  dictionaries?: { id: number; data: { columns: Truth[] } }[];
}

const SCALARS = new Set(['int', 'utf8', 'largeutf8', 'bool', 'decimal', 'null', 'floatingpoint']);
const isScalar = ({ type, dictionary }: Field): boolean => SCALARS.has(type.name) && dictionary === undefined;

const decimal = (digits: string, scale: number): string => {
  const padded = digits.replace('-', '').padStart(scale + 1, '0');
  const sign = digits.startsWith('-') ? '-' : '';
  return scale === 0 ? digits : `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
};

/** What a cell of the document reads as; floats are compared as numbers. */
const expected = (field: Field, truth: Truth, row: number): string | number | null => {
  if (field.type.name === 'null' || truth.VALIDITY?.[row] === 0) return null;
  const value = truth.DATA![row]!;
  if (field.type.name === 'decimal') return decimal(String(value), field.type.scale!);
  if (field.type.name === 'floatingpoint') return Math.fround(Number(value));
  return field.type.name === 'bool' ? String(Boolean(value)) : String(value);
};

const pairs = (): [string, string][] =>
  filesBelow(`${ROOT}/arrow-ipc-stream/integration`, /\.json\.gz$/)
    .filter((path) => !path.includes('bigendian'))
    .flatMap((truth): [string, string][] => {
      const base = truth.replace('.json.gz', '');
      const data = filesBelow(`${ROOT}/arrow-ipc-stream/integration`, /\.(stream|arrow_file)$/).filter(
        (path) => path === `${base}.stream` || path === `${base}.arrow_file`,
      );
      return data.map((path) => [path, truth]);
    });

suite('arrow: real and hostile files', (test) => {
  test.when(hasShared(ROOT), 'the hostile files are not here')(
    'every damaged file is read whole or refused with 65, in time',
    async () => {
      const temp = temporary();
      const damaged = [
        ...filesBelow(`${ROOT}/arrow-ipc-file`, /fuzz/),
        ...filesBelow(`${ROOT}/arrow-ipc-stream`, /fuzz|^crash/),
      ];
      assert.ok(damaged.length >= 70, String(damaged.length));
      let read = 0;
      for (const [serial, path] of damaged.entries())
        try {
          const report = await scanArrow({ path, relative: 'x' }, join(temp, String(serial)), {
            heapMegabytes: 512,
            milliseconds: 20_000,
          });
          const isOpen = report.anomalies.some(({ kind }) => kind === 'no-end-mark');
          assert.is(report.proven, !isOpen, `${path}: what has no end mark may lack batches`);
          assert.is(readFileSync(join(temp, String(serial)), 'utf8').split('\n').length > report.rows, true);
          read++;
        } catch (error) {
          assert.instance(error, RollcallError, String(error));
          assert.is((error as RollcallError).exit, 65, `${path}: ${(error as Error).message}`);
        }
      assert.ok(read < damaged.length / 4, `${read} of ${damaged.length} were read`);
    },
  );

  test.when(hasShared(ROOT), 'the files are not here')(
    'sound files give the values that their authors wrote down',
    async () => {
      let compared = 0;
      for (const [path, truthPath] of pairs()) {
        const truth = JSON.parse(gunzipSync(readFileSync(truthPath)).toString()) as Document;
        const fields = truth.schema.fields;
        const names = fields.map(({ name }) => name);
        if (!fields.some(isScalar) || new Set(names).size < names.length) continue;
        const rows = truth.batches.reduce((sum, { count }) => sum + count, 0);
        if (rows === 0) continue;
        const read = await readText('a.arrow', readFileSync(path));
        assert.is(read.intake.rows, rows, path);
        for (const [at, field] of fields.entries()) {
          if (!isScalar(field)) continue;
          const column = read.columns.indexOf(field.name);
          const cells = truth.batches.flatMap(({ count, columns }) =>
            Array.from({ length: count }, (_, row) => expected(field, columns[at]!, row)),
          );
          const got = read.rows.map((row) => row[column]!);
          const seen =
            field.type.name === 'floatingpoint'
              ? got.map((cell) => (cell === null ? null : Math.fround(Number(cell))))
              : got;
          assert.equal(seen.map(String).sort(), cells.map(String).sort(), `${path} ${field.name}`);
          compared += cells.length;
        }
      }
      assert.ok(compared > 1000, String(compared));
    },
  );

  test('a byte turned anywhere never changes the number of rows without a word', async () => {
    const columns = {
      id: arrow.columnFromArray(Array.from({ length: 50 }, (_, i) => i)),
      name: arrow.columnFromArray(
        Array.from({ length: 50 }, (_, i) => (i % 7 === 0 ? null : `name ${i}`)),
        arrow.utf8() as never,
      ),
    };
    const sound = Buffer.from(arrow.tableToIPC(arrow.tableFromColumns(columns as never) as never, { format: 'file' })!);
    for (let at = 8; at < sound.length; at += Math.ceil(sound.length / 40)) {
      const bytes = Buffer.from(sound);
      bytes[at] = bytes[at]! ^ 0xff;
      try {
        assert.is((await readText('a.arrow', bytes)).intake.rows, 50, String(at));
      } catch (error) {
        if (!(error instanceof RollcallError)) throw error;
        assert.is(error.exit, 65, error.message);
      }
    }
  });

  test('two million rows of many batches stay within a small heap', async () => {
    const column = arrow.columnFromValues(
      {
        *[Symbol.iterator]() {
          for (let i = 0; i < 2_000_000; i++) yield i;
        },
      } as never,
      arrow.int32(),
      { maxBatchRows: 10_000 } as never,
    );
    const words = arrow.columnFromValues(
      {
        *[Symbol.iterator]() {
          for (let i = 0; i < 2_000_000; i++) yield `word ${i % 1000}`;
        },
      } as never,
      arrow.dictionary(arrow.utf8()),
      { maxBatchRows: 10_000 } as never,
    );
    const bytes = Buffer.from(
      arrow.tableToIPC(arrow.tableFromColumns({ n: column, w: words } as never) as never, { format: 'stream' })!,
    );
    const root = temporary();
    const path = join(root, 'a.arrow');
    writeFileSync(path, bytes);
    const report = await scanArrow({ path, relative: 'a' }, join(root, 'copy'), {
      heapMegabytes: 64,
      milliseconds: 100_000,
    });
    assert.is(report.rows, 2_000_000);
    assert.is((await readBack([path], {}, false)).intake.rows, 2_000_000);
  });
});
