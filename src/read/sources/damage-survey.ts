// Counts what a spreadsheet did to the cells of a text table. The first rows, and signs in the bytes, say whether there is
// anything to count; only then is the file read once more, so that sound files pay nothing.
import type { Anomaly } from '../relation.ts';
import { type ColumnDamage, columnDamage, isErrorCell, likelyOriginals } from '../spreadsheet.ts';
import { type AnomalyKind, anomaly } from './anomalies.ts';
import { ByteWindow } from './byte-window.ts';
import { dialectBytes } from './dialect.ts';
import type { Layout } from './layout.ts';
import { fieldText, parseRecord, recordView } from './records.ts';

/** More different values of a column than this are not kept apart. */
const MOST_VALUES = 20_000;
const MOST_NAMED = 3;
/** Longer cells are texts. */
const LONGEST_CELL = 60;
/** What is not whole after so many bytes has a quote that never closes, and is passed over line by line. */
const LONGEST_RECORD = 8 << 20;

interface Tally {
  line: number;
  cells: number;
  values: Map<string, number>;
}

const tally = (): Tally => ({ line: 0, cells: 0, values: new Map() });

const count = (into: Tally, line: number, value: string): void => {
  if (into.cells++ === 0) into.line = line;
  if (into.values.has(value) || into.values.size < MOST_VALUES)
    into.values.set(value, (into.values.get(value) ?? 0) + 1);
};

const countsOf = (rows: string[][], column: number): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = (row[column] ?? '').trim();
    if (value !== '' && value.length <= LONGEST_CELL) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  for (const value of counts.keys()) if (isErrorCell(value)) counts.delete(value);
  return counts;
};

interface Suspect {
  column: number;
  damage: ColumnDamage;
  tally: Tally;
}

/**
 * Anomalies of damaged cells: one for each damaged column, one for all error cells. `open` gives the rows of the file from
 * its first record on, as UTF-8; it is called only when the head or `signs` give reason to.
 */
export async function surveyDamage(
  layout: Layout,
  signs: boolean,
  open: () => Promise<AsyncIterable<Buffer>>,
): Promise<Anomaly[]> {
  const suspects: Suspect[] = layout.names.flatMap((name, column) => {
    const damage = columnDamage(name, countsOf(layout.sample, column));
    return damage === null ? [] : [{ column, damage, tally: tally() }];
  });
  if (suspects.length === 0 && !signs) return [];
  const errors = new Map<number, Tally>();
  const scientific = new Map<number, Tally>();
  const others = new Map<number, Tally>();
  const tallyOf = (of: Map<number, Tally>, column: number): Tally => {
    if (!of.has(column)) of.set(column, tally());
    return of.get(column)!;
  };
  await eachRow(layout, await open(), (line, column, value) => {
    const suspect = suspects.find((one) => one.column === column);
    if (isErrorCell(value)) count(tallyOf(errors, column), line, value);
    else if (suspect !== undefined) {
      if (suspect.damage.hits(value)) count(suspect.tally, line, value);
    } else if (signs) count(tallyOf(/^\d(\.\d+)?E\+\d\d$/.test(value) ? scientific : others, column), line, value);
  });
  for (const [column, found] of scientific) {
    const values = new Map([...found.values, ...(others.get(column)?.values ?? [])]);
    const damage = columnDamage(layout.names[column]!, values);
    if (damage?.kind === 'scientific-ids') suspects.push({ column, damage, tally: found });
  }
  suspects.sort((a, b) => a.column - b.column);
  return [
    ...suspects.filter(({ tally }) => tally.cells > 0).map((one) => told(layout.names[one.column]!, one)),
    ...errorCells(layout, errors),
  ];
}

const told = (name: string, { damage, tally }: Suspect): Anomaly => {
  const originals = likelyOriginals(damage, tally.values);
  const likely = originals === '' ? '' : `, likely ${originals}`;
  const left = damage.kind === 'scientific-ids' ? `, ${tally.values.size} different ones left` : '';
  return anomaly(damage.kind, tally.line, tally.cells, `${shown(name)}${likely}${left}`);
};

const errorCells = (layout: Layout, errors: Map<number, Tally>): Anomaly[] => {
  const found = [...errors].filter(([, { cells }]) => cells > 0);
  if (found.length === 0) return [];
  const cells = found.reduce((sum, [, tally]) => sum + tally.cells, 0);
  const line = Math.min(...found.map(([, tally]) => tally.line));
  const kind: AnomalyKind = 'spreadsheet-errors';
  const names = found.slice(0, MOST_NAMED).map(([column]) => shown(layout.names[column]!));
  return [anomaly(kind, line, cells, `${names.join(', ')}${found.length > MOST_NAMED ? ' …' : ''}`)];
};

const shown = (name: string): string => `column ${name.slice(0, 60)}`;

async function eachRow(
  layout: Layout,
  chunks: AsyncIterable<Buffer>,
  see: (line: number, column: number, value: string) => void,
): Promise<void> {
  const window = new ByteWindow(chunks);
  const bytes = dialectBytes(layout.dialect);
  const view = recordView();
  let line = layout.lines + 1;
  while (window.start < window.end || (await window.fill())) {
    let whole = parseRecord(window.buf, window.start, window.end, window.last, bytes, view);
    while (!whole && window.end - window.start < LONGEST_RECORD) {
      await window.fill();
      whole = parseRecord(window.buf, window.start, window.end, window.last, bytes, view);
    }
    if (!whole) {
      await window.skipLine(bytes.cr ? 13 : 10);
      line++;
      continue;
    }
    if (view.count === layout.width && !view.unclosed)
      for (let field = 0; field < view.count; field++) {
        const length = view.ends[field]! - view.starts[field]!;
        if (length === 0 || length > LONGEST_CELL) continue;
        const value = fieldText(window.buf, view, field, bytes).trim();
        if (value !== '') see(line, field, value);
      }
    line += view.lines;
    window.start = view.next;
  }
}
