import { goodman, smallestVisible } from '../../src/stats/goodman.ts';
import { wilson } from '../../src/stats/wilson.ts';
import { near } from '../near.ts';
import { assert, suite } from '../suite.ts';

const COUNTS = [56, 72, 73, 59, 62, 87, 58];
const N = 467;
const cell = (i: number) => goodman(COUNTS[i]! / N, N, COUNTS.length)!;

suite('Goodman simultaneous intervals', (test) => {
  test('have the published limits for seven cells (G-CI-2)', () => {
    near(cell(0)[0], 0.0851672);
    near(cell(0)[1], 0.1662614);
    near(cell(5)[0], 0.1427491);
    near(cell(5)[1], 0.2394159);
  });

  test('of one cell are Wilson intervals', () => assert.equal(goodman(0.2, 50, 1), wilson(0.2, 50)));

  test('grow with the number of cells judged together', () => {
    const width = (cells: number) => goodman(0.2, 50, cells)![1] - goodman(0.2, 50, cells)![0];
    assert.ok(width(2) < width(20) && width(20) < width(200));
  });

  test('and what could have been seen agree: the interval of the visible share ends at the threshold', () => {
    const share = smallestVisible(0.24, 1000, 5)!;
    near(goodman(share, 1000, 5)![1], 0.24, 1e-12);
  });

  test('show nothing in a file that is too small even for an empty group', () => {
    assert.is(smallestVisible(0.02, 30, 5), null);
    assert.is(smallestVisible(0.02, 0, 5), null);
  });
});
