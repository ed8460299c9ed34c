import {
  between,
  count,
  counted,
  date,
  list,
  listFirst,
  percent,
  ratio,
  timesAsMany,
  twoFigures,
  twoFiguresUp,
} from '../../src/lib/format.ts';
import { assert, suite } from '../suite.ts';

suite('numbers as readers read them', (test) => {
  for (const [share, text] of [
    [0, '0 %'],
    [1, '100 %'],
    [0.038, '3.8 %'],
    [0.0384, '3.8 %'],
    [0.19, '19 %'],
    [0.8961, '89.6 %'],
    [0.0005, '0.05 %'],
    [0.00001, 'under 0.01 %'],
    [0.9999, 'over 99.9 %'],
    [0.999, '99.9 %'],
    [0.0999, '10 %'],
    [1.5, '150 %'],
  ] as const) {
    test(`${share} is ${text}`, () => assert.is(percent(share), text));
  }

  test('something present is never 0 %, and something incomplete never 100 %', () => {
    for (let i = 1; i < 10_000; i += 7) {
      assert.is.not(percent(i / 1e4), '0 %');
      assert.is.not(percent(i / 1e4), '100 %');
    }
    assert.is.not(percent(1e-9), '0 %');
    assert.is.not(percent(1 - 1e-9), '100 %');
  });

  test('a range that reads alike at both ends is one number', () => {
    assert.is(between([0.038, 0.043]), 'between 3.8 % and 4.3 %');
    assert.is(between([0.4, 0.40001]), '40 %');
  });

  test('counts are grouped, amounts keep a digit', () => {
    assert.is(count(1466), '1,466');
    assert.is(count(12.34), '12.3');
    assert.is(count(0.456), '0.46');
    assert.is(counted(1, 'clip', 'clips'), '1 clip');
    assert.is(counted(0, 'clip', 'clips'), '0 clips');
  });

  test('ratios have two figures', () => {
    assert.is(ratio(0.6234), '0.62');
    assert.is(ratio(0.00123), '0');
    assert.is(ratio(1.256), '1.26');
    assert.is(ratio(12.34), '12.3');
    assert.is(ratio(1234), '1,234');
  });

  test('ratios in words', () => {
    assert.is(timesAsMany(1), 'as many as');
    assert.is(timesAsMany(0.5), 'about half as many as');
    assert.is(timesAsMany(2), 'about twice as many as');
    assert.is(timesAsMany(0.31), '0.31 times as many as');
    assert.is(timesAsMany(0), 'none where there would be');
  });

  test('rounding to two figures, and up where it must be enough', () => {
    assert.is(twoFigures(1466), 1500);
    assert.is(twoFigures(0.0437), 0.044);
    assert.is(twoFiguresUp(1411), 1500);
    assert.is(twoFiguresUp(220), 220);
    assert.is(twoFiguresUp(81), 81);
    assert.is(twoFiguresUp(7), 7);
    assert.is(twoFiguresUp(0.123), 0.13);
    assert.is(twoFiguresUp(0), 0);
  });

  test('lists', () => {
    assert.is(list([]), '');
    assert.is(list(['a']), 'a');
    assert.is(list(['a', 'b']), 'a and b');
    assert.is(list(['a', 'b', 'c']), 'a, b and c');
    assert.is(listFirst(['a', 'b', 'c', 'd'], 2), 'a, b and 2 more');
    assert.is(listFirst(['a', 'b'], 2), 'a and b');
  });

  test('dates are ISO days in UTC', () => assert.is(date(new Date('2025-03-09T23:30:00-05:00')), '2025-03-10'));
});
