// Every shape of chart and its Vega-Lite specification, without data: what a build compiles ahead, and a checkout on demand.
import type { TopLevelSpec } from 'vega-lite';
import { curveSpec } from './concentration-curve.ts';
import { dotPlotSpec, stripSpec } from './dot-plot.ts';
import type { Shape } from './drawing.ts';
import { heatMapSpec } from './heat-map.ts';
import { missingSpec } from './missing-strip.ts';
import { barsSpec, logBarsSpec } from './ranked-bars.ts';

export const SPECS: Readonly<Record<Shape, () => TopLevelSpec>> = {
  'concentration-curve': curveSpec,
  'dot-plot': dotPlotSpec,
  'heat-map': () => heatMapSpec(false),
  'heat-map-level': () => heatMapSpec(true),
  'missing-strip': missingSpec,
  'ranked-bars': barsSpec,
  'ranked-bars-log': logBarsSpec,
  strip: stripSpec,
};
