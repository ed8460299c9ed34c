import { crossOf } from '../../../src/judge/coverage/cross.ts';
import { cautiousRatio, screen } from '../../../src/judge/coverage/screen.ts';
import { exampleCounts } from '../../../src/judge/example.ts';
import { assert, suite } from '../../suite.ts';

type Line = [group: string, value: string | null, rows: number];
function screened(lines: Line[], floor = 100) {
  const counts = exampleCounts(
    {
      ...{ kind: 'groups', table: 'manifest', within: [], entity: null, amounts: [], merge: 'add' },
      by: [
        { role: 'g', column: 0 },
        { role: 'v', column: 1 },
      ],
    },
    lines.map(([g, v, rows]) => ({ g, v, rows })),
  );
  const cells = screen(crossOf(counts, 'g', 'v', 'rows'), floor);
  return (group: string, value: string) => cells.find((cell) => cell.group === group && cell.value === value)!;
}

suite('screen', (test) => {
  test('under, over and within, by the cautious end of the ratio', () => {
    const at = screened([
      ['a', 'f', 300],
      ['a', 'm', 700],
      ['b', 'f', 5000],
      ['b', 'm', 5000],
      ['c', 'f', 5100],
      ['c', 'm', 4900],
    ]);
    assert.is(at('a', 'f').verdict, 'under');
    assert.is(at('a', 'm').verdict, 'over');
    assert.is(at('b', 'f').verdict, 'within');
    assert.ok(cautiousRatio(at('a', 'f')) < 0.8 && cautiousRatio(at('a', 'f')) > at('a', 'f').ratio!);
    assert.ok(cautiousRatio(at('a', 'm')) > 1.25 && cautiousRatio(at('a', 'm')) < at('a', 'm').ratio!);
  });

  test('a group under the floor and a cell that would hold fewer than five are not compared', () => {
    const at = screened([
      ['small', 'f', 0],
      ['small', 'm', 99],
      ['b', 'f', 50],
      ['b', 'm', 9950],
      ['c', 'f', 3],
      ['c', 'm', 997],
    ]);
    assert.equal([at('small', 'm').screened, at('small', 'm').verdict], [false, 'cannot-tell-few']);
    assert.is(at('c', 'm').screened, true);
    assert.is(at('c', 'f').screened, false, '1,000 rows at 0.5 % are five, less the group itself');
  });

  test('a ratio of 0.7 in few rows cannot be told, in many it is under', () => {
    const at = (n: number) =>
      screened([
        ['a', 'f', 35 * n],
        ['a', 'm', 65 * n],
        ['b', 'f', 50 * n],
        ['b', 'm', 50 * n],
      ])('a', 'f').verdict;
    assert.is(at(1), 'cannot-tell-few');
    assert.is(at(30), 'under');
  });

  test('what is not recorded can undo a shortfall, and then nobody can tell', () => {
    const at = (missing: number) =>
      screened([
        ['a', 'f', 300],
        ['a', 'm', 700],
        ['a', null, missing],
        ['b', 'f', 5000],
        ['b', 'm', 5000],
      ])('a', 'f').verdict;
    // (300 + x)/(1000 + x) = 0.8 · 0.5 at x = 166.7
    assert.is(at(166), 'under');
    assert.is(at(167), 'cannot-tell-missing');
  });

  test('a value that occurs in one group only is over there, without a ratio', () => {
    const at = screened([
      ['a', 'x', 500],
      ['a', 'y', 500],
      ['b', 'y', 1000],
    ]);
    assert.equal([at('a', 'x').ratio, at('a', 'x').verdict], [null, 'over']);
    assert.is(cautiousRatio(at('a', 'x')), Number.POSITIVE_INFINITY);
    assert.is(at('b', 'x').verdict, 'under');
  });

  test('many cells ask for more evidence than one', () => {
    const base: Line[] = [
      ['a', 'f', 205],
      ['a', 'm', 395],
      ['b', 'f', 5000],
      ['b', 'm', 5000],
    ];
    const many = Array.from({ length: 40 }, (_, i): Line[] => [
      [`g${i}`, 'f', 500],
      [`g${i}`, 'm', 500],
    ]).flat();
    assert.is(screened(base)('a', 'f').verdict, 'under');
    assert.is(screened([...base, ...many])('a', 'f').verdict, 'cannot-tell-few');
  });
});
