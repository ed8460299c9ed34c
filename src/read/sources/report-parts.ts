// Pieces that every report of a scanned file shares.
import type { TextSource } from '../../engine/engine.ts';
import type { AnomalyLog } from './anomalies.ts';
import type { columnNames } from './header.ts';

/** A canonical copy as an engine reads it. */
export const copySource = (path: string, fields: number, longest: number, padded: boolean): TextSource => ({
  path,
  compression: 'none',
  delimiter: ',',
  quote: '"',
  escape: '"',
  skipLines: 0,
  fields,
  padded,
  newline: '\n',
  longestRecord: longest,
});

/** What a JSON document is called that is a single record. */
export const ONE_RECORD = 'one record';

/** Most rows of a spreadsheet, with and without the header. */
const SPREADSHEET_ROWS = new Set([65_535, 65_536, 1_048_575, 1_048_576]);

/** Says where a number of rows may be a cut: at the most that a spreadsheet holds, or at a round number. */
export function logCut(rows: number, log: AnomalyLog): void {
  if (SPREADSHEET_ROWS.has(rows)) log.add('spreadsheet-limit', null);
  else if (/^[1-9]0{3,}$/.test(String(rows))) log.add('round-row-count', null);
}

/** Says what is odd about the names of columns. */
export function logNames(named: Omit<ReturnType<typeof columnNames>, 'names'>, log: AnomalyLog): void {
  const { blank, duplicate, cased } = named;
  if (blank.length > 0) log.add('blank-column-name', null, blank.length);
  if (duplicate.length > 0) log.add('duplicate-column', null, duplicate.length);
  if (cased.length > 0) log.add('case-duplicate-column', null, cased.length);
}
