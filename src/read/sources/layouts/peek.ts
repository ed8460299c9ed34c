// What a layout may look at before it decides: the first bytes of a file, and how many lines it has. A head is read whole
// into memory, a count never is.
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { dialectBytes } from '../dialect.ts';
import { parseRecord, recordTexts, recordView } from '../records.ts';

const HEAD_BYTES = 64 << 10;

/** The first bytes of a file as text, its byte order mark removed; '' when it cannot be read. */
export async function headOf(path: string, bytes = HEAD_BYTES): Promise<string> {
  try {
    const handle = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(bytes);
      const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
      return buffer.toString('utf8', 0, bytesRead).replace(/^\ufeff/, '');
    } finally {
      await handle.close();
    }
  } catch {
    return '';
  }
}

/** Fields of the first line, split at `delimiter`, without quotes around them. */
export async function headerOf(path: string, delimiter: string): Promise<string[]> {
  const [line = ''] = (await headOf(path)).split('\n', 1);
  return line
    .replace(/\r$/, '')
    .split(delimiter)
    .map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
}

/** Lines that are not empty below the first one: the records of a table in which no value spans lines. */
export async function linesBelowHeader(path: string): Promise<number> {
  let lines = 0;
  let filled = false;
  for await (const chunk of createReadStream(path, { highWaterMark: 4 << 20 })) {
    const bytes = chunk as Buffer;
    let from = 0;
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, from)) {
      if (filled || at > from + (bytes[at - 1] === 13 ? 1 : 0)) lines++;
      filled = false;
      from = at + 1;
    }
    if (from < bytes.length) filled = true;
  }
  return Math.max(0, lines + (filled ? 1 : 0) - 1);
}

/** Tables larger than this are not read to be compared. */
const MOST_COMPARED = 64 << 20;

const CSV = dialectBytes({ delimiter: ',', quote: '"', escape: 'double', trim: 'none', newline: 'lf', comment: '' });

/** The fields of CSV by record. */
function* recordsOf(bytes: Buffer): Generator<string[]> {
  const view = recordView();
  for (let at = 0; at < bytes.length && parseRecord(bytes, at, bytes.length, true, CSV, view); at = view.next)
    yield recordTexts(bytes, view, CSV);
}

const linesOf = (text: string): Record<string, unknown>[] =>
  text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return typeof value === 'object' && value !== null ? [value as Record<string, unknown>] : [];
    } catch {
      return [];
    }
  });

/**
 * The cells of the columns that `wanted` names, in CSV or JSON Lines; `values` null when the file is too large to be compared,
 * null when there is no such column.
 */
export async function cellsOf(
  path: string,
  wanted: (column: string) => boolean,
): Promise<{ values: string[] | null } | null> {
  const head = await headOf(path);
  const isLines = /\.jsonl$/i.test(path);
  const columns = isLines ? Object.keys(linesOf(head)[0] ?? {}) : ([...recordsOf(Buffer.from(head))][0] ?? []);
  if (!columns.some(wanted)) return null;
  if ((await stat(path)).size > MOST_COMPARED) return { values: null };
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  const at = columns.flatMap((name, index) => (wanted(name) ? [index] : []));
  const cells = isLines
    ? linesOf(text).flatMap((row) => Object.entries(row).flatMap(([name, value]) => (wanted(name) ? [value] : [])))
    : [...recordsOf(Buffer.from(text))].slice(1).flatMap((record) => at.map((index) => record[index]));
  return { values: cells.flat().filter((cell): cell is string => typeof cell === 'string' && cell !== '') };
}
