import { distributionOf } from '../../src/stats/value-counts.ts';
import { assert, suite } from '../suite.ts';

suite('value counts', (test) => {
  test('quantiles are values that occur, and agree with the sorted list', () => {
    const counts = [
      { value: 7, count: 1 },
      { value: 1, count: 3 },
      { value: 2, count: 4 },
    ];
    const list = [1, 1, 1, 2, 2, 2, 2, 7];
    const { quantile, count, sum, min, max } = distributionOf(counts)!;
    assert.equal([count, sum, min, max], [8, 18, 1, 7]);
    for (const q of [0, 0.05, 0.375, 0.376, 0.5, 0.875, 0.95, 1])
      assert.is(quantile(q), list[Math.max(0, Math.ceil(q * 8 - 1e-9) - 1)], String(q));
  });
  test('the largest hold at least one value', () => {
    const { heldByLargest } = distributionOf([
      { value: 1, count: 99 },
      { value: 101, count: 1 },
    ])!;
    assert.is(heldByLargest(0.01), 101 / 200);
    assert.is(heldByLargest(0), 101 / 200);
    assert.is(heldByLargest(1), 1);
  });
  test('nothing has no distribution', () => assert.is(distributionOf([{ value: 3, count: 0 }]), null));
});
