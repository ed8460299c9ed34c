// The command as a person types it: what it prints, what it leaves, how it exits.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '../src/lib/errors.ts';
import { parseResult } from '../src/result/read.ts';
import { assert, project, suite } from './suite.ts';

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const TSX = import.meta.resolve('tsx');

/** Runs the command in `folder`. */
const rollcall = (args: string[], folder: string, env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', TSX, project('src/cli.ts'), ...args], {
      cwd: folder,
      env: { ...process.env, CI: '', NO_COLOR: '', ...env },
    });
    const ended: Ended = { code: null, out: '', err: '' };
    child.stdout.on('data', (text) => {
      ended.out += text;
    });
    child.stderr.on('data', (text) => {
      ended.err += text;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ ...ended, code }));
  });

const inFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-cli-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** 400 clips of 100 speakers, a fifth of them women; two rows are blank where the gender should be. */
const clips = (): string => {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const speaker = i % 100;
    return [
      `s${speaker}`,
      `clip_${i}.mp3`,
      i < 2 ? '' : speaker % 5 === 0 ? 'female' : 'male',
      ['twenties', 'thirties'][speaker % 2],
      'ko',
    ].join('\t');
  });
  return ['client_id\tpath\tgender\tage\tlocale', ...rows, ''].join('\n');
};

suite('the command line', (test) => {
  test('alone it prints three examples', () =>
    inFolder(async (folder) => {
      const { code, out } = await rollcall([], folder);
      assert.is(code, EXIT.ok);
      assert.is(out.match(/^ {2}rollcall /gm)?.length, 3);
      assert.equal(await readdir(folder), []);
    }));

  test('every command explains itself with two examples', () =>
    inFolder(async (folder) => {
      for (const command of ['audit', 'roles', 'init', 'render', 'references']) {
        const { code, out } = await rollcall([command, '--help'], folder);
        assert.is(code, EXIT.ok);
        assert.ok((out.split('Examples:')[1]?.match(/rollcall /g)?.length ?? 0) >= 2, command);
        for (const flag of ['--quiet', '--debug']) assert.match(out, flag);
      }
    }));

  test('an unknown option is a usage error in one line that names it', () =>
    inFolder(async (folder) => {
      const { code, out, err } = await rollcall(['x.csv', '--taget', 'world'], folder);
      assert.is(code, EXIT.usage);
      assert.match(err, /taget/);
      assert.is(err.trimEnd().split('\n').length, 1, err);
      assert.is(out, '');
    }));

  test('a flag that may be repeated takes one value at a time, so that the manifest may follow it', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.tsv'), clips());
      const flags = ['--role', 'age=ignored', '--where', 'gender=female', '--where', 'locale=ko', 'clips.tsv'];
      const { code, err } = await rollcall(['audit', ...flags, '--out', 'o', '--format', 'json', '--quiet'], folder);
      assert.is(code, EXIT.ok, err);
      const { parameters, dataset, intake } = parseResult(await readFile(join(folder, 'o/result.json'), 'utf8'), 'o');
      assert.equal(parameters.where, { gender: ['female'], locale: ['ko'] });
      assert.is(dataset.units.rows, 79);
      assert.match(intake.notes.join(), '79 of 400 rows match gender = female and locale = ko');
    }));

  test('an audit writes three files, prints at most ten lines, and says nothing on standard error', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.tsv'), clips());
      const { code, out, err } = await rollcall(['clips.tsv'], folder);
      assert.is(code, EXIT.ok, err);
      assert.is(err, '');
      assert.ok(out.trimEnd().split('\n').length <= 10, out);
      assert.not.match(out, '\u001b[');
      assert.equal((await readdir(join(folder, 'rollcall-out', 'clips'))).sort(), [
        'report.html',
        'result.json',
        'run.json',
      ]);
      const result = parseResult(await readFile(join(folder, 'rollcall-out/clips/result.json'), 'utf8'), 'result.json');
      assert.is(result.intake.rows, 400);
      assert.is(result.dataset.units.contributors, 100);
      const gender = result.checks.find(({ id }) => id === 'group-share.contributor.gender')!;
      assert.equal(gender.tables[0]!.rows.map(({ label, count }) => [label, count]).sort(), [
        ['Female', 20],
        ['Male', 80],
      ]);
      assert.not.match(JSON.stringify(result), folder);
    }));

  test('findings at or above --fail-on exit 1; the same result is rendered again to the same bytes', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.tsv'), clips());
      const { code, err } = await rollcall(
        ['clips.tsv', '--expect', 'gender=uniform', '--fail-on', 'medium', '--out', 'o', '--quiet'],
        folder,
      );
      assert.is(code, EXIT.findings, err);
      const again = await rollcall(['render', 'o/result.json', '--out', 'again'], folder);
      assert.is(again.code, EXIT.ok, again.err);
      const [first, second] = await Promise.all(
        ['o', 'again'].map((name) => readFile(join(folder, name, 'report.html'), 'utf8')),
      );
      assert.is(second, first);
      const third = await rollcall(['render', 'o/report.html', '--format', 'md'], folder);
      assert.is(third.code, EXIT.ok, third.err);
      assert.match(third.out, 'Female');
    }));

  test('a failed run leaves the previous report as it was', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.tsv'), clips());
      await rollcall(['clips.tsv', '--out', 'o', '--quiet'], folder);
      const before = await readFile(join(folder, 'o/result.json'), 'utf8');
      await writeFile(join(folder, 'clips.tsv'), '');
      assert.is((await rollcall(['clips.tsv', '--out', 'o', '--quiet'], folder)).code, EXIT.input);
      assert.is(await readFile(join(folder, 'o/result.json'), 'utf8'), before);
      assert.equal((await readdir(join(folder, 'o'))).sort(), ['report.html', 'result.json', 'run.json']);
    }));

  test('in CI the terminal prints no finding, because logs are public', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.tsv'), clips());
      const { out } = await rollcall(['clips.tsv', '--expect', 'gender=uniform'], folder, { CI: 'true' });
      assert.not.match(out, 'Female');
      assert.match(out, 'result');
    }));

  test('roles says what each column was taken for and why; nothing is written', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.tsv'), clips());
      const { code, out } = await rollcall(['roles', 'clips.tsv'], folder);
      assert.is(code, EXIT.ok);
      assert.match(out, /client_id\s+contributor\.id/);
      assert.match(out, /gender\s+contributor\.gender/);
      assert.equal(await readdir(folder), ['clips.tsv']);
    }));
});
