// Opens manifests in tests and reads every row back from what was staged, for comparison with what should be there.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLoader } from '../../src/engine/load.ts';
import { openSession } from '../../src/engine/session.ts';
import { relationSql } from '../../src/engine/sql/relation.ts';
import type { Intake, ReadOptions } from '../../src/read/relation.ts';
import { openManifest } from '../../src/read/sources/open.ts';
import { resolveManifest } from '../../src/read/sources/resolve.ts';

export interface ReadBack {
  intake: Omit<Intake, 'dispose'>;
  columns: string[];
  /** Rows as cells, in the order they were read from the staged files. */
  rows: (string | null)[][];
}

export const temporary = (): string => mkdtempSync(join(tmpdir(), 'rollcall-test-'));

/** Opens `patterns` as a user would. `rows: false` leaves the rows unread. */
export async function readBack(patterns: string[], options: ReadOptions = {}, withRows = true): Promise<ReadBack> {
  const resolved = await resolveManifest(patterns);
  const temp = temporary();
  const session = await openSession({ allowed: resolved.folders, temp, threads: 1 });
  try {
    const intake = await openManifest(resolved, { tempRoot: temp, ...options }, createLoader(session));
    const relation = intake.relations[0]!;
    let rows: (string | null)[][] = [];
    if (withRows) {
      const names = relation.columns.map((_, at) => `c${at}`).join(', ');
      const answer = await session.run(`SELECT ${names} FROM (${relationSql(relation)})`);
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
