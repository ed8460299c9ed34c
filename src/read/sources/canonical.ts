// The careful scan: every record by the careful parser, every decision (row, rejected, left out, repaired) made here and
// counted with its line, rows written to the canonical copy that the engine reads.
import { isUtf8 } from 'node:buffer';
import { AnomalyLog } from './anomalies.ts';
import type { ByteWindow } from './byte-window.ts';
import type { CopyWriter } from './copy-writer.ts';
import { dialectBytes } from './dialect.ts';
import { isAlien, type Layout } from './layout.ts';
import { fieldText, isBlank, parseRecord, type RecordView, recordTexts, recordView } from './records.ts';
import { againstShapes } from './shapes.ts';

/** Longer records are rejected. */
const LONGEST = 64 << 20;
/** Bytes that may be parsed again because of quotes that never close, before the look-ahead is shortened. */
const RESCAN_BUDGET = 512 << 20;
const SHORT_LOOKAHEAD = 1 << 16;

export interface CanonicalCounts {
  records: number;
  rows: number;
  rejected: number;
  blanks: number;
  repaired: number;
  lines: number;
  longestLines: number;
  log: AnomalyLog;
  /** Cells with a value, per column. */
  filled: Float64Array;
  /** Histogram of bytes ≥ 0x80 in damaged records, and records of valid non-ASCII text: how an encoding is judged. */
  high: Uint32Array;
  damagedRecords: number;
  foreignRecords: number;
  proven: boolean;
}

interface Odd {
  line: number;
  width: number;
  filled: number;
}

const filledFields = (view: RecordView): number => {
  let filled = 0;
  for (let field = 0; field < view.count; field++) if (view.ends[field]! > view.starts[field]!) filled++;
  return filled;
};

/** Does a damaged multi-line record give rows of the right width when its first line is condemned? */
const restIsRows = (
  buf: Buffer,
  view: RecordView,
  end: number,
  last: boolean,
  layout: Layout,
  bytes: ReturnType<typeof dialectBytes>,
): boolean => {
  const second = recordView();
  return (
    parseRecord(buf, view.firstNext, end, last, bytes, second) && !second.unclosed && second.count === layout.width
  );
};

/** Scans the data of a table (the window stands at its first record) and writes its rows. */
export async function scanCanonical(window: ByteWindow, layout: Layout, writer: CopyWriter): Promise<CanonicalCounts> {
  const bytes = dialectBytes(layout.dialect);
  const { width, shapes } = layout;
  const comment = Buffer.from(layout.dialect.comment);
  const log = new AnomalyLog();
  const counts: CanonicalCounts = {
    records: 0,
    rows: 0,
    rejected: 0,
    blanks: 0,
    repaired: 0,
    lines: 0,
    longestLines: 1,
    log,
    filled: new Float64Array(width),
    high: new Uint32Array(256),
    damagedRecords: 0,
    foreignRecords: 0,
    proven: true,
  };
  const view = recordView();
  const shaped = shapes.filter((s) => s.numeric || s.prefix !== '').length >= 2;
  let line = layout.lines + 1;
  let tail: Odd[] = [];
  let gap = false;
  let afterGap = false;
  let alienTable = false;
  let rescanned = 0;
  let lookahead = LONGEST;
  let crlf = 0;
  let lf = 0;

  const settleTail = (atEnd: boolean): void => {
    if (tail.length === 0) return;
    const narrow = afterGap && tail.every((odd) => odd.width < width && (odd.filled <= 1 || odd.width <= width / 3));
    const kind = atEnd && narrow && width > 1 ? 'footer' : 'ragged-row';
    const same = tail.length >= 2 && tail.every((odd) => odd.width === tail[0]!.width && odd.filled > 1);
    if (same) log.add('multiple-tables', tail[0]!.line, tail.length);
    for (const odd of tail) log.add(kind, odd.line);
    tail = [];
  };

  for (;;) {
    if (window.start >= window.end && !(await window.fill())) break;
    let status = parseRecord(window.buf, window.start, window.end, window.last, bytes, view);
    while (!status) {
      const held = window.end - window.start;
      if (held >= lookahead) break;
      await window.fill();
      status = parseRecord(window.buf, window.start, window.end, window.last, bytes, view);
    }
    if (!status) {
      const stop = window.buf.indexOf(bytes.cr ? 13 : 10, window.start);
      counts.records++;
      counts.rejected++;
      if (stop !== -1 && stop < window.end) {
        log.add('unclosed-quote', line);
        rescanned += window.end - stop;
        window.start = stop + 1;
      } else {
        log.add('record-too-long', line);
        await window.skipLine(bytes.cr ? 13 : 10);
      }
      if (rescanned > RESCAN_BUDGET) lookahead = SHORT_LOOKAHEAD;
      line++;
      continue;
    }
    const { buf, start } = window;
    if (
      view.lines > 1 &&
      !view.unclosed &&
      (view.count !== width || view.stray > 0) &&
      restIsRows(buf, view, window.end, window.last, layout, bytes)
    ) {
      view.unclosed = true;
      view.stop = view.firstStop;
      view.next = view.firstNext;
      view.lines = 1;
      view.unterminated = false;
    }
    const here = line;
    line += view.lines;
    counts.lines += view.lines;
    if (view.lines > counts.longestLines) counts.longestLines = view.lines;
    window.start = view.next;
    counts.records++;
    if (!view.unterminated) {
      if (buf[view.next - 1] === 10 && view.next - 2 >= start && buf[view.next - 2] === 13) crlf++;
      else lf++;
    }
    if (isBlank(view, start)) {
      counts.blanks++;
      log.add('blank-lines', here);
      gap = true;
      continue;
    }
    if (
      comment.length > 0 &&
      buf.compare(comment, 0, comment.length, start, Math.min(start + comment.length, view.stop)) === 0
    ) {
      counts.blanks++;
      log.add('comment-lines', here);
      continue;
    }
    if (view.unclosed) {
      if (view.unterminated) log.add('truncated-last-row', here);
      else {
        log.add('unclosed-quote', here);
        log.add('stray-quote', here);
      }
      counts.rejected++;
      continue;
    }
    if (
      layout.headerBytes.length > 0 &&
      view.stop - start === layout.headerBytes.length &&
      buf.compare(layout.headerBytes, 0, view.stop - start, start, view.stop) === 0
    ) {
      log.add('repeated-header', here);
      counts.rejected++;
      continue;
    }
    const filled = filledFields(view);
    if (view.count !== width) {
      if (view.unterminated && view.count < width && view.count > Math.max(1, width / 3))
        log.add('truncated-last-row', here);
      else {
        if (view.stray > 0) log.add('stray-quote', here);
        if (tail.length === 0) afterGap = gap;
        tail.push({ line: here, width: view.count, filled });
      }
      if (tail.length >= 50) settleTail(false);
      counts.rejected++;
      continue;
    }
    if (filled === 0 && width > 1) {
      counts.blanks++;
      log.add('empty-rows', here);
      gap = true;
      continue;
    }
    let damaged = false;
    if (window.mayBeForeign) {
      const slice = buf.subarray(start, view.stop);
      if (!isUtf8(slice)) {
        counts.damagedRecords++;
        for (const byte of slice) if (byte >= 0x80) counts.high[byte]!++;
        log.add('invalid-utf8', here);
        damaged = true;
        counts.repaired++;
      } else if (slice.length > 0 && slice.some((byte) => byte >= 0x80)) counts.foreignRecords++;
    }
    if (shaped && (alienTable || looksAlien(buf, view, shapes))) {
      const cells = recordTexts(buf, view, bytes);
      const { obeyed, broken } = againstShapes(cells, shapes);
      alienTable = alienTable ? broken >= 2 && obeyed === 0 : isAlien(cells, shapes);
      if (alienTable) {
        log.add('multiple-tables', here);
        counts.rejected++;
        continue;
      }
    }
    settleTail(false);
    gap = false;
    if (view.stray > 0) log.add('stray-quote', here);
    if (view.lines > 2 && implausible(buf, view, start, width, bytes.delimiter)) {
      log.add('implausible-record', here);
      counts.proven = false;
    }
    for (let field = 0; field < width; field++) {
      const from = view.starts[field]!;
      const to = view.ends[field]!;
      if (to > from) counts.filled[field]!++;
      if (damaged) writer.text(fieldText(buf, view, field, bytes));
      else
        writer.field(
          buf,
          from,
          to,
          (view.flags[field]! & 2) !== 0 && bytes.escape === -1 ? bytes.quote : -1,
          (view.flags[field]! & 2) !== 0 ? bytes.escape : -1,
        );
    }
    writer.endRecord();
    counts.rows++;
    if (window.mayHoldNul && buf.subarray(start, view.stop).includes(0)) log.add('nul-byte', here);
  }
  settleTail(true);
  if (crlf > 0 && lf > 0) log.add('mixed-newlines', null, Math.min(crlf, lf));
  return counts;
}

/** Cheap test before cells are made: the first shaped column with a value is broken. */
const looksAlien = (buf: Buffer, view: RecordView, shapes: Layout['shapes']): boolean => {
  for (let field = 0; field < shapes.length; field++) {
    const shape = shapes[field]!;
    if (view.ends[field]! === view.starts[field]!) continue;
    if (shape.prefix !== '')
      return (
        buf
          .toString(
            'utf8',
            view.starts[field],
            Math.min(view.ends[field]!, view.starts[field]! + shape.prefix.length * 3),
          )
          .startsWith(shape.prefix) === false
      );
    if (shape.numeric) {
      const c = buf[view.starts[field]!]!;
      return !(c <= 57);
    }
  }
  return false;
};

/** All inner lines of a quoted field have as many delimiters as a row of the table. */
const implausible = (buf: Buffer, view: RecordView, start: number, width: number, delimiter: number): boolean => {
  if (width < 4) return false;
  let inner = 0;
  let like = 0;
  let at = buf.indexOf(10, start) + 1;
  for (;;) {
    const end = buf.indexOf(10, at);
    if (end === -1 || end >= view.stop) break;
    let found = 0;
    for (let i = at; i < end; i++) if (buf[i] === delimiter) found++;
    inner++;
    if (found === width - 1) like++;
    at = end + 1;
  }
  return inner > 0 && like === inner && (inner > 1 || width >= 6);
};
