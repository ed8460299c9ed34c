// Files that once broke other readers: each must end in a read or in a clean refusal, within seconds.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RollcallError } from '../../../src/lib/errors.ts';
import { assert, hasShared, shared, suite } from '../../suite.ts';
import { readBack, readText } from '../read-back.ts';

const filesBelow = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    })
    .filter((path) => !/(LICENSE|MANIFEST|SOURCES|README)|\.md$/.test(path));

const SECONDS = 20;

const endsWell = async (path: string): Promise<string | null> => {
  const start = performance.now();
  try {
    const { intake, rows } = await readBack([path]);
    if (intake.rows !== rows.length) return `${intake.rows} rows told, ${rows.length} there`;
    for (const file of intake.files)
      if (file.rows + file.rejected > file.records)
        return `${file.records} records, ${file.rows} rows, ${file.rejected} rejected`;
  } catch (error) {
    if (!(error instanceof RollcallError)) return String(error);
    if (error.exit !== 65 && error.exit !== 66) return `${error.exit} ${error.message}`;
    if (error.message.length > 300) return `a message of ${error.message.length} characters`;
  }
  return performance.now() - start > SECONDS * 1000 ? 'slow' : null;
};

const folders = [
  ...['afl', 'broken', 'bug_9005', 'comments', 'dateformat', 'decimal_separators', 'encodings', 'error', 'fuzzing'],
  ...['headers', 'inconsistencies', 'multidelimiter', 'rejects', 'thousands_separator', 'unescaped_quotes'],
  ...['unquoted_escape', 'validator', 'zstd'],
].map((name) => `torture/duckdb-csv/${name}`);

suite('corpora', (test) => {
  for (const folder of [...folders, 'torture/parquet-testing/bad_data', 'torture/parquet-testing/data'])
    test.when(hasShared(folder), 'no hostile files here')(
      `every file of ${folder} is read or cleanly refused`,
      async () => {
        const failures: string[] = [];
        for (const path of filesBelow(shared(folder))) {
          const failure = await endsWell(path);
          if (failure !== null) failures.push(`${path.slice(shared('').length)}: ${failure}`);
        }
        assert.equal(failures, []);
      },
    );

  const json = 'torture/json-test-suite';
  test.when(hasShared(json), 'no hostile files here')(
    'JSON texts as records: valid ones kept, invalid ones rejected once with their line, neighbours intact',
    async () => {
      const failures: string[] = [];
      let valid = 0;
      let invalid = 0;
      for (const path of filesBelow(shared(json)).filter((file) => /[/][yni]_[^/]*\.json$/.test(file))) {
        const name = path.slice(path.lastIndexOf('/') + 1);
        const text = Buffer.from(readFileSync(path, 'latin1').replace(/[\r\n]+/g, ' '), 'latin1');
        const isObject = text.toString('latin1').trimStart().startsWith('{') && !name.startsWith('n_');
        const record = isObject ? text : Buffer.concat([Buffer.from('{"v":'), text, Buffer.from('}')]);
        const neighbour = (n: number) => Buffer.from(`{"id":${n},"good":"yes"}\n`);
        const content = Buffer.concat([neighbour(1), record, Buffer.from('\n'), neighbour(2)]);
        const { intake, columns, rows } = await readText('a.jsonl', content);
        const at = columns.indexOf('id');
        const good = rows.filter((row) => row[columns.indexOf('good')] === 'yes').map((row) => row[at]);
        if (JSON.stringify(good) !== '["1","2"]') failures.push(`${name}: neighbours ${JSON.stringify(good)}`);
        const told = intake.files[0]!.anomalies.filter(
          (a) => a.kind !== 'duplicate-key' && a.kind !== 'blank-column-name',
        );
        if (name.startsWith('y_')) {
          valid++;
          if (intake.rows !== 3 || intake.rejected !== 0) failures.push(`${name}: ${intake.rows} rows`);
        } else if (name.startsWith('n_')) {
          invalid++;
          if (intake.rows !== 2 || intake.rejected !== 1 || told[0]?.line !== 2)
            failures.push(`${name}: ${intake.rows} rows`);
        } else if (intake.rows + intake.rejected !== 3)
          failures.push(`${name}: ${intake.rows} rows, ${intake.rejected} rejected`);
      }
      assert.equal(failures, []);
      assert.ok(valid > 40 && invalid > 90, `${valid} valid, ${invalid} invalid`);
    },
  );
});
