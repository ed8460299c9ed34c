// A figure: one chart, the key that explains its marks, and its table, all from the same rows. Where a chart would hold
// more than a reader can see, the table is the view and the page says so.
import type { Check, Result, ResultFigure, ResultTable } from '../../result/schema.ts';
import { concentrationCurve } from '../charts/concentration-curve.ts';
import { dotPlot } from '../charts/dot-plot.ts';
import type { Drawing } from '../charts/drawing.ts';
import { heatMap } from '../charts/heat-map.ts';
import { clean, prose } from '../charts/label.ts';
import { missingStrip } from '../charts/missing-strip.ts';
import { isLogarithmic, rankedBars, TOP, top } from '../charts/ranked-bars.ts';
import { asksForAttention, count, unitWord } from '../words.ts';
import type { Anchors } from './anchors.ts';
import { numberTable, type TableView } from './number-table.ts';

/** Categories that are drawn; with more, the table is the view. */
const DRAWN = 40;

export interface FigureView {
  caption: string;
  key: { swatch: string; text: string }[];
  /** What the chart leaves to the table. */
  remark: string | null;
  drawing: Drawing | null;
  /** Filled when the drawing is drawn. */
  svg: string | null;
  table: TableView;
}

interface Scene {
  table: ResultTable;
  result: Result;
  reference: string | null;
  name: (role: string, code: string) => string;
}

interface Chart {
  drawing: Drawing | null;
  key: FigureView['key'];
  remark: string | null;
}

const tooMany = (n: number): Chart => ({
  drawing: null,
  key: [],
  remark: `${count(n)} values are more than a chart can show: the table below is the view.`,
});

const CHARTS: Readonly<Record<ResultFigure['kind'], (scene: Scene) => Chart>> = {
  'dot-plot': ({ table: { rows }, reference }) => {
    if (rows.length > DRAWN) return tooMany(rows.length);
    const key = [
      { swatch: 'dot', text: 'share', when: rows.some((row) => row.share !== null && !asksForAttention(row.verdict)) },
      {
        swatch: 'diamond',
        text: 'share that asks for attention',
        when: rows.some((row) => asksForAttention(row.verdict)),
      },
      { swatch: 'line', text: '95 % interval', when: rows.some((row) => row.interval !== null) },
      {
        swatch: 'band',
        text: 'if none, or all, of the missing were this value',
        when: rows.some((row) => row.bounds !== null),
      },
      {
        swatch: 'tick',
        text: `reference${reference ? `: ${reference}` : ''}`,
        when: rows.some((row) => row.reference !== null),
      },
    ];
    return { drawing: dotPlot(rows), key: key.filter(({ when }) => when), remark: null };
  },
  'ranked-bars': ({ table: { rows, unit, counting }, result }) => {
    const drawn = new Set(top(rows));
    const tail = rows.filter((row) => !drawn.has(row));
    const sum = tail.reduce((all, row) => all + row.count, 0);
    const held =
      counting === 'any' ? `named ${count(sum)} times` : `with ${count(sum)} ${unitWord(unit, result, sum)} together`;
    const remarks = [
      isLogarithmic([...drawn]) ? 'The axis is logarithmic: each step is ten times the one before.' : null,
      tail.length > 0
        ? `The ${TOP} largest are drawn; ${count(tail.length)} further values, ${held}, are in the table.`
        : null,
    ].filter((text) => text !== null);
    return { drawing: rankedBars(rows), key: [], remark: remarks.join(' ') || null };
  },
  'heat-map': ({ table: { rows }, name }) => {
    const drawing = heatMap(rows, name);
    if (!drawing) return tooMany(rows.length);
    return {
      drawing,
      key: [
        { swatch: 'cell', text: 'the stronger the colour, the larger the share; the number is a count' },
        ...(rows.some((row) => asksForAttention(row.verdict)) ? [{ swatch: 'frame', text: 'asks for attention' }] : []),
      ],
      remark: null,
    };
  },
  'concentration-curve': ({ table: { rows, unit }, result }) => ({
    drawing: concentrationCurve(rows),
    key: [
      { swatch: 'curve', text: `share of ${unitWord(unit, result)} (up) held by the largest contributors (across)` },
      { swatch: 'dashes', text: 'if all contributors held the same' },
    ],
    remark: null,
  }),
  'missing-strip': ({ table: { rows } }) =>
    rows.length > DRAWN
      ? tooMany(rows.length)
      : {
          drawing: missingStrip(rows),
          key: [
            { swatch: 'bar', text: 'recorded' },
            { swatch: 'outline', text: 'not recorded' },
          ],
          remark: null,
        },
};

/** Readable names of codes, learned from the tables that have one role. */
export function codeNames(result: Result): (role: string, code: string) => string {
  const names = new Map<string, string>();
  for (const { tables } of result.checks)
    for (const { keys, label } of tables.flatMap((table) => table.rows)) {
      const [[role, code] = [], second] = Object.entries(keys);
      if (role !== undefined && second === undefined) names.set(`${role}\n${code}`, label);
    }
  return (role, code) => names.get(`${role}\n${code}`) ?? code;
}

/** The figures of a check, in its order; one whose table is not in the result is left out. */
export function figures(check: Check, result: Result, anchors: Anchors, name = codeNames(result)): FigureView[] {
  return charts(check, result, name).map(({ figure, table, chart }) => ({
    caption: prose(figure.caption),
    ...chart,
    svg: null,
    table: numberTable(check.id, table, result, anchors),
  }));
}

/** The charts of a check without their tables. */
function charts(check: Check, result: Result, name: Scene['name']) {
  const title = result.references.find(({ id }) => id === check.reference)?.title;
  const reference = title === undefined ? null : clean(title);
  return check.figures.flatMap((figure) => {
    const table = check.tables.find(({ id }) => id === figure.table);
    if (!table) return [];
    const chart: Chart =
      table.rows.length === 0
        ? { drawing: null, key: [], remark: null }
        : CHARTS[figure.kind]({ table, result, reference, name });
    return [{ figure, table, chart }];
  });
}

/** The drawings of one check of a result that is still being made. */
export const drawingsOf = (check: Check, result: Result): Drawing[] =>
  charts(check, result, codeNames(result)).flatMap(({ chart }) => chart.drawing ?? []);
