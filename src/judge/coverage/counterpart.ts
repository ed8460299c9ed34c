// A value that is nowhere although its counterpart is there: a file of men without one woman. A zero in a full count is a fact
// and needs neither reference nor interval; for whom nothing is recorded is said in the same sentence, because they may be it.
import { count, counted } from '../../lib/format.ts';
import type { ProfiledColumn } from '../../read/roles/role.ts';
import { WITHHELD } from '../../read/roles/role.ts';
import type { Context, Draft } from '../analyzer.ts';
import { collectFor } from '../remedies/collect.ts';
import { labelOf } from './labels.ts';
import type { ShareWords } from './share-findings.ts';
import { itemOf, type Shares } from './shares.ts';

/** Roles with two values that every population has in nearly equal parts. */
const COUNTERPARTS: Readonly<Record<string, readonly [string, string]>> = { gender: ['female', 'male'] };
/** With fewer than this, one person alone says it all. */
const LEAST = 2;
const ASSUMPTION =
  'Nothing is removed. No weight can stand in for people who are not there; the alternative is to narrow the stated use.';

export const COUNTERPART_MESSAGE = 'None of the {known} with a {field}{rows} is {value}{missing}.';

/**
 * The fact that one of two counterparts is nowhere; none where a declared comparison already calls it absent, and none where a
 * value that was not understood or may not be printed could be it.
 */
export function absentCounterpart(
  shares: Shares,
  words: ShareWords,
  column: ProfiledColumn,
  context: Context,
): Draft[] {
  const { table, cells, judged } = shares;
  const pair = COUNTERPARTS[column.role ?? ''];
  if (!pair || table.known < LEAST || column.unmapped.length > 0) return [];
  const have = (code: string): number => cells.cells.find((cell) => cell.code === code)?.count ?? 0;
  const absent = pair.find((code) => have(code) === 0);
  const present = pair.find((code) => have(code) > 0);
  if (!absent || !present || have(WITHHELD) > 0) return [];
  if (judged.some(({ row, members }) => row.verdict === 'absent' && members.includes(absent))) return [];
  const { many, one } = words.unit;
  const clips = context.kind.rowNoun;
  const isPeople = table.unit !== 'rows';
  const { floorEntities, floorRows } = context.options;
  const floor = isPeople ? floorEntities : floorRows;
  const isFull = table.known >= floor || cells.rows >= floorRows;
  const unrecorded = table.missing + (table.contradictory ?? 0);
  const label = labelOf(column, absent);
  const share = table.known > 0 ? 0 : null;
  const bounds: [number, number] | null = unrecorded > 0 ? [0, unrecorded / (table.known + unrecorded)] : null;
  const nothing = { raw: [], interval: null, reference: null, ratio: null, verdict: null };
  const row = { ...nothing, keys: { [Object.keys(table.rows[0]!.keys)[0]!]: absent }, label, count: 0, share, bounds };
  const groups = [{ label, have: 0, share: null, wanted: true }];
  const plan = collectFor({ unit: table.unit, words: many, groups, floor, ratio: 1, reference: null });
  return [
    {
      code: 'none',
      kind: 'fact',
      unit: table.unit,
      items: [itemOf({ row })],
      args: {
        known: counted(table.known, one, many),
        field: words.field,
        rows: isPeople ? ` (${counted(cells.rows, clips.one, clips.many)})` : '',
        value: `"${label}"`,
        missing: unrecorded > 0 ? `; for ${count(unrecorded)} it is not recorded` : '',
      },
      weight: {
        nature: 'fact',
        ratio: null,
        level: isFull ? 'high' : 'low',
        why: `"${labelOf(column, present)}" is recorded and "${label}" is not, in ${isFull ? 'at least' : 'fewer than'} ${isPeople && cells.rows >= floorRows ? `${count(floorRows)} ${clips.many}` : `${count(floor)} ${many}`}.`,
      },
      rank: { gap: Math.log(table.known + 1), affected: table.known },
      ...(plan ? { collect: { ...plan, assumption: ASSUMPTION } } : {}),
    },
  ];
}
