// Raw values and their row counts → codes, labels, spellings, missing and unknown values of one column: pure.
// Unknown values that may not be printed become one code together; how many they are is in its label.
import { hasEnoughHolders, isPrintableText } from './printable.ts';
import { type Code, type Codebook, DECLINED, MOST_UNMAPPED, WITHHELD } from './role.ts';

export interface RawValue {
  /** null: absent key, or for lists a row without any item. */
  value: string | null;
  rows: number;
}

export interface SettledCodes {
  codes: Map<string, Code>;
  labels: Map<string, string>;
  raws: Map<string, string[]>;
  order: string[] | undefined;
  missing: { empty: number; sentinel: number; absent: number };
  sentinels: string[];
  declined: number;
  unmapped: { value: string; count: number }[];
  unknown: number;
}

const MOST_SPELLINGS = 5;

/** Values that only the print rule lets through: unmapped ones, and all of an open codebook. */
export const needsHolders = (book: Codebook, values: RawValue[]): string[] =>
  values.flatMap(({ value }) => (value !== null && isUnknown(book, value) && isPrintableText(value) ? [value] : []));

const isUnknown = (book: Codebook, value: string): boolean => {
  const meaning = book.read(value);
  return meaning === 'unmapped' || (typeof meaning === 'object' && book.open === true);
};

/** Settles every value of a column. `entitiesOf`: holders by value; null where no key of a person exists. */
export function settleCodes(
  book: Codebook,
  values: RawValue[],
  entitiesOf: ReadonlyMap<string, number> | null,
): SettledCodes {
  const open = book.open === true;
  const settled: SettledCodes = {
    codes: new Map(),
    labels: new Map(),
    raws: new Map(),
    order: undefined,
    missing: { empty: 0, sentinel: 0, absent: 0 },
    sentinels: [],
    declined: 0,
    unmapped: [],
    unknown: 0,
  };
  const held = heldTogether(book, open, values, entitiesOf);
  let withheld = 0;
  let unprintable = 0;
  for (const { value, rows } of byRows(values)) {
    if (value === null) {
      settled.missing.absent += rows;
      continue;
    }
    const text = value.trim().normalize('NFC');
    const meaning = text === '' ? 'missing' : book.read(value);
    if (meaning === 'missing') {
      settled.missing[text === '' ? 'empty' : 'sentinel'] += rows;
      if (text !== '') settled.sentinels.push(text);
      settled.codes.set(value, null);
      continue;
    }
    if (meaning === 'declined') settled.declined += rows;
    const known = meaning === 'declined' ? DECLINED : typeof meaning === 'object' && !open ? meaning.code : null;
    const unknown = typeof meaning === 'object' ? meaning.code : text;
    const isPrinted = known !== null || held.has(unknown);
    const code = known ?? (isPrinted ? unknown : WITHHELD);
    settled.codes.set(value, code);
    if (meaning === 'unmapped') settled.unknown += rows;
    if (meaning === 'unmapped' && isPrinted) settled.unmapped.push({ value: text, count: rows });
    if (!isPrinted) {
      withheld++;
      if (!isPrintableText(unknown)) unprintable++;
    } else {
      settled.labels.set(code, known === null && !open ? code : book.label(code));
      const spellings = settled.raws.get(code) ?? [];
      const isShown = book.given?.has(text) !== true && isPrintableText(text);
      if (spellings.length < MOST_SPELLINGS && !spellings.includes(text) && isShown) spellings.push(text);
      settled.raws.set(code, spellings);
    }
  }
  if (withheld > 0) settled.labels.set(WITHHELD, withheldLabel(withheld, unprintable));
  if (book.compare !== undefined) settled.order = [...settled.labels.keys()].sort(lastReserved(book.compare));
  settled.unmapped.splice(MOST_UNMAPPED);
  return settled;
}

const withheldLabel = (values: number, unprintable: number): string => {
  const noun = values === 1 ? 'value' : 'values';
  return unprintable === 0
    ? `${values} ${noun} held by too few to print`
    : `${values} ${noun} held by too few, or too long, to print`;
};

const byRows = (values: RawValue[]): RawValue[] =>
  values.toSorted((a, b) => b.rows - a.rows || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));

const lastReserved = (compare: (a: string, b: string) => number) => (a: string, b: string) =>
  Number(a === WITHHELD) - Number(b === WITHHELD) || compare(a, b);

/** Unknown texts with enough holders. Spellings that differ in blanks only are one text and are counted together. */
function heldTogether(
  book: Codebook,
  open: boolean,
  values: RawValue[],
  entitiesOf: ReadonlyMap<string, number> | null,
): Set<string> {
  const holders = new Map<string, { rows: number; entities: number | null }>();
  for (const { value, rows } of values) {
    if (value === null || value.trim() === '') continue;
    const meaning = book.read(value);
    if (meaning === 'missing' || meaning === 'declined' || (typeof meaning === 'object' && !open)) continue;
    const text = typeof meaning === 'object' ? meaning.code : value.trim().normalize('NFC');
    if (!isPrintableText(text)) continue;
    const before = holders.get(text) ?? { rows: 0, entities: entitiesOf === null ? null : 0 };
    // The largest spelling's holders: adding them up could count one person twice.
    const entities = entitiesOf === null ? null : Math.max(before.entities ?? 0, entitiesOf.get(value) ?? 0);
    holders.set(text, { rows: before.rows + rows, entities });
  }
  return new Set([...holders].flatMap(([text, held]) => (hasEnoughHolders(held) ? [text] : [])));
}
