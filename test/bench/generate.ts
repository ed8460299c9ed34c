// The manifests of the benchmark: 13 columns, 5 % missing in each role, contributors whose attributes never change.
// Every value is a hash of its row or contributor number, so the same rows come out on every machine with this engine.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Raised whenever the rows would come out otherwise: the cache keeps one file per version, size and format. */
const VERSION = 1;
const CONTRIBUTORS = 100_000;
const MISSING = 0.05;

/** Where generated manifests are kept between runs: outside the project, 10 M rows are over a gigabyte. */
export const benchFolder = (): string => process.env.ROLLCALL_BENCH_DIR ?? join(tmpdir(), 'rollcall-bench');

/** A role of the generated manifest: whose attribute it is, its values, most frequent first, and how uneven they are. */
interface Role {
  of: 'contributor' | 'row';
  values: string[];
  /** 1 = all values alike; higher = more of the first ones. */
  skew: number;
}

const words = (text: string): string[] => text.split(' ');
const numbered = (word: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${word}-${i + 1}`);

/** The ten roles that the benchmark counts. */
export const roles: Record<string, Role> = {
  gender: { of: 'contributor', skew: 1.3, values: words('male_masculine female_feminine non-binary') },
  age: {
    of: 'contributor',
    skew: 1.8,
    values: words('twenties thirties teens fourties fifties sixties seventies eighties'),
  },
  country: {
    of: 'contributor',
    skew: 2.5,
    values: words(
      'US IN GB DE ES FR KE BR NG MX PL IT TR RU CA ID CN JP PK BD UG RW TH CM MA EG ZA NL BE AT CH SE FI NO DK CZ SK HU RO BG GR UA GE AM IL SA IR IQ VN PH KR TW AR CL CO PE VE EC BO PY',
    ),
  },
  language: {
    of: 'contributor',
    skew: 2.5,
    values: words(
      'en es de fr ca rw be eo sw lg it pt ru fa ba zh ta pl ar th bn nl uk tr cs ja hu mr ka eu gl ur yo ro uz hi sl lv te ko',
    ),
  },
  accent: { of: 'contributor', skew: 2, values: numbered('accent', 100) },
  label: { of: 'row', skew: 1.5, values: numbered('word', 200) },
  scene: {
    of: 'row',
    skew: 1.5,
    values: words('home office street car shop school park station kitchen outdoors studio hall'),
  },
  split: { of: 'contributor', skew: 3, values: words('train test dev') },
  licence: { of: 'row', skew: 3, values: words('CC0-1.0 CC-BY-4.0 CC-BY-SA-4.0 CC-BY-NC-4.0 MIT ODbL-1.0') },
  device: { of: 'contributor', skew: 2, values: words('phone laptop headset tablet studio desktop speaker') },
};

/** All columns in file order. */
export const columns: string[] = ['path', 'client_id', ...Object.keys(roles), 'duration'];

/** Uniform in 0..1 from an integer column and a stream number. */
const uniform = (column: string, stream: number): string =>
  `((hash(${column} * 64 + ${stream}) >> 11) / 9007199254740992.0)`;

const cell = (name: string, stream: number): string => {
  const { of, values, skew } = roles[name]!;
  const key = of === 'contributor' ? 'contributor' : 'row';
  const list = `[${values.map((value) => `'${value}'`).join(',')}]`;
  const index = `floor(${values.length} * pow(${uniform(key, stream)}, ${skew}))::INT + 1`;
  return `CASE WHEN ${uniform(key, stream + 32)} >= ${MISSING} THEN ${list}[${index}] END AS "${name}"`;
};

/** Every contributor has at least one row; after that the first ones speak more often. */
const rowsSql = (rows: number): string => {
  const contributors = Math.min(CONTRIBUTORS, rows / 10);
  const contributor = `CASE WHEN row < ${contributors} THEN row ELSE floor(${contributors} * pow(${uniform('row', 0)}, 1.5))::BIGINT END`;
  return `SELECT 'clips/clip_' || row || '.mp3' AS path, md5('contributor ' || contributor) AS client_id,
    ${Object.keys(roles)
      .map((name, i) => cell(name, i + 1))
      .join(',\n    ')},
    1000 + (hash(row * 64 + 31) % 9000)::INT AS duration
  FROM (SELECT range AS row, ${contributor.replaceAll('row', 'range')} AS contributor FROM range(${rows}))`;
};

export type Format = 'parquet' | 'csv';
const copyOptions: Record<Format, string> = { parquet: 'FORMAT parquet, COMPRESSION zstd', csv: 'FORMAT csv, HEADER' };

/**
 * Path of the generated manifest of `rows` rows; made on first use and kept.
 * The file appears under its name only when it is complete.
 */
export async function manifest(rows: number, format: Format): Promise<string> {
  const path = join(benchFolder(), `speech-v${VERSION}-${rows}.${format}`);
  if (existsSync(path)) return path;
  mkdirSync(benchFolder(), { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${rowsSql(rows)}) TO '${path}.part' (${copyOptions[format]})`);
  connection.closeSync();
  instance.closeSync();
  renameSync(`${path}.part`, path);
  return path;
}
