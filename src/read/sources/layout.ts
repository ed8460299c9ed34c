// Where the table lies in a text file: what stands above it, its header, its width, the names of its columns.
// Names are given only where they can be: a header of another width than the rows names nothing.
import { inputError, usageError } from '../../lib/errors.ts';
import type { Anomaly } from '../relation.ts';
import { anomaly } from './anomalies.ts';
import { type DialectHints, detectDialect, leadingComments } from './detect-dialect.ts';
import { type Dialect, dialectBytes } from './dialect.ts';
import { columnNames, extraHeaderRows, fitHeader, headerScore } from './header.ts';
import { descriptionsOf, preambleOf } from './header-block.ts';
import { isBlank, parseRecord, recordTexts, recordView } from './records.ts';
import { type ColumnShape, columnShapes, filled, isAlien } from './shapes.ts';
import { type ColumnEvidence, surplusOf } from './surplus.ts';

export interface LayoutOptions extends DialectHints {
  header?: boolean | undefined;
  columns?: string[] | undefined;
  /** First record of a file read before in the same run: equal texts are a header here too. */
  knownHeader?: string[] | undefined;
}

export interface Layout {
  dialect: Dialect;
  width: number;
  /** Byte offset of the first data record, and the physical lines before it. */
  offset: number;
  lines: number;
  header: boolean;
  /** The header record as it stands, '' when there is none: a repetition of it is no row. */
  headerBytes: Buffer;
  headerTexts: string[];
  names: string[];
  anomalies: Anomaly[];
  shapes: ColumnShape[];
  evidence: ColumnEvidence[];
  /** The first rows of the right width. */
  sample: string[][];
  /** Rows with more cells than columns are whole and end in a surplus. */
  surplusAtEnd: boolean;
  /** Something above or in the head rules out that an engine reads the file as it stands; null = nothing. */
  irregular: string | null;
}

interface HeadRecord {
  cells: string[];
  start: number;
  stop: number;
  next: number;
  line: number;
  lines: number;
  odd: boolean;
}

/** Endings that promise a table: there, one wide column is no answer. */
const TABLES = new Set(['csv', 'tsv', 'tab', 'psv']);

const HEAD_RECORDS = 1000;

const readHead = (head: Buffer, from: number, line: number, whole: boolean, dialect: Dialect): HeadRecord[] => {
  const bytes = dialectBytes(dialect);
  const view = recordView();
  const comment = Buffer.from(dialect.comment);
  const records: HeadRecord[] = [];
  let at = from;
  let lineAt = line;
  while (at < head.length && records.length < HEAD_RECORDS && parseRecord(head, at, head.length, whole, bytes, view)) {
    const commented = comment.length > 0 && head.subarray(at, at + comment.length).equals(comment);
    if (!isBlank(view, at) && !commented)
      records.push({
        cells: recordTexts(head, view, bytes),
        start: at,
        stop: view.stop,
        next: view.next,
        line: lineAt,
        lines: view.lines,
        odd: view.unclosed || view.stray > 0,
      });
    lineAt += view.lines;
    at = view.next;
  }
  return records;
};

const lineCount = (bytes: Buffer): number => {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  if (lines > 0) return lines;
  for (let at = bytes.indexOf(13); at !== -1; at = bytes.indexOf(13, at + 1)) lines++;
  return lines;
};

/**
 * The layout of a table whose first bytes are `head` (UTF-8 without mark). `whole`: the head is the whole file.
 * Errors: 64 when the flags contradict the file, 65 when there is nothing to read.
 */
export function layoutOf(head: Buffer, whole: boolean, options: LayoutOptions): Layout {
  const anomalies: Anomaly[] = [];
  const excel = /^sep=(.)\r?\n/i.exec(head.subarray(0, 8).toString('latin1'));
  const told = { ...options, delimiter: options.delimiter ?? excel?.[1] };
  const above = excel ? excel[0].length : 0;
  const comments = leadingComments(head.subarray(above), options.comment);
  const bodyStart = above + comments.next;
  const found = detectDialect(head, bodyStart, whole, comments.comment, told);
  let { dialect } = found;
  let { width } = found;
  const startLine = 1 + lineCount(head.subarray(0, bodyStart));
  let records = readHead(head, bodyStart, startLine, whole, dialect);
  if (records.length === 0 && comments.lines.length === 0) throw inputError('the file holds no records');

  let commentHeader: string[] | null = null;
  if (comments.lines.length > 0 && options.header !== false) {
    const { start, stop } = comments.lines.at(-1)!;
    const line = head.subarray(above + start + comments.comment.length, above + stop);
    const cells = headCells(line, dialect);
    if (cells.length === width && width > 1 && filled(cells) > width / 2) {
      commentHeader = cells[0]!.trim() === '' ? [comments.comment, ...cells.slice(1)] : cells;
      if (comments.lines.length === 1 && options.comment === undefined) {
        dialect = { ...dialect, comment: '' };
        records = readHead(head, bodyStart, startLine, whole, dialect);
      }
    }
    const told = comments.lines.length - (commentHeader ? 1 : 0);
    if (told > 0) anomalies.push(anomaly('comment-lines', above > 0 ? 2 : 1, told));
  }

  if (dialect.delimiter === '' && found.raggedHeader >= 3 && TABLES.has(options.extension))
    throw inputError(
      `the first line names ${found.raggedHeader} columns and too few records fit them; give --delimiter and --quote, or mend the unquoted delimiters`,
    );
  if (dialect.delimiter === '' && /[,;\t|]/.test(records[0]?.cells[0] ?? ''))
    anomalies.push(anomaly('no-delimiter', records[0]!.line, 1));
  const skipped = preambleOf(
    records.map(({ cells }) => cells),
    width,
  );
  if (skipped > 0) anomalies.push(anomaly('preamble', records[0]!.line, skipped));
  let rest = records.slice(skipped);
  const first = rest[0];
  const mayName = commentHeader === null && options.header !== false;
  const described = mayName ? descriptionsOf(rest.map(({ cells }) => cells)) : 0;
  const block = rest.splice(1, described);
  if (described > 0) anomalies.push(anomaly('described-header', block[0]!.line, described));
  const rows = rest.slice(1).filter((r) => r.cells.length === width && !r.odd);
  const below = rows.map((r) => r.cells);
  const score =
    first === undefined || commentHeader !== null
      ? -1
      : described > 0 || (options.knownHeader !== undefined && sameTexts(options.knownHeader, first.cells))
        ? 10
        : headerScore(first.cells, below);
  const header = commentHeader !== null || (first !== undefined && (options.header ?? score > 0));
  let raw: string[];
  let headerBytes: Buffer = Buffer.alloc(0);
  let headerTexts: string[] = [];
  if (commentHeader !== null) raw = commentHeader;
  else if (header) {
    headerBytes = Buffer.from(head.subarray(first!.start, first!.stop));
    headerTexts = first!.cells;
    rest = rest.slice(1);
    if (rows.length === 0) width = first!.cells.length;
    const extra = first!.cells.length === width ? extraHeaderRows(rest.slice(0, 50).map((r) => r.cells)) : 0;
    const fitted = fitHeader(first!.cells, width, below);
    if (first!.cells.length !== width)
      anomalies.push(anomaly(fitted === null ? 'header-width' : 'header-width-fitted', first!.line, 1));
    raw = fitted ?? Array(width).fill('');
    if (extra > 0) {
      anomalies.push(anomaly('multi-row-header', first!.line, extra + 1));
      raw = raw.map((name, column) => [name, ...rest.slice(0, extra).map((r) => r.cells[column] ?? '')].join(' '));
      rest = rest.slice(extra);
    }
  } else {
    raw = Array(width).fill('');
    anomalies.push(anomaly('no-header', null, 1));
  }
  if (options.columns !== undefined) {
    if (options.columns.length !== width)
      throw usageError(`--columns names ${options.columns.length} columns, but the rows have ${width}`);
    raw = options.columns;
  }
  const named = columnNames(raw);
  const headerLine = header && first !== undefined ? first.line : null;
  if (header || options.columns !== undefined) {
    const unfitted = anomalies.some((a) => a.kind === 'ragged-row');
    if (named.blank.length > 0 && !unfitted)
      anomalies.push(anomaly('blank-column-name', headerLine, named.blank.length));
    if (named.duplicate.length > 0) anomalies.push(anomaly('duplicate-column', headerLine, named.duplicate.length));
    if (named.cased.length > 0) anomalies.push(anomaly('case-duplicate-column', headerLine, named.cased.length));
    if (named.padded.length > 0 && dialect.trim === 'none')
      anomalies.push(anomaly('padded-column-name', headerLine, named.padded.length));
  }
  const good = rest.filter((r) => r.cells.length === width && !r.odd).map((r) => r.cells);
  const shapes = columnShapes(good.slice(0, Math.min(200, Math.max(5, Math.ceil(good.length / 2)))), width);
  const alien = good.some((cells) => isAlien(cells, shapes));
  const offset =
    rest[0]?.start ??
    (first !== undefined && header ? (block.at(-1) ?? first).next : commentHeader !== null ? bodyStart : head.length);
  const trailingBlank = raw.length > 0 && raw.at(-1)!.trim() === '' && header;
  const irregularities: [boolean, string][] = [
    [dialect.trim !== 'none', 'blanks belong to the separator'],
    [dialect.escape === 'backslash', 'quotes are escaped by backslashes'],
    [dialect.newline === 'cr', 'lines end in carriage returns'],
    [dialect.delimiter === '', 'there is no delimiter'],
    [dialect.comment !== '', 'there are comment lines'],
    [trailingBlank, 'the last column has no name'],
    [alien, 'a second table follows'],
    [header && [first, ...block].some((record) => (record?.lines ?? 1) > 1), 'the header spans lines'],
  ];
  return {
    dialect,
    width,
    offset,
    lines: lineCount(head.subarray(0, offset)),
    header,
    headerBytes,
    headerTexts,
    names: named.names,
    anomalies,
    shapes,
    sample: good,
    ...surplusOf(
      rest.filter((r) => !r.odd).map((r) => r.cells),
      width,
    ),
    irregular: irregularities.find(([holds]) => holds)?.[1] ?? null,
  };
}

const headCells = (line: Buffer, dialect: Dialect): string[] => {
  const view = recordView();
  const bytes = dialectBytes(dialect);
  parseRecord(line, 0, line.length, true, bytes, view);
  return recordTexts(line, view, bytes);
};

const sameTexts = (a: string[], b: string[]): boolean => a.length === b.length && a.every((text, at) => text === b[at]);
