// Whole documents of the hostile kind, and one that is far larger than the memory it may take.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RollcallError } from '../../../src/lib/errors.ts';
import { assert, hasShared, project, shared, suite } from '../../suite.ts';
import { readBack, readText, temporary } from '../read-back.ts';

const filesBelow = (root: string): string[] =>
  existsSync(root)
    ? readdirSync(root, { recursive: true })
        .map((name) => join(root, String(name)))
        .filter((path) => statSync(path).isFile())
    : [];

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

/** Objects that a list, an object of objects or an object holds, by the rule that is documented. */
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const recordsOf = (value: unknown): number =>
  Array.isArray(value)
    ? value.filter((item) => isObject(item) && Object.keys(item).length > 0).length
    : isObject(value) && Object.keys(value).length > 0
      ? 1
      : 0;

suite('json documents: hostile and large', (test) => {
  const folder = 'torture/json-test-suite';
  test.when(hasShared(folder), 'no hostile files here')(
    'whole documents: valid ones are read, invalid ones give no silent row',
    async () => {
      const failures: string[] = [];
      let read = 0;
      let refused = 0;
      for (const path of filesBelow(shared(folder)).filter((one) => /[/][yni]_[^/]*\.json$/.test(one))) {
        const name = basename(path);
        const content = readFileSync(path);
        const value = parsed(content);
        try {
          const { intake } = await readText(name, content);
          read++;
          if (name.startsWith('n_') && intake.rejected === 0 && intake.proven)
            failures.push(`${name}: read without a word`);
          if (name.startsWith('y_') && intake.rows < Math.min(1, recordsOf(value)))
            failures.push(`${name}: ${intake.rows} rows`);
        } catch (error) {
          refused++;
          const { exit, message } = error as RollcallError;
          if (exit !== 65) failures.push(`${name}: exit ${exit} ${message}`);
          if (message.length >= 300) failures.push(`${name}: a message of ${message.length} characters`);
          if (name.startsWith('y_') && recordsOf(value) > 0) failures.push(`${name}: refused: ${message}`);
        }
      }
      console.log(`  ${read} read, ${refused} refused`);
      assert.equal(failures, []);
      assert.ok(read > 5 && refused > 100);
    },
  );

  test('a list of 200 MB, a keyed object and a late section are read in constant memory', async () => {
    const root = temporary();
    try {
      const big = join(root, 'big.json');
      const out = createWriteStream(big);
      const record = (i: number): string =>
        `{"id": ${i}, "who": {"gender": "${i % 2 ? 'f' : 'm'}"}, "text": "${'lorem \\"ipsum\\" '.repeat(12)}", "tags": [1, 2]}`;
      out.write('{"info": {"by": "x"},\n"data": [\n');
      const rows = 900_000;
      for (let i = 0; i < rows; i++)
        if (!out.write(`${record(i)}${i + 1 < rows ? ',\n' : '\n'}`)) await once(out, 'drain');
      out.end(']}\n');
      await once(out, 'finish');
      assert.ok(statSync(big).size > 200e6);
      const script = `
        import { scanText } from '${project('src/read/sources/scan.ts')}';
        const report = await scanText({ path: '${big}', name: 'big.json', copy: '${join(root, 'copy')}' });
        console.log(JSON.stringify([report.records, report.rows, report.proven, report.dialect.section]));
        console.log(process.resourceUsage().maxRSS);`;
      const run = spawnSync(
        process.execPath,
        ['--import', 'tsx', '--max-old-space-size=96', '--input-type=module', '-e', script],
        {
          encoding: 'utf8',
          cwd: project(''),
        },
      );
      const [found, peak] = run.stdout.trim().split('\n');
      assert.equal(JSON.parse(found ?? 'null'), [rows, rows, true, 'data'], run.stderr);
      console.log(`  ${Math.round(statSync(big).size / 1e6)} MB, peak ${Math.round(Number(peak) / 1024)} MB`);
      assert.ok(Number(peak) / 1024 < 320, `${peak} KiB`);
      const { intake } = await readBack([big], {}, false);
      assert.equal([intake.rows, intake.proven], [rows, true]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
