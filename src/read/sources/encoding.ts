// Which encoding the bytes are in, and the bytes as UTF-8. A byte order mark or the user decides; UTF-16 without a mark is
// seen by its NUL bytes; UTF-8 is checked over the whole file elsewhere; Windows-1252 is only ever a guess and called so.
import { isUtf8 } from 'node:buffer';
import { usageError } from '../../lib/errors.ts';

export type Encoding = string;

const MARKS: { encoding: Encoding; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Encoding by byte order mark or NUL pattern; null = take it for UTF-8 until shown otherwise. `mark`: bytes to skip. */
export function encodingOf(head: Buffer): { encoding: Encoding | null; mark: number } {
  for (const { encoding, bytes } of MARKS)
    if (bytes.every((byte, at) => head[at] === byte)) return { encoding, mark: bytes.length };
  const sample = head.subarray(0, Math.min(head.length & ~1, 4096));
  if (sample.length >= 8) {
    let even = 0;
    let odd = 0;
    for (let at = 0; at < sample.length; at += 2) {
      if (sample[at] === 0) even++;
      if (sample[at + 1] === 0) odd++;
    }
    const pairs = sample.length / 2;
    if (odd > pairs * 0.4 && even < pairs * 0.05) return { encoding: 'utf-16le', mark: 0 };
    if (even > pairs * 0.4 && odd < pairs * 0.05) return { encoding: 'utf-16be', mark: 0 };
  }
  return { encoding: null, mark: 0 };
}

/** The encoding of a flag, in the spelling of the Encoding Standard. Errors: 64 unknown name. */
export function namedEncoding(name: string): Encoding {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw usageError(`--encoding ${name}: no such encoding; for example utf-8, utf-16le, windows-1252, shift_jis`);
  }
}

/** Chunks in `encoding` as chunks of UTF-8. `damaged` counts replaced sequences. */
export async function* asUtf8(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
  state: { damaged: number },
): AsyncGenerator<Buffer, void> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: false });
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    for (let at = text.indexOf('�'); at !== -1; at = text.indexOf('�', at + 1)) state.damaged++;
    if (text !== '') yield Buffer.from(text, 'utf8');
  }
  const rest = decoder.decode();
  if (rest !== '') {
    state.damaged++;
    yield Buffer.from(rest, 'utf8');
  }
}

/** Bytes at the end of `chunk` that begin a character without ending it: 0..3. */
export function openTail(chunk: Buffer): number {
  for (let back = 1; back <= 3 && back <= chunk.length; back++) {
    const byte = chunk[chunk.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? back : 0;
  }
  return 0;
}

/** Are these bytes, cut anywhere at the end, UTF-8? */
export const isUtf8Prefix = (head: Buffer): boolean => isUtf8(head.subarray(0, head.length - openTail(head)));

/** Do the high bytes look like Western letters and punctuation, as in Windows-1252 text? */
export function looksWestern(high: Uint32Array): boolean {
  let all = 0;
  let letters = 0;
  for (let byte = 0x80; byte < 0x100; byte++) {
    all += high[byte]!;
    const typographic =
      byte === 0x80 || byte === 0x85 || (byte >= 0x91 && byte <= 0x97) || byte === 0xa0 || byte === 0xb0;
    if (typographic || (byte >= 0xc0 && byte <= 0xfc && byte !== 0xd7 && byte !== 0xf7)) letters += high[byte]!;
  }
  return all > 0 && letters / all >= 0.8;
}
