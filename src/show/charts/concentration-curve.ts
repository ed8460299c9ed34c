// The cumulative share held by the largest contributors, against the diagonal that equal contributors would give.
import type { TopLevelSpec } from 'vega-lite';
import type { ResultRow } from '../../result/schema.ts';
import type { Drawing } from './drawing.ts';
import { config, DATA, PLOT } from './style.ts';

const HEIGHT = 240;
const axis = { format: '~%', tickCount: 4 };
const scale = { domain: [0, 1], nice: false };

export const curveSpec = (): TopLevelSpec => ({
  width: PLOT,
  height: HEIGHT,
  autosize: 'none',
  padding: { left: 44, right: 28, top: 8, bottom: 28 },
  config,
  layer: [
    {
      data: { name: 'equal' },
      mark: { type: 'line', stroke: 'currentColor', strokeDash: [4, 4], strokeOpacity: 0.7, strokeWidth: 1.5 },
      encoding: {
        x: { field: 'x', type: 'quantitative', axis, scale },
        y: { field: 's', type: 'quantitative', axis, scale },
      },
    },
    {
      data: { name: 'rows' },
      mark: { type: 'line', stroke: DATA, strokeWidth: 2.5 },
      encoding: {
        x: { field: 'x', type: 'quantitative' },
        y: { field: 's', type: 'quantitative' },
        order: { field: 'i', type: 'quantitative' },
      },
    },
  ],
});

/** The points that can be drawn: those with a position and a share. */
export const concentrationCurve = (rows: ResultRow[]): Drawing => ({
  shape: 'concentration-curve',
  data: {
    equal: [
      { x: 0, s: 0 },
      { x: 1, s: 1 },
    ],
    rows: rows.flatMap((row, i) => (row.x === undefined || row.share === null ? [] : [{ i, x: row.x, s: row.share }])),
  },
  width: PLOT,
  height: HEIGHT,
});
