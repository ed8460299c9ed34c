// Text of Arrow columns: offsets into one buffer, or views of 16 bytes that hold short texts themselves.
import { isAscii, isUtf8 } from 'node:buffer';
import { damaged } from './messages.ts';
import { bytesOf, type RawBatch, rangesOf, TYPE } from './raw-batch.ts';

export interface Oddities {
  /** Cells whose text is no UTF-8, shown with replacement characters. */
  foreign: number;
}

const decoder = (bytes: Buffer, odd: Oddities): ((start: number, end: number) => string) => {
  if (isAscii(bytes)) return (start, end) => bytes.toString('latin1', start, end);
  return (start, end) => {
    if (!isUtf8(bytes.subarray(start, end))) odd.foreign++;
    return bytes.toString('utf8', start, end);
  };
};

const viewText = (batch: RawBatch, odd: Oddities): ((row: number) => string) => {
  const views = bytesOf(batch.values);
  if (views.length < batch.length * 16) throw damaged('a list of values is cut off');
  const inline = decoder(views, odd);
  const data = (batch.data ?? []).map((one) => ({ length: one.length, decode: decoder(bytesOf(one), odd) }));
  return (row) => {
    const size = views.readInt32LE(row * 16);
    if (size >= 0 && size <= 12) return inline(row * 16 + 4, row * 16 + 4 + size);
    const from = data[views.readInt32LE(row * 16 + 8)];
    const start = views.readInt32LE(row * 16 + 12);
    if (size < 0 || from === undefined || start < 0 || start + size > from.length)
      throw damaged('a text lies outside its values');
    return from.decode(start, start + size);
  };
};

/** Text of each row. Errors: 65 when it lies outside its buffer. */
export function textOf(batch: RawBatch, odd: Oddities): (row: number) => string {
  if (batch.type.typeId === TYPE.utf8View) return viewText(batch, odd);
  if (batch.length === 0) return () => '';
  const bytes = bytesOf(batch.values);
  const [start, end] = rangesOf(batch, bytes.length);
  const decode = decoder(bytes, odd);
  return (row) => decode(start(row), end(row));
}
