import { partition, REST, widerBand } from '../../../src/judge/coverage/proportion.ts';
import { assert, suite } from '../../suite.ts';

const cell = (code: string, count: number) => ({ code, count, squares: null, cross: null });
const SHARES: Record<string, number> = { KR: 0.5, JP: 0.2, TH: 0.06, VN: 0.06, FR: 0.04, BE: 0.04, MA: 0.1 };
const SUB: Record<string, string> = { KR: '030', JP: '030', TH: '035', VN: '035', FR: '155', BE: '155', MA: '015' };
const REGION: Record<string, string> = { '030': '142', '035': '142', '155': '150', '015': '002' };
const split = (counts: Record<string, number>, size: number) =>
  partition(
    Object.entries(counts).map(([code, count]) => cell(code, count)),
    (code) => SHARES[code] ?? null,
    { judgeAbove: 0.005, floor: 100, size },
    'single',
    [(code) => SUB[code] ?? null, (code) => REGION[code] ?? null],
  ).map(({ cell: { code, count }, judged, members }) => [code, count, judged, members.join('+')]);

suite('which values are judged alone', (test) => {
  test('those that are expected to reach the floor; the others together one level up', () => {
    assert.equal(split({ KR: 500, JP: 200, TH: 60, VN: 60, FR: 40, BE: 40, MA: 100 }, 1000), [
      ['KR', 500, true, 'KR'],
      ['JP', 200, true, 'JP'],
      ['MA', 100, true, 'MA'],
      ['035', 120, true, 'TH+VN'],
      ['150', 80, false, 'FR+BE'],
    ]);
  });

  test('what is still too small at the top is one line', () => {
    const parts = split({ KR: 500, JP: 200, TH: 60, VN: 60, FR: 40, BE: 40, MA: 100 }, 600);
    assert.equal(parts.at(-1), [REST, 300, false, 'TH+VN+FR+BE+MA']);
  });

  test('a value without a share in the comparison stays by itself, not judged', () => {
    assert.equal(split({ KR: 900, XX: 100 }, 1000), [
      ['KR', 900, true, 'KR'],
      ['XX', 100, false, 'XX'],
    ]);
  });

  test('labels of lists are never added up', () => {
    const parts = partition(
      [cell('a', 5), cell('b', 6)],
      () => 0.001,
      { judgeAbove: 0.005, floor: 100, size: 1000 },
      'any',
    );
    assert.equal(
      parts.map(({ members, judged }) => [members, judged]),
      [
        [['a'], false],
        [['b'], false],
      ],
    );
  });
});

suite('wider bands of age', (test) => {
  for (const [band, wider] of [
    ['20-29', '20-39'],
    ['0-9', '0-19'],
    ['15-19', '0-19'],
    ['60-69', '60+'],
    ['70+', '60+'],
    ['15-24', null],
    ['50+', null],
    ['teens', null],
  ] as const) {
    test(`${band} is in ${wider}`, () => assert.is(widerBand(band), wider));
  }
});
