// Looks at one record for signs that it is not what the parser takes it for.
import type { DialectBytes } from './dialect.ts';
import { parseRecord, type RecordView, recordView } from './records.ts';
import type { ColumnShape } from './shapes.ts';

/** Cheap test before cells are made: the first shaped column with a value breaks its shape. */
export function mayBeAlien(buf: Buffer, view: RecordView, shapes: ColumnShape[]): boolean {
  for (let field = 0; field < shapes.length; field++) {
    const { numeric, prefix } = shapes[field]!;
    const start = view.starts[field]!;
    const end = view.ends[field]!;
    if (end === start || (!numeric && prefix === '')) continue;
    if (prefix !== '') return !buf.toString('utf8', start, Math.min(end, start + prefix.length * 3)).startsWith(prefix);
    return buf[start]! > 57;
  }
  return false;
}

/** All inner lines of quoted fields have as many delimiters as a row of the table: rows that two quotes swallowed. */
export function swallowsRows(buf: Buffer, view: RecordView, start: number, width: number, delimiter: number): boolean {
  if (view.lines < 3 || width < 4) return false;
  let inner = 0;
  let alike = 0;
  let at = buf.indexOf(10, start) + 1;
  for (let end = buf.indexOf(10, at); end !== -1 && end < view.stop; end = buf.indexOf(10, at)) {
    let found = 0;
    for (let i = at; i < end; i++) if (buf[i] === delimiter) found++;
    inner++;
    if (found === width - 1) alike++;
    at = end + 1;
  }
  return inner > 0 && alike === inner && (inner > 1 || width >= 6);
}

/** A damaged record of several lines: does a row of the right width begin on its second line? */
export function hidesRow(
  buf: Buffer,
  view: RecordView,
  end: number,
  last: boolean,
  width: number,
  bytes: DialectBytes,
): boolean {
  if (view.lines < 2 || view.unclosed || (view.count === width && view.stray === 0)) return false;
  const second = recordView();
  return parseRecord(buf, view.firstNext, end, last, bytes, second) && !second.unclosed && second.count === width;
}
