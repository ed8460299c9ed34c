// The table, the measures and the remedy of concentration: what the largest ids hold, as a curve from the first id to all.
import { count, counted, percent } from '../../lib/format.ts';
import type { Collect, Measure, ResultRow, ResultTable } from '../../result/schema.ts';
import type { Concentration } from '../../stats/concentration.ts';
import { type Noun, titled } from '../findings/nouns.ts';
import { addOthers, addToFloor } from '../remedies/parity.ts';

/** What is known about the ids of one entity. */
export interface Holdings extends Concentration {
  /** Rows with and without an id. */
  rows: number;
  missing: number;
  unit: string;
  ids: Noun;
  clips: Noun;
}

const CURVE_POINTS = 20;

/** How many ids are the top `part` of all, at least one. */
export const topRank = ({ holders }: Concentration, part: number): number => Math.max(1, Math.ceil(holders * part));

/** Cumulative shares from no id to all ids, largest first; `x` and `reference` are what equal ids would hold. */
export function curveOf(seen: Holdings): ResultTable {
  const { holders, amount, ids, clips } = seen;
  const even = Array.from({ length: CURVE_POINTS }, (_, i) => Math.ceil((holders * (i + 1)) / CURVE_POINTS));
  const ranks = [...new Set([0, 1, topRank(seen, 0.01), topRank(seen, 0.1), ...even])].sort((a, b) => a - b);
  return {
    id: 'concentration',
    title: `${titled(clips.many)} held by the largest ${ids.many}`,
    unit: 'rows',
    total: seen.rows,
    known: amount,
    missing: seen.missing,
    counting: 'single',
    note: `Largest first; the reference is what equal ids would hold. One person may have several ids.`,
    rows: ranks.map((rank) => rowAt(seen, rank)),
  };
}

/** The `rank` largest ids together, as a row of the curve. */
export const rowAt = ({ holders, amount, ids, heldBy }: Holdings, rank: number): ResultRow => ({
  keys: { contributor: String(rank) },
  label: `${count(rank)} of ${counted(holders, ids.one, ids.many)}`,
  raw: [],
  count: heldBy(rank),
  share: heldBy(rank) / amount,
  interval: null,
  bounds: null,
  reference: rank / holders,
  ratio: null,
  verdict: null,
  x: rank / holders,
});

/** Shares of the largest ids, effective number, median and Gini coefficient. */
export function holdingMeasures(seen: Holdings): Measure[] {
  const { ids, clips, rows, missing, largest } = seen;
  const held = (id: string, part: number): Measure => ({
    id: `concentration.${id}`,
    label: `Share of the ${counted(topRank(seen, part), ids.one, ids.many)} with the most ${clips.many}`,
    value: seen.heldBy(topRank(seen, part)) / seen.amount,
    unit: 'share',
    method: `of the ${clips.many} with an id`,
  });
  const range = missing > 0 ? { interval: [largest / rows, (largest + missing) / rows] as [number, number] } : {};
  const other = (id: string, label: string, value: number, unit: string, method: string): Measure => ({
    ...{ id: `concentration.${id}`, label, value, unit, method },
  });
  return [
    {
      ...held('top1', 0),
      ...range,
      method: `of the ${clips.many} with an id; the range, where there is one, gives them none or all of those without`,
    },
    held('top-1-percent', 0.01),
    held('top-10-percent', 0.1),
    other(
      'effective-number',
      `Equal ${ids.many} that would be as concentrated`,
      seen.effective,
      seen.unit,
      'one over the sum of squared shares (Hill number of order 2)',
    ),
    other('median', `${titled(clips.many)} of the median ${ids.one}`, seen.median, 'rows', 'lower median'),
    other('gini', 'Gini coefficient', seen.gini, 'index', 'population form; 0 when all hold the same'),
  ];
}

const perId = ({ ids, clips, median }: Holdings): string =>
  `Each new ${ids.one} gives ${counted(median, clips.one, clips.many)}, the median of today, and the others give no more.`;

/** How many more ids bring the largest down to `share` of all rows. */
export function idsToShare(seen: Holdings, share: number, floor: number): Collect {
  const { ids, clips, largest, amount, median, holders } = seen;
  const added = Math.ceil((addOthers(largest, amount, share) ?? 0) / median);
  const kept = Math.floor((share * (amount - largest)) / (1 - share));
  const instead = ` The alternative is to keep ${counted(kept, clips.one, clips.many)} of the largest.`;
  return {
    sentence: `With ${counted(added, `more ${ids.one}`, `more ${ids.many}`)}, no one would hold more than ${percent(share)} of the ${clips.many}.`,
    assumption: kept > 0 ? perId(seen) + instead : perId(seen),
    rows: [rowToAdd(seen, holders, addToFloor(holders, floor), added)],
  };
}

/** How many more ids, alike, make the effective number of ids reach `floor`. */
export function idsToEffective(seen: Holdings, floor: number): Collect {
  const { ids, amount, median, holders, effective } = seen;
  const squares = amount ** 2 / effective;
  const reached = (added: number): boolean => (amount + added * median) ** 2 >= floor * (squares + added * median ** 2);
  let added = 1;
  while (!reached(added)) added *= 2;
  for (let step = added / 2; step >= 1; step /= 2) if (reached(added - step)) added -= step;
  return {
    sentence: `With ${counted(added, `more ${ids.one}`, `more ${ids.many}`)}, they would weigh as much as ${floor} equal ones.`,
    assumption: perId(seen),
    rows: [rowToAdd(seen, holders, added, null)],
  };
}

const rowToAdd = ({ ids, unit }: Holdings, have: number, toFloor: number | null, toReference: number | null) => ({
  ...{ label: `further ${ids.many}`, unit, have, toFloor, toReference },
});
