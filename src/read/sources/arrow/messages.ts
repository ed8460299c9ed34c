// The messages of an Arrow IPC file or stream, one after the other, so that a file larger than memory can be read batch by
// batch. Of the metadata only what bounds the work is read here: kinds, lengths, and that every buffer lies inside its body.
// A file is read as the stream that it holds, and its footer must name as many batches as were found.
import { type FileHandle, open } from 'node:fs/promises';
import { inputError } from '../../../lib/errors.ts';

export type MessageKind = 'schema' | 'dictionary' | 'batch';

export interface ArrowMessage {
  kind: MessageKind;
  /** The message with its body, framed so that the body stands at a multiple of 8. */
  bytes: Uint8Array;
  /** Rows that a batch says it has. */
  rows: number;
  /** Of a dictionary: which one, and whether it adds to what is there. */
  dictionary: { id: string; adds: boolean } | null;
}

export interface ArrowFile {
  form: 'file' | 'stream';
  bytes: number;
  messages: AsyncGenerator<ArrowMessage, { ended: boolean }>;
  close(): Promise<void>;
}

/** Metadata and body of one message may be this large. */
const MOST_METADATA = 64 << 20;
const MOST_BODY = 1 << 30;
/** A batch may have this many rows, or so many a byte: columns of nothing but null take no bytes. */
const MOST_ROWS = 10_000_000;
const ROWS_A_BYTE = 1600;
const MAGIC = 'ARROW1';
const FOOTER_TAIL = 10;
const KINDS: Record<number, MessageKind> = { 1: 'schema', 2: 'dictionary', 3: 'batch' };

export const damaged = (what: string): Error => inputError(`the Arrow data is damaged: ${what}`);

/** A flatbuffer table: where its fields stand. Errors: RangeError outside the buffer. */
const tableAt = (buf: Buffer, at: number): ((field: number) => number) => {
  const vtable = at - buf.readInt32LE(at);
  const size = buf.readUInt16LE(vtable);
  return (field) => {
    const slot = 4 + field * 2;
    const offset = slot < size ? buf.readUInt16LE(vtable + slot) : 0;
    return offset === 0 ? 0 : at + offset;
  };
};
const follow = (buf: Buffer, at: number): number => at + buf.readUInt32LE(at);
const long = (buf: Buffer, at: number): number => Number(buf.readBigInt64LE(at));

const checkBuffers = (buf: Buffer, at: number, body: number): void => {
  if (at === 0) return;
  const base = follow(buf, at);
  const count = buf.readUInt32LE(base);
  if (base + 4 + count * 16 > buf.length) throw damaged('a list of buffers is cut off');
  for (let i = 0; i < count; i++) {
    const start = long(buf, base + 4 + i * 16);
    const length = long(buf, base + 12 + i * 16);
    if (start < 0 || length < 0 || start + length > body) throw damaged('a buffer lies outside its message');
  }
};

const checkNodes = (buf: Buffer, at: number): void => {
  if (at === 0) return;
  const base = follow(buf, at);
  if (base + 4 + buf.readUInt32LE(base) * 16 > buf.length) throw damaged('a list of columns is cut off');
};

interface Head {
  kind: MessageKind;
  body: number;
  rows: number;
  dictionary: ArrowMessage['dictionary'];
}

const headOf = (meta: Buffer): Head => {
  const message = tableAt(meta, follow(meta, 0));
  const version = message(0) === 0 ? 0 : meta.readInt16LE(message(0));
  const kind = message(1) === 0 ? undefined : KINDS[meta[message(1)]!];
  const body = message(3) === 0 ? 0 : long(meta, message(3));
  if (kind === undefined || message(2) === 0)
    throw inputError('this Arrow data holds tensors or no table, which are not read');
  if (version < 3) throw inputError('this Arrow data is from before version 0.8; write it again with a newer library');
  const header = tableAt(meta, follow(meta, message(2)));
  if (kind === 'schema') {
    if (header(0) !== 0 && meta.readInt16LE(header(0)) !== 0)
      throw inputError('this Arrow data is big-endian, which is not read; write it again on a little-endian machine');
    return { kind, body, rows: 0, dictionary: null };
  }
  const inner = kind === 'dictionary' && header(1) !== 0 ? tableAt(meta, follow(meta, header(1))) : header;
  if (kind === 'dictionary' && inner === header) throw damaged('a dictionary without values');
  checkNodes(meta, inner(1));
  checkBuffers(meta, inner(2), body);
  const rows = inner(0) === 0 ? 0 : long(meta, inner(0));
  if (rows < 0 || (rows > MOST_ROWS && rows > body * ROWS_A_BYTE))
    throw damaged('a batch claims more rows than it can hold');
  const id =
    kind === 'dictionary'
      ? {
          id: header(0) === 0 ? '0' : String(meta.readBigInt64LE(header(0))),
          adds: header(2) !== 0 && meta[header(2)] !== 0,
        }
      : null;
  return { kind, body, rows, dictionary: id };
};

const readAt = async (file: FileHandle, into: Uint8Array, position: number): Promise<void> => {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await file.read(into, done, into.length - done, position + done);
    if (bytesRead === 0) throw damaged('it is cut off');
    done += bytesRead;
  }
};

/** Message bytes with the metadata so placed that what follows it is aligned. */
const frame = async (file: FileHandle, meta: Buffer, body: number, position: number): Promise<Uint8Array> => {
  const lead = (8 - (meta.length % 8)) % 8;
  const whole = new Uint8Array(new ArrayBuffer(lead + 8 + meta.length + body), lead);
  const view = new DataView(whole.buffer, lead);
  view.setInt32(0, -1, true);
  view.setInt32(4, meta.length, true);
  whole.set(meta, 8);
  await readAt(file, whole.subarray(8 + meta.length), position);
  return whole;
};

async function* messagesOf(
  file: FileHandle,
  from: number,
  to: number,
): AsyncGenerator<ArrowMessage, { ended: boolean }> {
  let at = from;
  const prefix = Buffer.alloc(8);
  while (at + 4 <= to) {
    prefix.fill(0);
    await readAt(file, prefix.subarray(0, Math.min(8, to - at)), at);
    const continued = prefix.readInt32LE(0) === -1;
    const length = prefix.readInt32LE(continued ? 4 : 0);
    at += continued ? 8 : 4;
    if (length === 0) {
      if (to - at > 8) throw damaged('more follows after its end mark');
      return { ended: true };
    }
    if (length < 0 || length > MOST_METADATA || at + length > to) throw damaged('it is cut off, or no Arrow data');
    const meta = Buffer.alloc(length);
    await readAt(file, meta, at);
    const { body, ...head } = headOf(meta);
    at += length;
    if (body < 0 || at + body > to) throw damaged('it is cut off');
    if (body > MOST_BODY)
      throw inputError('a batch of this Arrow data is larger than 1 GB; write it in smaller batches');
    yield { ...head, bytes: await frame(file, meta, body, at) };
    at += body;
  }
  if (at < to) throw damaged('it is cut off');
  return { ended: false };
}

/** Batches that the footer names, and where it begins. */
const footerOf = async (file: FileHandle, size: number): Promise<{ batches: number; start: number }> => {
  const tail = Buffer.alloc(FOOTER_TAIL);
  if (size < FOOTER_TAIL + 8) throw damaged('it is cut off');
  await readAt(file, tail, size - FOOTER_TAIL);
  const length = tail.readInt32LE(0);
  if (tail.toString('latin1', 4) !== MAGIC || length <= 0 || length > size - FOOTER_TAIL - 8)
    throw damaged('it is cut off: there is no footer');
  const start = size - FOOTER_TAIL - length;
  const footer = Buffer.alloc(length);
  await readAt(file, footer, start);
  const vector = tableAt(footer, follow(footer, 0))(3);
  return { start, batches: vector === 0 ? 0 : footer.readUInt32LE(follow(footer, vector)) };
};

async function* checked(
  messages: AsyncGenerator<ArrowMessage, { ended: boolean }>,
  batches: number,
): AsyncGenerator<ArrowMessage, { ended: boolean }> {
  let found = 0;
  for (let next = await messages.next(); next.done !== true; next = await messages.next()) {
    if (next.value.kind === 'batch') found++;
    yield next.value;
  }
  if (found !== batches) throw damaged(`its footer names ${batches} batches, ${found} were found`);
  return { ended: true };
}

/** Opens Arrow IPC data. Errors: 65 damaged, cut off, big-endian, or of a kind that is not read. */
export async function openArrow(path: string): Promise<ArrowFile> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  const magic = Buffer.alloc(8);
  await file.read(magic, 0, 8, 0);
  const close = (): Promise<void> => file.close();
  if (magic.toString('latin1', 0, 6) !== MAGIC)
    return { form: 'stream', bytes: size, messages: messagesOf(file, 0, size), close };
  try {
    const { start, batches } = await footerOf(file, size);
    return { form: 'file', bytes: size, messages: checked(messagesOf(file, 8, start), batches), close };
  } catch (error) {
    await close();
    throw error instanceof RangeError ? damaged('its footer makes no sense') : error;
  }
}
