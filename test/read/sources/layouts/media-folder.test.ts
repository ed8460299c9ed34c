import { RollcallError } from '../../../../src/lib/errors.ts';
import { audioFolder, imageFolder } from '../../../../src/read/sources/layouts/media-folder.ts';
import { assert, suite } from '../../../suite.ts';
import { folderOf, planOf, readLayout } from './plan-of.ts';

const empty = (...paths: string[]): Record<string, string> => Object.fromEntries(paths.map((path) => [path, '']));

suite('layouts: folders of images and sounds', (test) => {
  test('the metadata tables of the splits are the rows; files that are missing on either side are counted', async () => {
    const root = folderOf({
      'train/metadata.csv': 'file_name,gender\n1.png,female\n"a, b.png",male\ngone.png,male\n',
      'test/metadata.csv': 'file_name,gender\n9.png,female\n',
      ...empty('train/1.png', 'train/a, b.png', 'train/stray.png', 'train/stray2.jpg', 'test/9.png'),
    });
    const read = await readLayout(root);
    assert.equal(
      read.rows.map(({ file_name, split }) => `${file_name} ${split}`),
      ['1.png train', '9.png test', 'a, b.png train', 'gone.png train'],
    );
    assert.equal(read.stated, ['split=sample.split']);
    assert.equal(read.odd.sort(), [
      ['file-absent', 1],
      ['file-unlisted', 2],
    ]);
    assert.ok(read.notes.includes('no image is opened'));
  });

  test('one table of JSON lines at the root names files below it', async () => {
    const row = (name: string): string => `${JSON.stringify({ file_name: name, text: 'x' })}\n`;
    const root = folderOf({ 'metadata.jsonl': row('a/1.wav') + row('b/2.wav'), ...empty('a/1.wav', 'b/2.wav') });
    const read = await readLayout(root);
    assert.is(read.rows.length, 2);
    assert.equal(read.odd, []);
    assert.ok(read.notes.includes('AudioFolder'));
  });

  test('without a table the folders are labels and splits, and every file is a row', async () => {
    const root = folderOf(empty('train/cat/1.png', 'train/dog/2.png', 'test/cat/3.jpeg', 'test/cat/4.wav'));
    const read = await readLayout(root);
    assert.equal(read.rows, [
      { path: 'test/cat/3.jpeg', label: 'cat', split: 'test' },
      { path: 'train/cat/1.png', label: 'cat', split: 'train' },
      { path: 'train/dog/2.png', label: 'dog', split: 'train' },
    ]);
    assert.equal(read.stated, ['label=sample.label', 'split=sample.split']);
    assert.ok(read.notes.includes('1 files of other kinds are not counted'));
    assert.ok(read.intake.proven);
  });

  test('a metadata table without a file name, or without media, is an ordinary table', async () => {
    const bare = folderOf({ 'metadata.csv': 'file_name,age\n1.png,3\n' });
    const other = folderOf({ 'metadata.csv': 'id,age\n1,3\n', ...empty('1.png') });
    for (const layout of [imageFolder, audioFolder])
      for (const root of [bare, other]) assert.is(await planOf(layout, [root]), null);
  });

  test('images that lie loose in a folder are refused with what to give instead', async () => {
    try {
      await readLayout(folderOf(empty('1.png', '2.png')));
      assert.unreachable();
    } catch (error) {
      assert.instance(error, RollcallError);
      assert.is((error as RollcallError).exit, 65);
      assert.ok((error as Error).message.includes('no image is opened; give the table'));
    }
  });
});
