// A run with a frozen configuration over a manifest that has changed since: what is gone, new or unknown is said, and
// nothing is guessed.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditCommand } from '../../src/commands/audit.ts';
import { EXIT, RollcallError } from '../../src/lib/errors.ts';
import { parseResult } from '../../src/result/read.ts';
import type { Result } from '../../src/result/schema.ts';
import { assert, suite } from '../suite.ts';
import { around } from './surroundings.ts';

const rows = (header: string, line: (i: number) => string): string =>
  [header, ...Array.from({ length: 300 }, (_, i) => line(i)), ''].join('\n');

/** 300 clips of 60 speakers; the sex column has a word of its own in a third of the rows. */
const CLIPS = rows('speaker_id,sex,age,tags,minutes', (i) =>
  [`s${i % 60}`, i % 3 === 0 ? 'kvinde' : i % 3 === 1 ? 'm' : 'zz', 20 + (i % 50), i % 2 ? 'a|b' : 'c', 5].join(','),
);

const CONFIG = `version: 1
name: clips
manifest: clips.csv
kind: speech
roles:
  speaker_id: contributor.id
  sex: contributor.gender
  tags: sample.topic[pipe]
  minutes: sample.duration[min]
frozen:
  rollcall: 0.0.1
  columns: [speaker_id, sex, age, tags, minutes]
`;

const run = async (
  config: string,
  clips: string,
  flags: Record<string, unknown> = {},
): Promise<{ exit: number; result: Result }> => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-configured-'));
  try {
    await writeFile(join(folder, 'rollcall.yaml'), config);
    await writeFile(join(folder, 'clips.csv'), clips);
    const out = join(folder, 'out');
    const typed = { config: join(folder, 'rollcall.yaml'), out, format: 'json', ...flags };
    const exit = await auditCommand(typed, around(undefined, { quiet: true }));
    return { exit, result: parseResult(await readFile(join(out, 'result.json'), 'utf8'), 'result.json') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const roles = ({ columns }: Result): Record<string, string | null> =>
  Object.fromEntries(columns.map(({ name, role }) => [name, role]));
const codesOf = ({ findings }: Result): [string, string][] =>
  findings
    .filter(({ check }) => check === 'declared-columns')
    .map(({ code, severity }): [string, string] => [code, severity])
    .sort();

suite('a frozen configuration', (test) => {
  test('is followed to the letter: what it leaves open stays open', async () => {
    const { result } = await run(CONFIG, CLIPS);
    assert.equal(roles(result), { speaker_id: 'id', sex: 'gender', age: null, tags: 'topic', minutes: 'duration' });
    assert.match(result.columns.find(({ name }) => name === 'age')!.reason, 'left open');
    assert.is(result.dataset.units.hours, 25);
    assert.equal(
      result.columns.filter(({ type }) => type === 'list').map(({ name }) => name),
      ['tags'],
    );
    assert.equal(codesOf(result), [['values-new', 'medium']]);
  });

  test('goes on without a column that is gone, says so at the top, and does not read a new one', async () => {
    const { exit, result } = await run(
      `${CONFIG}expect: { sex: uniform }\nbasis: { sex: self-reported }\n`,
      CLIPS.replace('speaker_id,sex', 'speaker_id,gender'),
      { 'fail-on': 'critical' },
    );
    assert.is(exit, EXIT.findings);
    assert.is(roles(result).gender, null);
    assert.equal(codesOf(result), [
      ['columns-new', 'low'],
      ['gone', 'critical'],
    ]);
    assert.match(result.intake.notes.join(), 'uniform was not held against sex');
  });

  test('stops at a column that is typed and not there', async () => {
    for (const column of ['gendre', 'sex']) {
      try {
        await run(CONFIG, CLIPS.replace(',sex', ',gender'), { role: [`${column}=contributor.gender`] });
        assert.unreachable();
      } catch (error) {
        assert.instance(error, RollcallError);
        assert.is((error as RollcallError).exit, EXIT.usage);
      }
    }
  });

  test('values that it knew of are no news, and codes that it gives are counted', async () => {
    const known = await run(`${CONFIG}  unmapped: { sex: [zz] }\n`, CLIPS);
    assert.equal(codesOf(known.result), []);
    const coded = await run(`${CONFIG}codes: { sex: { zz: nonbinary, m: missing } }\n`, CLIPS);
    const sex = coded.result.columns.find(({ name }) => name === 'sex')!;
    assert.equal([sex.unmapped, sex.missing.sentinel], [[], 100]);
    const share = coded.result.checks.find(({ id }) => id === 'group-share.contributor.gender')!;
    const inRows = share.tables.find(({ unit }) => unit === 'rows')!;
    assert.equal(
      inRows.rows
        .filter(({ count }) => count !== 0)
        .map(({ keys, count, raw }) => [Object.values(keys)[0], count, raw])
        .sort(),
      [
        ['female', 100, ['kvinde']],
        ['nonbinary', 100, []],
      ],
    );
  });

  test('a code that the codebook has not got is a usage error', async () => {
    try {
      await run(`${CONFIG}codes: { sex: { zz: nonbinry } }\n`, CLIPS);
      assert.unreachable();
    } catch (error) {
      assert.match((error as Error).message, /codes: sex: "nonbinry" is no code of gender/);
    }
  });

  test('says when what words mean has changed since', async () => {
    const { result } = await run(`${CONFIG}  codebooks: { gender: '0' }\n  references: { world.age: '0' }\n`, CLIPS);
    assert.match(result.intake.notes.join('\n'), /what words mean has changed for gender since rollcall 0\.0\.1/);
    assert.match(result.intake.notes.join('\n'), /figures have changed for world\.age/);
  });

  test('without what was frozen, columns that it does not name are detected as ever', async () => {
    const { result } = await run(CONFIG.slice(0, CONFIG.indexOf('frozen:')), CLIPS);
    assert.is(roles(result).age, 'age');
    assert.equal(codesOf(result), []);
  });
});
