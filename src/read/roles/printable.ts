// Which values may be printed. What a codebook knows always may; anything else only when it is short, looks like no key,
// address or contact, and is shared by enough people (or rows, where people have no key) to point at nobody.
import { CONTRADICTORY, MISSING, WITHHELD } from './role.ts';

export const LONGEST_PRINTED = 40;
export const LEAST_ENTITIES = 3;
export const LEAST_ROWS = 10;

const UNPRINTABLE = [
  /[^\s@]+@[^\s@]+\.[a-z]{2,}/i, // e-mail
  /^(https?|ftp|s3|gs|file):/i, // address
  /^www\.\S+\/\S/i,
  /^@\w+$/, // handle
  /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i, // UUID
  /^(?=.*\d)[0-9a-f]{16,}$/i, // hash
  /^\+?\d[\d ().-]{7,}\d$/, // phone and long numbers
  /^(?=.*\d)(?=.*[a-z])[\w-]{20,}$/i, // token
];

/** Whether a text could be printed at all, however many hold it. Reserved codes never stand for a value of the data. */
export function isPrintableText(value: string): boolean {
  const text = value.trim();
  if ([...text].length > LONGEST_PRINTED || text === WITHHELD || text === CONTRADICTORY || text === MISSING)
    return false;
  return !UNPRINTABLE.some((pattern) => pattern.test(text)) || /^\d{4}-\d{2}(-\d{2})?$/.test(text);
}

/** Holders of a value: entities where a key exists (null: none does), and rows. */
export interface Holders {
  rows: number;
  entities: number | null;
}

/** The rule of design §7: at least three people, or ten rows where people have no key. */
export const hasEnoughHolders = ({ rows, entities }: Holders): boolean =>
  entities === null ? rows >= LEAST_ROWS : entities >= LEAST_ENTITIES;
