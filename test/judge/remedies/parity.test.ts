import fc from 'fast-check';
import { addAlone, addOthers, addToFloor, addToShares } from '../../../src/judge/remedies/parity.ts';
import { assert, suite } from '../../suite.ts';

const ABC = [
  { count: 700, share: 0.5 },
  { count: 200, share: 0.3 },
  { count: 100, share: 0.2 },
];

suite('adding to reach a reference', (test) => {
  test('exactly needs 0, 220 and 180 (G-PAR-1)', () => assert.equal(addToShares(ABC), [0, 220, 180]));
  test('up to a ratio of 0.8 needs 0, 81 and 87 (G-PAR-1)', () => assert.equal(addToShares(ABC, 0.8), [0, 81, 87]));

  test('needs nothing when nothing falls short', () => {
    assert.equal(
      addToShares([
        { count: 5, share: 0.5 },
        { count: 5, share: 0.5 },
      ]),
      [0, 0],
    );
    assert.equal(addToShares([]), []);
  });

  test('cannot be done when values outside the reference are in the way', () => {
    const inTheWay = [
      { count: 5, share: 0 },
      { count: 5, share: 0.5 },
      { count: 4, share: 0.5 },
    ];
    assert.is(addToShares(inTheWay), null);
    assert.ok(addToShares(inTheWay, 0.8));
  });

  test('of shares that whole numbers cannot meet ends after rounding up once', () => {
    assert.equal(
      addToShares([
        { count: 100, share: 0.497123 },
        { count: 1, share: 0.502877 },
      ]),
      [0, 101],
    );
  });

  test('in hours is not rounded', () => {
    assert.equal(
      addToShares(
        [
          { count: 1.5, share: 0.5 },
          { count: 1, share: 0.5 },
        ],
        1,
        false,
      ),
      [0, 0.5],
    );
  });

  test('always suffices, and one less of any group would not (property)', () => {
    const groups = fc
      .array(fc.record({ count: fc.nat(500), share: fc.integer({ min: 1, max: 50 }) }), { minLength: 1, maxLength: 6 })
      .map((all) => {
        const sum = all.reduce((total, { share }) => total + share, 0);
        return all.map(({ count, share }) => ({ count, share: share / sum }));
      });
    fc.assert(
      fc.property(groups, fc.constantFrom(0.5, 0.8, 0.95), (all, ratio) => {
        const added = addToShares(all, ratio)!;
        const total = all.reduce((sum, { count }, i) => sum + count + added[i]!, 0);
        all.forEach(({ count, share }, i) => {
          assert.ok(count + added[i]! >= ratio * share * total - 1e-6, 'suffices');
          if (added[i]! > 0) assert.ok(count + added[i]! - 1 < ratio * share * total, 'one less would not');
        });
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

suite('adding to one group', (test) => {
  test('knows that the total grows with it', () => {
    // 10 of 100; to be 20 % takes 13: 23 of 113 = 20.4 %, 22 of 112 = 19.6 %.
    assert.is(addAlone(10, 100, 0.2), 13);
    assert.is(addAlone(30, 100, 0.2), 0);
    assert.is(addAlone(3, 100, 1), null);
  });

  test('or to all others brings a large one down', () => {
    assert.is(addOthers(60, 100, 0.5), 20);
    assert.is(addOthers(40, 100, 0.5), 0);
    assert.is(addOthers(40, 100, 0), null);
  });

  test('to a floor is the difference, and nothing where there is no floor', () => {
    assert.is(addToFloor(12, 30), 18);
    assert.is(addToFloor(31, 30), 0);
    assert.is(addToFloor(31, null), null);
  });
});
