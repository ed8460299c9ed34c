import { equalByConstruction, giniSimpson, imbalance, pielou } from '../../src/stats/evenness.ts';
import { hill } from '../../src/stats/hill.ts';
import { near } from '../near.ts';
import { assert, suite } from '../suite.ts';

const COUNTS = [1, 2, 3, 4, 5];

suite('the effective number of groups', (test) => {
  test('of counts 1 to 5 has the published values (G-HILL-1)', () => {
    assert.is(hill(COUNTS, 0), 5);
    near(hill(COUNTS, 1), 4.4359878);
    near(hill(COUNTS, 2), 4.0909091);
    near(hill(COUNTS, Number.POSITIVE_INFINITY), 3);
    near(pielou(COUNTS)!, 0.9256339);
    near(giniSimpson(COUNTS), 0.7555556);
  });

  test('doubles when every group is split in two', () => {
    for (const order of [0, 1, 2]) near(hill([...COUNTS, ...COUNTS], order), 2 * hill(COUNTS, order), 1e-12);
  });

  test('does not see groups without anything', () => assert.is(hill([3, 0, 3], 1), hill([3, 3], 1)));

  test('is 0 for nothing and 1 for one group', () => {
    assert.is(hill([], 1), 0);
    assert.is(hill([0], 2), 0);
    assert.is(hill([9], 1), 1);
    assert.is(pielou([9]), null);
    assert.is(giniSimpson([]), 0);
  });
});

suite('evenness', (test) => {
  test('calls a file equal by construction up to a ratio of 1.2, and not beyond', () => {
    assert.ok(equalByConstruction([120, 100, 110]));
    assert.not.ok(equalByConstruction([121, 100]));
    assert.not.ok(equalByConstruction([100]));
    assert.is(imbalance([0, 0]), null);
  });

  test('compares hundreds of thousands of groups without a stack overflow', () => {
    assert.is(imbalance(new Array(300_000).fill(2)), 1);
  });
});
