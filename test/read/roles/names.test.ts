import { basisOf, matchName, nameWords, personOf } from '../../../src/read/roles/names.ts';
import { assert, suite } from '../../suite.ts';

suite('column names', (test) => {
  test('names fall into words whatever joins them', () => {
    assert.equal(nameWords('speakerAgeGroup'), ['speaker', 'age', 'group']);
    assert.equal(nameWords('duration[ms]'), ['duration', 'ms']);
    assert.equal(nameWords('Género del hablante'), ['genero', 'del', 'hablante']);
    assert.equal(nameWords('성별'), ['성별']);
    assert.equal(nameWords('データ_性別'), ['データ', '性別']);
  });

  test('words for whose attribute it is do not weaken a match; other words do', () => {
    assert.is(matchName('speaker_gender', ['gender']), 'exact');
    assert.is(matchName('demographics.gender', ['gender']), 'exact');
    assert.is(matchName('dog_gender', ['gender']), 'suffix');
    assert.is(matchName('gender_bias_score', ['gender']), 'weak');
  });

  test('part of a word is no match', () => {
    assert.is(matchName('raceway', ['race']), null);
    assert.is(matchName('statement', ['state']), null);
    assert.is(matchName('average', ['age']), null);
    assert.is(matchName('speakerid', ['speaker id']), 'exact');
  });

  test('an empty phrase matches nothing', () => {
    assert.is(matchName('anything', ['']), null);
  });

  test('the name says whose attribute it is and who said so', () => {
    assert.is(personOf('rater_age'), 'annotator');
    assert.is(personOf('PatientSex'), 'contributor');
    assert.is(personOf('age'), null);
    assert.is(basisOf('self_reported_gender'), 'self-reported');
    assert.is(basisOf('apparent_age'), 'annotator');
    assert.is(basisOf('predicted_gender'), 'model');
    assert.is(basisOf('gender'), 'unknown');
  });

  test('a container before a dot does not weaken a match; the same word elsewhere, and a thing before a dot, do', () => {
    for (const container of ['metadata', 'data', 'custom', 'properties', 'Answer', 'extra_info', 'data.custom'])
      assert.is(matchName(`${container}.gender`, ['gender']), 'exact', container);
    assert.is(matchName('Answer.worker_gender', ['gender']), 'exact');
    assert.is(matchName('data_gender', ['gender']), 'suffix');
    assert.is(matchName('dog.gender', ['gender']), 'suffix');
    assert.is(matchName('data.race.asian', ['race']), 'weak');
  });

  test('a phrase that ends in id is found with id before it', () => {
    assert.is(matchName('id_hablante', ['hablante id']), 'exact');
    assert.is(matchName('ID del hablante', ['hablante id']), 'exact');
    assert.is(matchName('idLocuteur', ['locuteur id']), 'exact');
    assert.is(matchName('id_image', ['image id']), 'exact');
    assert.is(matchName('id_hablante', ['imagen id']), null);
  });
});
