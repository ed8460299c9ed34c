// Numbers that must agree up to the digits that were published.
import { assert } from './suite.ts';

/** `actual` within `tolerance` (default: half a unit of the seventh decimal) of `expected`. */
export function near(actual: number, expected: number, tolerance = 5.1e-8): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} (± ${tolerance})`);
}
