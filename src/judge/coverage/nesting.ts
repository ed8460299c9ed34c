// Labels inside wider labels, as the file itself says: a label whose rows name several wider labels is told, because then no sum
// over labels is the count of a wider one.
import type { Counts } from '../../count/tally.ts';
import { counted, listFirst } from '../../lib/format.ts';
import type { Draft } from '../analyzer.ts';
import { type RecordedColumn, roleOf } from '../recorded.ts';
import { hasNoReference } from './comparison.ts';
import { itemOf, type Shares } from './shares.ts';

export const TORN_MESSAGE =
  '{labels} {stand} under several wider labels: {names}. One of the two is wrong in some rows, the wider ones overlap, or the label is a catch-all.';

/** The labels that stand under several wider ones in a `groups` tally by label and wider label; what is not printed is none. */
export function tornBetween({ table }: Counts, column: RecordedColumn, group: RecordedColumn): Set<string> {
  const groups = new Map<string, number>();
  for (const row of table.objects() as Record<string, string | null>[]) {
    const [label, wider] = [row[roleOf(column)], row[roleOf(group)]];
    if (typeof label !== 'string' || typeof wider !== 'string' || hasNoReference(label) || hasNoReference(wider))
      continue;
    groups.set(label, (groups.get(label) ?? 0) + 1);
  }
  return new Set([...groups].flatMap(([label, wider]) => (wider > 1 ? [label] : [])));
}

/** One fact for all of them; none without any. */
export function tornDraft({ table }: Shares, torn: ReadonlySet<string>): Draft[] {
  const rows = table.rows.filter(({ keys }) => torn.has(Object.values(keys)[0]!));
  if (rows.length === 0) return [];
  return [
    {
      code: 'torn',
      kind: 'fact',
      unit: table.unit,
      items: rows.map((row) => itemOf({ row })),
      args: {
        labels: counted(rows.length, 'label', 'labels'),
        stand: rows.length === 1 ? 'stands' : 'stand',
        names: listFirst(
          rows.map(({ label }) => `"${label}"`),
          3,
        ),
      },
      weight: { nature: 'fact', ratio: null, level: 'low', why: 'Sums over labels and wider labels do not agree.' },
      rank: { gap: 0, affected: rows.reduce((sum, { count }) => sum + count, 0) },
    },
  ];
}
