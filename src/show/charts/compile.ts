// From a specification to what Vega runs: plain data, the same for every chart of a shape. Loads Vega-Lite, which is slow.
import type { Runtime } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import type { Shape } from './drawing.ts';
import { SPECS } from './specs.ts';

const silent = {
  level: () => silent,
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
  error: () => silent,
};

/** Whether a specification names data outside itself; such a specification is never compiled. */
export const readsElsewhere = (spec: unknown): boolean =>
  typeof spec === 'object' &&
  spec !== null &&
  Object.entries(spec).some(([key, value]) => key === 'url' || key === 'href' || readsElsewhere(value));

/** Compiles a specification. Throws when it names data outside itself. */
export async function compileSpec(name: string, spec: TopLevelSpec): Promise<Runtime> {
  if (readsElsewhere(spec)) throw new Error(`chart ${name} names data outside itself`);
  const [vega, lite] = await Promise.all([import('vega'), import('vega-lite')]);
  return vega.parse(lite.compile(spec, { logger: silent as never }).spec);
}

/** Compiles the specification of a shape. */
export const compileShape = (shape: Shape): Promise<Runtime> => compileSpec(shape, SPECS[shape]());
