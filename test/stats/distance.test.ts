import { hellinger, jensenShannon, kullbackLeibler, totalVariation } from '../../src/stats/distance.ts';
import { near } from '../near.ts';
import { assert, suite } from '../suite.ts';

const P = [0.5, 0.3, 0.2];
const Q = [0.4, 0.4, 0.2];

suite('distances between shares', (test) => {
  test('have the reference values (G-DIST-1)', () => {
    near(totalVariation(P, Q), 0.1);
    near(kullbackLeibler(P, Q), 0.0252671539, 1e-10);
    near(kullbackLeibler(Q, P), 0.0258154085, 1e-10);
    near(jensenShannon(P, Q), 0.0091859255, 1e-10);
    near(hellinger(P, Q), 0.0798513806, 1e-10);
  });

  test('keep groups that only one side has', () => {
    assert.is(kullbackLeibler([1, 0], [0, 1]), Number.POSITIVE_INFINITY);
    near(jensenShannon([1, 0], [0, 1]), 1, 1e-12);
    assert.is(totalVariation([1, 0], [0, 1]), 1);
  });
});
