// How ages are written as codes: whole years, both ends included (`20-29`, `0-17`), or open (`70+`).
// The one place that knows this grammar, so that codebooks and references cannot disagree on what a band covers.

/** A band of whole years: both ends included; `to` null = and over. */
export interface AgeBand {
  from: number;
  to: number | null;
}

/** `20-29` and `70+` as numbers; null for anything that is not a code of this codebook. */
export function ageBand(code: string): AgeBand | null {
  const closed = /^(\d{1,3})-(\d{1,3})$/.exec(code);
  if (closed) return { from: Number(closed[1]), to: Number(closed[2]) };
  const open = /^(\d{1,3})\+$/.exec(code);
  return open ? { from: Number(open[1]), to: null } : null;
}

/** The code of a band. */
export const ageCode = (band: AgeBand): string => (band.to === null ? `${band.from}+` : `${band.from}-${band.to}`);

/** Orders codes by lower end, then by upper end; anything that is not a band comes last, by text. */
export function compareAgeBands(a: string, b: string): number {
  const [left, right] = [ageBand(a), ageBand(b)];
  if (!left || !right) return (left ? 0 : 1) - (right ? 0 : 1) || (a < b ? -1 : a > b ? 1 : 0);
  return left.from - right.from || (left.to ?? Infinity) - (right.to ?? Infinity);
}
