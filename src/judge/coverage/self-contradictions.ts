// People put together by the codes that their own rows stand under: who contradicts himself, and whose blanks other rows fill.
import type { Counts } from '../../count/tally.ts';
import { count, counted, listFirst, percent } from '../../lib/format.ts';
import { DECLINED, MISSING } from '../../read/roles/role.ts';
import type { ResultTable } from '../../result/schema.ts';
import type { Draft } from '../analyzer.ts';
import { titled } from '../findings/nouns.ts';
import { type RecordedColumn, roleOf } from '../recorded.ts';
import { plainItem, plainRow } from './plain.ts';

/** Shares of contradicting people from which the fact has a level. */
const LEVELS = [
  { from: 0.05, level: 'medium' },
  { from: 0, level: 'low' },
] as const;
const NAMED = 3;

/** People whose rows stand under the same codes, and how many of their rows are blank. */
export interface Group {
  known: string[];
  people: number;
  blanks: number;
}

/** One group for each set of codes that the rows of a person stand under. */
export function groupsOf({ table }: Counts, role: string): Group[] {
  const groups = new Map<string, Group>();
  for (const line of table.objects() as { codes: string; values: number; rows: number }[]) {
    const codes = JSON.parse(line.codes) as string[];
    const group = groups.get(line.codes) ?? {
      known: codes.filter((code) => code !== MISSING && code !== DECLINED),
      people: line.values,
      blanks: 0,
    };
    const isBlank = (line as unknown as Record<string, string>)[role] === MISSING;
    groups.set(line.codes, { ...group, blanks: group.blanks + (isBlank ? line.rows : 0) });
  }
  return [...groups.values()];
}

/** Adds people or blank rows up. */
export const sumOf = (groups: readonly Group[], of: 'people' | 'blanks'): number =>
  groups.reduce((total, group) => total + group[of], 0);

interface Words {
  ids: { one: string; many: string };
  field: string;
  labelOf(code: string): string;
}

const nameOf = ({ known }: Group, { labelOf }: Pick<Words, 'labelOf'>): string => known.map(labelOf).join(' and ');

/** Groups of equal known codes as rows, largest first; blanks do not make a contradiction another one. */
export function contradictionTable(apart: Group[], people: number, column: RecordedColumn, words: Words): ResultTable {
  const held = new Map<string, number>();
  for (const group of apart) held.set(nameOf(group, words), (held.get(nameOf(group, words)) ?? 0) + group.people);
  const rows = [...held]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([label, n]) => plainRow({ [roleOf(column)]: label }, label, n, people));
  return {
    ...{ id: 'contradictions', title: `${titled(words.ids.many)} by values that exclude one another` },
    ...{ unit: `${column.entity}s`, total: people, known: people, missing: 0, counting: 'single' as const, rows },
  };
}

/** One fact for everybody who says two things. */
export function contradiction(apart: Group[], people: number, words: Words, column: RecordedColumn): Draft[] {
  const held = sumOf(apart, 'people');
  if (held === 0) return [];
  const { rows } = contradictionTable(apart, people, column, words);
  const share = held / people;
  const { level } = LEVELS.find(({ from }) => share >= from)!;
  return [
    {
      code: 'contradictory',
      kind: 'fact',
      unit: `${column.entity}s`,
      items: rows.map(({ keys, label, count: n, share: part }) => plainItem(keys, label, n, part)),
      args: {
        held: count(held),
        people: counted(people, words.ids.one, words.ids.many),
        share: percent(share),
        have: held === 1 ? 'has' : 'have',
        field: words.field,
        values: listFirst(
          rows.map(({ label, count: n }) => `"${label}" (${count(n)})`),
          NAMED,
        ),
      },
      weight: { nature: 'fact', ratio: null, level, why: 'They count in no group of people, but their rows do.' },
      rank: { gap: 0, affected: held },
    },
  ];
}
