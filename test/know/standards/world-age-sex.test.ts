import { FEMALE_THOUSANDS, MALE_THOUSANDS, thousandsBetween } from '../../../src/know/standards/world-age-sex.ts';
import { assert, suite } from '../../suite.ts';

const both = (from: number, to: number | null) =>
  thousandsBetween(FEMALE_THOUSANDS, from, to) + thousandsBetween(MALE_THOUSANDS, from, to);
const near = (actual: number, expected: number, within: number, what: string) =>
  assert.ok(Math.abs(actual - expected) <= within, `${what}: ${actual} is not ${expected}`);

suite('world by age and sex', (test) => {
  test('G-UN-1: 8,184.4 million people in 2025, 49.600 % of them women', () => {
    near(both(0, null) / 1000, 8184.4, 0.05, 'people');
    near(thousandsBetween(FEMALE_THOUSANDS, 0, null) / both(0, null), 0.496, 0.000005, 'women');
  });

  test('G-UN-2: 0-14 24.57 %, 15-24 15.23 %, 25-64 49.77 %, 65+ 10.42 %', () => {
    const bands: [number, number | null, number][] = [
      [0, 14, 0.2457],
      [15, 24, 0.1523],
      [25, 64, 0.4977],
      [65, null, 0.1042],
    ];
    for (const [from, to, share] of bands) near(both(from, to) / both(0, null), share, 0.00005, `${from}-${to}`);
  });

  test('a band that does not align is split by years', () => {
    near(both(15, 17) + both(18, 19), both(15, 19), 1e-6, 'parts');
    near(both(18, 19), both(15, 19) * 0.4, 1e-6, 'two years of five');
  });

  test('the open band counts whole', () => {
    near(both(100, null), 669.888 + 188.093, 1e-9, '100+');
    near(both(90, 120), both(90, null), 1e-9, 'to 120');
    near(both(0, 99) + both(100, null), both(0, null), 1e-6, 'all');
  });
});
