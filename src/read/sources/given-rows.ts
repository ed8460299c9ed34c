// Rows that stand in names, as any other table: written to the canonical copy, counted while they are, and their digest is
// that of what was written, because there may be no file behind them, or one too large to be read for its digest.
import { createHash } from 'node:crypto';
import { EXIT, RollcallError } from '../../lib/errors.ts';
import { AnomalyLog } from './anomalies.ts';
import { copyWriter } from './copy-writer.ts';
import { columnNames } from './header.ts';
import { copySource, logCut, logNames } from './report-parts.ts';
import type { GivenRows } from './resolve.ts';
import type { ScanReport } from './scan-report.ts';

/** Writes the rows to `copy`; columns in first-seen order. Errors: 130 interrupted, and those of the rows themselves. */
export async function writeGiven(given: GivenRows, copy: string, signal?: AbortSignal): Promise<ScanReport> {
  const index = new Map<string, number>();
  const hash = createHash('sha256');
  const log = new AnomalyLog();
  const writer = copyWriter(copy);
  let rows = 0;
  let bytes = 0;
  try {
    for await (const row of given.rows()) {
      if (signal?.aborted) throw new RollcallError(EXIT.interrupted, 'interrupted');
      const cells: (string | null)[] = [];
      for (const [name, value] of row) {
        let at = index.get(name);
        if (at === undefined) {
          at = index.size;
          index.set(name, at);
        }
        while (cells.length <= at) cells.push(null);
        cells[at] = value;
      }
      writer.text('-');
      for (const cell of cells) {
        if (cell === null) writer.absent();
        else writer.text(cell);
      }
      writer.endRecord();
      const line = `${JSON.stringify([...row])}\n`;
      hash.update(line);
      bytes += Buffer.byteLength(line);
      rows++;
    }
  } finally {
    writer.close();
  }
  if (rows === 0) log.add('no-rows', null);
  logCut(rows, log);
  const named = columnNames([...index.keys()]);
  logNames(named, log);
  return {
    format: given.format,
    dialect: { digest: 'of the rows' },
    encoding: 'utf-8',
    bytes,
    sha256: hash.digest('hex'),
    names: named.names,
    headerTexts: [],
    fields: named.names.map((_, at) => at + 1),
    source: copySource(copy, index.size + 1, writer.longest(), true),
    plain: false,
    reason: 'rows from names',
    records: rows,
    rows,
    rejected: 0,
    blanks: 0,
    repaired: 0,
    proven: true,
    anomalies: [...log.list(), ...(given.anomalies?.() ?? [])],
  };
}
