// Writes the canonical copy: RFC 4180, UTF-8, comma, every value quoted, so that no reader can misunderstand it.
// An absent value is nothing between two commas; an empty one is two quotes.
import { closeSync, openSync, writeSync } from 'node:fs';

const SIZE = 4 << 20;

export interface CopyWriter {
  /** A field taken over from `buf[start..end)`; `undouble`: the byte whose doubling is undone (-1 none), `escaping`: the escape byte (-1 none). */
  field(buf: Buffer, start: number, end: number, undouble: number, escaping: number): void;
  /** A field of text. */
  text(value: string): void;
  absent(): void;
  endRecord(): void;
  /** Longest record written, in bytes. */
  longest(): number;
  close(): void;
}

export function copyWriter(path: string): CopyWriter {
  const file = openSync(path, 'wx');
  let out = Buffer.allocUnsafe(SIZE);
  let at = 0;
  let first = true;
  let written = 0;
  let recordStart = 0;
  let longest = 0;
  const flush = (): void => {
    let done = 0;
    while (done < at) done += writeSync(file, out, done, at - done);
    written += at;
    at = 0;
  };
  const room = (bytes: number): void => {
    if (at + bytes <= out.length) return;
    flush();
    if (bytes > out.length) out = Buffer.allocUnsafe(bytes);
  };
  const separate = (): void => {
    if (!first) out[at++] = 44;
    first = false;
  };
  return {
    field(buf, start, end, undouble, escaping) {
      room((end - start) * 2 + 8);
      separate();
      out[at++] = 34;
      for (let i = start; i < end; i++) {
        let c = buf[i]!;
        if (i + 1 < end) {
          if (c === undouble && buf[i + 1] === undouble) i++;
          else if (c === escaping && (buf[i + 1] === escaping || buf[i + 1] === 34 || buf[i + 1] === 39)) c = buf[++i]!;
        }
        if (c === 34) out[at++] = 34;
        out[at++] = c;
      }
      out[at++] = 34;
    },
    text(value) {
      const doubled = value.includes('"') ? value.replaceAll('"', '""') : value;
      room(doubled.length * 3 + 8);
      separate();
      out[at++] = 34;
      at += out.write(doubled, at, 'utf8');
      out[at++] = 34;
    },
    absent() {
      room(8);
      separate();
    },
    endRecord() {
      room(8);
      out[at++] = 10;
      first = true;
      const end = written + at;
      if (end - recordStart > longest) longest = end - recordStart;
      recordStart = end;
    },
    longest: () => longest,
    close() {
      flush();
      closeSync(file);
    },
  };
}
