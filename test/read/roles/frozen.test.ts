import { exampleCategory } from '../../../src/judge/example.ts';
import { codebookDigest } from '../../../src/read/roles/codebooks/digest.ts';
import { codebookFor, codedRoles } from '../../../src/read/roles/codebooks/index.ts';
import { changedSince, freeze } from '../../../src/read/roles/frozen.ts';
import { assert, suite } from '../../suite.ts';

const columns = [
  exampleCategory('contributor.gender', ['female'], { name: 'sex', unmapped: [{ value: 'divers', count: 12 }] }),
  exampleCategory('contributor.age', ['20-29']),
  exampleCategory('sample.scene', ['street']),
  exampleCategory('sample.label', ['cat'], { role: null, entity: null, name: 'what' }),
];

suite('what a configuration freezes', (test) => {
  test('every codebook that has data has a digest, and one that has none has not', () => {
    for (const role of codedRoles()) assert.match(codebookDigest(role) ?? '', /^[0-9a-f]{16}$/, role);
    assert.is(codebookDigest('scene'), null);
    assert.is(codebookDigest('gender'), codebookDigest('sex'));
    assert.is.not(codebookDigest('gender'), codebookDigest('country'));
  });

  test('what a codebook says it knows is what it reads', () => {
    for (const role of ['gender', 'country', 'region', 'consent']) {
      const book = codebookFor(role);
      const words = [...book.words!()];
      const unread = words.filter((word) => word !== '' && book.read(word) === 'unmapped');
      assert.ok(words.length > 10 && unread.length < words.length / 50, `${role}: ${unread.slice(0, 20)}`);
    }
  });

  test('columns, codebooks, references and open values are kept by name, and hold for the same version', async () => {
    const frozen = await freeze(columns, '1.0.0');
    assert.equal(frozen.columns, ['sex', 'age', 'scene', 'what']);
    assert.equal(Object.keys(frozen.codebooks), ['age', 'gender']);
    assert.equal(Object.keys(frozen.references), ['world.age', 'world.gender']);
    assert.equal(frozen.unmapped, { sex: ['divers'] });
    assert.equal(await changedSince(frozen, '1.0.0'), []);
  });

  test('what has changed since is named', async () => {
    const frozen = await freeze(columns, '1.0.0');
    const codebooks = { ...frozen.codebooks, gender: '0000000000000000' };
    const references = { ...frozen.references, 'world.age': '0000000000000000', 'world.shoes': '1' };
    const notes = await changedSince({ ...frozen, codebooks, references }, '2.0.0');
    assert.is(notes.length, 2);
    assert.match(notes[0]!, /gender since rollcall 1\.0\.0 .*2\.0\.0/);
    assert.match(notes[1]!, 'world.age and world.shoes');
    assert.not.match(notes.join(), 'world.gender');
  });
});
