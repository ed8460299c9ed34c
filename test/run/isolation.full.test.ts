// A manifest is data: nothing in it is run, fetched, or read from elsewhere, and no name of it changes a number.
import { spawnSync } from 'node:child_process';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT } from '../../src/lib/errors.ts';
import type { Result } from '../../src/result/schema.ts';
import { assert, hasShared, shared, suite } from '../suite.ts';
import { clips, csv, jsonl, type Row } from './manifests.ts';
import { folderIn, inFolder, rollcall, start } from './rollcall.ts';

const works = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
const ROWS = clips(1500);
const CANARY = 'canary-7f3a';
const bytes = (path: string) => readFile(path, 'utf8');

/** The numbers of a result, without any name. */
const numbersOf = (text: string): unknown => {
  const { checks, findings, intake, summary, columns } = JSON.parse(text) as Result;
  const tables = checks.flatMap(({ tables }) =>
    tables.map(({ total, known, missing, rows }) => ({
      ...{ total, known, missing },
      rows: rows.map(({ count, share, interval }) => JSON.stringify([count, share, interval])).sort(),
    })),
  );
  return {
    rows: intake.rows,
    tables: tables.map((table) => JSON.stringify(table)).sort(),
    outcomes: checks.map(({ outcome }) => outcome).sort(),
    findings: findings.map(({ code, severity, items }) => `${code} ${severity} ${items.length}`).sort(),
    severities: summary.severities,
    missing: columns.map(({ missing }) => missing),
  };
};

const result = async (manifest: string[], cwd: string, flags: string[] = []): Promise<string> => {
  const { code, err } = await rollcall([...manifest, '--quiet', '--out', '.out', ...flags], { cwd });
  assert.is(code, EXIT.ok, err);
  return bytes(join(cwd, '.out/result.json'));
};

/** SQL payloads, one a line. */
async function payloads(): Promise<string[]> {
  const root = shared('torture/sql-injection');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter(({ name }) => name.endsWith('.txt')).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.sort().map(bytes));
  const own = [
    `'; COPY (SELECT 1) TO 'stolen.csv'; --`,
    `"; ATTACH 'stolen.db'; --`,
    "' || (SELECT content FROM read_text('../canary.txt')) || '",
  ];
  return [...new Set([...own, ...texts.flatMap((text) => text.split(/\r?\n/)).map((line) => line.trim())])].filter(
    (line) => line !== '' && line.length < 400,
  );
}

/** The clips with more columns of these names, filled with these values in turn. */
const dressed = (names: string[], values: string[]): Row[] =>
  ROWS.map(({ client_id, gender, age, country }, i) => ({
    client_id: `${client_id}`,
    gender: gender!,
    age: age!,
    country: country!,
    ...Object.fromEntries(names.map((name, column) => [name, values[(i * 7 + column) % values.length]!])),
  }));

suite('a manifest is only data', (test) => {
  test.when(works('unshare', '-n', 'true'), 'unshare -n is refused')('without a network the bytes are the same', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.csv'), csv(ROWS));
      const args = ['clips.csv', '--target', 'world', '--quiet', '--out'];
      assert.is((await rollcall([...args, 'with'], { cwd: folder })).code, EXIT.ok);
      assert.is((await rollcall([...args, 'without'], { cwd: folder, under: ['unshare', '-n'] })).code, EXIT.ok);
      for (const name of ['result.json', 'report.html'])
        assert.is(await bytes(join(folder, 'with', name)), await bytes(join(folder, 'without', name)));
    }),
  );

  test.when(works('strace', '-f', '-o', '/dev/null', 'true'), 'strace is missing')('it opens no connection', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'clips.csv'), csv([...ROWS, { path: 'https://example.org/x.parquet' }]));
      const under = ['strace', '-f', '-e', 'trace=connect,socket', '-o', 'trace.txt'];
      const { code, err } = await rollcall(['clips.csv', '--quiet', '--out', 'out'], { cwd: folder, under });
      assert.is(code, EXIT.ok, err);
      assert.not.match(await bytes(join(folder, 'trace.txt')), /AF_INET/);
    }),
  );

  test.when(hasShared('torture/sql-injection'), 'no payloads')('SQL in names and values is text like any other', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'canary.txt'), CANARY);
      const data = await folderIn(folder, 'data');
      const lines = await payloads();
      assert.ok(lines.length > 500);
      const names = lines.filter((_, i) => i < 3 || i % 40 === 0);
      const plain = lines.map((_, i) => `value number ${i} of many`);
      const few = names.slice(0, 6);
      const pairs: [string, Row[], Row[]][] = [
        ['values', dressed(['note'], lines), dressed(['note'], plain)],
        ['categories', dressed(['note'], few), dressed(['note'], plain.slice(0, few.length))],
        [
          'names',
          dressed(names, ['a', 'b', 'c']),
          dressed(
            names.map((_, i) => `column ${i}`),
            ['a', 'b', 'c'],
          ),
        ],
      ];
      for (const [what, nasty, harmless] of pairs) {
        await writeFile(join(data, 'clips.jsonl'), jsonl(nasty));
        const text = await result(['clips.jsonl'], data, ['--role', 'gender=contributor.gender']);
        assert.not.ok(text.includes(CANARY), what);
        await writeFile(join(data, 'clips.jsonl'), jsonl(harmless));
        if (what !== 'values') assert.equal(numbersOf(text), numbersOf(await result(['clips.jsonl'], data)), what);
        assert.is(JSON.parse(text).intake.rows, ROWS.length, what);
        assert.equal((await readdir(data)).sort(), ['.out', 'clips.jsonl'], what);
      }
      assert.is(await bytes(join(folder, 'canary.txt')), CANARY);
    }),
  );

  test.when(hasShared('torture/sql-injection'), 'no payloads')('SQL in arguments is an argument', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'canary.txt'), CANARY);
      const data = await folderIn(folder, 'data');
      const nasty = `x' ; COPY (SELECT 1) TO 'stolen.csv' ; --`;
      await writeFile(join(data, `${nasty}.csv`), csv(ROWS));
      await writeFile(join(data, 'harmless.csv'), csv(ROWS));
      const twin = await result(['harmless.csv'], data);
      assert.equal(numbersOf(await result([`${nasty}.csv`], data)), numbersOf(twin));
      const column = `--path-column=${nasty}={${nasty}}.csv`;
      const more = JSON.parse(await result(['harmless.csv'], data, [column])) as Result;
      assert.is(more.columns.at(-1)?.name, nasty);
      for (const flags of [
        ['--role', `${nasty}=contributor.gender`],
        ['--role', `gender=${nasty}`],
        ['--expect', `gender=${nasty}`],
        ['--target', nasty],
        ['--memory', `1GB'; ${nasty}`],
        ['--kind', nasty],
        ['--encoding', nasty],
      ]) {
        const { code, err } = await rollcall(['harmless.csv', '--quiet', '--out', '.out', ...flags], { cwd: data });
        assert.ok(code === EXIT.usage || code === EXIT.notFound, `${flags}: ${code} ${err}`);
        assert.not.match(err, CANARY);
      }
      assert.equal((await readdir(data)).sort(), ['.out', 'harmless.csv', `${nasty}.csv`].sort());
    }),
  );

  test.when(hasShared('torture/blns'), 'no naughty strings')('naughty strings are counted like harmless ones', () =>
    inFolder(async (folder) => {
      const strings = (JSON.parse(await bytes(shared('torture/blns/blns.json'))) as string[]).filter(
        (text) => text.trim() !== '',
      );
      const names = [...new Set(strings.map((text) => text.normalize('NFC').trim()))].filter(
        (name) => name.length < 200,
      );
      const some = names.filter((_, i) => i % 12 === 0);
      await writeFile(join(folder, 'clips.jsonl'), jsonl(dressed(some, ['a', 'b'])));
      const nasty = await result(['clips.jsonl'], folder);
      const { columns } = JSON.parse(nasty) as Result;
      assert.is(columns.length, 4 + some.length);
      await writeFile(
        join(folder, 'clips.jsonl'),
        jsonl(
          dressed(
            some.map((_, i) => `column ${i}`),
            ['a', 'b'],
          ),
        ),
      );
      assert.equal(
        (JSON.parse(await result(['clips.jsonl'], folder)) as Result).intake.rows,
        (JSON.parse(nasty) as Result).intake.rows,
      );
      await writeFile(join(folder, 'clips.jsonl'), jsonl(dressed(['text'], strings)));
      assert.is((JSON.parse(await result(['clips.jsonl'], folder)) as Result).intake.rows, ROWS.length);
    }),
  );

  test.when(hasShared('torture/nasty-names'), 'no names')('files with nasty names are read, and shown harmlessly', () =>
    inFolder(async (folder) => {
      const listed = JSON.parse(await bytes(shared('torture/nasty-names/names.json'))) as unknown;
      const all = (Array.isArray(listed) ? listed : Object.values(listed as object)).flat(3).map(String);
      const names = all.filter((name) => !/[/\0]/.test(name) && !/^\.*$/.test(name) && Buffer.byteLength(name) < 200);
      assert.ok(names.length > 5, 'no names to try');
      for (const [i, name] of names.filter((_, i) => i % Math.ceil(names.length / 7) === 0).entries()) {
        const place = await folderIn(folder, `${i}`);
        await writeFile(join(place, `${name}.csv`), csv(ROWS.slice(0, 200)));
        const { code, out, err } = await rollcall([`./${name}.csv`, '--out', '.out'], { cwd: place });
        assert.is(code, EXIT.ok, `${JSON.stringify(name)}: ${err}`);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come out
        assert.not.match(`${out}${err}`, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/, JSON.stringify(name));
        assert.is((JSON.parse(await bytes(join(place, '.out/result.json'))) as Result).intake.rows, 200);
      }
    }),
  );

  test('a link that leads out of the folder is refused, and what it leads to is not read', () =>
    inFolder(async (folder) => {
      const data = await folderIn(folder, 'data');
      await writeFile(join(folder, 'canary.csv'), `client_id,gender\n${CANARY},female\n`);
      await writeFile(join(data, 'clips.csv'), csv(ROWS.slice(0, 200)));
      await symlink('../canary.csv', join(data, 'more.csv'));
      for (const manifest of ['data', 'data/*.csv']) {
        const { code, err, out } = await rollcall([manifest, '--out', 'out'], { cwd: folder });
        assert.is(code, EXIT.input, err);
        assert.match(err, /link leads out/);
        assert.not.match(`${out}${err}`, CANARY);
      }
      assert.not.ok((await readdir(folder)).includes('out'));
    }));

  test.when(hasShared('torture/formula-injection'), 'no formulas')('no cell of a CSV starts a formula', () =>
    inFolder(async (folder) => {
      const own = await bytes(shared('torture/formula-injection/own-cells.jsonl'));
      const lines = (await bytes(shared('torture/formula-injection/csv-payload.txt'))).split(/\r?\n/);
      const cells = [
        ...own
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line)),
        ...lines,
      ]
        .map((cell) => (typeof cell === 'string' ? cell : String(Object.values(cell as object)[0])))
        .filter((cell) => cell.trim() !== '' && cell.length <= 40);
      assert.ok(cells.length > 5);
      await writeFile(join(folder, 'clips.jsonl'), jsonl(dressed([cells[0]!, 'label'], cells)));
      await result(['clips.jsonl'], folder, ['--role', 'label=sample.label']);
      const { ended } = start(['render', '.out/result.json', '--format', 'csv'], { cwd: folder });
      const { code, out } = await ended;
      assert.is(code, EXIT.ok);
      const starts =
        out.replaceAll('\r\n', '\n').match(/(?<=^|,)"?[=+@\t\r-](?!\d+(\.\d+)?(e[+-]?\d+)?"?(,|\r?\n))[^,\n]*/gm) ?? [];
      assert.equal(starts, []);
      assert.ok(
        cells.some((cell) => out.includes(`'${cell.replaceAll('"', '""')}`)),
        'no payload reached the tables',
      );
    }),
  );
});
