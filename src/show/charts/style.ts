// The look of every chart. Two colours carry everything; text, axes and references are drawn in the page's own text
// colour, so that one drawing serves the light and the dark page, high contrast and paper.
import type { Config } from 'vega-lite';

export const DATA = '#0072B2';
export const ATTENTION = '#D55E00';

/** Pixels: names stand left of the plot, flush with the text of the page, and numbers right of it. */
export const LABELS = 172;
export const NUMBERS = 132;
export const PLOT = 440;
export const ROW = 26;
/** Columns of text that fit into LABELS. */
export const LABEL_COLUMNS = 25;

/** Pixels; the least that a chart may have. */
export const SIZE = 12;
const INK = 'currentColor';
export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'.replaceAll('"', "'");

export const config: Config = {
  aria: false,
  background: 'transparent',
  font: FONT,
  view: { stroke: null },
  text: { fill: INK, fontSize: SIZE, font: FONT, limit: 0 },
  axis: {
    domain: false,
    ticks: false,
    title: null,
    labelColor: INK,
    labelFont: FONT,
    labelFontSize: SIZE,
    labelOpacity: 0.8,
    labelPadding: 6,
    gridColor: INK,
    gridOpacity: 0.14,
  },
};
