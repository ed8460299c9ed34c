// Values that the comparison gives enough to be judged by their share, but that a file of this size is too small for: they end
// in the line of the rest, where nobody would see that the largest gap of all was not judged.
import { counted, listFirst, percent, twoFiguresUp } from '../../lib/format.ts';
import type { ResultRow } from '../../result/schema.ts';
import type { Noun } from '../findings/nouns.ts';
import type { Shares } from './shares.ts';

const NAMED = 3;

const codeOf = ({ keys }: ResultRow): string => Object.values(keys)[0]!;

/**
 * The values that are in no verdict for want of the floor, farthest from what is expected first, each with the size from which
 * on it would be judged alone; null when there are none.
 */
export function tooFew({ judged, table, proportion }: Shares, unit: Noun): string | null {
  const { judgeAbove, floor, size } = proportion;
  const apart = new Set(judged.filter(({ row }) => row.verdict === 'described').flatMap(({ members }) => members));
  const values = table.rows.flatMap((row) => {
    const { reference, share, count } = row;
    const isTooSmall = reference !== null && reference >= judgeAbove && reference * size < (floor ?? 0);
    if (!isTooSmall || !apart.has(codeOf(row))) return [];
    const needs = counted(twoFiguresUp(floor! / reference), unit.one, unit.many);
    const text = `"${row.label}" (${percent(share ?? 0)} against ${percent(reference)}, needs about ${needs})`;
    return [{ code: codeOf(row), off: Math.abs(count - reference * size), text }];
  });
  if (values.length === 0) return null;
  values.sort((a, b) => b.off - a.off || (a.code < b.code ? -1 : 1));
  const named = values.map(({ text }) => text);
  return `too few ${unit.many} to judge alone: ${listFirst(named, NAMED)}`;
}
