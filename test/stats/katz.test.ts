import { ratioOfShares } from '../../src/stats/katz.ts';
import { near } from '../near.ts';
import { assert, suite } from '../suite.ts';

suite('the ratio of two shares', (test) => {
  test('has the reference interval (G-RR-1)', () => {
    const { ratio, interval } = ratioOfShares({ share: 557 / 1835, size: 1835 }, { share: 1198 / 2691, size: 2691 })!;
    near(ratio, 0.6818298);
    near(interval[0], 0.6286966);
    near(interval[1], 0.7394536);
  });

  test('of nothing to something is 0, with an interval from 0', () => {
    const { ratio, interval } = ratioOfShares({ share: 0, size: 100 }, { share: 0.3, size: 500 })!;
    assert.is(ratio, 0);
    assert.is(interval[0], 0);
    assert.ok(interval[1] > 0 && interval[1] < 0.5);
  });

  test('does not exist against nothing', () => {
    assert.is(ratioOfShares({ share: 0.1, size: 10 }, { share: 0, size: 10 }), null);
    assert.is(ratioOfShares({ share: 0, size: 0 }, { share: 0.2, size: 10 }), null);
  });

  test('is less certain when fewer draws stand behind the rows', () => {
    const width = (size: number) => {
      const [low, high] = ratioOfShares({ share: 0.2, size }, { share: 0.3, size: 900 })!.interval;
      return high - low;
    };
    assert.ok(width(50) > width(500));
  });
});
