// A table of a result as a reader sees it: only the columns that say something, numbers with their units, names as they are.
// The chart beside it is drawn from the same rows.
import type { Result, ResultRow, ResultTable } from '../../result/schema.ts';
import { clean } from '../charts/label.ts';
import { COUNTING, count, ratio, share, unitWord, verdictWord } from '../words.ts';
import type { Anchors } from './anchors.ts';

/** Rows of one table that a page holds; the result document holds all. */
export const PAGE_ROWS = 1000;
const PAPER_ROWS = 15;

export interface TableView {
  caption: string;
  /** How many there are, known and missing, and how they were counted. */
  lead: string;
  note: string | null;
  headers: { text: string; words: boolean }[];
  /** `said`: words from the data, to stand in their own direction. */
  rows: { id: string | null; name: string; cells: { text: string; words: boolean; said: boolean }[] }[];
  rowCount: string;
  /** Short enough to be unfolded on paper. */
  short: boolean;
  /** What is not on the page. */
  more: string | null;
}

interface Column {
  header: (table: ResultTable, result: Result) => string;
  /** Null: nothing to say for this row. A column that never says anything is left out. */
  cell: (row: ResultRow, table: ResultTable) => string | null;
  words?: true;
  said?: true;
}

const range = (pair: readonly [number, number] | null) =>
  pair === null ? null : `${share(pair[0])} to ${share(pair[1])}`;

const COLUMNS: readonly Column[] = [
  {
    header: ({ rows, unit }, result) =>
      rows.some((row) => row.missing !== undefined) ? 'Recorded' : `Number of ${unitWord(unit, result)}`,
    cell: (row) => count(row.count),
  },
  { header: () => 'Missing', cell: (row) => (row.missing === undefined ? null : count(row.missing)) },
  { header: () => 'Position', cell: (row) => (row.x === undefined ? null : share(row.x)) },
  {
    header: ({ rows }) => (rows.some((row) => row.x !== undefined) ? 'Cumulative share' : 'Share'),
    cell: (row) => (row.share === null ? null : share(row.share)),
  },
  { header: () => '95 % interval', cell: (row) => range(row.interval) },
  { header: () => 'If none, or all, of the missing', cell: (row) => range(row.bounds) },
  { header: () => 'Reference', cell: (row) => (row.reference === null ? null : share(row.reference)) },
  { header: () => 'Ratio', cell: (row) => (row.ratio === null ? null : ratio(row.ratio)) },
  { header: () => 'Result', cell: (row) => (row.verdict === null ? null : verdictWord(row.verdict)), words: true },
  {
    header: () => 'Written in the file as',
    cell: (row) => {
      const others = row.raw.filter((text) => text !== row.label);
      return others.length === 0
        ? null
        : others
            .slice(0, 5)
            .map((text) => `“${clean(text)}”`)
            .join(', ') + (others.length > 5 ? ' …' : '');
    },
    words: true,
    said: true,
  },
];

/** "of 272 clips, 221 recorded, 51 not recorded" as one line, with the counting rule where it is not the plain one. */
export function lead(table: ResultTable, result: Result): string {
  const noun = unitWord(table.unit, result, table.total);
  const parts = [`${count(table.total)} ${noun}`];
  if (table.missing > 0) parts.push(`${count(table.known)} recorded`, `${count(table.missing)} not recorded`);
  if (table.contradictory) parts.push(`${count(table.contradictory)} contradict themselves and are in no row`);
  if (table.effective !== undefined && table.effective !== null)
    parts.push(`intervals as for ${count(Math.round(table.effective * 10) / 10)} independent ones`);
  if (table.counting !== 'single') parts.push(COUNTING[table.counting] ?? table.counting);
  return `${parts.join('; ')}.`;
}

/** Ids of rows are `<check>.<table>.<codes>`. */
export function numberTable(check: string, table: ResultTable, result: Result, anchors: Anchors): TableView {
  const shown = table.rows.slice(0, PAGE_ROWS);
  const columns = COLUMNS.map((column) => ({ ...column, cells: shown.map((row) => column.cell(row, table)) })).filter(
    ({ cells }) => cells.some((cell) => cell !== null),
  );
  const left = table.rows.length - shown.length;
  return {
    caption: clean(table.title),
    lead: lead(table, result),
    note: table.note === undefined ? null : clean(table.note),
    headers: columns.map((column) => ({ text: column.header(table, result), words: column.words ?? false })),
    rows: shown.map((row, i) => ({
      id: anchors.take(`${check}.${table.id}.${Object.values(row.keys).join('.')}`),
      name: clean(row.label),
      cells: columns.map(({ cells, words, said }) => ({
        text: cells[i] ?? '–',
        words: words ?? false,
        said: said ?? false,
      })),
    })),
    short: table.rows.length <= PAPER_ROWS,
    rowCount: `${count(table.rows.length)} ${table.rows.length === 1 ? 'row' : 'rows'}`,
    more: left > 0 ? `${count(left)} further rows are in result.json.` : null,
  };
}
