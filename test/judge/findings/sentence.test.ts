import { sentence } from '../../../src/judge/findings/sentence.ts';
import { assert, suite } from '../../suite.ts';

suite('sentences', (test) => {
  test('are their pattern with every argument in place', () => {
    assert.is(sentence('{who} of {who} in {where}.', { who: 'A', where: '{b}' }), 'A of A in {b}.');
    assert.is(sentence('Nothing.'), 'Nothing.');
  });

  test('throw on an argument that is missing or has no place', () => {
    assert.throws(() => sentence('{who}', {}), /needs the argument who/);
    assert.throws(() => sentence('Nobody.', { who: 'A' }), /no place for who/);
  });
});
