// Shapes as Vega runs them. Empty in a checkout, where each is compiled when it is first drawn; the build puts all of them
// here, so that the package need not load what compiles them.
import type { Runtime } from 'vega';
import type { Shape } from './drawing.ts';

export const COMPILED: Readonly<Partial<Record<Shape, Runtime>>> = {};
