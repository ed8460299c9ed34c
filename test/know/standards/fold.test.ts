import { fold } from '../../../src/know/standards/fold.ts';
import { assert, suite } from '../../suite.ts';

suite('folding of names', (test) => {
  test('case, accents, apostrophes and punctuation vanish', () => {
    for (const name of ['Côte d’Ivoire', "COTE D'IVOIRE", 'côte dʼivoire', ' cote_divoire '])
      assert.is(fold(name), 'cote divoire', name);
    assert.is(fold('Trinidad & Tobago'), 'trinidad and tobago');
    assert.is(fold('KADIN'), fold('kadın'));
  });

  test('vowel signs of other scripts are letters and stay', () => {
    assert.is(fold('हिन्दी'), 'हिन्दी'.normalize('NFC'));
    assert.is.not(fold('한국'), fold('하구'));
  });
});
