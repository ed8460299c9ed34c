import { uniform } from '../../../src/know/references/uniform.ts';
import { assert, suite } from '../../suite.ts';

suite('uniform reference', (test) => {
  test('equal shares over distinct codes', () => {
    assert.equal(
      [...uniform(['a', 'b', 'b', 'c', 'd']).shares],
      [
        ['a', 0.25],
        ['b', 0.25],
        ['c', 0.25],
        ['d', 0.25],
      ],
    );
    assert.is(uniform([]).shares.size, 0);
  });
});
