// Values that occur and have fewer than the floor: too few to learn from, to test on or to speak of. A fact of the file, of
// level low; where shares were declared, they are judged there instead.
import { count, counted, listFirst } from '../../lib/format.ts';
import { type ProfiledColumn, WITHHELD } from '../../read/roles/role.ts';
import type { ResultRow } from '../../result/schema.ts';
import type { Draft } from '../analyzer.ts';
import { collectFor } from '../remedies/collect.ts';
import { hasNoReference } from './comparison.ts';
import type { ShareWords } from './share-findings.ts';
import { itemOf, type Shares } from './shares.ts';

const NAMED = 3;

export const RARE_MESSAGE = '{values} of {field} {have} fewer than {floor}: {labels}{withheld}.';

/** One finding for all values under `floor` (in the leading unit), in a file that has at least the floor; none where a comparison judges. */
export function rareValues(
  shares: Shares,
  { field, unit }: ShareWords,
  column: ProfiledColumn,
  floor: number,
): Draft[] {
  if (shares.compared.comparison?.judged || shares.table.known < floor) return [];
  const codeOf = (row: ResultRow): string => Object.values(row.keys)[0]!;
  // What was not understood is no group to collect; it is listed with its column.
  const odd = new Set(column.unmapped.map(({ value }) => value));
  const withheld = shares.table.rows.find((row) => codeOf(row) === WITHHELD)?.count ?? 0;
  const rare = shares.table.rows
    .filter((row) => row.count > 0 && row.count < floor && !hasNoReference(codeOf(row)) && !odd.has(codeOf(row)))
    .sort((a, b) => a.count - b.count || (a.label < b.label ? -1 : 1));
  if (rare.length === 0) return [];
  const groups = rare.map(({ label, count: have }) => ({ label, have, share: null, wanted: true }));
  const collect = collectFor({
    ...{ unit: shares.table.unit, words: unit.many, groups, floor, ratio: 1, reference: null },
  });
  return [
    {
      code: 'thin',
      kind: 'fact',
      unit: shares.table.unit,
      items: rare.map((row) => itemOf({ row })),
      args: {
        values: counted(rare.length, 'value', 'values'),
        have: rare.length === 1 ? 'has' : 'have',
        field,
        floor: `${count(floor)} ${unit.many}`,
        labels: listFirst(
          rare.map(({ label, count: n }) => `"${label}" (${count(n)})`),
          NAMED,
        ),
        withheld:
          withheld > 0
            ? `, beside values that may not be printed (${counted(withheld, unit.one, unit.many)} together)`
            : '',
      },
      weight: {
        nature: 'fact',
        ratio: null,
        level: 'low',
        why: `At least one value has fewer than ${count(floor)} ${unit.many}.`,
      },
      rank: {
        gap: Math.log(floor / rare[0]!.count),
        affected: rare.reduce((sum, { count: n }) => sum + n, 0),
      },
      ...(collect ? { collect } : {}),
    },
  ];
}
