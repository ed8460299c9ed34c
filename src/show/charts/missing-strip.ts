// For each expected field, how much is recorded and how much is not: a full bar, and beside it an outline.
import type { TopLevelSpec } from 'vega-lite';
import type { ResultRow } from '../../result/schema.ts';
import { count, share } from '../words.ts';
import { type Drawing, line, nameLeft, numberRight } from './drawing.ts';
import { clean, shorten } from './label.ts';
import { config, DATA, LABEL_COLUMNS, LABELS, NUMBERS, PLOT, ROW } from './style.ts';

export const missingSpec = (): TopLevelSpec => ({
  data: { name: 'rows' },
  width: PLOT,
  height: ROW,
  autosize: 'none',
  padding: { left: LABELS, right: NUMBERS, top: 4, bottom: 26 },
  config,
  layer: [
    {
      mark: {
        type: 'bar',
        height: 14,
        fill: 'currentColor',
        fillOpacity: 0.06,
        stroke: 'currentColor',
        strokeOpacity: 0.55,
        strokeDash: [3, 2],
      },
      encoding: {
        x: { field: 's', type: 'quantitative', scale: { domain: [0, 1] }, axis: { format: '~%', tickCount: 4 } },
        x2: { field: 'e' },
        y: line,
      },
    },
    {
      mark: { type: 'bar', height: 14, fill: DATA },
      encoding: { x: { field: 'z', type: 'quantitative' }, x2: { field: 's' }, y: line },
    },
    nameLeft(),
    numberRight(PLOT),
  ],
});

/** Rows with `count` recorded and `missing` not recorded. */
export const missingStrip = (rows: ResultRow[]): Drawing => ({
  shape: 'missing-strip',
  data: {
    rows: rows.map((row, i) => {
      const missing = row.missing ?? 0;
      const total = row.count + missing;
      return {
        i,
        k: shorten(clean(row.label), LABEL_COLUMNS),
        z: total === 0 ? null : 0,
        s: total === 0 ? null : row.count / total,
        e: total === 0 ? null : 1,
        t: missing === 0 ? 'none missing' : `${count(missing)} missing · ${share(missing / total)}`,
      };
    }),
  },
  width: PLOT,
  height: rows.length * ROW,
});
