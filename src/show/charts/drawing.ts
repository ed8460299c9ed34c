// What a chart is before it is drawn: a Vega-Lite specification without data, and rows under neutral field names.
// Data never names a field, a link or a colour, so nothing in a manifest can steer the drawing library.
import { LABELS } from './style.ts';

/** Every shape of chart. */
export type Shape =
  | 'concentration-curve'
  | 'dot-plot'
  | 'heat-map'
  | 'heat-map-level'
  | 'missing-strip'
  | 'ranked-bars'
  | 'ranked-bars-log'
  | 'strip';

/** One mark or one line of marks; every text is already cleaned, shortened and formatted. */
export type Datum = Record<string, string | number | null>;

export interface Drawing {
  /** Names the specification (specs.ts): drawings of one shape differ only in rows and size. */
  shape: Shape;
  /** Data sets by the name that the specification uses. */
  data: Record<string, Datum[]>;
  width: number;
  height: number;
}

/** Where marks stand: the index of a line, top to bottom. */
export const line = { field: 'i', type: 'ordinal' as const, axis: null, scale: { padding: 0 } };

/** A name left of the plot. */
export const nameLeft = () => ({
  mark: { type: 'text' as const, align: 'left' as const, baseline: 'middle' as const },
  encoding: { x: { value: -LABELS }, y: line, text: { field: 'k', type: 'nominal' as const } },
});

/** A formatted number right of the plot. */
export const numberRight = (width: number, gap = 12) => ({
  mark: { type: 'text' as const, align: 'left' as const, baseline: 'middle' as const },
  encoding: { x: { value: width + gap }, y: line, text: { field: 't', type: 'nominal' as const } },
});
