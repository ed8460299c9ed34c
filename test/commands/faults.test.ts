// What each command answers to wrong input: its exit code and one line that says what to do, and nothing left behind.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditCommand } from '../../src/commands/audit.ts';
import { referencesCommand } from '../../src/commands/references.ts';
import { renderCommand } from '../../src/commands/render.ts';
import type { Surroundings } from '../../src/commands/run.ts';
import { EXIT, RollcallError } from '../../src/lib/errors.ts';
import { assert, suite } from '../suite.ts';
import { around } from './surroundings.ts';

const FILES = {
  'clips.tsv': 'client_id\tgender\nA\tfemale\nB\tmale\n',
  'empty.csv': '',
  'sheet.xlsx': 'PK',
  'bad.yaml': 'version: 1\ntargets: world\n',
};

type Command = (flags: never, surroundings: Surroundings) => Promise<number>;

const faultOf = async (command: Command, flags: Record<string, unknown>): Promise<RollcallError> => {
  try {
    await command(flags as never, around());
  } catch (error) {
    assert.instance(error, RollcallError, String(error));
    return error as RollcallError;
  }
  throw new Error('the command accepted it');
};

/** what, command, flags (paths in `@`), exit code, message */
const FAULTS: [string, Command, Record<string, unknown>, number, RegExp][] = [
  ['a file that is not there', auditCommand, { manifest: ['@/nowhere.csv'] }, EXIT.notFound, /nowhere\.csv: not found/],
  ['a remote path', auditCommand, { manifest: ['s3://bucket/x.parquet'] }, EXIT.usage, /download/],
  ['a spreadsheet', auditCommand, { manifest: ['@/sheet.xlsx'] }, EXIT.input, /CSV/],
  ['an empty file', auditCommand, { manifest: ['@/empty.csv'] }, EXIT.input, /empty\.csv/],
  [
    'a kind that does not exist',
    auditCommand,
    { manifest: ['@/clips.tsv'], kind: 'smells' },
    EXIT.usage,
    /smells.*speech/,
  ],
  [
    'a column that does not exist',
    auditCommand,
    { manifest: ['@/clips.tsv'], role: ['gander=contributor.gender'] },
    EXIT.usage,
    /gander.*gender/,
  ],
  [
    'a role that does not exist',
    auditCommand,
    { manifest: ['@/clips.tsv'], role: ['gender=contributor.shoe'] },
    EXIT.usage,
    /shoe/,
  ],
  [
    'a basis that does not exist',
    auditCommand,
    { manifest: ['@/clips.tsv'], basis: ['gender=guess'] },
    EXIT.usage,
    /guess.*annotator/,
  ],
  ['a number that is a word', auditCommand, { manifest: ['@/clips.tsv'], threads: Number.NaN }, EXIT.usage, /threads/],
  ['a size that is a word', auditCommand, { manifest: ['@/clips.tsv'], memory: 'lots' }, EXIT.usage, /memory.*500MB/],
  ['a date that is none', auditCommand, { manifest: ['@/clips.tsv'], 'as-of': '2026-13-01' }, EXIT.usage, /as-of/],
  [
    'a level that does not exist',
    auditCommand,
    { manifest: ['@/clips.tsv'], 'fail-on': 'bad' },
    EXIT.usage,
    /fail-on.*critical/,
  ],
  ['a format that does not exist', auditCommand, { manifest: ['@/clips.tsv'], format: ['pdf'] }, EXIT.usage, /pdf/],
  ['a flag given twice', auditCommand, { manifest: ['@/clips.tsv'], out: ['a', 'b'] }, EXIT.usage, /out.*once/],
  ['a target that does not exist', auditCommand, { manifest: ['@/clips.tsv'], target: ['moon'] }, EXIT.usage, /moon/],
  [
    'a target file that is not there',
    auditCommand,
    { manifest: ['@/clips.tsv'], target: ['gender=@/no.csv'] },
    EXIT.notFound,
    /no\.csv/,
  ],
  [
    'an expectation that cannot be',
    auditCommand,
    { manifest: ['@/clips.tsv'], expect: ['gender=nice'] },
    EXIT.usage,
    /uniform/,
  ],
  [
    'an expectation of nothing',
    auditCommand,
    { manifest: ['@/clips.tsv'], expect: ['ethnicity=uniform'] },
    EXIT.usage,
    /ethnicity/,
  ],
  ['a configuration with a wrong key', auditCommand, { config: '@/bad.yaml' }, EXIT.usage, /targets/],
  ['a configuration that is not there', auditCommand, { config: '@/no.yaml' }, EXIT.notFound, /no\.yaml/],
  ['a result that is none', renderCommand, { manifest: '@/clips.tsv' }, EXIT.input, /clips\.tsv/],
  ['a result that is not there', renderCommand, { manifest: '@/no.json' }, EXIT.notFound, /no\.json/],
  ['a reference that does not exist', referencesCommand, { action: ['show', 'moon.age'] }, EXIT.usage, /moon/],
];

const placed = (value: unknown, folder: string): unknown =>
  typeof value === 'string'
    ? value.replace('@', folder)
    : Array.isArray(value)
      ? value.map((one) => placed(one, folder))
      : value;

suite('commands', (test) => {
  for (const [what, command, flags, exit, message] of FAULTS) {
    test(`${what} exits ${exit} and says what to do`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'rollcall-faults-'));
      try {
        for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
        const typed = Object.fromEntries(Object.entries(flags).map(([name, value]) => [name, placed(value, folder)]));
        const error = await faultOf(command, { out: join(folder, 'out'), ...typed });
        assert.is(error.exit, exit, error.message);
        assert.match(error.message, message);
        assert.is(error.message.split('\n').length, 1);
        assert.ok(error.message.replaceAll(folder, '').length < 300, error.message);
        assert.equal((await readdir(folder)).sort(), Object.keys(FILES).sort());
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }

  test('references lists sources, dates and licences, and shows the shares of one', async () => {
    const lines: string[] = [];
    assert.is(
      await referencesCommand(
        {},
        around((text) => lines.push(text)),
      ),
      EXIT.ok,
    );
    for (const id of ['world.age', 'world.gender', 'world.country', 'world.region', 'world.language'])
      assert.match(lines.join('\n'), id);
    lines.length = 0;
    await referencesCommand(
      { action: ['show', 'world.gender'], format: 'json' },
      around((text) => lines.push(text)),
    );
    const { shares } = JSON.parse(lines.join('\n')) as { shares: Record<string, number> };
    assert.is(shares.female!.toFixed(5), '0.49600');
  });
});
