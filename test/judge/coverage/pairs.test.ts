import { MOST_PAIRS, pairsOf, pairTally } from '../../../src/judge/coverage/pairs.ts';
import { exampleCategory, exampleContext, exampleKey } from '../../../src/judge/example.ts';
import { roleOf } from '../../../src/judge/recorded.ts';
import type { ProfiledColumn } from '../../../src/read/roles/role.ts';
import { assert, suite } from '../../suite.ts';

const column = (role: string, values = 2, more: Partial<ProfiledColumn> = {}) =>
  exampleCategory(
    role,
    Array.from({ length: values }, (_, i) => `v${i}`),
    more,
  );
const named = (columns: ProfiledColumn[]) =>
  pairsOf(exampleContext(100, columns)).map(({ outer, inner }) => `${roleOf(inner)} in ${roleOf(outer)}`);

suite('pairs', (test) => {
  test('the role with fewer values is looked for inside the other, whatever the order of columns', () => {
    const columns = [column('contributor.age', 9), column('contributor.gender', 2)];
    assert.equal(named(columns), ['contributor.gender in contributor.age']);
    assert.equal(named(columns.toReversed()), named(columns));
  });

  test('an accent inside a country, or an education inside an age, is not crossed', () => {
    assert.equal(named([column('contributor.country'), column('contributor.accent')]), []);
    assert.equal(named([column('contributor.age'), column('contributor.education')]), []);
    assert.equal(named([column('contributor.gender'), column('contributor.education', 3)]).length, 1);
  });

  test('people of one entity only, and labels inside them', () => {
    assert.equal(named([column('contributor.gender'), column('annotator.age', 3), column('sample.label', 3)]), [
      'sample.label in contributor.gender',
      'sample.label in annotator.age',
    ]);
  });

  test('one value, a role that is not certain, and two columns of one role make no pair', () => {
    assert.equal(named([column('contributor.gender', 1), column('contributor.age', 3)]), []);
    assert.equal(named([column('contributor.gender', 2, { confidence: 0.7 }), column('contributor.age', 3)]), []);
    assert.equal(
      named([column('contributor.skin-type', 6), column('contributor.skin-type', 6, { name: 'other' })]),
      [],
    );
  });

  test('pairs beyond the limit are refused by name, not left out', () => {
    const people = ['gender', 'age', 'ethnicity', 'skin-type', 'disability', 'religion'].map((role) =>
      column(`contributor.${role}`),
    );
    const pairs = pairsOf(exampleContext(100, [...people, column('contributor.country', 5)]));
    assert.is(pairs.length, 21);
    assert.equal([...new Set(pairs.slice(0, MOST_PAIRS).map(({ refused }) => refused))], [null]);
    assert.ok(pairs.slice(MOST_PAIRS).every(({ refused }) => refused !== null));
  });

  test('the tally counts people where their table has a key, shares being within the outer role', () => {
    const context = exampleContext(100, [
      exampleKey('contributor'),
      column('contributor.age', 9),
      column('contributor.gender'),
    ]);
    const tally = pairTally(pairsOf(context)[0]!, context);
    assert.equal(
      [tally.entity, tally.within, tally.merge],
      [{ name: 'contributor', column: 0 }, ['contributor.age'], 'keyed'],
    );
  });
});
