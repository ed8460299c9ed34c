// What init writes: a file that parses, says what was found, gives the result that no file gives, and asks what matters.
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditCommand } from '../../src/commands/audit.ts';
import { initCommand } from '../../src/commands/init.ts';
import { parseConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/schema.ts';
import { EXIT, RollcallError } from '../../src/lib/errors.ts';
import { parseResult } from '../../src/result/read.ts';
import type { Result } from '../../src/result/schema.ts';
import { assert, hasShared, project, shared, suite } from '../suite.ts';
import { around } from './surroundings.ts';

const inFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-init-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const init = async (flags: Record<string, unknown>): Promise<string> => {
  const lines: string[] = [];
  assert.is(
    await initCommand(
      flags as never,
      around((text) => lines.push(text)),
    ),
    EXIT.ok,
  );
  return lines.join('\n');
};

const audited = async (flags: Record<string, unknown>, out: string): Promise<Result> => {
  await auditCommand({ ...flags, out, format: 'json' } as never, around(undefined, { quiet: true }));
  return parseResult(await readFile(join(out, 'result.json'), 'utf8'), 'result.json');
};

const faultOf = async (flags: Record<string, unknown>): Promise<RollcallError> => {
  try {
    await init(flags);
  } catch (error) {
    assert.instance(error, RollcallError, String(error));
    return error as RollcallError;
  }
  throw new Error('it was written');
};

const written = async (path: string): Promise<{ text: string; config: Config }> => {
  const text = await readFile(path, 'utf8');
  return { text, config: await parseConfig(text, 'rollcall.yaml') };
};

/** What does not hang on whether roles were found or read from a file. */
const comparable = ({ checks, findings, questions, columns, dataset, references }: Result) => ({
  findings,
  references,
  units: dataset.units,
  checks: checks.filter(({ analyzer }) => analyzer !== 'declared-columns'),
  questions: questions.map(({ id, answered }) => [id, answered]),
  columns: columns.map(({ origin: _, confidence: __, reason: ___, ...column }) => column),
});

const sameAsUnconfigured = (manifest: string) => () =>
  inFolder(async (folder) => {
    const config = join(folder, 'rollcall.yaml');
    await init({ manifest: [manifest], config });
    const plain = await audited({ manifest: [manifest] }, join(folder, 'plain'));
    const frozen = await audited({ config }, join(folder, 'frozen'));
    assert.equal(comparable(frozen), comparable(plain));
    assert.is(frozen.checks.find(({ id }) => id === 'declared-columns')!.outcome, 'ok');
    assert.equal(frozen.intake.notes, plain.intake.notes);
  });

/** 240 clips of 60 speakers: a word of two meanings, a rare one of one person, and a column nobody can read. */
const CLIPS = [
  'speaker_id;sex;nationality;seconds;zq7;2024: "odd"',
  ...Array.from({ length: 240 }, (_, i) =>
    [
      `s${i % 60}`,
      i % 60 === 7 ? 'Jane Doe of Bath' : i % 15 ? 'female' : 'zz-f',
      i % 2 ? 'Korea' : 'JP',
      (i % 9) + 0.5,
      'x',
      i,
    ].join(';'),
  ),
  '',
].join('\n');

suite('init', (test) => {
  for (const manifest of ['speech/validated.tsv', 'portraits/faces.csv', 'web-text/documents.parquet'])
    test(`a run with what it writes finds what a run without finds: ${manifest}`, () =>
      sameAsUnconfigured(project(`sample-data/${manifest}`))());

  for (const manifest of ['popquorn-offensiveness/raw_data.csv'])
    test.when(hasShared(`data/${manifest}`), 'the real data are not here')(
      `a run with what it writes finds what a run without finds: ${manifest}`,
      () => sameAsUnconfigured(shared(`data/${manifest}`))(),
    );

  test('it writes beside the manifest, with paths from there, and says what to type next', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'data'));
      await writeFile(join(folder, 'data/clips.csv'), CLIPS);
      const said = await init({ manifest: [join(folder, 'data/clips.csv')] });
      assert.match(said, /next {6}rollcall audit --config \S*data\/rollcall\.yaml$/);
      assert.equal((await readdir(join(folder, 'data'))).sort(), ['clips.csv', 'rollcall.yaml']);
      const { config } = await written(join(folder, 'data/rollcall.yaml'));
      assert.equal(config.manifest, ['clips.csv']);
      const whole = await init({ manifest: [join(folder, 'data')], config: join(folder, 'data/all.yaml') });
      assert.match(whole, 'all.yaml');
      assert.equal((await written(join(folder, 'data/all.yaml'))).config.manifest, ['.']);
    }));

  test('what is decided stands, what is not is a comment, and the dialect is told where it is not plain', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.csv'), CLIPS);
      const flags = { manifest: [join(folder, 'clips.csv')], role: ['nationality=ignored', 'seconds=duration[s]'] };
      const said = await init(flags);
      const { text, config } = await written(join(folder, 'rollcall.yaml'));
      assert.is(config.delimiter, ';');
      assert.equal(config.roles, {
        speaker_id: 'contributor.id',
        sex: 'contributor.gender',
        nationality: 'ignored',
        seconds: 'sample.duration[s]',
      });
      assert.equal(config.frozen!.columns, ['speaker_id', 'sex', 'nationality', 'seconds', 'zq7', '2024: "odd"']);
      assert.match(text, /^ {2}# zq7: /m);
      assert.match(said, /4 of 6 columns/);
      assert.match(said, /1 value of sex/);
    }));

  test('values without a code are a map to fill in; what may not be printed is in no line', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.csv'), CLIPS);
      await init({ manifest: [join(folder, 'clips.csv')] });
      const { text, config } = await written(join(folder, 'rollcall.yaml'));
      assert.match(text, /^# {5}zz-f: CODE {2}# \d+ rows$/m);
      assert.equal(config.frozen!.unmapped, { sex: ['zz-f'] });
      assert.not.match(text, 'Jane');
      assert.not.match(text, /\bs7\b/);
    }));

  test('questions become answers without their first "#"', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.csv'), CLIPS);
      await init({ manifest: [join(folder, 'clips.csv')], kind: 'speech' });
      const { text } = await written(join(folder, 'rollcall.yaml'));
      const asked = text.match(/^# \d\. /gm) ?? [];
      assert.ok(asked.length >= 3 && asked.length <= 7, text);
      const answered = text.replace(
        /^# ((?:target|basis|release|fail-on|codes):|\s{2,}(?:sex|nationality|zz-f):)/gm,
        '$1',
      );
      const config = await parseConfig(answered.replace('CODE', 'female'), 'rollcall.yaml');
      assert.equal(config.target, ['world:15+']);
      assert.equal(config.basis, { sex: 'self-reported' });
      assert.equal(config.codes, { sex: { 'zz-f': 'female' } });
      assert.equal([config.release, config['fail-on']], ['1.0', 'critical']);
    }));

  test('what a datasheet of its kind asks is listed by section, with the columns that tell part of it', () =>
    inFolder(async (folder) => {
      const lines = CLIPS.trimEnd().split('\n');
      const device = lines.map((line, i) => `${line},${i === 0 ? 'device' : i % 2 ? 'phone' : 'headset'}`).join('\n');
      await writeFile(join(folder, 'clips.csv'), `${device}\n`);
      await init({ manifest: [join(folder, 'clips.csv')], kind: 'speech' });
      const { text } = await written(join(folder, 'rollcall.yaml'));
      const flat = text.replaceAll(/\n# /g, ' ');
      assert.match(
        flat,
        /How it was collected: - .*- Where and with what was it recorded[^?]*\? \(In part: device\.\)/,
      );
      assert.match(flat, /- How were speakers found and paid[^?]*\? - /);
      assert.ok(flat.indexOf('How it was collected:') < flat.indexOf('What it is for:'));
    }));

  test('what was typed is kept: tables, rows and how files are read', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.csv'), CLIPS);
      await writeFile(
        join(folder, 'homes.csv'),
        `id,town\n${Array.from({ length: 60 }, (_, i) => `s${i},t${i % 3}`).join('\n')}\n`,
      );
      const typed = { join: [join(folder, 'homes.csv')], on: ['speaker_id=id'], where: ['nationality=Korea'] };
      await init({ manifest: [join(folder, 'clips.csv')], ...typed, 'age-bands': 5, role: ['seconds=duration[s]'] });
      const { config } = await written(join(folder, 'rollcall.yaml'));
      assert.equal(config.tables, { homes: ['homes.csv'] });
      assert.equal(config.links, [{ from: 'manifest.speaker_id', to: 'homes.id' }]);
      assert.equal([config.where, config['age-bands']], [{ nationality: ['Korea'] }, 5]);
      const result = await audited({ config: join(folder, 'rollcall.yaml') }, join(folder, 'out'));
      assert.is(result.dataset.units.rows, 120);
      assert.is(result.checks.find(({ id }) => id === 'declared-columns')!.outcome, 'ok');
    }));

  test('a file that is there is not touched without --force', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'rollcall.yaml');
      await writeFile(join(folder, 'clips.csv'), CLIPS);
      await writeFile(path, 'mine');
      const flags = { manifest: [join(folder, 'clips.csv')] };
      const { exit, message } = await faultOf(flags);
      assert.is(exit, EXIT.cannotCreate);
      assert.match(message, '--force');
      assert.is(await readFile(path, 'utf8'), 'mine');
      await init({ ...flags, force: true });
      assert.match(await readFile(path, 'utf8'), 'frozen:');
      await symlink('nowhere', join(folder, 'link.yaml'));
      assert.is((await faultOf({ ...flags, config: join(folder, 'link.yaml') })).exit, EXIT.cannotCreate);
      assert.is((await faultOf({ ...flags, config: folder, force: true })).exit, EXIT.cannotCreate);
      assert.equal((await readdir(folder)).sort(), ['clips.csv', 'link.yaml', 'rollcall.yaml']);
    }));

  test('nothing is written when the manifest cannot be read', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'empty.csv'), '');
      assert.is((await faultOf({ manifest: [join(folder, 'empty.csv')] })).exit, EXIT.input);
      assert.is((await faultOf({ manifest: [] })).exit, EXIT.usage);
      assert.equal(await readdir(folder), ['empty.csv']);
    }));
});
