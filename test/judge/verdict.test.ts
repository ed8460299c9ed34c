import {
  isGap,
  isUndecided,
  LEAST_BAND,
  PARITY_BAND,
  smallestVisibleRatio,
  type VerdictInput,
  verdict,
} from '../../src/judge/verdict.ts';
import { near } from '../near.ts';
import { assert, suite } from '../suite.ts';

/** 1,000 known, nothing missing, a reference of 0.5, an interval of no width. */
const value = (share: number, change: Partial<VerdictInput> = {}): VerdictInput => ({
  count: share * 1000,
  share,
  reference: 0.5,
  judged: true,
  expected: 500,
  floor: 30,
  interval: [share, share],
  bounds: null,
  missing: 0,
  band: PARITY_BAND,
  ...change,
});
const empty = (change: Partial<VerdictInput> = {}) => value(0, { interval: [0, 0.01], ...change });

/** Each row: what it shows, the input, the verdict. */
const TRUTH: [string, VerdictInput, string][] = [
  ['nothing is declared', value(0.1, { judged: false }), 'described'],
  ['there is no reference', value(0.1, { reference: null }), 'described'],
  ['the reference gives nothing', value(0.1, { reference: 0 }), 'described'],
  ['a zero in a full count', empty(), 'absent'],
  ['a zero in a full count without an interval', empty({ interval: null }), 'absent'],
  ['a zero where the floor is expected exactly', empty({ expected: 30 }), 'absent'],
  ['a zero where less than the floor is expected', empty({ expected: 29 }), 'below-floor'],
  ['a zero in hours, which have no floor', empty({ floor: null }), 'absent'],
  ['a zero that the missing could fill', empty({ missing: 900, bounds: [0, 0.47] }), 'cannot-tell-missing'],
  ['a zero that the missing reach at exactly 0.8', empty({ missing: 900, bounds: [0, 0.4] }), 'cannot-tell-missing'],
  ['a zero that the missing cannot fill', empty({ missing: 500, bounds: [0, 0.33] }), 'absent'],
  ['one below the floor', value(0.029), 'below-floor'],
  ['below the floor although the share is right', value(0.029, { reference: 0.029, expected: 29 }), 'below-floor'],
  [
    'below a floor that one missing could not reach',
    value(0.028, { reference: 0.028, missing: 1, bounds: [0.028, 0.029] }),
    'below-floor',
  ],
  [
    'below a floor that the missing reach',
    value(0.029, { reference: 0.029, missing: 1, bounds: [0.029, 0.03] }),
    'cannot-tell-missing',
  ],
  ['few hours are no floor', value(0.029, { floor: null }), 'under'],
  ['exactly the floor', value(0.03), 'under'],
  ['the upper end just under 0.8', value(0.3, { interval: [0.2, 0.3999] }), 'under'],
  ['the upper end exactly 0.8', value(0.3, { interval: [0.2, 0.4] }), 'cannot-tell-few'],
  ['under, and the missing stay under', value(0.3, { missing: 100, bounds: [0.27, 0.36] }), 'under'],
  ['under, and the missing reach 0.8', value(0.3, { missing: 200, bounds: [0.25, 0.42] }), 'cannot-tell-missing'],
  ['the lower end just over 1.25', value(0.7, { interval: [0.6251, 0.8] }), 'over'],
  ['the lower end exactly 1.25', value(0.7, { interval: [0.625, 0.8] }), 'cannot-tell-few'],
  ['over, and over without the missing', value(0.8, { missing: 100, bounds: [0.73, 0.82] }), 'over'],
  ['over, unless the missing are others', value(0.7, { missing: 300, bounds: [0.54, 0.77] }), 'cannot-tell-missing'],
  ['a ratio of exactly 0.8', value(0.4), 'within'],
  ['a ratio of exactly 1.25', value(0.625), 'within'],
  ['both ends on the edges', value(0.5, { interval: [0.4, 0.625] }), 'within'],
  ['within, whatever is missing', value(0.5, { missing: 500, bounds: [0.33, 0.67] }), 'within'],
  ['an interval across 0.8', value(0.45, { interval: [0.35, 0.55] }), 'cannot-tell-few'],
  ['an interval across both edges', value(0.5, { interval: [0.1, 0.9] }), 'cannot-tell-few'],
  [
    'nothing was recorded, all is missing',
    value(0, { share: null, missing: 9, interval: null }),
    'cannot-tell-missing',
  ],
  ['there is nothing at all', value(0, { share: null, interval: null }), 'cannot-tell-few'],
  ['a plain fact without an interval', value(0.39, { interval: null }), 'under'],
  ['a least share that is reached', value(0.5, { band: LEAST_BAND }), 'within'],
  ['a least share that is passed by far', value(0.99, { band: LEAST_BAND }), 'within'],
  ['a least share that is missed', value(0.49, { band: LEAST_BAND }), 'under'],
];

suite('the verdict of one value', (test) => {
  for (const [name, input, code] of TRUTH) test(`${name}: ${code}`, () => assert.is(verdict(input), code));

  test('every verdict occurs in the truth table', () => {
    const codes = [
      'described',
      'absent',
      'below-floor',
      'under',
      'over',
      'within',
      'cannot-tell-missing',
      'cannot-tell-few',
    ];
    assert.equal([...new Set(TRUTH.map(([, , code]) => code))].sort(), codes.sort());
  });

  test('is either a gap, or undecided, or neither', () => {
    assert.equal(
      TRUTH.filter(([, , code]) => isGap(code) && isUndecided(code)),
      [],
    );
    assert.not.ok(isGap(null));
  });
});

suite('what could have been seen', (test) => {
  test('is a ratio whose interval would just end at 0.8', () => {
    const ratio = smallestVisibleRatio(0.3, 1000, 3)!;
    assert.ok(ratio > 0.6 && ratio < 0.8);
    assert.ok(smallestVisibleRatio(0.3, 100_000, 3)! > ratio);
    near(smallestVisibleRatio(0.3, 1e12, 3)!, 0.8, 1e-5);
  });

  test('is nothing when even an empty group could be chance', () =>
    assert.is(smallestVisibleRatio(0.01, 100, 3), null));
});
