// The cells of one Arrow batch as text: null as null, lists and maps as JSON text, a dictionary by its words. Structs are no
// cells: their leaves are columns of their own.
import { fixedText } from './fixed-cells.ts';
import { damaged } from './messages.ts';
import { isNull, type RawBatch, rangesOf, TYPE, validityOf } from './raw-batch.ts';
import { type Oddities, textOf } from './text-cells.ts';

/** One column of a batch: its cells by row, as text and as JSON. */
export interface Cells {
  text(row: number): string | null;
  json(row: number): string;
}

const cellsOf = (validity: Uint8Array | null, text: (row: number) => string, bare: boolean): Cells => {
  return {
    text: (row) => (isNull(validity, row) ? null : text(row)),
    json(row) {
      if (isNull(validity, row)) return 'null';
      const value = text(row);
      return bare && !/^-?[IN]/.test(value) ? value : JSON.stringify(value);
    },
  };
};

const listText = (batch: RawBatch, odd: Oddities): ((row: number) => string) => {
  const child = batch.children?.[0];
  if (child === undefined) throw damaged('a list without values');
  const items = readCells(child, odd);
  const stride = batch.type.stride ?? 0;
  if (batch.type.typeId === TYPE.fixedList && child.length < batch.length * stride)
    throw damaged('a list of values is cut off');
  const [start, end] =
    batch.type.typeId === TYPE.fixedList
      ? [(row: number) => row * stride, (row: number) => (row + 1) * stride]
      : rangesOf(batch, child.length);
  const isMap = batch.type.typeId === TYPE.map;
  const [keys, values] = isMap ? (child.children ?? []).map((one) => readCells(one, odd)) : [];
  if (isMap && (keys === undefined || values === undefined)) throw damaged('a map without keys or values');
  return (row) => {
    const parts: string[] = [];
    for (let at = start(row); at < end(row); at++)
      parts.push(isMap ? `${JSON.stringify(keys!.text(at) ?? '')}:${values!.json(at)}` : items.json(at));
    return isMap ? `{${parts.join(',')}}` : `[${parts.join(',')}]`;
  };
};

const unionCells = (batch: RawBatch, odd: Oddities): Cells => {
  const { typeIds, offsets, length, type } = batch;
  const children = (batch.children ?? []).map((child) => ({ length: child.length, cells: readCells(child, odd) }));
  if (typeIds === undefined || typeIds.length < length) throw damaged('a list of types is cut off');
  const dense = type.mode === 1;
  if (dense && (offsets === undefined || offsets.length < length)) throw damaged('a list of offsets is cut off');
  const at = (row: number): { cells: Cells; place: number } => {
    const child = children[type.typeMap?.[typeIds[row]!] ?? -1];
    const place = dense ? Number(offsets![row]) : row;
    if (child === undefined || place < 0 || place >= child.length) throw damaged('a value has no type that is there');
    return { cells: child.cells, place };
  };
  return {
    text: (row) => {
      const { cells, place } = at(row);
      return cells.text(place);
    },
    json: (row) => {
      const { cells, place } = at(row);
      return cells.json(place);
    },
  };
};

interface Words {
  words: (string | null)[];
  quoted: string[];
}
/** Dictionaries that were read before: every batch of a file has the same ones. */
const read = new WeakMap<object, Words>();

const wordsOf = (dictionary: RawBatch['dictionary'], odd: Oddities): Words => {
  if (dictionary === undefined) throw damaged('a dictionary is missing');
  const known = read.get(dictionary);
  if (known !== undefined) return known;
  const found: Words = { words: [], quoted: [] };
  for (const part of dictionary.data) {
    const cells = readCells(part, odd);
    for (let row = 0; row < part.length; row++) {
      found.words.push(cells.text(row));
      found.quoted.push(cells.json(row));
    }
  }
  read.set(dictionary, found);
  return found;
};

const dictionaryCells = (batch: RawBatch, odd: Oddities): Cells => {
  const validity = validityOf(batch);
  const keys = batch.values ?? [];
  if (keys.length < batch.length) throw damaged('a list of keys is cut off');
  const { words, quoted } = wordsOf(batch.dictionary, odd);
  const keyOf = (row: number): number => {
    const key = Number(keys[row]);
    if (key < 0 || key >= words.length) throw damaged('a key is in no dictionary');
    return key;
  };
  return {
    text: (row) => (isNull(validity, row) ? null : words[keyOf(row)]!),
    json: (row) => (isNull(validity, row) ? 'null' : quoted[keyOf(row)]!),
  };
};

/** Runs of one value: the first run that ends behind a row is the row's. */
const runCells = (batch: RawBatch, odd: Oddities): Cells => {
  const [runs, values] = batch.children ?? [];
  const ends = runs?.values;
  if (
    runs === undefined ||
    values === undefined ||
    ends === undefined ||
    values.length < runs.length ||
    ends.length < runs.length
  )
    throw damaged('runs without ends or values');
  let before = 0;
  for (let run = 0; run < runs.length; run++) {
    if (Number(ends[run]) <= before) throw damaged('the ends of runs go backwards');
    before = Number(ends[run]);
  }
  if (before < batch.length) throw damaged('runs end before the rows do');
  const cells = readCells(values, odd);
  const runOf = (row: number): number => {
    let [low, high] = [0, runs.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Number(ends[middle]) > row) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return { text: (row) => cells.text(runOf(row)), json: (row) => cells.json(runOf(row)) };
};

const structCells = (batch: RawBatch, odd: Oddities): Cells => {
  const validity = validityOf(batch);
  const children = batch.children ?? [];
  if (children.some(({ length }) => length < batch.length)) throw damaged('a list of values is cut off');
  const names = (batch.type.children ?? []).map(({ name }) => JSON.stringify(name ?? ''));
  const cells = children.map((child) => readCells(child, odd));
  const text = (row: number): string => `{${cells.map((one, at) => `${names[at]}:${one.json(row)}`).join(',')}}`;
  return cellsOf(validity, text, true);
};

const LISTS = new Set<number>([TYPE.list, TYPE.largeList, TYPE.fixedList, TYPE.listView, TYPE.largeListView, TYPE.map]);
const TEXTS = new Set<number>([TYPE.utf8, TYPE.largeUtf8, TYPE.utf8View]);

/** The cells of a batch. Errors: 65 when its buffers cannot hold what it says, or it is of a type that is not read. */
export function readCells(batch: RawBatch, odd: Oddities): Cells {
  const { typeId } = batch.type;
  if (!Number.isSafeInteger(batch.length) || batch.length < 0) throw damaged('a column without a length');
  if (typeId === TYPE.null) return { text: () => null, json: () => 'null' };
  if (typeId === TYPE.struct) return structCells(batch, odd);
  if (typeId === TYPE.union) return unionCells(batch, odd);
  if (typeId === TYPE.dictionary) return dictionaryCells(batch, odd);
  if (typeId === TYPE.runEnds) return runCells(batch, odd);
  const validity = validityOf(batch);
  if (LISTS.has(typeId)) return cellsOf(validity, listText(batch, odd), true);
  if (TEXTS.has(typeId)) return cellsOf(validity, textOf(batch, odd), false);
  if (typeId === TYPE.bool) {
    const bits = batch.values as Uint8Array | undefined;
    if (bits === undefined || bits.length * 8 < batch.length) throw damaged('a list of values is cut off');
    return cellsOf(validity, (row) => String((bits[row >> 3]! & (1 << (row & 7))) !== 0), true);
  }
  const fixed = fixedText(batch);
  if (fixed === null) throw damaged(`a column of the unknown type ${typeId}`);
  if ((batch.values?.length ?? 0) < batch.length * fixed.width) throw damaged('a list of values is cut off');
  return cellsOf(validity, fixed.text, fixed.bare);
}
