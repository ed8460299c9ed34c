// The one way a result becomes bytes: keys in code-unit order, floats to 12 significant digits, so that two runs over the
// same input can be compared byte by byte. Whatever JSON cannot say (NaN, infinity, undefined in a list) is refused.

const DIGITS = 12;

/** Rounds to 12 significant digits; whole numbers stay exact and −0 becomes 0. Throws on NaN and infinity. */
export function round12(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`a result cannot hold the number ${value}`);
  if (Number.isInteger(value)) return value === 0 ? 0 : value;
  return Number(value.toPrecision(DIGITS));
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A copy with sorted keys and rounded numbers. Undefined members are left out; anything that is not plain data throws. */
export function canonical<T>(value: T): T {
  return walk(value, '$') as T;
}

function walk(value: unknown, path: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return round12(value);
  if (Array.isArray(value)) return value.map((member, i) => walk(member, `${path}[${i}]`));
  if (typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value)))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .sort(([a], [b]) => byCodeUnit(a, b))
        .map(([key, member]) => [key, walk(member, `${path}.${key}`)]),
    );
  throw new TypeError(`a result cannot hold ${value === undefined ? 'nothing' : typeof value} at ${path}`);
}

/** JSON text of the canonical copy, without a final line break; `indent` spaces a level, none by default. */
export const canonicalJson = (value: unknown, indent = 0): string => JSON.stringify(canonical(value), null, indent);
