// Values of a fixed width as text, exactly: whole numbers and decimals digit by digit, floats by the shortest text that gives
// the same float, moments as ISO 8601.
import { decimalText, floatText, isoDate, isoDuration, isoInterval, isoTime, isoTimestamp } from './moments.ts';
import { bytesOf, type RawBatch, TYPE } from './raw-batch.ts';

/** How the values of a column are written: `width` elements of the buffer each; `bare`: without quotes in JSON. */
export interface Fixed {
  text(row: number): string;
  width: number;
  bare: boolean;
}

const interval = (batch: RawBatch): Fixed => {
  const values = batch.values as ArrayLike<number>;
  if (batch.type.unit === 0) return { text: (row) => `P${values[row]}M`, width: 1, bare: false };
  if (batch.type.unit === 1)
    return {
      text: (row) => isoInterval(0, values[row * 2]!, BigInt(values[row * 2 + 1]!) * 1_000_000n),
      width: 2,
      bare: false,
    };
  const bytes = bytesOf(batch.values);
  const text = (row: number): string =>
    isoInterval(bytes.readInt32LE(row * 16), bytes.readInt32LE(row * 16 + 4), bytes.readBigInt64LE(row * 16 + 8));
  return { text, width: 16, bare: false };
};

/** How the values of a batch are written; null when they have no fixed width. */
export const fixedText = (batch: RawBatch): Fixed | null => {
  const { type } = batch;
  const values = batch.values as ArrayLike<number | bigint>;
  const unit = type.unit ?? 0;
  const whole = (row: number): bigint => BigInt(values[row]!);
  switch (type.typeId) {
    case TYPE.int:
      return { text: (row) => String(values[row]), width: 1, bare: true };
    case TYPE.float:
      return { text: (row) => floatText(batch.value(row) as number, type.precision !== 2), width: 1, bare: true };
    case TYPE.decimal:
      return {
        text: (row) => decimalText(BigInt(batch.value(row) as number | bigint), type.scale ?? 0),
        width: Math.max(1, (type.bitWidth ?? 128) / 64),
        bare: true,
      };
    case TYPE.date:
      return {
        text: (row) =>
          unit === 0 ? isoDate(Number(values[row])) : isoTimestamp(whole(row), 1, false).replace('T00:00:00', ''),
        width: 1,
        bare: false,
      };
    case TYPE.time:
      return { text: (row) => isoTime(whole(row), unit), width: 1, bare: false };
    case TYPE.timestamp:
      return { text: (row) => isoTimestamp(whole(row), unit, Boolean(type.timezone)), width: 1, bare: false };
    case TYPE.duration:
      return { text: (row) => isoDuration(whole(row), unit), width: 1, bare: false };
    case TYPE.interval:
      return interval(batch);
    default:
      return null;
  }
};
