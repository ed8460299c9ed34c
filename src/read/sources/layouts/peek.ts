// What a layout may look at before it decides: the first bytes of a file, and how many lines it has. A head is read whole
// into memory, a count never is.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

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
