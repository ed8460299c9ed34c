// JSON Lines: one object a line, checked by JSON.parse on strictly decoded UTF-8. The rules, in full: a byte order mark,
// CRLF, blank lines, a missing last line end and RS characters before a record (RFC 7464) are accepted; a line that is no
// JSON, no object, no UTF-8 or nested over 1,000 deep is rejected once, with its line; of a key that occurs twice the last
// one counts. Objects become dotted columns, lists stay JSON text.
import { isUtf8 } from 'node:buffer';
import { inputError } from '../../lib/errors.ts';
import { AnomalyLog } from './anomalies.ts';
import type { ByteWindow } from './byte-window.ts';
import type { CopyWriter } from './copy-writer.ts';
import { jsonDepth, jsonLeaves } from './json-leaves.ts';

const DEEPEST = 1000;
const LONGEST = 64 << 20;
const MOST_COLUMNS = 20_000;
const RS = 0x1e;

export interface JsonCounts {
  records: number;
  rows: number;
  rejected: number;
  blanks: number;
  repaired: number;
  /** Paths of the columns in first-seen order. */
  columns: string[][];
  log: AnomalyLog;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Scans the lines and writes a copy: field 0 is a mark that keeps lines from being empty, field i + 1 is column i. */
export async function scanJsonLines(window: ByteWindow, writer: CopyWriter): Promise<JsonCounts> {
  const log = new AnomalyLog();
  const columns: string[][] = [];
  const index = new Map<string, number>();
  const counts: JsonCounts = { records: 0, rows: 0, rejected: 0, blanks: 0, repaired: 0, columns, log };
  const values: (string | null)[] = [];
  let line = 0;

  const columnOf = (path: string[]): number => {
    const id = path.length === 1 ? path[0]! : JSON.stringify(path);
    const key = path.length === 1 ? `s${id}` : `p${id}`;
    let at = index.get(key);
    if (at === undefined) {
      at = columns.length;
      if (at >= MOST_COLUMNS)
        throw inputError(
          `the records have more than ${MOST_COLUMNS} different keys: values seem to stand where keys belong`,
        );
      index.set(key, at);
      columns.push(path);
    }
    return at;
  };

  const take = (start: number, stop: number): void => {
    line++;
    counts.records++;
    let from = start;
    let to = stop;
    if (to > from && window.buf[to - 1] === 13) to--;
    const bare = from;
    while (from < to && window.buf[from] === RS) from++;
    if (from > bare) log.add('record-separators', line);
    const bytes = window.buf.subarray(from, to);
    if (window.mayBeForeign && !isUtf8(bytes)) {
      log.add('invalid-utf8-record', line);
      counts.rejected++;
      return;
    }
    const text = bytes.toString('utf8');
    if (text.trim() === '' && /^[ \t\r]*$/.test(text)) {
      counts.blanks++;
      log.add('blank-lines', line);
      return;
    }
    if (text.length > DEEPEST && jsonDepth(text, DEEPEST) > DEEPEST) {
      log.add('too-deep', line);
      counts.rejected++;
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      log.add('invalid-json', line);
      counts.rejected++;
      return;
    }
    if (!isObject(value)) {
      log.add('not-an-object', line);
      counts.rejected++;
      return;
    }
    const { leaves, duplicate } = jsonLeaves(text);
    if (duplicate) log.add('duplicate-key', line);
    values.length = 0;
    for (const leaf of leaves) {
      const at = columnOf(leaf.path);
      while (values.length <= at) values.push(null);
      values[at] = leaf.value;
    }
    writer.text('-');
    for (const cell of values) {
      if (cell === null) writer.absent();
      else writer.text(cell);
    }
    writer.endRecord();
    counts.rows++;
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
        counts.rejected++;
        log.add('record-too-long', line);
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
  return counts;
}

/** Do the first bytes of a file read as JSON Lines? */
export function looksLikeJsonLines(head: Buffer, extension: string): boolean {
  if (extension === 'jsonl' || extension === 'ndjson' || extension === 'json') return true;
  if (extension !== '' && extension !== 'txt') return false;
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
