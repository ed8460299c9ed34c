import { notationOf } from '../../../../src/read/roles/codebooks/notation.ts';
import { assert, suite } from '../../../suite.ts';

suite('notation of a column', (test) => {
  test('most values decide, and missing words do not vote', () => {
    assert.is(notationOf(['KR', 'US', 'DE', 'Germany', 'NA', '?']), 'two-letter');
    assert.is(notationOf(['arb_Arab', 'kor_Hang', 'zho-Hans']), 'three-letter');
    assert.is(notationOf(['english', 'korean', 'ga']), 'name');
  });

  test('without values or without a majority it stays open', () => {
    assert.is(notationOf(undefined), 'open');
    assert.is(notationOf([]), 'open');
    assert.is(notationOf(['ko', 'kor']), 'open');
  });
});
