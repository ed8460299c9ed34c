// Lines that are only counted: nothing was compared, so there is no interval, no bound and no reference.
import type { FindingItem, ResultRow } from '../../result/schema.ts';

/** A row of a table: `count`, and its share of `of` (none of nothing). */
export const plainRow = (keys: ResultRow['keys'], label: string, count: number, of: number): ResultRow => ({
  keys,
  label,
  raw: [],
  count,
  share: of > 0 ? count / of : null,
  interval: null,
  bounds: null,
  reference: null,
  ratio: null,
  verdict: null,
});

/** An item of a finding; `share` where it is one of something. */
export const plainItem = (
  keys: FindingItem['keys'],
  label: string,
  count: number,
  share: number | null,
): Omit<FindingItem, 'id'> => ({
  keys,
  label,
  count,
  share,
  interval: null,
  bounds: null,
  reference: null,
  ratio: null,
});
