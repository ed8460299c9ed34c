import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../../src/audit.ts';
import { openSession } from '../../../src/engine/session.ts';
import { RollcallError } from '../../../src/lib/errors.ts';
import type { Link } from '../../../src/read/sources/layouts/read-plan.ts';
import type { Result } from '../../../src/result/schema.ts';
import { assert, suite } from '../../suite.ts';

const CLIPS = 'clip,speaker_id,duration_ms\na.wav,s1,1000\nb.wav,s1,2000\nc.wav,s2,1500\nd.wav,s9,1500\ne.wav,,1500\n';
const SPEAKERS = 'id,gender,age\ns1,female,34\ns2,male,61\ns3,female,22\n';

const folderOf = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-tables-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

interface Asked {
  files: Record<string, string>;
  /** Name → file; the first is the manifest. */
  tables: Record<string, string>;
  links?: Link[];
  allowOverlap?: boolean;
}

async function audited({ files, tables, links = [], allowOverlap }: Asked): Promise<Result> {
  const folder = folderOf(files);
  const named = Object.entries(tables).map(([name, path]) => ({ name, patterns: [join(folder, path)] }));
  const { result } = await audit({
    ...{ name: 'test', release: null, targets: [], expects: [], judgeAbove: 0.005, asOf: null, parameters: {} },
    ...{ version: '0', declared: [], ignored: [], basis: {} },
    manifest: named[0]!.patterns,
    joins: named.length > 1 ? { tables: named, links } : null,
    read: { allowOverlap },
  });
  return result;
}

const refusal = async (asked: Asked): Promise<RollcallError> => {
  try {
    await audited(asked);
  } catch (error) {
    assert.instance(error, RollcallError, String(error));
    return error as RollcallError;
  }
  throw new Error('nothing was refused');
};

const link = (left: string, from: string, right: string, to: string): Link => ({
  left,
  right,
  on: { left: from, right: to },
});
const JOINED: Asked = {
  files: { 'clips.csv': CLIPS, 'speakers.csv': SPEAKERS },
  tables: { clips: 'clips.csv', speakers: 'speakers.csv' },
  links: [link('clips', 'speaker_id', 'speakers', 'id')],
};
const countsOf = (result: Result, check: string): Record<string, number> =>
  Object.fromEntries(
    result.checks
      .find(({ id }) => id === check)!
      .tables[0]!.rows.filter(({ count }) => count > 0)
      .map(({ label, count }) => [label, count]),
  );

suite('several tables', (test) => {
  test('a table that is looked up brings its columns to the rows that name it, and every loss is counted', async () => {
    const result = await audited(JOINED);
    assert.equal(result.intake.joins, [
      {
        left: 'clips',
        right: 'speakers',
        on: 'speaker_id = id',
        matched: 3,
        unmatched: 2,
        duplicateKeys: 0,
        unused: 1,
      },
    ]);
    assert.equal(result.dataset.units.rows, 5);
    assert.equal(countsOf(result, 'group-share.contributor.gender'), { Female: 1, Male: 1 });
    const gender = result.columns.find(({ name }) => name === 'speakers.gender');
    assert.equal(gender?.missing, { absent: 2, empty: 0, sentinel: 0 });
    assert.ok(result.intake.notes.some((note) => note.startsWith('1 row of speakers is named by no row')));
  });

  test('a looked-up table may itself look up another, whatever the order of the links', async () => {
    const files = {
      ...JOINED.files,
      'speakers.csv': 'id,gender,city\ns1,female,c1\ns2,male,c2\n',
      'cities.csv': 'code,country\nc1,KR\nc2,DE\n',
    };
    const tables = { ...JOINED.tables, cities: 'cities.csv' };
    const links = [...JOINED.links!, link('speakers', 'city', 'cities', 'code')];
    const [one, other] = [
      await audited({ files, tables, links }),
      await audited({ files, tables, links: links.reverse() }),
    ];
    assert.equal(
      one.columns.filter(({ name }) => name.endsWith('country')).map(({ name }) => name),
      ['speakers.cities.country'],
    );
    assert.equal({ ...one, intake: null }, { ...other, intake: null });
  });

  test('a key that two rows have stops, for nobody could say which row is meant', async () => {
    const error = await refusal({ ...JOINED, files: { ...JOINED.files, 'speakers.csv': `${SPEAKERS}s1,male,40\n` } });
    assert.is(error.exit, 65);
    assert.match(error.message, /1 values? stands? in several rows of speakers/);
  });

  test('a link that was asked for and finds nothing stops; one to a column that is not there says which are', async () => {
    const none = await refusal({ ...JOINED, links: [link('clips', 'clip', 'speakers', 'id')] });
    assert.equal([none.exit, /no value of "clip" is found in "id"/.test(none.message)], [65, true]);
    const wrong = await refusal({ ...JOINED, links: [link('clips', 'speaker', 'speakers', 'id')] });
    assert.equal([wrong.exit, /no column "speaker"; it has clip, speaker_id/.test(wrong.message)], [64, true]);
  });

  test('a table that nothing looks up is counted on its own, under its own name', async () => {
    const boxes = `box,image,category\n${Array.from({ length: 40 }, (_, i) => `${i},i${i % 4},${i % 3 === 0 ? 'cup' : 'bottle'}`).join('\n')}\n`;
    const images = `image,license\n${Array.from({ length: 5 }, (_, i) => `i${i},CC-BY-4.0`).join('\n')}\n`;
    const result = await audited({
      files: { 'images.csv': images, 'boxes.csv': boxes },
      tables: { images: 'images.csv', boxes: 'boxes.csv' },
    });
    assert.equal([result.dataset.units.rows, result.dataset.units.boxes], [5, 40]);
    const check = result.checks.find(({ id }) => id.startsWith('class-share.boxes.'))!;
    assert.is(check.tables[0]!.unit, 'boxes');
    assert.equal(
      check.tables[0]!.rows.map(({ label, count }) => [label, count]),
      [
        ['bottle', 26],
        ['cup', 14],
      ],
    );
    assert.equal(result.dataset.unitNouns?.boxes, { one: 'box', many: 'boxes' });
  });

  test('the same rows in two files stop with the list of files, unless that is allowed', async () => {
    const files = { 'd/a.csv': CLIPS, 'd/b.csv': `${CLIPS.split('\n').slice(0, 3).join('\n')}\nz.wav,s2,10\n` };
    const error = await refusal({ files, tables: { clips: 'd' } });
    assert.equal([error.exit, /2 rows of a\.csv and b\.csv/.test(error.message)], [65, true]);
    const allowed = await audited({ files, tables: { clips: 'd' }, allowOverlap: true });
    assert.is(allowed.intake.rows, 8);
    assert.ok(allowed.intake.notes.some((note) => /2 rows of a\.csv and b\.csv; counted/.test(note)));
  });

  test('in few rows, ids that come twice are known by their name', async () => {
    const files = { 'd/a.csv': 'id,label\na1,x\na2,y\na3,x\n', 'd/b.csv': 'id,label\na2,y\na3,x\na4,x\n' };
    const { exit, message } = await refusal({ files, tables: { rows: 'd' } });
    assert.equal([exit, /2 rows of a\.csv and b\.csv/.test(message)], [65, true]);
    const plain = { 'd/a.csv': 'age,label\n31,x\n32,y\n', 'd/b.csv': 'age,label\n31,x\n40,y\n' };
    assert.is((await audited({ files: plain, tables: { rows: 'd' } })).intake.rows, 4);
  });

  test('one id with other content in another file is another sample, and nothing stops', async () => {
    const files = { 'd/a.csv': 'id,sentence\n1,one\n2,two\n', 'd/b.csv': 'id,sentence\n1,eins\n2,zwei\n' };
    assert.is((await audited({ files, tables: { texts: 'd' } })).intake.rows, 4);
  });

  for (const names of [
    ['id', 'path', 'first', 'filename', 'source', 'file'],
    ['path', 'id', 'own', 's', 'f', 'k'],
  ])
    test(`columns of Parquet may be called ${names.join(', ')}`, async () => {
      const folder = folderOf({});
      const session = await openSession({ allowed: [folder], temp: folder });
      for (const part of ['a', 'b'])
        await session.run(
          `COPY (SELECT ${names.map((name, i) => `'${part}' || i || '-${i}' AS "${name}"`).join(', ')} FROM range(20) t(i)) TO '${join(folder, `${part}.parquet`)}' (FORMAT parquet)`,
        );
      session.close();
      const speakers = join(folder, 'more.csv');
      writeFileSync(
        speakers,
        `key,gender\n${Array.from({ length: 20 }, (_, i) => `a${i}-${names.indexOf('id')},female`).join('\n')}\n`,
      );
      const { result } = await audit({
        ...{ name: 'test', release: null, targets: [], expects: [], judgeAbove: 0.005, asOf: null, parameters: {} },
        ...{ version: '0', ignored: [], basis: {}, read: {} },
        declared: [{ column: 'id', role: 'id', entity: 'sample' }],
        manifest: [join(folder, '*.parquet')],
        joins: {
          tables: [
            { name: 'clips', patterns: [join(folder, '*.parquet')] },
            { name: 'more', patterns: [speakers] },
          ],
          links: [link('clips', 'id', 'more', 'key')],
        },
      });
      assert.equal([result.intake.rows, result.intake.joins[0]!.matched], [40, 20]);
    });

  test('flags that describe the manifest are not held against a table beside it', async () => {
    const folder = folderOf({ 'ko/clips.csv': CLIPS, 'speakers.csv': SPEAKERS.replaceAll(',', ';') });
    const { result } = await audit({
      ...{ name: 'test', release: null, targets: [], expects: [], judgeAbove: 0.005, asOf: null, parameters: {} },
      ...{ version: '0', declared: [], ignored: [], basis: {} },
      manifest: [join(folder, 'ko/clips.csv')],
      read: { delimiter: ',', pathColumns: [{ name: 'lang', pattern: '{lang}/clips.csv' }] },
      joins: {
        tables: [
          { name: 'clips', patterns: [join(folder, 'ko/clips.csv')] },
          { name: 'speakers', patterns: [join(folder, 'speakers.csv')] },
        ],
        links: [link('clips', 'speaker_id', 'speakers', 'id')],
      },
    });
    assert.is(result.intake.joins[0]!.matched, 3);
    assert.ok(result.columns.some(({ name }) => name === 'lang'));
  });

  test('a link may lead to the manifest, also where its folder is a known layout', async () => {
    const files = {
      'hf/train-00000-of-00002.csv': 'id,label\n1,a\n2,b\n',
      'hf/test-00000-of-00002.csv': 'id,label\n3,a\n4,b\n',
      'notes.csv': 'note,clip\nx,1\ny,1\nz,3\n',
    };
    const tables = { clips: 'hf', notes: 'notes.csv' };
    const result = await audited({ files, tables, links: [link('notes', 'clip', 'clips', 'id')] });
    assert.equal([result.intake.rows, result.intake.joins[0]!.matched], [4, 3]);
  });

  test('rows that are not counted overlap with nothing', async () => {
    const rows = (batch: string) => Array.from({ length: 80 }, (_, i) => `${batch}${i},${batch}`).join('\n');
    const files = {
      'd/a.csv': `id,batch\n${rows('old')}\n${rows('a')}\n`,
      'd/b.csv': `id,batch\n${rows('old')}\n${rows('b')}\n`,
    };
    assert.is((await refusal({ files, tables: { clips: 'd' } })).exit, 65);
    const folder = folderOf(files);
    const { result } = await audit({
      ...{ name: 'test', release: null, targets: [], expects: [], judgeAbove: 0.005, asOf: null, parameters: {} },
      ...{ version: '0', declared: [], ignored: [], basis: {}, read: {} },
      manifest: [join(folder, 'd')],
      where: [{ column: 'batch', values: ['a', 'b'] }],
    });
    assert.is(result.dataset.units.rows, 160);
  });

  test('shards of two splits that hold the same rows stop, as files do', async () => {
    const shard = `id,sentence\n${Array.from({ length: 80 }, (_, i) => `${i},number ${i}`).join('\n')}\n`;
    const files = { 'hf/train-00000-of-00001.csv': shard, 'hf/test-00000-of-00001.csv': `${shard}90,one more\n` };
    const error = await refusal({ files, tables: { clips: 'hf' } });
    assert.match(error.message, /80 rows of .*test-00000.* and .*train-00000/);
  });
});
