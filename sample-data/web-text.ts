// Multilingual web text as a Parquet manifest, without the texts: where each one came from, its language, date and length.
// DuckDB writes it from a temporary CSV with one thread and in order, so that the bytes depend on the rows alone.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { deal, hexName, pick, random } from './draw.ts';

export const ROWS = 6000;

/** Text data sets of the Data Provenance collection by language; the tail is ours, ten to each of 33 more of the 550. */
const named: [string, number][] = [
  ['en', 1587],
  ['zh', 50],
  ['ar', 48],
  ['fr', 33],
  ['th', 33],
  ['de', 28],
  ['es', 28],
];
const tail = 'pt ru ja hi bn id tr vi ko it fa pl nl uk sw am yo ha ig zu te ta mr ur ne si km lo my ka kk az he'.split(
  ' ',
);
const languages: [string, number][] = [...named, ...tail.map((code): [string, number] => [code, 10])];

/** Text data sets of the Data Provenance collection by licence; software licences left out, '' = unspecified. */
const licences: [string, number][] = [
  ['', 691],
  ['CC BY-SA 4.0', 409],
  ['CC BY-NC 4.0', 183],
  ['CC BY 4.0', 150],
  ['CC BY-NC-SA 4.0', 134],
];

/** The five largest hosts of a LAION-400M sample of 10,000, under names that are reserved for examples. */
const LARGEST_HOSTS: [string, number][] = [
  ['cdn.shop.example', 641],
  ['thumbs.stock.example', 196],
  ['pins.example', 194],
  ['cards.example', 130],
  ['images.store.example', 100],
];
const SMALL_HOSTS = 900;
const hosts: [string, number][] = [
  ...LARGEST_HOSTS,
  ...Array.from({ length: SMALL_HOSTS }, (_, i): [string, number] => [
    `site-${i + 1}.example`,
    (10000 - 1261) / SMALL_HOSTS,
  ]),
];

const rows = (): string => {
  const next = random(3);
  const language = deal(ROWS, languages, next);
  const licence = deal(ROWS, licences, next);
  const host = deal(ROWS, hosts, next);
  const day = () => {
    const year = 2016 + Math.floor(9 * Math.sqrt(next()));
    return `${year}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`;
  };
  const paths = ['news', 'blog', 'wiki', 'forum', 'shop', 'help'];
  return language
    .map((code, i) => {
      const url = `https://${host[i]}/${pick(paths, next)}/${hexName(8, next)}`;
      const date = next() < 0.15 ? '' : day();
      return [url, host[i], code, date, licence[i], Math.round(60 * 30 ** next())].join(',');
    })
    .join('\n');
};

/** The bytes of documents.parquet. */
export async function webText(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-sample-'));
  try {
    const [csv, parquet] = [join(folder, 'rows.csv'), join(folder, 'documents.parquet')];
    writeFileSync(csv, `${rows()}\n`);
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    await connection.run(
      `COPY (FROM read_csv('${csv}', auto_detect=false, header=false, delim=',', quote='', escape='', nullstr='',
         columns={url: 'VARCHAR', host: 'VARCHAR', language: 'VARCHAR', date: 'DATE', license: 'VARCHAR', tokens: 'INTEGER'}))
       TO '${parquet}' (FORMAT parquet, COMPRESSION zstd)`,
    );
    connection.closeSync();
    instance.closeSync();
    return readFileSync(parquet);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
