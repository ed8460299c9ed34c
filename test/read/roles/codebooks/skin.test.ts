import { skinTone, skinType } from '../../../../src/read/roles/codebooks/skin.ts';
import { assert, suite } from '../../../suite.ts';

suite('skin codebooks', (test) => {
  test('Fitzpatrick types in numbers, Roman numerals and words', () => {
    for (const raw of ['3', '3.0', 'III', 'iii', 'Type III', 'FST 3', 'fitzpatrick_3'])
      assert.equal(skinType.read(raw), { code: '3' }, raw);
  });

  test('minus one is not a skin type, nor are numbers off the scale', () => {
    assert.is(skinType.read('-1'), 'missing');
    for (const raw of ['0', '7', '3.5', '-3']) assert.is(skinType.read(raw), 'unmapped', raw);
  });

  test('Monk tones run from 1 to 10 in order', () => {
    assert.equal(skinTone.read('MST-10'), { code: '10' });
    assert.is(skinTone.read('11'), 'unmapped');
    assert.equal(['10', '2', '1'].sort(skinTone.compare), ['1', '2', '10']);
  });
});
