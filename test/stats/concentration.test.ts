import { concentrationOf, type Holding } from '../../src/stats/concentration.ts';
import { assert, suite } from '../suite.ts';

const close = (actual: number, expected: number, digits = 7): void =>
  assert.ok(Math.abs(actual - expected) < 10 ** -digits, `${actual} is not ${expected}`);
const each = (sizes: number[]): Holding[] => sizes.map((size) => ({ size, holders: 1 }));
/** Twi release 22.0: clips of each of eleven speakers. */
const TWI = [221, 10, 5, 5, 5, 5, 5, 5, 5, 5, 1];

suite('concentration', (test) => {
  test('G-ZIPF-1: shares, effective number and Gini of weights 1/r', () => {
    const zipf = concentrationOf(each(Array.from({ length: 1000 }, (_, i) => 1 / (i + 1))))!;
    close(zipf.heldBy(100) / zipf.amount, 0.6929928);
    close(zipf.heldBy(10) / zipf.amount, 0.3912871);
    close(1 / zipf.effective, 0.0293391);
    close(zipf.effective, 34.0842483);
    close(zipf.gini, 0.7338157);
  });

  test('G-HILL-1 and G-GINI-1: effective number of 1..5, Gini of eight sizes', () => {
    close(concentrationOf(each([1, 2, 3, 4, 5]))!.effective, 4.0909091);
    close(concentrationOf(each([4.5, 6.7, 3.4, 15, 18, 3.5, 6.7, 14.1]))!.gini, 0.3277121001, 10);
  });

  test('one Twi speaker gave 221 of 272 clips, the median speaker gave 5', () => {
    const twi = concentrationOf(each(TWI))!;
    assert.equal([twi.holders, twi.amount, twi.largest, twi.median], [11, 272, 221, 5]);
    assert.is(twi.heldBy(1), 221);
    assert.is(twi.heldBy(2), 231);
    assert.is(twi.heldBy(11), 272);
  });

  test('a run of equal holders counts like the same holders one by one', () => {
    const runs = concentrationOf([
      { size: 5, holders: 8 },
      { size: 1, holders: 1 },
      { size: 221, holders: 1 },
      { size: 10, holders: 1 },
    ])!;
    const single = concentrationOf(each(TWI))!;
    for (const key of ['holders', 'amount', 'largest', 'median', 'effective'] as const)
      assert.is(runs[key], single[key]);
    close(runs.gini, single.gini, 12);
    for (const rank of [0, 1, 2, 3, 7, 10, 11]) assert.is(runs.heldBy(rank), single.heldBy(rank));
  });

  test('equal holders have no concentration, and nobody at all has none to state', () => {
    const even = concentrationOf([{ size: 7, holders: 40 }])!;
    assert.is(even.gini, 0);
    assert.is(even.effective, 40);
    assert.is(concentrationOf([]), null);
    assert.is(concentrationOf([{ size: 0, holders: 3 }]), null);
  });
});
