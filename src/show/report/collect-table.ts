// What to collect, as a table: what is there, and how many more reach the floor and the reference. A column that says nothing is
// left out, and a unit that all rows share is named once.
import { twoFiguresUp } from '../../lib/format.ts';
import type { Collect, Result } from '../../result/schema.ts';
import { clean } from '../charts/label.ts';
import { count, unitWord } from '../words.ts';

type Row = Collect['rows'][number];

export interface CollectTable {
  headers: string[];
  rows: { name: string; cells: string[] }[];
}

/** Exact below a hundred, then rounded up to two figures and called "about": what to collect must be enough. */
function amount(value: number): string {
  if (value <= 0) return 'none';
  const rounded = value < 100 ? Math.ceil(value * 10 - 1e-9) / 10 : twoFiguresUp(value);
  return `${rounded === value ? '' : 'about '}${count(rounded)}`;
}

const COLUMNS: readonly { header: string; value: (row: Row) => number | null; read: (n: number) => string }[] = [
  { header: 'Have', value: ({ have }) => have, read: count },
  { header: 'More, to the floor', value: ({ toFloor }) => toFloor, read: amount },
  { header: 'More, to the comparison', value: ({ toReference }) => toReference, read: amount },
];

export function collectTable(rows: readonly Row[], result: Result): CollectTable {
  const columns = COLUMNS.filter(({ value }) => rows.some((row) => value(row) !== null));
  const units = new Set(rows.map(({ unit }) => unit));
  const [shared] = units.size === 1 ? units : [];
  return {
    headers: [
      shared === undefined ? 'Group' : `Group, in ${unitWord(shared, result)}`,
      ...columns.map(({ header }) => header),
    ],
    rows: rows.map((row) => ({
      name: clean(row.label),
      cells: columns.map(({ value, read }) => {
        const n = value(row);
        return n === null
          ? '–'
          : shared !== undefined || n <= 0
            ? read(n)
            : `${read(n)} ${unitWord(row.unit, result, n)}`;
      }),
    })),
  };
}
