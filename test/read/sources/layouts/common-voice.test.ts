import { join } from 'node:path';
import { commonVoice } from '../../../../src/read/sources/layouts/common-voice.ts';
import { assert, hasShared, shared, suite } from '../../../suite.ts';
import { readBack } from '../../read-back.ts';
import { filesOf, folderOf, planOf, readLayout } from './plan-of.ts';

const HEADER = 'client_id\tpath\tsentence\tup_votes\tdown_votes\tage\tgender\taccents\tlocale\n';
const clip = (n: number): string => `s${n % 3}\tc${n}.mp3\tsay "${n}\t2\t0\ttwenties\tmale_masculine\t\ttw\n`;
const clips = (...numbers: number[]): string => HEADER + numbers.map(clip).join('');
const release = {
  'tw/validated.tsv': clips(1, 2, 3, 4),
  'tw/train.tsv': clips(1, 2),
  'tw/dev.tsv': HEADER,
  'tw/test.tsv': clips(3),
  'tw/other.tsv': clips(5, 6),
  'tw/invalidated.tsv': clips(7),
  'tw/clip_durations.tsv': 'clip\tduration[ms]\nc1.mp3\t1000\nc5.mp3\t500\n',
};

suite('layouts: Common Voice', (test) => {
  test('validated clips are the rows; splits and durations are looked up by the path of the clip', async () => {
    const plan = (await planOf(commonVoice, [folderOf(release)]))!;
    assert.equal(filesOf(plan), {
      validated: ['validated.tsv'],
      splits: ['test.tsv', 'train.tsv'],
      durations: ['clip_durations.tsv'],
    });
    assert.equal(plan.links, [
      { left: 'validated', right: 'splits', on: { left: 'path', right: 'path' } },
      { left: 'validated', right: 'durations', on: { left: 'path', right: 'clip' } },
    ]);
    assert.equal(plan.kept, ['validated']);
    assert.is(plan.kind, 'speech');
    assert.equal(
      plan.roles.map(({ column, role }) => `${column}=${role}`),
      ['split=sample.split', 'duration[ms]=sample.duration[ms]'],
    );
  });

  test('the table of splits says for each clip which file lists it', async () => {
    const plan = (await planOf(commonVoice, [folderOf(release)]))!;
    const { files, read } = plan.tables.find(({ name }) => name === 'splits')!;
    const table = await readBack(
      files.map(({ path }) => path),
      read,
    );
    const [path, split] = ['path', 'split'].map((name) => table.columns.indexOf(name));
    assert.equal(table.rows.map((row) => `${row[path!]} ${row[split!]}`).sort(), [
      'c1.mp3 train',
      'c2.mp3 train',
      'c3.mp3 test',
    ]);
  });

  test('what is not added up is counted and told', async () => {
    const plan = (await planOf(commonVoice, [
      folderOf({ ...release, 'tw/unvalidated_sentences.tsv': 'sentence_id\tsentence\n' }),
    ]))!;
    const notes = plan.notes.join('\n');
    assert.ok(notes.includes('not added up: other.tsv (2 without enough votes), invalidated.tsv (1 voted down)'));
    assert.ok(notes.includes('not read: unvalidated_sentences.tsv'));
    assert.ok(notes.includes('clip_durations.tsv, which lists 2 clips'));
  });

  test('several languages in one folder are one table', async () => {
    const root = folderOf({
      ...release,
      'ko/validated.tsv': clips(11, 12),
      'ko/train.tsv': clips(11),
      'ko/times.txt': 'x\n',
    });
    const plan = (await planOf(commonVoice, [root]))!;
    assert.equal(filesOf(plan).validated, ['ko/validated.tsv', 'tw/validated.tsv']);
    assert.equal(filesOf(plan).splits, ['ko/train.tsv', 'tw/test.tsv', 'tw/train.tsv']);
    assert.ok(plan.notes.some((note) => note.includes('not read: times.txt')));
  });

  test('the first release tells the split in the name of the file', async () => {
    const header = 'filename,text,up_votes,down_votes,age,gender,accent,duration\n';
    const row = (n: number): string => `cv/sample-${n}.mp3,words,1,0,twenties,male,us,\n`;
    const root = folderOf({
      'cv-valid-train.csv': header + row(1),
      'cv-valid-test.csv': header + row(2),
      'cv-invalid.csv': header + row(3),
    });
    const plan = (await planOf(commonVoice, [root]))!;
    const { files, read } = plan.tables[0]!;
    const table = await readBack(
      files.map(({ path }) => path),
      read,
    );
    assert.equal(table.rows.map((row) => row.at(-1)).sort(), ['test', 'train']);
    assert.ok(plan.notes.join().includes('cv-invalid.csv (1 lines)'));
  });

  test('a single file, and a folder with other columns, is no Common Voice', async () => {
    const root = folderOf(release);
    assert.is(await planOf(commonVoice, [join(root, 'tw/validated.tsv')]), null);
    const other = folderOf({ 'validated.tsv': 'id\tname\n1\tx\n', 'train.tsv': 'id\tname\n1\tx\n' });
    assert.is(await planOf(commonVoice, [other]), null);
  });

  test.when(hasShared('data/common-voice'), 'the real folder is not here')(
    'Twi 22.0: 225 validated clips, 205 in train and 20 in test, 46 other, 1 invalidated, 3 reported, 272 durations',
    async () => {
      const plan = (await planOf(commonVoice, [shared('data/common-voice/cv-corpus-22.0-tw')]))!;
      const rows: Record<string, number> = {};
      for (const { name, files, read } of plan.tables)
        rows[name] = (
          await readBack(
            files.map(({ path }) => path),
            read,
          )
        ).intake.rows;
      assert.equal(rows, { validated: 225, splits: 225, durations: 272 });
      const notes = plan.notes.join('\n');
      for (const told of ['other.tsv (46 ', 'invalidated.tsv (1 ', 'reported.tsv (3 ', 'lists 272 clips'])
        assert.ok(notes.includes(told), told);
    },
  );

  test.when(hasShared('data/common-voice'), 'the real folder is not here')(
    'Twi 22.0 as an audit reads it: every validated clip has its split and its duration, and the other durations are told',
    async () => {
      const folder = shared('data/common-voice/cv-corpus-22.0-tw');
      const read = await readLayout(folder);
      const counts: Record<string, number> = {};
      for (const row of read.rows) counts[row['splits.split']!] = (counts[row['splits.split']!] ?? 0) + 1;
      assert.equal(counts, { train: 205, test: 20 });
      assert.ok(read.rows.every((row) => Number(row['durations.duration[ms]']) > 0));
      const all = await readBack([`${folder}/clip_durations.tsv`], { delimiter: '\t', quote: '' });
      const milliseconds = all.rows.reduce((sum, [, cell]) => sum + Number(cell), 0);
      assert.equal([all.rows.length, milliseconds], [272, 1_172_304]);
      assert.equal(
        read.intake.joins.map(({ right, matched, unmatched }) => [right, matched, unmatched]),
        [
          ['splits', 225, 0],
          ['durations', 225, 0],
        ],
      );
    },
  );
});
