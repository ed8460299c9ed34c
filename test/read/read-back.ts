// Opens manifests in tests and reads every row back from what was staged, for comparison with what should be there.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLoader } from '../../src/engine/load.ts';
import { openSession } from '../../src/engine/session.ts';
import { quoteName, quoteText } from '../../src/engine/sql/quote.ts';
import { RollcallError } from '../../src/lib/errors.ts';
import type { Intake, ParquetPart, ReadOptions } from '../../src/read/relation.ts';
import { openManifest } from '../../src/read/sources/open.ts';
import { resolveManifest } from '../../src/read/sources/resolve.ts';
import { scanText } from '../../src/read/sources/scan.ts';
import { assert } from '../suite.ts';

export interface ReadBack {
  intake: Omit<Intake, 'dispose'>;
  columns: string[];
  /** Rows as cells, in the order they were read from the staged files. */
  rows: (string | null)[][];
}

/** The error that a refused work throws. */
export async function refused(work: Promise<unknown>): Promise<RollcallError> {
  try {
    await work;
  } catch (error) {
    assert.instance(error, RollcallError, String(error));
    return error as RollcallError;
  }
  throw new Error('nothing was refused');
}

export const temporary = (): string => mkdtempSync(join(tmpdir(), 'rollcall-test-'));

/** The rows of one part as text, so that the reader is tested without the engine that counts. */
const partSql = ({ path, source, constants }: ParquetPart, width: number): string => {
  const cells = Array.from({ length: width }, (_, column) => {
    if (constants[column] !== undefined) return quoteText(constants[column]);
    if (source === null) return `c${column}`;
    const from = source[column];
    if (!from) return 'NULL';
    const cell = from.path.map(quoteName).join('.');
    return from.type.endsWith('[]') ? `to_json(${cell})::VARCHAR` : `${cell}::VARCHAR`;
  });
  return `SELECT ${cells.map((cell, column) => `${cell} AS c${column}`).join(', ')} FROM read_parquet(${quoteText(path)})`;
};

/** Opens `patterns` as a user would. `rows: false` leaves the rows unread. */
export async function readBack(
  patterns: string[],
  options: ReadOptions = {},
  withRows = true,
  memory?: string,
): Promise<ReadBack> {
  const resolved = await resolveManifest(patterns);
  const temp = temporary();
  const session = await openSession({ allowed: resolved.folders, temp, threads: 1, memory });
  try {
    const intake = await openManifest(resolved, { tempRoot: temp, ...options }, createLoader(session));
    const relation = intake.relations[0]!;
    let rows: (string | null)[][] = [];
    if (withRows) {
      const names = relation.columns.map((_, at) => `c${at}`).join(', ');
      const parts = relation.parquet.map((part) => partSql(part, relation.columns.length)).join(' UNION ALL ');
      const answer = await session.run(`SELECT ${names} FROM (${parts})`);
      const cells = relation.columns.map((_, at) => answer[`c${at}`] as (string | null)[]);
      rows = (cells[0] ?? []).map((_, row) => cells.map((column) => column[row] ?? null));
    }
    const { dispose, ...rest } = intake;
    await dispose();
    return { intake: rest, columns: relation.columns, rows };
  } finally {
    session.close();
    rmSync(temp, { recursive: true, force: true });
  }
}

/** Writes `content` to a new file `name` and opens it. */
export async function readText(name: string, content: string | Buffer, options: ReadOptions = {}): Promise<ReadBack> {
  const folder = temporary();
  try {
    writeFileSync(join(folder, name), content);
    return await readBack([join(folder, name)], options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The kinds of anomalies of all files. */
export const kinds = ({ intake }: ReadBack): string[] =>
  intake.files.flatMap((file) => file.anomalies.map(({ kind }) => kind));

/** Scans and stages `content` once, without the second chance that opening a manifest gives. */
export async function stageOnce(name: string, content: string | Buffer) {
  const folder = temporary();
  const session = await openSession({ allowed: [folder], temp: folder, threads: 1 });
  try {
    const path = join(folder, name);
    writeFileSync(path, content);
    const report = await scanText({ path, name, copy: join(folder, 'copy') });
    const columns = report.fields.map((field) => ({ field }));
    const target = join(folder, 'out.parquet');
    const staged = await createLoader(session).stage([{ source: report.source, columns }], columns.length, target);
    const names = columns.map((_, at) => `c${at}`);
    const answer = await session.run(`SELECT ${names.join(', ')} FROM read_parquet('${target}')`);
    const rows = (answer.c0 ?? []).map((_, row) => names.map((column) => answer[column]![row] as string | null));
    return { report, staged, rows };
  } finally {
    session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
