import { worldByPlace } from '../../../src/know/references/places.ts';
import { regionOf } from '../../../src/know/standards/regions.ts';
import { assert, suite } from '../../suite.ts';

const sum = (shares: Iterable<number>) => [...shares].reduce((total, share) => total + share, 0);

suite('world by place', (test) => {
  test('shares of countries, subregions and regions each sum to 1', () => {
    for (const level of ['country', 'subregion', 'region'] as const) {
      assert.ok(Math.abs(sum(worldByPlace(level).shares.values()) - 1) < 1e-9, level);
    }
    assert.is(worldByPlace('region').shares.size, 5);
    assert.is(worldByPlace('subregion').shares.size, 22);
  });

  test('India and China hold over a third of the world, and no aggregate is in it', () => {
    const { shares } = worldByPlace('country');
    assert.ok((shares.get('IN') ?? 0) + (shares.get('CN') ?? 0) > 1 / 3);
    for (const code of ['EU', '001', 'BV']) assert.not.ok(shares.has(code), code);
  });

  test('a region is the sum of its countries, but for the few in Antarctica, which lies in none', () => {
    const countries = worldByPlace('country').shares;
    const asia = sum([...countries].filter(([code]) => regionOf(code) === '142').map(([, share]) => share));
    assert.ok(Math.abs(asia - (worldByPlace('region').shares.get('142') ?? 0)) < 1e-6);
  });
});
