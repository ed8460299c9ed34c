// Any table in any dialect must come back cell by cell: tables and dialects are drawn at random, written by the rules of
// the dialect, and read without being told anything.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createLoader } from '../../../src/engine/load.ts';
import { openSession } from '../../../src/engine/session.ts';
import { scanText } from '../../../src/read/sources/scan.ts';
import type { ScanReport } from '../../../src/read/sources/scan-report.ts';
import { temporary } from '../read-back.ts';

export interface Drawn {
  delimiter: string;
  newline: string;
  quoting: 'needed' | 'all';
  mark: string;
  finalNewline: boolean;
  careful: boolean;
  rows: string[][];
}

const cell = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[a-z]{1,8}$/) },
  { weight: 2, arbitrary: fc.integer({ min: -99, max: 9999 }).map(String) },
  { weight: 1, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'a,b',
      'he said "no"',
      '"',
      '""',
      'x\ny',
      'x\r\ny',
      "don't",
      'tab\there',
      'a;b|c',
      '日本',
      '😀 é',
      'NULL',
      '#x',
      '=1+1',
      'x\ry',
      '\\',
      '\\"',
      '\u2028',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\u0000', '').trim()),
  },
);

/** Tables with an id column, so that no row is blank, a name for each column, and enough rows to see the dialect. */
export const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n'),
    quoting: fc.constantFrom('needed' as const, 'all' as const),
    mark: fc.constantFrom('', '\ufeff'),
    finalNewline: fc.boolean(),
    careful: fc.boolean(),
    width: fc.integer({ min: 1, max: 6 }),
    height: fc.integer({ min: 3, max: 40 }),
  })
  .chain(({ width, height, ...rest }) =>
    fc
      .array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height })
      .map((cells) => ({ ...rest, rows: cells.map((row, at) => [`r${at}`, ...row]) })),
  );

export const headerOf = (rows: string[][]): string[] => rows[0]!.map((_, at) => (at === 0 ? 'row_id' : `name_${at}`));

export const written = ({ delimiter, newline, quoting, mark, finalNewline, rows }: Drawn): string => {
  const quote = (text: string): string =>
    quoting === 'all' || /["\r\n]/.test(text) || text.includes(delimiter) || /^[ ']|[ ]$/.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const lines = [headerOf(rows), ...rows].map((row) => row.map(quote).join(delimiter));
  return mark + lines.join(newline) + (finalNewline ? newline : '');
};

/** Writes, scans, stages and reads back through one session. */
export async function roundTripper() {
  const folder = temporary();
  const session = await openSession({ allowed: [folder], temp: folder, threads: 1 });
  const loader = createLoader(session);
  let serial = 0;
  return {
    async read(table: Drawn): Promise<{ report: ScanReport; rows: string[][] }> {
      const id = serial++;
      const path = join(folder, `${id}.csv`);
      writeFileSync(path, written(table));
      const copy = join(folder, `${id}.copy`);
      const report = await scanText({ path, name: 'a.txt', copy, careful: table.careful });
      const target = join(folder, `${id}.parquet`);
      const columns = report.fields.map((field) => ({ field }));
      await loader.stage([{ source: report.source, columns }], columns.length, target);
      const names = columns.map((_, at) => `c${at}`);
      const answer = await session.run(`SELECT ${names.join(', ')} FROM read_parquet('${target}')`);
      for (const file of [path, copy, target]) if (existsSync(file)) rmSync(file);
      return { report, rows: (answer.c0 ?? []).map((_, row) => names.map((name) => answer[name]![row] as string)) };
    },
    close() {
      session.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
