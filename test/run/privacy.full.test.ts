// What belongs to one person never leaves the engine: canaries in every place that must not be printed, searched for in
// every output, also the failed ones, also encoded.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT } from '../../src/lib/errors.ts';
import { assert, suite } from '../suite.ts';
import { clips, csv, jsonl, numbers, type Row } from './manifests.ts';
import { digest, inFolder, rollcall } from './rollcall.ts';

const LETTERS = 'bcdfghjklmnpqrstvwxz';
const next = numbers(99);
const planted: string[] = [];
/** A made-up text that occurs nowhere else. */
const unique = (): string => Array.from({ length: 7 }, () => LETTERS[next() % LETTERS.length]!).join('');
const plant = (make: (core: string) => string): string => {
  const core = unique();
  planted.push(core);
  return make(core);
};
const plantNumber = (make: (core: string) => string): string => {
  const core = `${1_000_000 + (next() % 8_999_999)}${1000 + (next() % 9000)}`;
  planted.push(core);
  return make(core);
};

/** Clips where every row has something of its own in ids, texts, paths, contacts, and here and there a rare category. */
const rows = (count: number): Row[] =>
  clips(count).map((row, i) => ({
    ...row,
    client_id: `${row.client_id}-${i % 40 === 0 ? plant((core) => core) : 'x'}`,
    path: plant((core) => `/home/${core}/clips/${i}.mp3`),
    speaker_name: plant((core) => `${core[0]!.toUpperCase()}${core.slice(1)} Smith`),
    email: plant((core) => `${core}@example.org`),
    phone: plantNumber((core) => `+49${core}`),
    sentence: plant((core) => `she told ${core} that it would rain`),
    url: plant((core) => `https://example.org/${core}`),
    gender: i % 97 === 0 ? plant((core) => core) : row.gender!,
    accent: i % 10 === 0 ? plant((core) => `from ${core}`) : ['northern', 'southern'][i % 2]!,
    category: i % 3 === 0 ? plant((core) => core) : ['news', 'songs'][i % 2]!,
    tags: i % 5 === 0 ? `speech,${plant((core) => core)}` : 'speech,clean',
  }));

/** Every form in which a canary could get out, by its length. */
const forms = new Map<number, Map<string, string>>();
const remember = (): void => {
  for (const core of planted)
    for (const form of [core, Buffer.from(core).toString('hex'), Buffer.from(core).toString('base64'), digest(core)])
      forms.set(form.length, (forms.get(form.length) ?? new Map()).set(form, core));
};

/** The canaries in a text, whatever stands around them. */
const found = (text: string): string[] => {
  const hits = new Set<string>();
  for (const [length, known] of forms)
    for (const whole of [text, text.toLowerCase()])
      for (let at = 0; at + length <= whole.length; at++) {
        const hit = known.get(whole.slice(at, at + length));
        if (hit !== undefined) hits.add(hit);
      }
  return [...hits];
};

const outputs = async (folder: string): Promise<string> => {
  const names = await readdir(folder).catch(() => []);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
};

const COLUMNS = ['speaker_name', 'email', 'phone', 'sentence', 'url', 'accent', 'category', 'tags'];

suite('what belongs to one person', (test) => {
  const manifest = rows(2000);
  remember();

  test('would be found, in any form', () => {
    const [one = '', two = ''] = planted;
    const text = `x${one}y ${Buffer.from(two).toString('hex').toUpperCase()}`;
    assert.equal(found(text).sort(), [one, two].sort());
  });

  test('is in no file and on no line of an audit, of roles or of a rendering', () =>
    inFolder(async (folder) => {
      assert.ok(planted.length > 8000);
      await writeFile(join(folder, 'clips.jsonl'), jsonl(manifest));
      const roles = ['--role', 'category=context', '--role', 'accent=contributor.accent', '--role', 'tags=context'];
      const runs: string[][] = [
        ['clips.jsonl', '--format', 'html,md,csv', '--out', 'out'],
        ['clips.jsonl', '--format', 'html,md,csv', '--out', 'declared', ...roles],
        ['roles', 'clips.jsonl'],
        ['roles', 'clips.jsonl', '--format', 'json'],
        ['render', 'out/result.json', '--format', 'csv'],
      ];
      for (const args of runs) {
        const { code, out, err } = await rollcall(args, { cwd: folder });
        assert.is(code, EXIT.ok, err);
        assert.equal(found(`${out}${err}`), [], args.join(' '));
      }
      for (const out of ['out', 'declared']) {
        const text = await outputs(join(folder, out));
        assert.equal(found(text), [], out);
        for (const shown of [...COLUMNS, 'northern', 'Female']) assert.ok(text.includes(shown), `${out}: ${shown}`);
      }
    }));

  test('is in no message of a run that fails', () =>
    inFolder(async (folder) => {
      const text = csv(manifest);
      const lines = text.split('\n');
      const cases: Record<string, [string | Buffer, number[]]> = {
        'ragged.csv': [lines.map((line, i) => (i % 2 === 1 ? `${line},,,` : line)).join('\n'), [EXIT.input, EXIT.ok]],
        'unclosed.csv': [lines.map((line, i) => (i % 2 === 1 ? `"${line}` : line)).join('\n'), [EXIT.input, EXIT.ok]],
        'broken.jsonl': [jsonl(manifest).replaceAll('":', '"'), [EXIT.input]],
        'broken.parquet': [Buffer.from(`PAR1${text}PAR1`), [EXIT.input]],
        'wrong.csv.gz': [text, [EXIT.input, EXIT.ok]],
        'headless.csv': [lines.slice(1).join('\n'), [EXIT.input, EXIT.ok]],
      };
      for (const [name, [bytes, codes]] of Object.entries(cases)) {
        await writeFile(join(folder, name), bytes);
        const { code, out, err } = await rollcall([name, '--out', name.replace('.', '-')], { cwd: folder });
        assert.ok(codes.includes(code!), `${name}: ${code} ${err}`);
        assert.equal(found(`${out}${err}`), [], `${name}: ${err}`);
        if (name !== 'headless.csv') assert.equal(found(await outputs(join(folder, name.replace('.', '-')))), [], name);
      }
      await writeFile(join(folder, 'clips.csv'), text);
      for (const flags of [
        ['--role', 'sentence=duration[ms]'],
        ['--role', 'email=contributor.age'],
        ['--expect', 'category=uniform'],
        ['--expect', 'gender=min:2'],
        ['--encoding', 'utf-16'],
        ['--delimiter', ';'],
        ['--columns', 'a,b'],
      ]) {
        const { out, err } = await rollcall(['clips.csv', '--out', 'flags', ...flags], { cwd: folder });
        assert.equal(found(`${out}${err}`), [], `${flags}: ${err}`);
      }
    }));
});
