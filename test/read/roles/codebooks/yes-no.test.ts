import { consent, yesNo } from '../../../../src/read/roles/codebooks/yes-no.ts';
import { assert, suite } from '../../../suite.ts';

suite('yes-no codebook', (test) => {
  test('yes and no in words, letters and numbers', () => {
    for (const raw of ['yes', 'TRUE', 'y', '1', '1.0', 'oui', 'Sí', 'ja', 'はい', 'да'])
      assert.equal(yesNo.read(raw), { code: 'yes' }, raw);
    for (const raw of ['no', 'False', 'N', '0', '0.0', 'non', 'nein', 'いいえ', 'нет'])
      assert.equal(yesNo.read(raw), { code: 'no' }, raw);
  });

  test('minus one is missing and never a yes', () => {
    assert.is(yesNo.read('-1'), 'missing');
    assert.is(yesNo.read('+1'), 'unmapped');
    assert.is(yesNo.read('2'), 'unmapped');
  });

  test('a refused consent is a no, not a silence', () => {
    assert.equal(consent.read('refused'), { code: 'no' });
    assert.equal(consent.read('Declined'), { code: 'no' });
    assert.equal(consent.read('granted'), { code: 'yes' });
    assert.is(yesNo.read('refused'), 'declined');
  });
});
