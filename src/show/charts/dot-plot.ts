// Shares as dots on one axis from zero: the interval as a line, the reference as a tick, and behind them, pale, the share
// if none or all of the missing were this value. A value that asks for attention differs in shape as well as in colour.
import type { TopLevelSpec } from 'vega-lite';
import type { ResultRow } from '../../result/schema.ts';
import { asksForAttention, count, share } from '../words.ts';
import { type Datum, type Drawing, line, nameLeft, numberRight } from './drawing.ts';
import { clean, shorten } from './label.ts';
import { ATTENTION, config, DATA, LABEL_COLUMNS, LABELS, NUMBERS, PLOT, ROW } from './style.ts';

const quantitative = (field: string) => ({ field, type: 'quantitative' as const });

const marks = (x: object) => [
  {
    mark: { type: 'bar' as const, height: 12, fill: 'currentColor', fillOpacity: 0.13 },
    encoding: { x: { ...quantitative('blo'), ...x }, x2: { field: 'bhi' }, y: line },
  },
  {
    mark: { type: 'rule' as const, stroke: DATA, strokeWidth: 2.5 },
    encoding: { x: quantitative('lo'), x2: { field: 'hi' }, y: line },
  },
  {
    mark: { type: 'tick' as const, orient: 'vertical' as const, color: 'currentColor', thickness: 2, size: 16 },
    encoding: { x: quantitative('r'), y: line },
  },
  {
    mark: { type: 'point' as const, filled: true, size: 80, opacity: 1 },
    encoding: {
      x: quantitative('s'),
      y: line,
      color: { field: 'c', type: 'nominal' as const, scale: null },
      shape: { field: 'm', type: 'nominal' as const, scale: null },
    },
  },
];

export const dotPlotSpec = (): TopLevelSpec => ({
  data: { name: 'rows' },
  width: PLOT,
  height: ROW,
  autosize: 'none',
  padding: { left: LABELS, right: NUMBERS, top: 4, bottom: 26 },
  config,
  layer: [
    ...marks({ scale: { zero: true, nice: 4 }, axis: { format: '~%', tickCount: 4 } }),
    nameLeft(),
    numberRight(PLOT),
  ] as never,
});

export const stripSpec = (): TopLevelSpec => ({
  data: { name: 'rows' },
  width: 150,
  height: 20,
  autosize: 'none',
  padding: { left: 6, right: 6, top: 0, bottom: 0 },
  config,
  layer: [
    {
      mark: { type: 'rule', stroke: 'currentColor', strokeOpacity: 0.3 },
      encoding: { x: { value: 0 }, x2: { value: 150 }, y: line },
    },
    ...marks({ scale: { domain: [0, 1] }, axis: null }),
  ] as never,
});

type Share = Pick<ResultRow, 'share' | 'interval' | 'bounds' | 'reference'>;

const place = (row: Share, attention: boolean, i: number): Datum => ({
  i,
  s: row.share,
  lo: row.interval?.[0] ?? null,
  hi: row.interval?.[1] ?? null,
  blo: row.bounds?.[0] ?? null,
  bhi: row.bounds?.[1] ?? null,
  r: row.reference,
  c: attention ? ATTENTION : DATA,
  m: attention ? 'diamond' : 'circle',
});

/** A line for each row, in the order given. */
export const dotPlot = (rows: ResultRow[]): Drawing => ({
  shape: 'dot-plot',
  data: {
    rows: rows.map((row, i) => ({
      ...place(row, asksForAttention(row.verdict), i),
      k: shorten(clean(row.label), LABEL_COLUMNS),
      t: row.share === null ? count(row.count) : `${share(row.share)} · ${count(row.count)}`,
    })),
  },
  width: PLOT,
  height: rows.length * ROW,
});

/** One share on a line from 0 to 100 %, without words, to stand beside a sentence. */
export const strip = (row: Share, attention: boolean): Drawing => ({
  shape: 'strip',
  data: { rows: [place(row, attention, 0)] },
  width: 150,
  height: 20,
});
