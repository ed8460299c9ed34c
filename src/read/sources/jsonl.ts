// JSON Lines: one object a line, taken by json-rows.ts. A byte order mark, CRLF, blank lines, a missing last line end and
// RS characters before a record (RFC 7464) are accepted.
import type { ByteWindow } from './byte-window.ts';
import { isObject, type JsonCounts, type JsonRows } from './json-rows.ts';

const LONGEST = 64 << 20;
const RS = 0x1e;

/** Takes every line into `rows` and counts it. */
export async function scanJsonLines(window: ByteWindow, rows: JsonRows, counts: JsonCounts): Promise<void> {
  let line = 0;

  const take = (start: number, stop: number): void => {
    line++;
    counts.records++;
    let from = start;
    let to = stop;
    if (to > from && window.buf[to - 1] === 13) to--;
    const bare = from;
    while (from < to && window.buf[from] === RS) from++;
    if (from > bare) counts.log.add('record-separators', line);
    const bytes = window.buf.subarray(from, to);
    if (isBlank(bytes)) {
      counts.blanks++;
      counts.log.add('blank-lines', line);
      return;
    }
    rows.take(bytes, line, window.mayBeForeign, counts);
  };

  for (;;) {
    if (window.start >= window.end && !(await window.fill())) break;
    let from = window.start;
    let stop = window.buf.indexOf(10, from);
    while (stop === -1 || stop >= window.end) {
      if (window.end - window.start > LONGEST) break;
      from = window.end - window.start;
      if (!(await window.fill())) break;
      stop = window.buf.indexOf(10, from);
    }
    if (stop === -1 || stop >= window.end) {
      if (window.end - window.start > LONGEST) {
        line++;
        counts.records++;
        rows.reject(counts, 'record-too-long', line);
        await window.skipLine(10);
        continue;
      }
      if (window.end > window.start) {
        take(window.start, window.end);
        window.start = window.end;
      }
      continue;
    }
    take(window.start, stop);
    window.start = stop + 1;
  }
}

const isBlank = (bytes: Buffer): boolean => {
  for (const byte of bytes) if (byte !== 32 && byte !== 9 && byte !== 13) return false;
  return true;
};

/** Do the first bytes of a file without a telling name read as JSON Lines? */
export function looksLikeJsonLines(head: Buffer): boolean {
  const text = head
    .subarray(0, 1 << 16)
    .toString('utf8')
    .trimStart();
  if (!text.startsWith('{')) return false;
  const first = text.split('\n', 1)[0]!;
  try {
    return isObject(JSON.parse(first));
  } catch {
    return false;
  }
}
