// Counts from most to least, the first twenty. Where the largest is over a hundred times the smallest, the axis is
// logarithmic and a dot replaces the bar: the length of a bar means nothing on such an axis.
import type { TopLevelSpec } from 'vega-lite';
import type { ResultRow } from '../../result/schema.ts';
import { asksForAttention, count, share } from '../words.ts';
import { type Drawing, line, nameLeft, numberRight } from './drawing.ts';
import { clean, shorten } from './label.ts';
import { ATTENTION, config, DATA, LABEL_COLUMNS, LABELS, NUMBERS, PLOT, ROW } from './style.ts';

export const TOP = 20;
const SPREAD = 100;

const colour = { field: 'c', type: 'nominal' as const, scale: null };
const frame = {
  data: { name: 'rows' },
  width: PLOT,
  height: ROW,
  autosize: 'none' as const,
  padding: { left: LABELS, right: NUMBERS, top: 4, bottom: 26 },
  config,
};
const axis = { format: '~s', tickCount: 4, labelOverlap: true };

export const barsSpec = (): TopLevelSpec => ({
  ...frame,
  layer: [
    {
      mark: { type: 'bar', height: 14 },
      encoding: { x: { field: 'n', type: 'quantitative', scale: { nice: 4 }, axis }, y: line, color: colour },
    },
    nameLeft(),
    numberRight(PLOT),
  ],
});

export const logBarsSpec = (): TopLevelSpec => ({
  ...frame,
  layer: [
    {
      mark: { type: 'rule', stroke: 'currentColor', strokeOpacity: 0.3 },
      encoding: {
        x: { field: 'b', type: 'quantitative', scale: { type: 'log', nice: false }, axis },
        x2: { field: 'n' },
        y: line,
      },
    },
    {
      mark: { type: 'point', filled: true, size: 80, opacity: 1 },
      encoding: {
        x: { field: 'n', type: 'quantitative' },
        y: line,
        color: colour,
        shape: { field: 'm', type: 'nominal', scale: null },
      },
    },
    nameLeft(),
    numberRight(PLOT),
  ],
});

/** The rows that are drawn: the TOP largest. */
export const top = (rows: ResultRow[]): ResultRow[] =>
  rows.toSorted((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)).slice(0, TOP);

/** Whether the axis of these rows (all of them, not only those drawn) is logarithmic. */
export function isLogarithmic(rows: ResultRow[]): boolean {
  const counts = rows.map((row) => row.count).filter((n) => n > 0);
  return counts.length > 1 && Math.max(...counts) > SPREAD * Math.min(...counts);
}

export function rankedBars(rows: ResultRow[]): Drawing {
  const drawn = top(rows);
  const logs = isLogarithmic(drawn);
  const positive = drawn.map((row) => row.count).filter((n) => n > 0);
  const base = 10 ** Math.floor(Math.log10(Math.min(...positive)));
  return {
    shape: logs ? 'ranked-bars-log' : 'ranked-bars',
    data: {
      rows: drawn.map((row, i) => {
        const attention = asksForAttention(row.verdict);
        return {
          i,
          k: shorten(clean(row.label), LABEL_COLUMNS),
          n: logs && row.count === 0 ? null : row.count,
          b: logs ? base : null,
          t: `${attention ? '◆ ' : ''}${count(row.count)}${row.share === null ? '' : ` · ${share(row.share)}`}`,
          c: attention ? ATTENTION : DATA,
          m: attention ? 'diamond' : 'circle',
        };
      }),
    },
    width: PLOT,
    height: drawn.length * ROW,
  };
}
