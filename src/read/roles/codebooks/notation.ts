// In what notation a column of places or languages is written. One cell cannot tell: "NA" is Namibia among two-letter
// codes and missing among names; "ga" is Irish among codes and the Ga language among names; "nan" is Min Nan or nothing.
import { generalMeaning } from '../missing.ts';

export type Notation = 'two-letter' | 'three-letter' | 'name' | 'open';

const shapeOf = (value: string): Notation => {
  const primary = /^([a-z]+)(?:[-_][a-z0-9]{2,4}){0,2}$/i.exec(value)?.[1]?.length;
  return primary === 2 ? 'two-letter' : primary === 3 ? 'three-letter' : 'name';
};

/** The notation of most distinct values; 'open' without values or without a majority. Values that may be missing do not vote. */
export function notationOf(values: Iterable<string> | undefined): Notation {
  const votes = new Map<Notation, number>();
  let total = 0;
  for (const raw of values ?? []) {
    const value = raw.trim();
    if (generalMeaning(value) !== null) continue;
    const shape = shapeOf(value);
    votes.set(shape, (votes.get(shape) ?? 0) + 1);
    total += 1;
  }
  for (const [shape, count] of votes) if (count * 2 > total) return shape;
  return 'open';
}
