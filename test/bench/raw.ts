// Runs raw.sql over one generated manifest in a process of its own and prints the seconds it took: from the opening of the
// engine to the last answer, without the start of Node, which is again in the engine's favour.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { columns } from './generate.ts';

/** The statements of raw.sql for one file format. */
export function statements(format: string): string[] {
  const sections = readFileSync(new URL('raw.sql', import.meta.url), 'utf8')
    .split(/^-- section: /m)
    .slice(1);
  return sections
    .map((section) => section.split(/\n([\s\S]*)/, 2) as [string, string])
    .filter(([name]) => name === format || name === 'both')
    .flatMap(([, body]) => body.split(';').map((statement) => statement.trim()))
    .filter((statement) => statement !== '');
}

const source = (path: string): string =>
  path.endsWith('.parquet')
    ? `read_parquet('${path}')`
    : `read_csv('${path}', auto_detect=false, header=true, delim=',', quote='"', escape='"', columns={${columns.map((name) => `'${name}': 'VARCHAR'`).join(', ')}})`;

const [path] = process.argv.slice(2);
if (path !== undefined) {
  const start = performance.now();
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('SET preserve_insertion_order=false');
  await connection.run(`CREATE VIEW manifest AS FROM ${source(path)}`);
  for (const statement of statements(path.endsWith('.parquet') ? 'parquet' : 'csv')) {
    const reader = await connection.runAndReadAll(statement);
    reader.getColumnsObjectJson();
  }
  console.log(((performance.now() - start) / 1000).toFixed(3));
}
