// Real manifests with published row counts, and the limits of a read.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createLoader } from '../../../src/engine/load.ts';
import { openSession } from '../../../src/engine/session.ts';
import type { RollcallError } from '../../../src/lib/errors.ts';
import { openManifest } from '../../../src/read/sources/open.ts';
import { resolveManifest } from '../../../src/read/sources/resolve.ts';
import { assert, hasShared, shared, suite } from '../../suite.ts';
import { kinds, readBack, readText, temporary } from '../read-back.ts';

interface Expected {
  file: string;
  rows: number;
  columns?: string[];
  /** Anomaly kinds that must be told, and no others. */
  told?: string[];
}

const CV = ['client_id', 'path', 'sentence_id', 'sentence', 'sentence_domain', 'up_votes', 'down_votes', 'age'];
CV.push('gender', 'accents', 'variant', 'locale', 'segment');

const expected: Expected[] = [
  { file: 'common-voice/cv-corpus-22.0-ko/validated.tsv', rows: 1466, columns: CV },
  { file: 'common-voice/cv-corpus-22.0-ko/train.tsv', rows: 519, columns: CV },
  { file: 'common-voice/cv-corpus-22.0-ko/test.tsv', rows: 472, columns: CV },
  { file: 'common-voice/cv-corpus-22.0-tw/validated.tsv', rows: 225, columns: CV },
  { file: 'common-voice/cv-corpus-22.0-tw/train.tsv', rows: 205, columns: CV },
  { file: 'common-voice/cv-corpus-22.0-tw/test.tsv', rows: 20, columns: CV },
  { file: 'common-voice/cv-corpus-22.0-tw/invalidated.tsv', rows: 1, columns: CV },
  { file: 'common-voice/cv-corpus-22.0-tw/other.tsv', rows: 46, columns: CV },
  { file: 'common-voice/cv-corpus-22.0-tw/clip_durations.tsv', rows: 272, columns: ['clip', 'duration[ms]'] },
  { file: 'common-voice/cv-corpus-24.0-te/validated.tsv', rows: 363, columns: CV },
  { file: 'common-voice/cv-corpus-24.0-te/train.tsv', rows: 74, columns: CV },
  { file: 'common-voice/cv-corpus-24.0-te/test.tsv', rows: 69, columns: CV },
  { file: 'sib200/bel_Cyrl/dev.tsv', rows: 99, columns: ['index_id', 'category', 'text'] },
  { file: 'goemotions/train.tsv', rows: 43_410, columns: ['column 1', 'column 2', 'column 3'], told: ['no-header'] },
  { file: 'goemotions/dev.tsv', rows: 5426, told: ['no-header'] },
  { file: 'goemotions/test.tsv', rows: 5427, told: ['no-header'] },
  {
    file: 'librispeech-speakers/SPEAKERS.TXT',
    rows: 2484,
    columns: ['ID', 'SEX', 'SUBSET', 'MINUTES', 'NAME'],
    told: ['comment-lines'],
  },
  { file: 'compas/compas-two-years-noname.csv', rows: 7214, told: ['duplicate-column'] },
  { file: 'adult/adult.data', rows: 32_561 },
  { file: 'adult/adult.test', rows: 16_281 },
  { file: 'birdclef-2022/train_metadata.csv', rows: 14_894 },
  { file: 'fitzpatrick17k/fitzpatrick17k.csv', rows: 16_577 },
  { file: 'davidson-hate-speech/labeled_data.csv', rows: 24_783, told: ['blank-column-name'] },
  { file: 'popquorn-offensiveness/raw_data.csv', rows: 13_036 },
  {
    file: 'fairface/fairface_label_train.csv',
    rows: 86_744,
    columns: ['file', 'age', 'gender', 'race', 'service_test'],
  },
  { file: 'fairface/fairface_label_val.csv', rows: 10_954 },
  { file: 'speech-accent-archive/speakers_all.csv', rows: 2171, told: ['blank-column-name'] },
  { file: 'web-image-text-10k/test_10000.parquet', rows: 10_000, columns: ['URL', 'TEXT', '__index_level_0__'] },
  { file: 'pattern-benchmarks/BlueNile_categorical.csv', rows: 116_294 },
  { file: 'pattern-benchmarks/airbnb_1000.csv', rows: 1000, told: ['round-row-count'] },
  { file: 'pattern-benchmarks/compas_discretized.csv', rows: 6172 },
  { file: 'github-innovation-graph/developers.csv', rows: 5197 },
  { file: 'github-innovation-graph/git_pushes.csv', rows: 3998 },
  { file: 'github-innovation-graph/licenses.csv', rows: 19_537 },
  { file: 'github-innovation-graph/organizations.csv', rows: 4180 },
  { file: 'github-innovation-graph/repositories.csv', rows: 5173 },
  { file: 'reference/un-wpp2019-age-sex-2025.csv', rows: 4242, told: ['lost-zeros'] },
  { file: 'reference/worldbank-population.csv', rows: 17_195 },
  { file: 'reference/worldbank-income-groups.csv', rows: 265 },
  { file: 'reference/linguameta.tsv', rows: 7511 },
  { file: 'reference/glottolog-languages.csv', rows: 26_953 },
];

suite('open: real manifests', (test) => {
  for (const { file, rows, columns, told } of expected)
    test.when(hasShared(`data/${file}`), 'no real data here')(`${file} holds ${rows} rows, proven`, async () => {
      const read = await readBack([shared(`data/${file}`)]);
      assert.is(read.intake.rows, rows);
      assert.is(read.rows.length, rows);
      assert.is(read.intake.rejected, 0);
      assert.ok(read.intake.proven);
      if (columns !== undefined) assert.equal(read.columns, columns);
      assert.equal(kinds(read), told ?? []);
    });

  test.when(hasShared('data/sib200'), 'no real data here')(
    'the 205 languages of SIB-200 are read in one go, the language taken from the folder',
    async () => {
      const start = performance.now();
      const pathColumns = [{ name: 'language', pattern: '{language}/dev.tsv' }];
      const read = await readBack([shared('data/sib200/*/dev.tsv')], { pathColumns }, false);
      const seconds = (performance.now() - start) / 1000;
      assert.is(read.intake.rows, 205 * 99);
      assert.is(read.intake.files.length, 205);
      assert.equal(read.columns, ['index_id', 'category', 'text', 'language']);
      assert.is(read.intake.relations[0]!.parquet.length, 1);
      assert.ok(seconds < 10, `${seconds.toFixed(1)} s`);
      const rows = await readBack([shared('data/sib200/*/dev.tsv')], { pathColumns });
      const languages = new Map<string, number>();
      for (const row of rows.rows) languages.set(row[3]!, (languages.get(row[3]!) ?? 0) + 1);
      assert.is(languages.size, 205);
      assert.ok([...languages.values()].every((count) => count === 99));
    },
  );

  test.when(hasShared('data/librispeech-speakers'), 'no real data here')(
    'padding around cells is no part of them',
    async () => {
      const read = await readBack([shared('data/librispeech-speakers/SPEAKERS.TXT')]);
      const women = read.rows.filter((row) => row[1] === 'F').length;
      const men = read.rows.filter((row) => row[1] === 'M').length;
      assert.is(women + men, 2484);
      assert.is(new Set(read.rows.map((row) => row[2])).size, 7);
    },
  );

  test.when(hasShared('data/adult'), 'no real data here')(
    'the blank after the comma is no part of a cell',
    async () => {
      const read = await readBack([shared('data/adult/adult.data')]);
      assert.equal([...new Set(read.rows.map((row) => row[9]))].sort(), ['Female', 'Male']);
    },
  );

  test.when(hasShared('data/common-voice'), 'no real data here')(
    'a folder of shards in several shapes is one relation',
    async () => {
      const read = await readBack([shared('data/common-voice/cv-corpus-22.0-ko')], {}, false);
      assert.is(read.intake.rows, 1466 + 519 + 472);
    },
  );
});

suite('open: limits', (test) => {
  test('a file that inflates without bound is stopped', async () => {
    const bomb = gzipSync(Buffer.alloc(300 << 20, 'a,b\n'), { level: 9 });
    try {
      await readText('a.csv.gz', bomb);
      assert.unreachable();
    } catch (error) {
      assert.is((error as RollcallError).exit, 65);
      assert.ok((error as RollcallError).message.includes('inflates'));
    }
  });

  test('a record of 70 MB is rejected, and what follows is read', async () => {
    const content = Buffer.concat([
      Buffer.from('id,text,n\n1,a,1\n2,'),
      Buffer.alloc(70 << 20, 'x'),
      Buffer.from(',2\n3,c,3\n'),
    ]);
    const read = await readText('a.csv', content);
    assert.equal(
      read.rows.map(([id]) => id),
      ['1', '3'],
    );
    assert.equal(
      read.intake.files[0]!.anomalies.map((a) => [a.kind, a.line, a.count]),
      [['record-too-long', 3, 1]],
    );
  });

  test('a record of 5 MB is kept', async () => {
    const read = await readText('a.csv', `id,text\n1,${'x'.repeat(5 << 20)}\n2,b\n`);
    assert.is(read.intake.rows, 2);
    assert.is(Math.max(...read.rows.map((row) => row[1]!.length)), 5 << 20);
  });

  test('quotes that never close, on every line, do not make reading slow', async () => {
    const lines = Array.from({ length: 60_000 }, (_, n) => `${n},"open ${n},x`);
    const start = performance.now();
    const read = await readText('a.csv', `id,t,u\n${lines.join('\n')}\n`, { allowRejects: true, quote: '"' }).catch(
      (error: RollcallError) => error,
    );
    assert.ok(performance.now() - start < 20_000);
    if (read instanceof Error) assert.is((read as RollcallError).exit, 65);
    else {
      const file = read.intake.files[0]!;
      assert.is(file.rows + file.rejected, file.records);
      assert.ok(file.records >= 60_000);
      assert.ok(kinds(read).includes('no-delimiter'));
    }
  });

  test('an abort ends a long scan within two seconds with 130 and leaves nothing', async () => {
    const temp = temporary();
    const root = temporary();
    writeFileSync(join(root, 'a.jsonl'), '{"a":"b","c":[1,2,3],"d":{"e":"f"}}\n'.repeat(900_000));
    const resolved = await resolveManifest([root]);
    const session = await openSession({ allowed: resolved.folders, temp, threads: 1 });
    const controller = new AbortController();
    const read = openManifest(resolved, { tempRoot: temp, signal: controller.signal }, createLoader(session)).then(
      () => null,
      (error: RollcallError) => error,
    );
    await new Promise((resolve) => setTimeout(resolve, 600));
    const start = performance.now();
    controller.abort();
    const error = await read;
    assert.is(error?.exit, 130);
    assert.ok(performance.now() - start < 2000);
    assert.equal(readdirSync(temp), []);
    session.close();
    rmSync(root, { recursive: true });
  });

  test('a large file is scanned in a thread and proven with flat memory', async () => {
    const root = temporary();
    const line = 'client-%,clip,"a sentence, with a comma",twenties,female,US,en\n';
    const block = Array.from({ length: 20_000 }, (_, n) => line.replace('%', String(n))).join('');
    writeFileSync(join(root, 'a.csv'), `client,path,sentence,age,gender,country,locale\n${block.repeat(100)}`);
    const before = Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
    const read = await readBack([root], {}, false);
    const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
    assert.is(read.intake.rows, 2_000_000);
    assert.ok(read.intake.proven);
    assert.ok(peak - before < 900_000, `${peak - before} kB more`);
    rmSync(root, { recursive: true });
  });
});
