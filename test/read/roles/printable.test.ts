import { hasEnoughHolders, isPrintableText } from '../../../src/read/roles/printable.ts';
import { assert, suite } from '../../suite.ts';

suite('values that may be printed', (test) => {
  test('keys, addresses and contacts never, long texts never', () => {
    const never = [
      'someone@example.org',
      'https://example.org/a',
      '@handle',
      '123e4567-e89b-12d3-a456-426614174000',
      '5e82a45bc5d78bd24ae9202d194423f8',
      '+49 30 1234567',
      'x'.repeat(41),
      '(withheld)',
      '(contradictory)',
    ];
    for (const value of never) assert.not.ok(isPrintableText(value), value);
  });

  test('ordinary categories may, in any script', () => {
    for (const value of [
      '서울',
      'East Asian',
      '<=50K',
      '27',
      '0',
      'science/technology',
      '2013-02-20',
      'non-neoplastic',
      'Apache-2.0',
    ])
      assert.ok(isPrintableText(value), value);
  });

  test('three people or, where people have no key, ten rows', () => {
    assert.ok(hasEnoughHolders({ rows: 3, entities: 3 }));
    assert.not.ok(hasEnoughHolders({ rows: 500, entities: 2 }));
    assert.ok(hasEnoughHolders({ rows: 10, entities: null }));
    assert.not.ok(hasEnoughHolders({ rows: 9, entities: null }));
  });
});
