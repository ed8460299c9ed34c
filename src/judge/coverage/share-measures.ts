// The few numbers that sum up a share table: how many values, how many they are worth, how large the largest is, and how far all
// of them together are from the comparison.
import type { Measure } from '../../result/schema.ts';
import { totalVariation } from '../../stats/distance.ts';
import { hill } from '../../stats/hill.ts';
import type { ShareWords } from './share-findings.ts';
import { namedCounts } from './share-reason.ts';
import type { Shares } from './shares.ts';

/** Measures `shares.values`, `shares.effective-number`, `shares.largest` and, with a comparison, `shares.distance`. */
export function measuresOf(shares: Shares, words: ShareWords): Measure[] {
  const counts = namedCounts(shares);
  const some = counts.some((n) => n > 0);
  const distance = distanceOf(shares);
  return [
    {
      id: 'shares.values',
      label: `values of ${words.field}`,
      value: counts.filter((n) => n > 0).length,
      unit: 'values',
      method: 'distinct values that occur',
    },
    {
      id: 'shares.effective-number',
      label: 'effective number of values',
      value: some ? hill(counts, 1) : null,
      unit: 'values',
      method: 'Hill number of order 1: exp of the Shannon entropy',
    },
    {
      id: 'shares.largest',
      label: 'share of the largest value',
      value: some ? counts.reduce((a, b) => Math.max(a, b)) / shares.table.known : null,
      unit: 'share',
      method: 'largest count over what is known',
    },
    ...(distance === null
      ? []
      : [
          {
            id: 'shares.distance',
            label: `share of ${words.unit.many} that would have to have another value`,
            value: distance,
            unit: 'share',
            method: 'total variation distance to the comparison',
          },
        ]),
  ];
}

/** Total variation over the values that the comparison speaks of; null where its shares do not sum to 1. */
function distanceOf({ compared, comparable, cells }: Shares): number | null {
  const { comparison } = compared;
  if (comparison === null || comparison.ofAll || comparable === 0 || cells.counting === 'any') return null;
  const counts = new Map(cells.cells.map(({ code, count }) => [code, count]));
  const pairs = [...comparison.shares];
  return totalVariation(
    pairs.map(([code]) => (counts.get(code) ?? 0) / comparable),
    pairs.map(([, share]) => share),
  );
}
