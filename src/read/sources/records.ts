// The careful record parser: one record at a time out of a buffer, with everything that is odd about it.
// Repair is local: a quote that is opened and never properly closed condemns its own line only, and reading goes on with
// the next line; nothing that follows is swallowed.
import type { DialectBytes } from './dialect.ts';

const LF = 10;
const CR = 13;
const SPACE = 32;

/** One record, overwritten by each call of `parseRecord`. Offsets are absolute in the buffer that was given. */
export interface RecordView {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  /** Per field: bit 0 was quoted, bit 1 holds escapes to undo. */
  flags: Uint8Array;
  /** First byte after the record and its newline. */
  next: number;
  /** First byte after the content of the record, before its newline. */
  stop: number;
  /** Line breaks consumed, the ending one included. */
  lines: number;
  /** Quotes where none may stand, kept as text. */
  stray: number;
  /** A quote was opened and not properly closed: the view covers its first physical line only, as text. */
  unclosed: boolean;
  /** Ended by the end of the file, without a line break. */
  unterminated: boolean;
  /** A quoted field that holds a delimiter, a line break or a doubled quote: proof that quotes are quotes. */
  needed: number;
  quoted: number;
  /** Offset of the end of the first physical line and of the byte after its newline, when lines > 1. */
  firstStop: number;
  firstNext: number;
}

export const recordView = (): RecordView => ({
  count: 0,
  starts: new Int32Array(64),
  ends: new Int32Array(64),
  flags: new Uint8Array(64),
  next: 0,
  stop: 0,
  lines: 0,
  stray: 0,
  unclosed: false,
  unterminated: false,
  needed: 0,
  quoted: 0,
  firstStop: -1,
  firstNext: -1,
});

const grow = (view: RecordView): void => {
  const size = view.starts.length * 2;
  const starts = new Int32Array(size);
  starts.set(view.starts);
  view.starts = starts;
  const ends = new Int32Array(size);
  ends.set(view.ends);
  view.ends = ends;
  const flags = new Uint8Array(size);
  flags.set(view.flags);
  view.flags = flags;
};

const put = (view: RecordView, start: number, end: number, flags: number): void => {
  if (view.count === view.starts.length) grow(view);
  view.starts[view.count] = start;
  view.ends[view.count] = end;
  view.flags[view.count] = flags;
  view.count++;
};

/** Ends the view as the first physical line only, taken as text without quoting. */
const condemn = (view: RecordView, start: number, stop: number, next: number): true => {
  view.count = 0;
  put(view, start, stop, 0);
  view.stop = stop;
  view.next = next;
  view.lines = 1;
  view.unclosed = true;
  return true;
};

/**
 * Parses the record that starts at `start`. Returns false when the buffer ends inside it and `last` is false: more
 * bytes are needed, nothing was consumed.
 */
export function parseRecord(
  buf: Buffer,
  start: number,
  end: number,
  last: boolean,
  d: DialectBytes,
  view: RecordView,
): boolean {
  view.count = 0;
  view.lines = 0;
  view.stray = 0;
  view.needed = 0;
  view.quoted = 0;
  view.unclosed = false;
  view.unterminated = false;
  view.firstStop = -1;
  view.firstNext = -1;
  let at = start;
  for (;;) {
    if (d.trimLeft) while (at < end && buf[at] === SPACE) at++;
    let fieldStart = at;
    let fieldEnd = -1;
    let flags = 0;
    if (at < end && buf[at] === d.quote) {
      let need = 0;
      let p = at + 1;
      for (;;) {
        if (p >= end) {
          if (!last) return false;
          if (view.lines > 0) return condemn(view, start, view.firstStop, view.firstNext);
          view.stop = end;
          view.unterminated = true;
          return condemn(view, start, end, end);
        }
        const c = buf[p]!;
        if (c === d.quote) {
          if (p + 1 >= end && !last) return false;
          const after = p + 1 < end ? buf[p + 1]! : LF;
          if (after === d.quote && d.escape === -1) {
            flags |= 2;
            need = 1;
            p += 2;
            continue;
          }
          let q = p + 1;
          if (d.trimLeft) {
            while (q < end && buf[q] === SPACE) q++;
            if (q >= end && !last) return false;
          }
          const follow = q < end ? buf[q]! : LF;
          if (follow === d.delimiter || follow === LF || follow === CR) {
            fieldStart = at + 1;
            fieldEnd = p;
            flags |= 1;
            at = q;
            view.needed += need;
            view.quoted++;
            break;
          }
          if (view.lines > 0) return condemn(view, start, view.firstStop, view.firstNext);
          view.stray++;
          p++;
          continue;
        }
        if (c === d.escape) {
          if (p + 1 >= end && !last) return false;
          if (buf[p + 1] === d.quote || buf[p + 1] === d.escape) {
            flags |= 2;
            need = 1;
            p += 2;
            continue;
          }
        } else if (c === d.delimiter) {
          need = 1;
        } else if (c === LF || (c === CR && (d.cr || buf[p + 1] === LF))) {
          if (c === CR && p + 1 >= end && !last) return false;
          need = 1;
          const over = c === CR && buf[p + 1] === LF ? 2 : 1;
          if (view.lines === 0) {
            view.firstStop = p;
            view.firstNext = p + over;
          }
          view.lines++;
          p += over;
          continue;
        } else if (c === CR) need = 1;
        p++;
      }
    }
    if (fieldEnd === -1) {
      let p = at;
      while (p < end) {
        const c = buf[p]!;
        if (c === d.delimiter || c === LF) break;
        if (c === CR && (d.cr || p + 1 >= end || buf[p + 1] === LF)) break;
        if (c === 34 && d.quote === 34) view.stray++;
        p++;
      }
      fieldEnd = p;
      if (d.trimRight) while (fieldEnd > fieldStart && buf[fieldEnd - 1] === SPACE) fieldEnd--;
      at = p;
    }
    if (at >= end && !last) return false;
    put(view, fieldStart, fieldEnd, flags);
    if (at < end && buf[at] === d.delimiter) {
      at++;
      continue;
    }
    view.stop = at;
    if (at >= end) {
      view.unterminated = true;
      view.next = end;
    } else if (buf[at] === CR) {
      if (at + 1 >= end && !last) return false;
      view.next = buf[at + 1] === LF && at + 1 < end ? at + 2 : at + 1;
    } else {
      view.next = at + 1;
    }
    view.lines++;
    return true;
  }
}

/** Takes back a record of several lines: the view becomes its first line, as an unclosed quote. */
export function condemnFirstLine(view: RecordView, start: number): void {
  condemn(view, start, view.firstStop, view.firstNext);
  view.unterminated = false;
}

const asUtf8 = (bytes: Buffer): string => bytes.toString('utf8');

/** The text of one field, escapes undone; by default as UTF-8 with damaged bytes shown as U+FFFD. */
export function fieldText(
  buf: Buffer,
  view: RecordView,
  field: number,
  d: DialectBytes,
  decode: (bytes: Buffer) => string = asUtf8,
): string {
  const text = decode(buf.subarray(view.starts[field], view.ends[field]));
  if ((view.flags[field]! & 2) === 0) return text;
  const quote = String.fromCharCode(d.quote);
  return d.escape === -1
    ? text.replaceAll(quote + quote, quote)
    : text.replace(/\\([\\"'])/g, (all, c) => (c === quote || c === '\\' ? c : all));
}

/** All fields of the record as text. */
export const recordTexts = (buf: Buffer, view: RecordView, d: DialectBytes): string[] =>
  Array.from({ length: view.count }, (_, field) => fieldText(buf, view, field, d));

/** Fields with a value. */
export const filledFields = ({ count, starts, ends }: RecordView): number =>
  starts.subarray(0, count).reduce((filled, start, field) => filled + Number(ends[field]! > start), 0);

/** A line without any content. */
export const isBlank = (view: RecordView, start: number): boolean =>
  view.count === 1 && view.stop === start && !view.unclosed;
