// Pieces that every report of a scanned file shares.
import type { TextSource } from '../../engine/engine.ts';

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

/** What a number of rows says of itself: the limit of a spreadsheet, or a round number. */
export const cutSign = (rows: number): 'spreadsheet-limit' | 'round-row-count' | null =>
  SPREADSHEET_ROWS.has(rows) ? 'spreadsheet-limit' : isRoundCount(rows) ? 'round-row-count' : null;

/** Numbers of rows at which files are cut off: round ones, and the limits of spreadsheets. */
export const isRoundCount = (rows: number): boolean => {
  if (rows < 1000) return false;
  if (SPREADSHEET_ROWS.has(rows)) return true;
  return /^[1-9]0{3,}$/.test(String(rows));
};
