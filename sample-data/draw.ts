// Chance and proportion for the samples: a small seeded generator and a way to hand out whole rows by published counts.
// Counts are apportioned, not drawn, so that a sample of a few thousand rows has the published shares as exactly as it can.

/** A stream of numbers in 0..1 that depends on the seed alone (mulberry32, Tommy Ettinger, public domain). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Whole parts of `total` in proportion to `weights`, by largest remainders; ties go to the first. */
export function apportion(total: number, weights: number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total * weight) / all);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((part, i) => ({ i, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) parts[i]! += 1;
  return parts;
}

/** `total` values, each as often as its weight says, in random order. */
export function deal<T>(total: number, values: [T, number][], next: () => number): T[] {
  const parts = apportion(
    total,
    values.map(([, weight]) => weight),
  );
  return shuffle(
    values.flatMap(([value], i) => Array<T>(parts[i]!).fill(value)),
    next,
  );
}

/** The same values in another order (Fisher and Yates). */
export function shuffle<T>(values: T[], next: () => number): T[] {
  const order = [...values];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

export const pick = <T>(values: T[], next: () => number): T => values[Math.floor(next() * values.length)]!;

/** A hexadecimal name of `digits` digits. */
export const hexName = (digits: number, next: () => number): string =>
  Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('');
