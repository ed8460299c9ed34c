// Two roles crossed: the number in each cell, and behind it one hue in five steps of the share. The steps are opacities
// of one colour over the page, so that the number keeps its contrast on a light and on a dark page.
import type { TopLevelSpec } from 'vega-lite';
import type { ResultRow } from '../../result/schema.ts';
import { count } from '../words.ts';
import { type Drawing, line, nameLeft } from './drawing.ts';
import { clean, shorten } from './label.ts';
import { config, DATA, LABEL_COLUMNS, LABELS } from './style.ts';

export const SIDE = 20;
const STEPS = [0.06, 0.16, 0.28, 0.4, 0.52];
const CELL = 30;
const across = { field: 'j', type: 'ordinal' as const, axis: null, scale: { padding: 0 } };

const spec = (): TopLevelSpec => ({
  width: CELL,
  height: CELL,
  autosize: 'none',
  padding: { left: LABELS, right: 64, top: 98, bottom: 6 },
  config,
  layer: [
    {
      data: { name: 'rows' },
      mark: { type: 'rect', fill: DATA, stroke: 'currentColor', strokeOpacity: 0.25, strokeWidth: 1 },
      encoding: { x: across, y: line, fillOpacity: { field: 'o', type: 'quantitative', scale: null } },
    },
    {
      data: { name: 'rows' },
      mark: { type: 'text', baseline: 'middle', align: 'center' },
      encoding: { x: across, y: line, text: { field: 't', type: 'nominal' } },
    },
    { data: { name: 'lines' }, ...nameLeft() },
    {
      data: { name: 'columns' },
      mark: { type: 'text', angle: -35, align: 'left', baseline: 'bottom', dx: 2 },
      encoding: { x: across, y: { value: -6 }, text: { field: 'k', type: 'nominal' } },
    },
  ],
});

/** The two roles of a crossed table and their codes in the order of the rows; null when it is not a grid of ≤ 20 × 20. */
export function grid(rows: ResultRow[]): { roles: [string, string]; down: string[]; across: string[] } | null {
  const roles = Object.keys(rows[0]?.keys ?? {});
  const [first, second] = roles;
  if (roles.length !== 2 || first === undefined || second === undefined) return null;
  const down = [...new Set(rows.map((row) => row.keys[first] ?? ''))];
  const across = [...new Set(rows.map((row) => row.keys[second] ?? ''))];
  return down.length > SIDE || across.length > SIDE ? null : { roles: [first, second], down, across };
}

/** `name` gives the readable form of a code of a role. Returns null when the rows are not a grid of ≤ 20 × 20. */
export function heatMap(rows: ResultRow[], name: (role: string, code: string) => string): Drawing | null {
  const cells = grid(rows);
  if (!cells) return null;
  const [first, second] = cells.roles;
  const top = Math.max(...rows.map((row) => row.share ?? 0), 0);
  const named = (role: string, code: string, columns: number) => shorten(clean(name(role, code)), columns);
  return {
    shape: 'heat-map',
    spec,
    data: {
      rows: rows.map((row) => ({
        i: cells.down.indexOf(row.keys[first] ?? ''),
        j: cells.across.indexOf(row.keys[second] ?? ''),
        t: row.count === 0 ? 'none' : count(row.count),
        o: row.count === 0 || top === 0 ? 0 : STEPS[Math.min(4, Math.floor(((row.share ?? 0) / top) * 5))]!,
      })),
      lines: cells.down.map((code, i) => ({ i, k: named(first, code, LABEL_COLUMNS) })),
      columns: cells.across.map((code, j) => ({ j, k: named(second, code, 15) })),
    },
    width: cells.across.length * Math.max(34, Math.min(84, Math.floor(420 / cells.across.length))),
    height: cells.down.length * CELL,
  };
}
