import { collectFor, collectOthers } from '../../../src/judge/remedies/collect.ts';
import { assert, suite } from '../../suite.ts';

const groups = [
  { label: 'A', have: 700, share: 0.5, wanted: false },
  { label: 'B', have: 200, share: 0.3, wanted: true },
  { label: 'C', have: 100, share: 0.2, wanted: true },
];
const input = { unit: 'rows', words: 'clips', groups, floor: 100, ratio: 0.8, reference: 'the census' };

suite('what to collect', (test) => {
  test('is exact in its rows, those that need most first, and rounded up to two figures in its sentence', () => {
    const collect = collectFor(input)!;
    assert.equal(collect.rows, [
      { label: 'C', unit: 'rows', have: 100, toFloor: 0, toReference: 87 },
      { label: 'B', unit: 'rows', have: 200, toFloor: 0, toReference: 81 },
    ]);
    assert.is(collect.sentence, 'Add about 87 of "C" and 81 of "B" (clips) to reach 0.8 of the census.');
    assert.match(collect.assumption, /total grows/);
  });

  test('counts what reaches the floor towards the comparison', () => {
    const [c, b] = collectFor({ ...input, floor: 300 })!.rows;
    assert.is(b!.toFloor, 100);
    assert.is(c!.toFloor, 200);
    assert.ok(b!.toReference! >= 100 && c!.toReference! >= 200);
  });

  test('says what groups that are not named need besides', () => {
    const collect = collectFor({ ...input, groups: groups.map((g) => ({ ...g, wanted: g.label === 'B' })) })!;
    assert.equal(
      collect.rows.map(({ toReference }) => toReference),
      [81],
    );
    assert.match(collect.assumption, /Groups not listed here need about 87 clips more/);
  });

  test('without a comparison only the floor counts', () => {
    const bare = groups.map((g) => ({ ...g, share: null }));
    const collect = collectFor({ ...input, groups: bare, reference: null, floor: 150 })!;
    assert.equal(
      collect.rows.map(({ toFloor, toReference }) => [toFloor, toReference]),
      [
        [50, null],
        [0, null],
      ],
    );
    assert.is(collect.sentence, 'Add about 50 of "C" (clips) to reach 150 clips each.');
  });

  const wanted = (label: string, have: number, share: number) => ({ label, have, share, wanted: true });
  const other = (have: number, share: number) => ({ label: 'others', have, share, wanted: false });
  // 97 of 300 are 0.81 of 40 %, and 100 of 303 are more than 0.8 of it: only the floor is missing.
  test('says that it reaches the floor where that is all it reaches', () => {
    const collect = collectFor({ ...input, groups: [wanted('A', 97, 0.4), other(203, 0.6)] })!;
    assert.equal(collect.rows, [{ label: 'A', unit: 'rows', have: 97, toFloor: 3, toReference: 0 }]);
    assert.is(collect.sentence, 'Add about 3 of "A" (clips) to reach the floor of 100 clips.');
  });

  test('says so of several, and of those that need the comparison beside them', () => {
    const both = collectFor({ ...input, groups: [wanted('A', 97, 0.1), wanted('B', 98, 0.1), other(805, 0.8)] })!;
    assert.is(both.sentence, 'Add about 3 of "A" and 2 of "B" (clips) to reach the floor of 100 clips each.');
    // 330 of 1,030 are the first 32 % that 303 of 1,003 can reach.
    const mixed = collectFor({ ...input, groups: [wanted('A', 97, 0.1), wanted('B', 303, 0.4), other(600, 0.5)] })!;
    assert.is(
      mixed.sentence,
      'Add about 27 of "B" and 3 of "A" (clips) to reach the floor of 100 clips and 0.8 of the census.',
    );
  });

  test('is nothing when nothing is short', () => {
    const even = groups.map((g) => ({ ...g, have: g.share * 1000 }));
    assert.is(collectFor({ ...input, groups: even }), null);
  });

  test('for a value that is too large is others', () => {
    const over = groups.map((g) => ({ ...g, wanted: g.label === 'A' }));
    const collect = collectOthers({ ...input, groups: over, ratio: 1.25 })!;
    assert.equal(collect.rows, [
      { label: 'all other values together', unit: 'rows', have: 300, toFloor: null, toReference: 120 },
    ]);
  });
});
