import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RollcallError } from '../../../src/lib/errors.ts';
import { resolveManifest } from '../../../src/read/sources/resolve.ts';
import { assert, suite } from '../../suite.ts';
import { temporary } from '../read-back.ts';

const failure = async (patterns: string[]): Promise<RollcallError> => {
  try {
    await resolveManifest(patterns);
  } catch (error) {
    assert.instance(error, RollcallError);
    return error as RollcallError;
  }
  throw new Error('nothing was thrown');
};

const folder = (): string => {
  const root = temporary();
  mkdirSync(join(root, 'b'));
  mkdirSync(join(root, 'a'));
  for (const path of ['b/dev.tsv', 'a/dev.tsv', 'a/train.csv.gz', 'a/readme.md'])
    writeFileSync(join(root, path), 'x\n1\n');
  return root;
};

suite('resolve', (test) => {
  test('a folder gives its manifests sorted by shown path and leaves other files out', async () => {
    const root = folder();
    const { files } = await resolveManifest([root]);
    assert.equal(
      files.map((file) => file.relative),
      ['a/dev.tsv', 'a/train.csv.gz', 'b/dev.tsv'],
    );
  });

  test('a glob gives what it matches, once, in the same order whatever the order of the patterns', async () => {
    const root = folder();
    const one = await resolveManifest([join(root, '*/dev.tsv'), join(root, 'a/dev.tsv')]);
    const two = await resolveManifest([join(root, 'a/dev.tsv'), join(root, '*/dev.tsv')]);
    assert.equal(one.files, two.files);
    assert.equal(
      one.files.map((file) => file.relative),
      ['a/dev.tsv', 'b/dev.tsv'],
    );
  });

  test('a file whose name holds wildcard characters is taken literally', async () => {
    const root = temporary();
    writeFileSync(join(root, 'a[1].csv'), 'x\n1\n');
    const { files } = await resolveManifest([join(root, 'a[1].csv')]);
    assert.is(files.length, 1);
  });

  test('what does not exist is 66 and is named', async () => {
    for (const pattern of ['/nowhere/x.csv', '/nowhere/*.csv', join(folder(), '*.parquet')]) {
      const error = await failure([pattern]);
      assert.is(error.exit, 66);
      assert.ok(error.message.includes(pattern));
    }
  });

  test('remote files and spreadsheets are refused with what to do', async () => {
    for (const pattern of ['s3://bucket/x.csv', 'https://example.org/x.csv', 'hf://datasets/x']) {
      const error = await failure([pattern]);
      assert.is(error.exit, 64);
      assert.ok(error.message.includes('download'));
    }
    const error = await failure(['people.xlsx']);
    assert.ok(error.message.includes('export the table as CSV'));
  });

  test('a link that leads out of the given folder is refused', async () => {
    const root = folder();
    const outside = temporary();
    writeFileSync(join(outside, 'secret.csv'), 'x\n1\n');
    symlinkSync(join(outside, 'secret.csv'), join(root, 'a', 'link.csv'));
    const error = await failure([root]);
    assert.is(error.exit, 65);
    assert.ok(error.message.includes('link'));
  });

  test('a readme beside tables is no table, and a text of another name is', async () => {
    const root = temporary();
    for (const name of ['data.csv', 'README.txt', 'more.txt']) writeFileSync(join(root, name), 'x,y\n1,2\n');
    const { files, aside = [] } = await resolveManifest([root]);
    assert.equal(
      files.map(({ relative }) => relative),
      ['data.csv', 'more.txt'],
    );
    assert.equal(
      aside.map(({ relative }) => relative),
      ['README.txt'],
    );
  });
});
