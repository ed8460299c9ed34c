import { beyondBand } from '../../src/stats/beyond-band.ts';
import { ratioOfShares } from '../../src/stats/katz.ts';
import { assert, suite } from '../suite.ts';

const BAND = [0.8, 1.25] as const;

suite('beyond-band', (test) => {
  test('a ratio inside the band is no evidence, however many rows stand behind it', () => {
    assert.is(beyondBand({ share: 0.45, size: 1e6 }, { share: 0.5, size: 1e6 }, BAND), 1);
    assert.is(beyondBand({ share: 1, size: 40 }, { share: 1, size: 60 }, BAND), 1);
  });

  test('p reaches 0.05 exactly where the 95 % interval leaves the band', () => {
    for (const share of [0.2, 0.24, 0.28, 0.3, 0.32, 0.34, 0.36, 0.55, 0.6, 0.65, 0.7]) {
      const [of, to] = [
        { share, size: 300 },
        { share: 0.45, size: 900 },
      ];
      const [low, high] = ratioOfShares(of, to)!.interval;
      assert.is(beyondBand(of, to, BAND)! < 0.05, high < BAND[0] || low > BAND[1], `share ${share}`);
    }
  });

  test('Middle Eastern women in FairFace: 2,847 of 9,216 against 37,911 of 77,528', () => {
    const p = beyondBand({ share: 2847 / 9216, size: 9216 }, { share: 37911 / 77528, size: 77528 }, BAND)!;
    // z = (ln 0.8 − ln 0.631740) / sqrt((1 − p1)/2847 + (1 − p2)/37911) = 14.752
    assert.ok(p < 1e-48 && p > 1e-50, String(p));
  });

  test('none where there would be many is evidence, none where there would be few is not', () => {
    assert.ok(beyondBand({ share: 0, size: 500 }, { share: 0.1, size: 900 }, BAND)! < 5e-3);
    assert.ok(beyondBand({ share: 0, size: 10 }, { share: 0.1, size: 900 }, BAND)! > 0.1);
  });

  test('without a share in the rest there is no ratio', () => {
    assert.is(beyondBand({ share: 0.3, size: 100 }, { share: 0, size: 100 }, BAND), null);
    assert.is(beyondBand({ share: 0.3, size: 0 }, { share: 0.2, size: 100 }, BAND), null);
  });
});
