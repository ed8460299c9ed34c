// Rows with more cells than the header names: by what the columns hold elsewhere it is told whether the surplus stands
// behind a whole row, or whether an unquoted delimiter moved the later fields to the right. Without such evidence nothing
// is told and the row is rejected.
import type { AnomalyLog } from './anomalies.ts';
import { type ColumnShape, columnShapes, isNumber } from './shapes.ts';

/** What the cells of a column have in common: a shape, or few words that come back; neither: nothing to go by. */
export interface ColumnEvidence {
  shape: ColumnShape;
  words: ReadonlySet<string> | null;
}

const MOST_WORDS = 20;
const LEAST_TIMES = 5;
/** Many long rows in the head are a way of writing; few are accidents. */
const MANY = 10;
const OFTEN = 0.05;
const NEARLY_ALL = 0.95;

/** Evidence of each column from rows of the right width. */
export function columnEvidence(rows: string[][], width: number): ColumnEvidence[] {
  return columnShapes(rows, width).map((shape, column) => {
    const cells = rows.map((row) => row[column]!).filter((cell) => cell !== '');
    const words = new Set(cells);
    const comesBack = words.size <= MOST_WORDS && cells.length >= words.size * LEAST_TIMES;
    return { shape, words: comesBack && !shape.numeric ? words : null };
  });
}

/** Does a cell belong to the column? null: nothing to go by. */
const belongs = (cell: string, { shape, words }: ColumnEvidence): boolean | null => {
  if (cell === '') return null;
  if (words !== null) return words.has(cell);
  if (shape.numeric) return isNumber(cell);
  return shape.prefix === '' ? null : cell.startsWith(shape.prefix);
};

/** The named columns of a long row are whole: nothing is behind them, or none breaks its shape and the last one fits. */
export function isWholeRow(cells: string[], evidence: ColumnEvidence[]): boolean {
  const { length } = evidence;
  const fits = evidence.map((column, at) => belongs(cells[at]!, column));
  // A word that was not seen before may be a rare one; a number among words, or a word among numbers, is not.
  if (fits.some((fit, at) => fit === false && evidence[at]!.words === null)) return false;
  return fits.at(-1) === true || cells.slice(length).every((cell) => cell === '');
}

/** Some field was cut in pieces: all before it fit where they stand, all after it fit as much further right. */
export function isShifted(cells: string[], evidence: ColumnEvidence[]): boolean {
  const surplus = cells.length - evidence.length;
  if (surplus <= 0) return false;
  const inPlace = evidence.map((column, at) => belongs(cells[at]!, column));
  const moved = evidence.map((column, at) => belongs(cells[at + surplus]!, column));
  return evidence.some(
    (_, cut) =>
      !inPlace.slice(0, cut).includes(false) &&
      !moved.slice(cut + 1).includes(false) &&
      evidence.some((_, at) => at > cut && inPlace[at] === false && moved[at] === true),
  );
}

/** What the head says of long rows: the evidence, and whether their surplus is left out or they are rejected. */
export function surplusOf(rows: string[][], width: number): { evidence: ColumnEvidence[]; surplusAtEnd: boolean } {
  const evidence = columnEvidence(
    rows.filter((cells) => cells.length === width),
    width,
  );
  const long = rows.filter((cells) => cells.length > width);
  const whole = long.filter((cells) => isWholeRow(cells, evidence));
  const isCustom = long.length >= MANY && long.length >= rows.length * OFTEN;
  return { evidence, surplusAtEnd: isCustom && whole.length >= long.length * NEARLY_ALL };
}

/** Tells of a long row what it is: true = its named columns are whole and the surplus may be left out. */
export function endsInSurplus(
  cells: string[],
  { evidence, surplusAtEnd }: { evidence: ColumnEvidence[]; surplusAtEnd: boolean },
  log: AnomalyLog,
  line: number,
): boolean {
  if (surplusAtEnd && isWholeRow(cells, evidence)) {
    log.add('surplus-cells', line);
    return true;
  }
  if (isShifted(cells, evidence)) log.add('shifted-fields', line);
  return false;
}
