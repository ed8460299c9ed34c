// Which encoding the bytes are in, and the bytes as UTF-8. A byte order mark or the user decides; UTF-16 without a mark is
// seen by its NUL bytes; UTF-8 is checked over the whole file elsewhere; Windows-1252 is only ever a guess and called so.
import { isUtf8 } from 'node:buffer';
import { inputError, usageError } from '../../lib/errors.ts';

export type Encoding = string;

const MARKS: { encoding: Encoding; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

const MARKS_OF_32_BITS = [Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from([0, 0, 0xfe, 0xff])];

/** Encoding by byte order mark or NUL pattern; null = take it for UTF-8 until shown otherwise. `mark`: bytes to skip. */
export function encodingOf(head: Buffer): { encoding: Encoding | null; mark: number } {
  if (MARKS_OF_32_BITS.some((mark) => head.subarray(0, 4).equals(mark)))
    throw inputError('the text is in UTF-32, which is not read; save it as UTF-8');
  for (const { encoding, bytes } of MARKS)
    if (bytes.every((byte, at) => head[at] === byte)) return { encoding, mark: bytes.length };
  return { encoding: unmarkedUtf16(head.subarray(0, Math.min(head.length & ~1, 1 << 16))), mark: 0 };
}

/**
 * UTF-16 without a mark: every NUL is the empty half of an ASCII character and stands on the same side. Text of other
 * scripts has few of them, between its cells and lines, and is no UTF-8.
 */
function unmarkedUtf16(sample: Buffer): Encoding | null {
  const pairs = sample.length / 2;
  let even = 0;
  let odd = 0;
  let lineEnds = 0;
  for (let at = 0; at < sample.length; at += 2) {
    const [high, low] = [sample[at]!, sample[at + 1]!];
    if (high === 0 && low < 0x80) even++;
    if (low === 0 && high < 0x80) odd++;
    if (high + low === 10 && high * low === 0) lineEnds++;
  }
  const most = Math.max(even, odd);
  if (sample.length < 8 || Math.min(even, odd) > pairs * 0.05) return null;
  const isMostlyAscii = most > pairs * 0.4;
  const isOtherScript = most >= 4 && most > pairs * 0.04 && lineEnds > 0 && !isUtf8Prefix(sample);
  return isMostlyAscii || isOtherScript ? (odd > even ? 'utf-16le' : 'utf-16be') : null;
}

/** The encoding of a flag, in the spelling of the Encoding Standard. Errors: 64 unknown name. */
export function namedEncoding(name: string): Encoding {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw usageError(`--encoding ${name}: no such encoding; for example utf-8, utf-16le, windows-1252, shift_jis`);
  }
}

/** The name that people use. */
const NAMES: Record<string, string> = {
  'windows-1252': 'Windows-1252 (Latin-1 is a part of it)',
  'iso-8859-15': 'ISO-8859-15 (Latin-9)',
  'iso-8859-2': 'ISO-8859-2 (Latin-2)',
  macintosh: 'Mac Roman',
  shift_jis: 'Shift_JIS',
  'windows-874': 'Windows-874',
};

/** An encoding as a reader of the report knows it. */
export const shownEncoding = (encoding: Encoding): string =>
  NAMES[encoding] ?? (encoding.startsWith('windows') ? `W${encoding.slice(1)}` : encoding.toUpperCase());

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
