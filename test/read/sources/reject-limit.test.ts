import { tooManyRejects, wilsonLower } from '../../../src/read/sources/reject-limit.ts';
import { assert, suite } from '../../suite.ts';

suite('reject limit', (test) => {
  test('the lower Wilson bound of 10 in 100 is 0.0552 (Wilson 1927)', () => {
    assert.ok(Math.abs(wilsonLower(10, 100) - 0.0552) < 0.0001);
    assert.is(wilsonLower(0, 100), 0);
    assert.is(wilsonLower(0, 0), 0);
  });

  test('fewer than 100 rejects never stop, nor a share that may be 1 % or less', () => {
    assert.not(tooManyRejects(99, 99));
    assert.ok(tooManyRejects(100, 100));
    assert.not(tooManyRejects(100, 10_000));
    assert.not(tooManyRejects(110, 10_000));
    assert.ok(tooManyRejects(140, 10_000));
  });
});
