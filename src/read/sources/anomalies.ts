// Everything odd that a reader of the report may meet about a file, by kind, with what it does to the numbers.
import type { Anomaly } from '../relation.ts';

const EFFECTS = {
  'comment-lines': 'lines left out as comments',
  preamble: 'lines above the header left out',
  'no-header': 'the first line is data; columns are named by position, --columns names them',
  'no-delimiter': 'no delimiter divides the rows evenly, so each line is one cell; --delimiter decides',
  'header-width-fitted':
    'the header has another number of fields than the rows; names that had no column were left out',
  'header-width':
    'the header has another number of fields than the rows, so no column could be named; --columns names them',
  'multi-row-header': 'header of several lines, joined into one name for each column',
  'described-header': 'lines below the names that describe the columns, left out',
  'blank-column-name': 'columns without a name, named by position',
  'duplicate-column': 'column names that occur twice, numbered',
  'case-duplicate-column': 'column names that differ from another only by upper and lower case',
  'padded-column-name': 'blanks around column names removed',
  'extra-empty-columns': 'columns without name and without any value left out',
  'no-rows': 'there is a header and no row',
  'empty-file': 'the file is empty',
  'blank-lines': 'blank lines left out',
  'empty-rows': 'rows without any value left out',
  'empty-tail': 'rows without any value at the end of the table, as spreadsheets write them: left out',
  'spreadsheet-dates':
    'values that a spreadsheet turned into dates; not mapped, so the groups they belong to are counted too low',
  'scientific-ids':
    'ids that a spreadsheet wrote in scientific notation: different ids became one, so nothing is counted by them',
  'lost-zeros': 'codes shorter than the others of their column: leading zeros were likely lost',
  'decimal-commas': 'numbers with a decimal comma, not read as numbers',
  'spreadsheet-errors': 'cells that hold the error of a formula instead of a value: counted as missing',
  'ragged-row': 'rows with another number of fields than the table, rejected',
  'surplus-cells':
    'rows with more cells than the header names, kept: the named columns hold what they should, the surplus was left out',
  'shifted-fields':
    'of the rejected rows, those in which an unquoted delimiter moved the later fields to the right, by the shapes of the columns',
  'stray-quote': 'quotation marks where none may stand: kept as text where the row is whole, else the row is rejected',
  'unclosed-quote': 'a quotation mark is opened and never closed: the line is rejected',
  'truncated-last-row': 'the last row is cut off and was rejected',
  footer: 'lines below the table rejected',
  'multiple-tables': 'another table follows in the same file; its lines are rejected',
  'repeated-header': 'the header occurs again among the rows and was rejected',
  'record-too-long': 'records too long to be read, rejected',
  'implausible-record': 'records that span many lines that look like rows of their own: the row count is not proven',
  'invalid-utf8': 'bytes that are no UTF-8, shown as the replacement character',
  'invalid-utf8-record': 'records that are no UTF-8, rejected',
  'guessed-encoding':
    'lines that are no UTF-8; their letters tell how the file was read, which is a guess; --encoding decides',
  'unclear-encoding':
    'lines that are no UTF-8 and in no encoding that could be recognised; letters beyond ASCII may be wrong; --encoding decides',
  'mixed-encoding': 'rows with stray bytes of a Western encoding among UTF-8, which can mean one letter only: repaired',
  mojibake:
    'lines with text that was decoded wrongly before it was saved (é became Ã©): kept as it is, so the same word may count twice',
  'damaged-encoding': 'bytes that do not exist in the encoding, shown as the replacement character',
  'nul-byte': 'cells with NUL bytes, kept',
  'mixed-newlines': 'line ends of more than one kind',
  'round-row-count': 'the number of rows is a round number: the file may have been cut off there',
  'spreadsheet-limit': 'the number of rows is the most that a spreadsheet holds: the rest was likely cut off',
  'invalid-json': 'records that are no JSON, rejected',
  'not-an-object': 'records that are no JSON object, rejected',
  'too-deep': 'records nested too deeply, rejected',
  'duplicate-key': 'records in which a key occurs twice; the last one counts',
  'truncated-document':
    'the document is cut off: what follows its last whole record is missing, so its rows are not proven',
  'broken-document': 'the document breaks off being JSON: what follows was not read, so its rows are not proven',
  'duplicate-record-key': 'records under a key that an earlier record of the same document has; all are kept',
  'unchecked-record-keys': 'records beyond the first 2,000,000, whose keys were not compared with earlier ones',
  'left-out-members': 'other parts of the document beside its records, left out',
  'record-separators': 'RS control characters before records, left out',
  'engine-reject': 'records that the engine refused',
  'no-end-mark': 'the data has no end mark: it may have been cut off between two batches',
  'missing-shard': 'shards that their own numbers announce are not there, so their rows are not counted',
  'file-absent': 'files that the table names are not there; their rows are counted',
  'file-unlisted': 'files that are there and that no row names; they are not counted',
  'sample-count': 'the index says another number of samples than was found',
  'columns-left-out': 'binary or deeply nested columns, not read',
  'overlapping-file': 'the same file is given more than once',
} as const;

export type AnomalyKind = keyof typeof EFFECTS;

/** Two kinds are shown under the name of what they are to the reader. */
const SHOWN: Partial<Record<AnomalyKind, string>> = {
  'header-width': 'ragged-row',
  'header-width-fitted': 'ragged-row',
  'guessed-encoding': 'invalid-utf8',
  'unclear-encoding': 'invalid-utf8',
  'spreadsheet-limit': 'round-row-count',
  'invalid-utf8-record': 'invalid-utf8',
};

/** `detail`: what was found in this file, said before the effect. */
export const anomaly = (kind: AnomalyKind, line: number | null, count: number, detail?: string): Anomaly => ({
  kind: SHOWN[kind] ?? kind,
  line,
  count,
  effect: detail === undefined ? EFFECTS[kind] : `${detail}: ${EFFECTS[kind]}`,
});

/** Collects anomalies by kind with the first line of each. */
export class AnomalyLog {
  private readonly found = new Map<AnomalyKind, { line: number | null; count: number }>();

  add(kind: AnomalyKind, line: number | null, count = 1): void {
    const entry = this.found.get(kind);
    if (entry === undefined) this.found.set(kind, { line, count });
    else entry.count += count;
  }

  count(kind: AnomalyKind): number {
    return this.found.get(kind)?.count ?? 0;
  }

  list(): Anomaly[] {
    return [...this.found].map(([kind, { line, count }]) => anomaly(kind, line, count));
  }
}
