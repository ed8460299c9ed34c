// A text file as chunks of UTF-8, with its beginning in hand for finding out what it is.
import { type ByteStream, openBytes } from './compression.ts';
import { asUtf8, encodingOf } from './encoding.ts';

const HEAD = 1 << 20;
/** Lines of which more is never held than this by whoever only looks at them. */
export const LONGEST_LOOK = 16 << 20;

/** A text file that was opened: its first megabyte, and all of it as UTF-8. */
export interface OpenedText {
  stream: ByteStream;
  head: Buffer;
  whole: boolean;
  /** All chunks as UTF-8 without mark, the head included. */
  chunks: AsyncGenerator<Buffer, void>;
  encoding: string;
  transcoded: boolean;
  /** A byte order mark says what the encoding is. */
  marked: boolean;
  state: { damaged: number };
}

async function* prepended(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

const gather = async (chunks: AsyncIterator<Buffer>, size: number): Promise<{ head: Buffer; whole: boolean }> => {
  const parts: Buffer[] = [];
  for (let held = 0; held < size; ) {
    const next = await chunks.next();
    if (next.done === true) return { head: Buffer.concat(parts), whole: true };
    parts.push(next.value);
    held += next.value.length;
  }
  return { head: parts.length === 1 ? parts[0]! : Buffer.concat(parts), whole: false };
};

/** Opens a file as text in the encoding `told`, or in the one its bytes show. */
export async function openText(path: string, told: string | undefined): Promise<OpenedText> {
  const stream = await openBytes(path);
  try {
    return await beginText(stream, told);
  } catch (error) {
    await stream.close();
    throw error;
  }
}

const beginText = async (stream: ByteStream, told: string | undefined): Promise<OpenedText> => {
  const raw = await gather(stream.chunks, HEAD);
  const found = encodingOf(raw.head);
  const encoding = told ?? found.encoding ?? 'utf-8';
  const state = { damaged: 0 };
  if (encoding === 'utf-8') {
    const head = raw.head.subarray(found.encoding === 'utf-8' ? found.mark : 0);
    return {
      stream,
      head,
      whole: raw.whole,
      chunks: prepended(head, stream.chunks),
      encoding,
      transcoded: false,
      marked: found.mark > 0,
      state,
    };
  }
  const text = asUtf8(prepended(raw.head, stream.chunks), encoding, state);
  const first = await gather(text, HEAD);
  return {
    stream,
    head: first.head,
    whole: first.whole,
    chunks: prepended(first.head, text),
    encoding,
    transcoded: true,
    marked: found.mark > 0,
    state,
  };
};

/** Cuts chunks so that each ends with a line feed; the last one may not, nor one over `longest` bytes without any. */
export async function* wholeLines(
  chunks: AsyncIterable<Buffer>,
  longest = Number.POSITIVE_INFINITY,
): AsyncGenerator<{ chunk: Buffer; last: boolean }, void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const cut = chunk.lastIndexOf(10) + 1;
    if (cut === 0) {
      rest = Buffer.concat([rest, chunk]);
      if (rest.length > longest) {
        yield { chunk: rest, last: false };
        rest = Buffer.alloc(0);
      }
      continue;
    }
    const head = chunk.subarray(0, cut);
    yield { chunk: rest.length === 0 ? head : Buffer.concat([rest, head]), last: false };
    rest = chunk.subarray(cut);
  }
  yield { chunk: rest, last: true };
}

/** The chunks without their first `offset` bytes. */
export async function* from(chunks: AsyncIterable<Buffer>, offset: number): AsyncGenerator<Buffer, void> {
  let skip = offset;
  for await (const chunk of chunks) {
    if (skip >= chunk.length) {
      skip -= chunk.length;
      continue;
    }
    yield skip === 0 ? chunk : chunk.subarray(skip);
    skip = 0;
  }
}

/** The chunks, with a report of how many bytes on disk were read. */
export async function* ticking(opened: OpenedText, tick: (bytes: number) => void): AsyncGenerator<Buffer, void> {
  for await (const chunk of opened.chunks) {
    tick(opened.stream.read());
    yield chunk;
  }
}

/** The chunks as they are, shown in whole lines to `look` before they pass. */
export async function* watched(
  chunks: AsyncIterable<Buffer>,
  look: (lines: Buffer) => void,
): AsyncGenerator<Buffer, void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const cut = chunk.lastIndexOf(10) + 1;
    const held = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const shown = cut > 0 ? held.length - (chunk.length - cut) : held.length > LONGEST_LOOK ? held.length : 0;
    if (shown > 0) look(held.subarray(0, shown));
    rest = held.subarray(shown);
    yield chunk;
  }
  if (rest.length > 0) look(rest);
}

/** SHA-256 of the bytes on disk, the rest of the file read for it. */
export async function digest(opened: OpenedText): Promise<string> {
  while ((await opened.stream.chunks.next()).done !== true);
  return opened.stream.hash.digest('hex');
}
