import { ageBand, ageCode, compareAgeBands } from '../../../src/know/standards/age-bands.ts';
import { assert, suite } from '../../suite.ts';

suite('age bands', (test) => {
  test('codes and bands are two spellings of one thing', () => {
    for (const code of ['20-29', '0-2', '70+', '100+'])
      assert.is(ageCode(ageBand(code) as { from: number; to: number | null }), code);
    for (const text of ['declined', '20', '-1', '20-', '+']) assert.is(ageBand(text), null, text);
  });

  test('order is by lower end, then by upper end', () => {
    assert.equal(['9-12', '9+', 'b', 'a', '10-19'].sort(compareAgeBands), ['9-12', '9+', '10-19', 'a', 'b']);
  });
});
