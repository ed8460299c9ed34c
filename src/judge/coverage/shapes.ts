// What the cells of a column look like (an address, a date, a number, words), and which of them are unlike all others there.
import type { Counts } from '../../count/tally.ts';
import { count, counted, listFirst, percent } from '../../lib/format.ts';
import type { ProfiledColumn } from '../../read/roles/role.ts';
import type { ResultTable } from '../../result/schema.ts';
import type { Context, Draft } from '../analyzer.ts';
import { plainItem, plainRow } from './plain.ts';

type Shape = 'url' | 'date' | 'number' | 'text';

const WORDS: Readonly<Record<Shape, string>> = {
  url: 'web addresses',
  date: 'dates',
  number: 'numbers',
  text: 'words',
};
const isShape = (value: unknown): value is Shape => typeof value === 'string' && value in WORDS;

/** Shapes that a column of one shape may not hold: dates are also written as numbers, and words may start with a date. */
const BREAKS: Readonly<Record<Shape, readonly Shape[]>> = {
  url: ['date', 'number', 'text'],
  date: ['url', 'text'],
  number: ['url', 'date', 'text'],
  text: ['url', 'number'],
};

interface Shaped {
  column: ProfiledColumn;
  /** The shape of at least `LEAST` of the cells, or null. */
  shape: Shape | null;
  known: number;
  /** Cells of another shape, by shape, most first. */
  broken: { shape: Shape; count: number }[];
  breaks: number;
}

/** Cells that must agree before the others are odd ones, and how many there must be at least. */
const LEAST = 0.95;
const LEAST_CELLS = 20;

/** The shape of a column by evidence, and what breaks it. Words for "missing" are no cells here. */
export function shapedOf(column: ProfiledColumn, { table }: Counts): Shaped {
  const answer = (table.objects() as { value: string | null; rows: number }[]).flatMap(({ value, rows }) =>
    isShape(value) ? [{ shape: value, count: rows }] : [],
  );
  const known = answer.reduce((sum, each) => sum + each.count, 0);
  const most = answer.toSorted((a, b) => b.count - a.count)[0];
  if (!most || known < LEAST_CELLS || most.count < LEAST * known)
    return { column, shape: null, known, broken: [], breaks: 0 };
  const others = answer
    .filter(({ shape }) => BREAKS[most.shape].includes(shape))
    .sort((a, b) => b.count - a.count || (a.shape < b.shape ? -1 : 1));
  const breaks = others.reduce((total, each) => total + each.count, 0);
  return { column, shape: most.shape, known, broken: others, breaks };
}

const keyOf = ({ column }: Shaped): Record<string, string> => ({ field: `${column.table}.${column.name}` });
const labelOf = ({ column, shape, breaks, broken }: Shaped): string => {
  const others = listFirst(
    broken.map((each) => WORDS[each.shape]),
    3,
  );
  return `${column.name}: ${WORDS[shape!]}${breaks > 0 ? `, but for ${others}` : ''}`;
};

/** A row for each column of one shape: cells that break it. */
export const shapeTable = (found: readonly Shaped[], rows: number): ResultTable => ({
  ...{ id: 'shapes', title: 'Cells that are unlike all others of their column', unit: 'rows', counting: 'any' },
  ...{ total: rows, known: rows, missing: 0 },
  note: 'Each row is a column; its share is of its cells with a value.',
  rows: found
    .filter(({ shape }) => shape !== null)
    .map((each) => plainRow(keyOf(each), labelOf(each), each.breaks, each.known)),
});

const MANY = 0.01;

/** One fact for all columns with odd cells: medium from 1 %, else low; a note where only texts hold numbers or addresses. */
export function shiftFact(found: readonly Shaped[], { kind }: Context): Draft | null {
  const broken = found
    .filter(({ breaks }) => breaks > 0)
    .sort((a, b) => Number(a.shape === 'text') - Number(b.shape === 'text') || b.breaks / b.known - a.breaks / a.known);
  const [first] = broken;
  if (!first) return null;
  const cells = broken.reduce((sum, { breaks }) => sum + breaks, 0);
  const isMany = broken.some(({ shape, breaks, known }) => shape !== 'text' && breaks > MANY * known);
  const told = broken.map(({ column, shape, breaks, known, broken: others }) => {
    const instead = listFirst(
      others.map((each) => WORDS[each.shape]),
      3,
    ).replace(/ and (?=[^,]*$)/, ' or ');
    return `"${column.name}" (${count(breaks)} of ${count(known)}: ${instead} instead of ${WORDS[shape!]})`;
  });
  return {
    ...{ code: 'shifted', kind: 'fact', unit: 'rows' },
    items: broken.map((each) => plainItem(keyOf(each), labelOf(each), each.breaks, each.breaks / each.known)),
    args: { cells: counted(cells, 'cell is', 'cells are'), columns: listFirst(told, 3) },
    weight: {
      ...{ nature: 'fact', ratio: null },
      level: isMany ? 'medium' : first.shape === 'text' ? 'note' : 'low',
      why: `Cells that are unlike ${percent(LEAST)} or more of their column; over ${percent(MANY)} of a column is medium.`,
    },
    rank: { gap: first.breaks / first.known, affected: cells },
    collect: {
      sentence: `Look up the ${counted(cells, 'cell', 'cells')} and read the ${kind.rowNoun.many} again: a field that moved takes its whole row with it.`,
      assumption: 'No cell is printed here; a search for what is not of the type of the column finds them.',
      rows: [],
    },
  };
}
