import { join } from 'node:path';
import * as arrow from '@uwdata/flechette';
import { openSession } from '../../../../src/engine/session.ts';
import { hfShards } from '../../../../src/read/sources/layouts/hf-shards.ts';
import { assert, suite } from '../../../suite.ts';
import { readBack, temporary } from '../../read-back.ts';
import { folderOf, planOf, readLayout } from './plan-of.ts';

const lines = (...ids: number[]): string => ids.map((id) => `${JSON.stringify({ id, label: 'a' })}\n`).join('');
const splits = (rows: Record<string, string | null>[]): string[] => rows.map(({ id, split }) => `${id} ${split}`);

suite('layouts: Hugging Face shards', (test) => {
  test('the split of a row is in the name of its shard', async () => {
    const root = folderOf({
      'data/train-00000-of-00002.jsonl': lines(1, 2),
      'data/train-00001-of-00002.jsonl': lines(3),
      'data/test-00000-of-00001.jsonl': lines(4),
      'README.md': '# x\n',
    });
    const read = await readLayout(root);
    assert.equal(splits(read.rows), ['1 train', '2 train', '3 train', '4 test']);
    assert.equal(read.stated, ['split=sample.split']);
    assert.equal(read.odd, []);
  });

  test('a shard that the numbers announce and that is not there is an anomaly, and named', async () => {
    const root = folderOf({
      'train-00000-of-00003.csv': 'id,label\n1,a\n2,b\n',
      'train-00002-of-00003.csv': 'id,label\n3,a\n4,b\n',
    });
    const read = await readLayout(root);
    assert.equal(read.odd, [['missing-shard', 1]]);
    assert.ok(read.notes.includes('1 of 3 shards of train are missing (number 1)'), read.notes);
  });

  test('Parquet shards of several configurations are told apart by a column', async () => {
    const root = temporary();
    const session = await openSession({ allowed: [], temp: root, threads: 1 });
    const { mkdirSync } = await import('node:fs');
    for (const [at, path] of [
      'en/train-00000-of-00001.parquet',
      'ko/train/0000.parquet',
      'ko/test/0000.parquet',
    ].entries()) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      await session.run(`COPY (SELECT ${at} AS id) TO '${join(root, path)}' (FORMAT parquet)`);
    }
    session.close();
    const read = await readLayout(root);
    assert.equal(
      read.rows.map(({ id, split, config }) => `${id} ${split} ${config}`),
      ['0 train en', '1 train ko', '2 test ko'],
    );
    assert.ok(read.notes.includes('may hold the same rows'));
  });

  test('the Arrow streams of a saved data set are its rows, and what describes them is not', async () => {
    const ids = arrow.columnFromArray([1, 2, 3]);
    const stream = Buffer.from(
      arrow.tableToIPC(arrow.tableFromColumns({ id: ids } as never) as never, { format: 'stream' })!,
    );
    const other = Buffer.from(
      arrow.tableToIPC(arrow.tableFromColumns({ id: arrow.columnFromArray([9]) } as never) as never, {
        format: 'stream',
      })!,
    );
    const root = folderOf({
      'dataset_dict.json': '{"splits": ["train", "test"]}',
      'train/data-00000-of-00001.arrow': stream,
      'train/dataset_info.json': '{}',
      'train/state.json': '{"_data_files": [{"filename": "data-00000-of-00001.arrow"}]}',
      'test/data-00000-of-00001.arrow': other,
      'test/state.json': '{}',
    });
    const read = await readLayout(root);
    assert.equal(splits(read.rows), ['1 train', '2 train', '3 train', '9 test']);
    assert.ok(read.intake.files.every(({ format }) => format === 'arrow'));
  });

  test('a column split of the files themselves comes before the names', async () => {
    const root = folderOf({
      'train-00000-of-00002.csv': 'id,split\n1,dev\n',
      'train-00001-of-00002.csv': 'id,split\n2,train\n',
    });
    assert.equal(splits((await readLayout(root)).rows), ['1 dev', '2 train']);
  });

  test('a path column that the user asks for comes before the one that a layout knows', async () => {
    const path = join(folderOf({ 'a/train-0.csv': 'id\n1\n2\n' }), 'a/train-0.csv');
    const values = { name: 'split', values: { [path]: 'train' } };
    const pattern = { name: 'split', pattern: '{split}/train-0.csv' };
    const splitOf = async (pathColumns: (typeof values | typeof pattern)[]) =>
      (await readBack([path], { pathColumns })).rows.map((row) => row.at(-1));
    assert.equal(await splitOf([values]), ['train', 'train']);
    assert.equal(await splitOf([values, pattern]), ['a', 'a']);
  });

  test('tables that are no shards are left to themselves', async () => {
    const folders: Record<string, string>[] = [
      { 'test-00000-of-00001.csv': 'id\n1\n' },
      { 'people.csv': 'id\n1\n', 'train-00000-of-00001.csv': 'id\n2\n' },
      { 'train.csv': 'id\n1\n', 'clips.tsv': 'id\n1\n' },
      { 'train-00000-of-00001.csv': 'id\n2\n', 'train-00000-of-00001.jsonl': '{"id":1}\n' },
    ];
    for (const files of folders) assert.is(await planOf(hfShards, [folderOf(files)]), null);
  });
});
