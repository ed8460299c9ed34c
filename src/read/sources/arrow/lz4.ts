// LZ4 frames, as Feather files are compressed by default: no package that we have reads them. The size is known before, so
// nothing grows; whatever does not fit is damage. Format: LZ4 frame format 1.6 and LZ4 block format.

const MAGIC = 0x184d2204;
const LONG = 15;

/** Decodes one block behind `at` in `out`; returns where the output ends. Errors: RangeError when it does not fit. */
function block(source: Uint8Array, from: number, to: number, out: Uint8Array, start: number): number {
  let i = from;
  let at = start;
  const extended = (length: number): number => {
    let total = length;
    if (length !== LONG) return total;
    for (;;) {
      if (i >= to) throw new RangeError('LZ4: a length is cut off');
      const byte = source[i++]!;
      total += byte;
      if (byte !== 255) return total;
    }
  };
  while (i < to) {
    const token = source[i++]!;
    const literals = extended(token >> 4);
    if (i + literals > to || at + literals > out.length) throw new RangeError('LZ4: literals do not fit');
    out.set(source.subarray(i, i + literals), at);
    i += literals;
    at += literals;
    if (i >= to) return at;
    const offset = source[i]! | (source[i + 1]! << 8);
    i += 2;
    const length = extended(token & LONG) + 4;
    if (offset === 0 || offset > at || at + length > out.length) throw new RangeError('LZ4: a match does not fit');
    if (offset >= length) out.copyWithin(at, at - offset, at - offset + length);
    else for (let k = 0; k < length; k++) out[at + k] = out[at + k - offset]!;
    at += length;
  }
  return at;
}

/** The `size` bytes that an LZ4 frame holds. Errors: RangeError when the frame is damaged or holds another number. */
export function decodeLz4(frame: Uint8Array, size: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('LZ4: this is no frame');
  const flags = view.getUint8(4);
  const out = new Uint8Array(size);
  let i = 7 + (flags & 8 ? 8 : 0) + (flags & 1 ? 4 : 0);
  let at = 0;
  for (;;) {
    const head = view.getUint32(i, true);
    i += 4;
    if (head === 0) break;
    const length = head & 0x7fffffff;
    if (i + length > frame.length) throw new RangeError('LZ4: a block is cut off');
    if (head >>> 31 === 0) at = block(frame, i, i + length, out, at);
    else {
      out.set(frame.subarray(i, i + length), at);
      at += length;
    }
    i += length + (flags & 16 ? 4 : 0);
  }
  if (at !== size) throw new RangeError('LZ4: the frame holds another number of bytes');
  return out;
}
