import { checkAlike, unlikeTables } from '../../../src/read/sources/unlike-tables.ts';
import { assert, suite } from '../../suite.ts';
import { refused } from '../read-back.ts';
import { folderOf, readLayout } from './layouts/plan-of.ts';

const files = (lists: Record<string, string>) =>
  Object.entries(lists).map(([path, columns]) => ({ path, columns: columns.split(' ') }));

const unlike = (lists: Record<string, string>): [string, string, string[]] | null => {
  const found = unlikeTables(files(lists));
  return found && [found.one.path, found.other.path, found.shared];
};

const FRAMES = 'frame,episode,time,action\n1,1,0.1,4\n2,1,0.2,5\n3,2,0.1,6\n';
const EPISODES = '{"episode":1,"task":"fold","length":2}\n{"episode":2,"task":"open","length":1}\n';

suite('files that are different tables', (test) => {
  test('shards that lack a few columns, or have them in another order, are one table', () => {
    assert.is(unlike({ 'a.csv': 'id text age', 'b.csv': 'age id text', 'c.csv': 'id text age gender accent' }), null);
    assert.is(unlike({ 'a.csv': 'id text age', 'b.csv': 'id text label' }), null);
    assert.is(unlike({ 'a.txt': 'text', 'b.txt': 'text' }), null);
    assert.is(unlike({ 'a.csv': 'id text' }), null);
  });

  test('half of the columns of the smaller file in common, or fewer, are two tables', () => {
    assert.equal(unlike({ a: 'id name', b: 'id scene time' }), ['a', 'b', ['id']]);
    assert.equal(unlike({ a: 'id name', b: 'name id', c: 'x y z' }), ['a', 'c', []]);
    assert.equal(unlike({ a: 'id x y z', b: 'id x p q r' }), ['a', 'b', ['id', 'x']]);
  });

  test('one column beside a table is a list of something, even of a name that the table has', () => {
    assert.equal(unlike({ a: 'id name age', b: 'id' }), ['a', 'b', ['id']]);
  });

  test('thousands of lists of columns are compared in no time', () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({
      path: `${at}`,
      columns: ['id', 'text', 'age', 'sex', `x${at}`],
    }));
    const start = performance.now();
    assert.is(unlikeTables(many), null);
    assert.ok(performance.now() - start < 3000);
  });

  test('the message stays short enough for a line, however long the names', async () => {
    const long = 'x'.repeat(500);
    const lists = files({ [`${long}/a.csv`]: `${long} a`, [`${long}/b.csv`]: `${long} b` });
    const error = await refused(Promise.resolve().then(() => checkAlike(lists)));
    assert.ok(error.message.length < 400, `${error.message.length}`);
    assert.match(error.message, 'x/a.csv');
  });

  test('a folder of different tables stops with two of them, what they share and what to do', async () => {
    const root = folderOf({ 'data/a.csv': FRAMES, 'meta/episodes.jsonl': EPISODES });
    for (const given of [[root], [`${root}/data/a.csv`, `${root}/meta/episodes.jsonl`]]) {
      const error = await refused(readLayout(...given));
      assert.is(error.exit, 65);
      assert.match(
        error.message,
        'data/a.csv and meta/episodes.jsonl are different tables (they share only "episode")',
      );
      assert.match(error.message, '--join FILE --on LEFT=RIGHT');
    }
    assert.is((await readLayout(`${root}/data`)).intake.rows, 3);
  });

  test('shards of several versions, empty files and records in documents of their own are read on', async () => {
    const shards = folderOf({ 'a.csv': FRAMES, 'b.csv': 'frame,episode,time\n4,2,0.3\n', 'c.csv': 'nothing,here\n' });
    assert.is((await readLayout(shards)).intake.rows, 4);
    const documents = folderOf({ 'a.json': '{"id":1,"x":{"y":2}}', 'b.json': '{"name":"n","z":3}' });
    assert.is((await readLayout(documents)).intake.rows, 2);
  });

  test('a layout that is recognised says itself what belongs together', async () => {
    const root = folderOf({
      'ko/validated.tsv': 'client_id\tpath\tsentence\tage\tgender\nx\ta.mp3\tt\t\t\n',
      'ko/reported.tsv': 'sentence_id\tsentence\tlocale\treason\n1\tt\tko\tother\n',
    });
    assert.is((await readLayout(root)).intake.rows, 1);
  });
});
