// A batch of one column as the parser gives it, and the checks that every reader of it needs: nothing in it is believed,
// because a reader that trusts lengths, offsets and bitmaps answers a damaged file with wrong values.
import { damaged } from './messages.ts';

/** A batch as the parser gives it: the views over its buffers, and what its type says. */
export interface RawBatch {
  length: number;
  nullCount: number;
  type: RawType;
  validity?: Uint8Array | undefined;
  values?: ArrayLike<number | bigint> | undefined;
  offsets?: ArrayLike<number | bigint> | undefined;
  sizes?: ArrayLike<number | bigint> | undefined;
  children?: RawBatch[] | undefined;
  data?: Uint8Array[] | undefined;
  typeIds?: Int8Array | undefined;
  dictionary?: { data: readonly RawBatch[] } | undefined;
  value(index: number): unknown;
}

export interface RawType {
  typeId: number;
  bitWidth?: number;
  precision?: number;
  scale?: number;
  unit?: number;
  timezone?: string | null;
  stride?: number;
  mode?: number;
  typeMap?: Record<string, number>;
  children?: { name: string; type: RawType }[];
  dictionary?: RawType;
}

/** Arrow's type ids, by the name of the format. */
export const TYPE = {
  dictionary: -1,
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  interval: 11,
  list: 12,
  struct: 13,
  union: 14,
  fixedBinary: 15,
  fixedList: 16,
  map: 17,
  duration: 18,
  largeBinary: 19,
  largeUtf8: 20,
  largeList: 21,
  runEnds: 22,
  binaryView: 23,
  utf8View: 24,
  listView: 25,
  largeListView: 26,
} as const;

const BINARY = new Set<number>([TYPE.binary, TYPE.largeBinary, TYPE.fixedBinary, TYPE.binaryView]);

/** Is there binary data anywhere in it? Such columns are left out. */
export const holdsBinary = (type: RawType): boolean =>
  BINARY.has(type.typeId) ||
  (type.dictionary !== undefined && holdsBinary(type.dictionary)) ||
  (type.children ?? []).some((child) => holdsBinary(child.type));

/** The bytes of a view. Errors: 65 when there are none. */
export const bytesOf = (view: ArrayLike<number | bigint> | undefined): Buffer => {
  if (!(view instanceof Uint8Array)) throw damaged('a buffer is missing');
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
};

/** Which rows have a value; null = all. Errors: 65 a bitmap that is too short or counts other nulls than the batch says. */
export const validityOf = ({ length, nullCount, validity }: RawBatch): Uint8Array | null => {
  if (validity === undefined || validity.length === 0) {
    if (nullCount > 0) throw damaged('the bitmap of nulls is missing');
    return null;
  }
  if (validity.length * 8 < length) throw damaged('the bitmap of nulls is too short');
  let nulls = 0;
  for (let row = 0; row < length; row++) if ((validity[row >> 3]! & (1 << (row & 7))) === 0) nulls++;
  if (nullCount >= 0 && nulls !== nullCount)
    throw damaged('the bitmap of nulls has another number of nulls than it says');
  return nulls === 0 ? null : validity;
};

/** Has this row no value? */
export const isNull = (validity: Uint8Array | null, row: number): boolean =>
  validity !== null && (validity[row >> 3]! & (1 << (row & 7))) === 0;

/** Starts and ends of the values of each row. Errors: 65 when they run backwards or over the end. */
export const rangesOf = (batch: RawBatch, end: number): [(row: number) => number, (row: number) => number] => {
  const { offsets, sizes, length } = batch;
  if (length === 0) return [() => 0, () => 0];
  if (offsets === undefined || offsets.length < length + (sizes === undefined ? 1 : 0))
    throw damaged('a list of offsets is cut off');
  if (sizes !== undefined) {
    if (sizes.length < length) throw damaged('a list of sizes is cut off');
    const valid = validityOf(batch);
    for (let row = 0; row < length; row++) {
      if (isNull(valid, row)) continue;
      const [start, size] = [Number(offsets[row]), Number(sizes[row])];
      if (start < 0 || size < 0 || start + size > end) throw damaged('a list reaches outside its values');
    }
    return [(row) => Number(offsets[row]), (row) => Number(offsets[row]) + Number(sizes[row])];
  }
  let before = Number(offsets[0]);
  if (before < 0) throw damaged('an offset lies outside its values');
  for (let row = 1; row <= length; row++) {
    const next = Number(offsets[row]);
    if (next < before || next > end) throw damaged('an offset lies outside its values');
    before = next;
  }
  return [(row) => Number(offsets[row]), (row) => Number(offsets[row + 1])];
};
