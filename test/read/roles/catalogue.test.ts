import { roleByName, roleNames, roles } from '../../../src/read/roles/catalogue.ts';
import { codedRoles } from '../../../src/read/roles/codebooks/index.ts';
import { matchName, nameWords } from '../../../src/read/roles/names.ts';
import { assert, suite } from '../../suite.ts';

/** What the catalogue must know, by the entity that it speaks of. */
const PEOPLE =
  'gender age birth-year ethnicity skin-type skin-tone nationality disability religion sexual-orientation income education occupation first-language proficiency accent dialect';
const PLACES =
  'country country-of-origin country-of-residence country-of-content country-of-hosting region place latitude longitude';
const CONTENT =
  'language script scene weather time-of-day lighting emotion sentiment style tone topic domain task device environment embodiment label labels boxes split text text-type id time source url license consent synthetic generator duration size tokens weight removed-by path';

suite('catalogue of roles', (test) => {
  test('every role that a manifest may carry is in it', () => {
    const known = roleNames();
    for (const name of `${PEOPLE} ${PLACES} ${CONTENT}`.split(' ')) assert.ok(known.includes(name), name);
    for (const entity of ['contributor', 'annotator'] as const) assert.is(roleByName('id', entity)?.of, entity);
  });

  test('every role is known by names in eight languages and more', () => {
    const few = roles.filter(({ values, languages }) => values !== 'never' && languages.length < 8);
    assert.equal(
      few.map(({ name, languages }) => `${name}: ${languages}`),
      [],
    );
  });

  test('what must not be got wrong about a person is marked', () => {
    const sensitive = roles.filter((role) => role.sensitive).map(({ name }) => name);
    for (const name of 'gender age ethnicity skin-type skin-tone disability religion sexual-orientation income'.split(
      ' ',
    ))
      assert.ok(sensitive.includes(name), name);
  });

  test('a name stands for one role, but for words that values tell apart', () => {
    const owners = new Map<string, Set<string>>();
    for (const { of, name, names } of roles)
      for (const phrase of names) {
        const key = nameWords(phrase).join(' ');
        owners.set(key, (owners.get(key) ?? new Set()).add(`${of}.${name}`));
      }
    const shared = [...owners].filter(([, own]) => own.size > 1).map(([key]) => key);
    // Genre is gender in French and a topic in English; a domain is a field of study or a web host.
    assert.equal(shared.sort(), ['domain', 'genre']);
  });

  test('every name is found again as it is typed in a header', () => {
    for (const { names } of roles)
      for (const phrase of names.slice(0, 60))
        assert.is(matchName(phrase.replaceAll(' ', '_'), [phrase]), 'exact', phrase);
  });

  test('a codebook that is asked for by role belongs to a role of the catalogue, or to another name of one', () => {
    const other = 'sex citizenship country-of-birth residence subregion continent native-language yes-no'.split(' ');
    const known = new Set([...roleNames(), ...other]);
    assert.equal(
      codedRoles().filter((role) => !known.has(role)),
      [],
    );
  });
});
