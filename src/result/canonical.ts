// The one way a result becomes bytes: keys in code-unit order, floats to 12 significant digits, so that two runs over the
// same input can be compared byte by byte. Whatever JSON cannot say (NaN, infinity, undefined in a list) is refused.

const DIGITS = 12;

/** Rounds to 12 significant digits; whole numbers stay exact and −0 becomes 0. Throws on NaN and infinity. */
export function round12(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`a result cannot hold the number ${value}`);
  if (Number.isInteger(value)) return value === 0 ? 0 : value;
  return Number(value.toPrecision(DIGITS));
}

declare const ordered: unique symbol;
/** What went through `canonical`: JSON.stringify writes it as its canonical text. */
export type Canonical<T> = T & { readonly [ordered]: true };

/** A copy with sorted keys and rounded numbers. Undefined members are left out; anything that is not plain data throws. */
export function canonical<T>(value: T): Canonical<T> {
  return walk(value, []) as Canonical<T>;
}

/** `path` leads to `value`: it is only spelt out for what throws, as every node of a result passes here. */
function walk(value: unknown, path: (string | number)[]): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return round12(value);
  if (typeof value !== 'object') throw refused(value, path);
  const depth = path.length;
  if (Array.isArray(value)) {
    const list = value.map((member, i) => {
      path[depth] = i;
      return walk(member, path);
    });
    path.length = depth;
    return list;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw refused(value, path);
  const members: [string, unknown][] = [];
  // Without a comparison, sort is by code units.
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    path[depth] = key;
    members.push([key, walk(member, path)]);
  }
  path.length = depth;
  return Object.fromEntries(members);
}

const refused = (value: unknown, path: (string | number)[]): TypeError => {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return new TypeError(`a result cannot hold ${value === undefined ? 'nothing' : typeof value} at $${place}`);
};

/** JSON text of the canonical copy, without a final line break; `indent` spaces a level, none by default. */
export const canonicalJson = (value: unknown, indent = 0): string => JSON.stringify(canonical(value), null, indent);
