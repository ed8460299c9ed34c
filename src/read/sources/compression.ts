// Bytes of a file as chunks, decompressed when they are gzip or zstd, hashed as they stand on disk. The kind is taken
// from the magic number, not from the name. A file that inflates without bound is stopped early.
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import { inputError, RollcallError } from '../../lib/errors.ts';

export type Compression = 'none' | 'gzip' | 'zstd';

const CHUNK = 4 << 20;
const BOMB_BYTES = 256 << 20;
const BOMB_RATIO = 200;

export interface ByteStream {
  compression: Compression;
  chunks: AsyncGenerator<Buffer, void>;
  /** Hash over the bytes on disk; complete once `chunks` is exhausted. */
  hash: Hash;
  /** Bytes on disk read so far. */
  read(): number;
  /** Closes the file, whether it was read to its end or not. */
  close(): Promise<void>;
}

interface Reading {
  read: number;
  file: FileHandle | null;
}

const close = async (reading: Reading): Promise<void> => {
  const { file } = reading;
  reading.file = null;
  await file?.close();
};

const compressionOf = (magic: Buffer): Compression => {
  if (magic[0] === 0x1f && magic[1] === 0x8b) return 'gzip';
  if (magic.length >= 4 && magic.readUInt32LE(0) === 0xfd2fb528) return 'zstd';
  return 'none';
};

async function* fileChunks(path: string, hash: Hash, reading: Reading): AsyncGenerator<Buffer, void> {
  reading.file = await open(path, 'r');
  const { size } = await reading.file.stat();
  const room = size > 0 ? Math.min(CHUNK, size + 1) : CHUNK;
  for (;;) {
    const buffer = Buffer.allocUnsafe(room);
    const { bytesRead } = (await reading.file?.read(buffer, 0, room)) ?? { bytesRead: 0 };
    if (bytesRead === 0) return close(reading);
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    reading.read += bytesRead;
    yield chunk;
  }
}

const guard = (read: number, inflated: number): void => {
  if (inflated > BOMB_BYTES && inflated > read * BOMB_RATIO)
    throw inputError(
      `the file inflates to more than ${BOMB_RATIO} times its size; decompress it first if that is right`,
    );
};

const damaged = (format: string, cause: unknown): RollcallError =>
  inputError(
    `the ${format} data is damaged or cut off, and what is missing cannot be told; fetch it again, or unpack what is left and audit that`,
    cause,
  );

async function* gunzipped(raw: AsyncGenerator<Buffer, void>, count: Reading): AsyncGenerator<Buffer, void> {
  const gunzip = createGunzip({ chunkSize: 1 << 20 });
  pipeline(Readable.from(raw, { objectMode: false }), gunzip, () => {});
  let inflated = 0;
  try {
    for await (const chunk of gunzip) {
      inflated += (chunk as Buffer).length;
      guard(count.read, inflated);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw error instanceof RollcallError ? error : damaged('gzip', error);
  }
}

async function* unzstd(raw: AsyncGenerator<Buffer, void>, count: Reading): AsyncGenerator<Buffer, void> {
  let out: Buffer[] = [];
  let ended = false;
  const stream = new Decompress((data, last) => {
    out.push(Buffer.from(data));
    ended = last === true;
  });
  let inflated = 0;
  try {
    for await (const chunk of raw)
      for (let at = 0; at < chunk.length; at += 1 << 18) {
        stream.push(chunk.subarray(at, at + (1 << 18)));
        for (const piece of out) {
          inflated += piece.length;
          guard(count.read, inflated);
          yield piece;
        }
        out = [];
      }
    stream.push(new Uint8Array(0), true);
    for (const piece of out) yield piece;
    if (!ended) throw new Error('no end');
  } catch (error) {
    throw error instanceof RollcallError ? error : damaged('zstd', error);
  }
}

/** Opens a file. Errors: 65 when the compressed data is damaged or inflates without bound. */
export async function openBytes(path: string): Promise<ByteStream> {
  const hash = createHash('sha256');
  const count: Reading = { read: 0, file: null };
  const raw = fileChunks(path, hash, count);
  const first = await raw.next();
  const head = first.done === true ? Buffer.alloc(0) : first.value;
  const compression = compressionOf(head);
  const all = (async function* () {
    if (head.length > 0) yield head;
    yield* raw;
  })();
  const chunks = compression === 'gzip' ? gunzipped(all, count) : compression === 'zstd' ? unzstd(all, count) : all;
  return { compression, chunks, hash, read: () => count.read, close: () => close(count) };
}
