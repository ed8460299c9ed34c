import { findingId, itemId, slug } from '../../../src/judge/findings/identity.ts';
import { assert, suite } from '../../suite.ts';

const gender = { entity: 'contributor', role: 'gender', column: 'sex' };

suite('the names of findings', (test) => {
  test('are readable, and the same again', () => {
    const id = findingId('group-share', 'under', [gender]);
    assert.match(id, /^group-share\.under\.contributor-gender-[0-9a-f]{6}$/);
    assert.is(findingId('group-share', 'under', [{ ...gender }]), id);
  });

  test('keep two columns of one role apart', () => {
    assert.is.not(
      findingId('group-share', 'under', [gender]),
      findingId('group-share', 'under', [{ ...gender, column: 'gender' }]),
    );
  });

  test('of values do not depend on the order of keys, and differ where slugs would not', () => {
    const a = itemId('f', { 'contributor.age': '20-29', 'contributor.gender': 'female' });
    assert.is(itemId('f', { 'contributor.gender': 'female', 'contributor.age': '20-29' }), a);
    assert.is.not(itemId('f', { x: '+' }), itemId('f', { x: '-' }));
    assert.match(a, /^f\.20-29-female-[0-9a-f]{6}$/);
  });

  test('are made of letters, digits and hyphens whatever the value', () => {
    assert.is(slug('Côte d’Ivoire <b>'), 'cote-d-ivoire-b');
    assert.is(slug('여성'), 'x');
  });
});
