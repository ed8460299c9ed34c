// Every reference is made here: shares are rounded to 12 significant digits first and the digest is taken of the rounded
// ones, so that the digest in a result can be recomputed from what the result prints.
import { createHash } from 'node:crypto';
import type { Reference } from './reference.ts';

const rounded = (share: number): number => Number(share.toPrecision(12));

/** SHA-256 of the JSON of the shares, codes sorted by code unit. */
export function digestOf(shares: Map<string, number>): string {
  const sorted = [...shares].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(sorted)))
    .digest('hex');
}

/** A reference from amounts (people, counts) or shares: divided by `total`, which is their sum unless they overlap. */
export function seal(
  about: Omit<Reference, 'digest' | 'shares'>,
  amounts: Map<string, number>,
  total?: number,
): Reference {
  const whole = total ?? [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
  const shares = new Map([...amounts].map(([code, amount]) => [code, rounded(amount / whole)]));
  return { ...about, shares, digest: digestOf(shares) };
}
