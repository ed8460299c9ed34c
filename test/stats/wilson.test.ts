import { qchisq } from '../../src/stats/distributions.ts';
import { wilson } from '../../src/stats/wilson.ts';
import { near } from '../near.ts';
import { assert, suite } from '../suite.ts';

suite('the Wilson interval', (test) => {
  for (const [x, n, low, high] of [
    [81, 263, 0.2552885, 0.3662096],
    [15, 148, 0.0623864, 0.1604872],
    [0, 20, 0, 0.1611252],
    [1, 29, 0.0061132, 0.1717552],
  ] as const) {
    test(`of ${x}/${n} has the published limits (G-CI-1)`, () => {
      const [from, to] = wilson(x / n, n)!;
      near(from, low);
      near(to, high);
    });
  }

  test('is exactly 0 below nothing and exactly 1 above everything', () => {
    assert.is(wilson(0, 7)![0], 0);
    assert.is(wilson(1, 7)![1], 1);
    assert.ok(wilson(1, 7)![0] < 1);
  });

  test('does not exist without a draw', () => assert.is(wilson(0, 0), null));

  test('takes sizes that are not whole', () => {
    const [low, high] = wilson(0.3, 12.5)!;
    assert.ok(wilson(0.3, 12)![0] < low && low < wilson(0.3, 13)![0]);
    assert.ok(high < wilson(0.3, 12)![1]);
  });

  test('rests on the quantile of R: qchisq(0.95, 1) = 3.841458820694124', () =>
    near(qchisq(0.95, 1), 3.841458820694124, 1e-9));
});
