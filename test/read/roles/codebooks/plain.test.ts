import { plain } from '../../../../src/read/roles/codebooks/plain.ts';
import { assert, suite } from '../../../suite.ts';

suite('plain codebook', (test) => {
  const race = plain('race');

  test('the value is the code: trimmed, composed, in its own case', () => {
    assert.equal(race.read('  Middle Eastern '), { code: 'Middle Eastern' });
    assert.equal(race.read('Cafe\u0301'), { code: 'Caf\u00e9' });
    assert.is(race.label('Middle Eastern'), 'Middle Eastern');
  });

  test('general words for missing and declined count, careful words are values', () => {
    assert.is(race.read('?'), 'missing');
    assert.is(race.read('Prefer not to disclose'), 'declined');
    for (const raw of ['None', 'Other', '0', '-1']) assert.equal(race.read(raw), { code: raw }, raw);
  });
});
