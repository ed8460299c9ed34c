// Two roles crossed: the number in each cell, and behind it one hue in five steps of the share. The steps are opacities
// of one colour over the page, so that the number keeps its contrast on a light and on a dark page.
import type { TopLevelSpec } from 'vega-lite';
import type { ResultRow } from '../../result/schema.ts';
import { asksForAttention, count } from '../words.ts';
import { type Drawing, line, nameLeft } from './drawing.ts';
import { clean, shorten } from './label.ts';
import { ATTENTION, config, DATA, LABEL_COLUMNS, LABELS } from './style.ts';

export const SIDE = 20;
const STEPS = [0.06, 0.16, 0.28, 0.4, 0.52];
const CELL = 30;
const across = { field: 'j', type: 'ordinal' as const, axis: null, scale: { padding: 0 } };

const slanted = { type: 'text' as const, angle: -35, align: 'left' as const, baseline: 'bottom' as const, dx: 2 };
const level = { type: 'text' as const, align: 'center' as const, baseline: 'bottom' as const };

/** `isLevel`: the heads fit without slanting. */
export const heatMapSpec = (isLevel: boolean): TopLevelSpec => ({
  width: CELL,
  height: CELL,
  autosize: 'none',
  padding: { left: LABELS, right: 64, top: isLevel ? 24 : 98, bottom: 6 },
  config,
  layer: [
    {
      data: { name: 'rows' },
      mark: { type: 'rect', fill: DATA, stroke: 'currentColor', strokeOpacity: 0.25, strokeWidth: 1 },
      encoding: { x: across, y: line, fillOpacity: { field: 'o', type: 'quantitative', scale: null } },
    },
    {
      data: { name: 'marked' },
      mark: { type: 'rect', fill: 'none', stroke: ATTENTION, strokeWidth: 2.5 },
      encoding: { x: across, y: line },
    },
    {
      data: { name: 'rows' },
      mark: { type: 'text', baseline: 'middle', align: 'center' },
      encoding: { x: across, y: line, text: { field: 't', type: 'nominal' } },
    },
    { data: { name: 'lines' }, ...nameLeft() },
    {
      data: { name: 'columns' },
      mark: isLevel ? level : slanted,
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
  const at = (row: ResultRow) => ({
    i: cells.down.indexOf(row.keys[first] ?? ''),
    j: cells.across.indexOf(row.keys[second] ?? ''),
  });
  const width = Math.max(34, Math.min(84, Math.floor(480 / cells.across.length)));
  const heads = cells.across.map((code) => named(second, code, 15));
  const isLevel = heads.every((head) => shorten(head, Math.floor(width / 7)) === head);
  return {
    shape: isLevel ? 'heat-map-level' : 'heat-map',
    data: {
      marked: rows.filter(({ verdict }) => asksForAttention(verdict)).map(at),
      rows: rows.map((row) => ({
        ...at(row),
        t: row.count === 0 ? 'none' : count(row.count),
        o: row.count === 0 || top === 0 ? 0 : STEPS[Math.min(4, Math.floor(((row.share ?? 0) / top) * 5))]!,
      })),
      lines: cells.down.map((code, i) => ({ i, k: named(first, code, LABEL_COLUMNS) })),
      columns: heads.map((k, j) => ({ j, k })),
    },
    width: cells.across.length * width,
    height: cells.down.length * CELL,
  };
}
