import {
  decimalText,
  floatText,
  isoDate,
  isoDuration,
  isoInterval,
  isoTimestamp,
} from '../../../../src/read/sources/arrow/moments.ts';
import { assert, suite } from '../../../suite.ts';

suite('arrow: moments and numbers', (test) => {
  test('dates are those of the calendar of JavaScript, as far as it reaches', () => {
    for (let days = -800_000; days < 800_000; days += 977) {
      const date = new Date(days * 86_400_000).toISOString();
      assert.is(isoDate(days), date.slice(0, date.indexOf('T')));
    }
  });

  test('timestamps keep every digit and go beyond what a Date can hold', () => {
    assert.is(isoTimestamp(1_700_000_000_123_456_789n, 3, true), '2023-11-14T22:13:20.123456789Z');
    assert.is(isoTimestamp(-1n, 2, false), '1969-12-31T23:59:59.999999');
    assert.is(isoTimestamp(10n ** 14n, 0, false).slice(0, 8), '+3170843');
  });

  test('durations and intervals carry their sign', () => {
    assert.is(isoDuration(-1500n, 1), '-PT1.5S');
    assert.is(isoInterval(14, -3, -1_000_000_000n), 'P14M-3DT-1S');
  });

  test('decimals are exact, with leading zeros and negative scales', () => {
    assert.equal(
      [decimalText(-5n, 3), decimalText(12n, 0), decimalText(12n, -2), decimalText(10n ** 37n + 1n, 37)],
      ['-0.005', '12', '1200', '1.0000000000000000000000000000000000001'],
    );
  });

  test('a 32-bit float has the digits that tell it apart, no more', () => {
    for (const text of ['0.1', '16777216', '1.17549435e-38', '-2.5'])
      assert.is(Math.fround(Number(floatText(Math.fround(Number(text)), true))), Math.fround(Number(text)));
    assert.is(floatText(Math.fround(0.1), true), '0.1');
    assert.is(floatText(0.1 + 0.2, false), '0.30000000000000004');
  });
});
