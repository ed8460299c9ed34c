import { gender } from '../../../../src/read/roles/codebooks/gender.ts';
import { assert, suite } from '../../../suite.ts';

const code = (raw: string, book = gender()) => {
  const meaning = book.read(raw);
  return typeof meaning === 'string' ? `(${meaning})` : meaning.code;
};

suite('gender codebook', (test) => {
  test('English words, letters and the words of Common Voice', () => {
    for (const raw of ['female', 'F', 'Woman', 'female_feminine', 'girl', ' FEMALE '])
      assert.is(code(raw), 'female', raw);
    for (const raw of ['male', 'm', 'Man', 'male_masculine', 'boy']) assert.is(code(raw), 'male', raw);
    for (const raw of ['non-binary', 'Nonbinary', 'NON_BINARY', 'Non binary']) assert.is(code(raw), 'nonbinary', raw);
  });

  test('words of other languages', () => {
    for (const raw of ['femme', 'Mujer', 'weiblich', 'женский', '女', '여성', 'أنثى', 'महिला', 'Kadın', 'kadin']) {
      assert.is(code(raw), 'female', raw);
    }
    for (const raw of ['homme', 'Hombre', 'männlich', 'мужской', '男', '남성', 'ذكر', 'पुरुष', 'ERKEK'])
      assert.is(code(raw), 'male', raw);
  });

  test('identities are never folded into one another', () => {
    assert.is(code('transgender'), 'transgender');
    assert.is(code('intersex'), 'intersex');
    assert.is(code('other'), 'other');
    const own = { 'trans woman': 'trans-woman', 'transgender male': 'trans-man', 'Cis woman': 'cis-woman' };
    for (const [raw, expected] of Object.entries(own)) assert.is(code(raw), expected);
    for (const raw of ['genderqueer', 'agender', 'two-spirit', 'genderfluid', 'questioning']) assert.is(code(raw), raw);
    for (const raw of ['divers', 'X']) assert.is(code(raw), '(unmapped)', raw);
  });

  test('a letter means what the letters beside it make it mean', () => {
    const reads = (values: string[], name = 'gender') => values.map((raw) => code(raw, gender(values, name))).join(' ');
    assert.is(reads(['F', 'M']), 'female male');
    assert.is(reads(['H', 'M'], 'sexo'), 'male female');
    assert.is(reads(['h', 'm', 'mujer']), 'male female female');
    assert.is(reads(['H', 'F'], 'sexe'), 'male female');
    assert.is(reads(['K', 'M']), 'female male');
    assert.is(reads(['K', 'E']), 'female male');
    assert.is(reads(['V', 'M']), 'female male');
    assert.is(reads(['W', 'M']), 'female male');
    assert.is(reads(['N', 'F']), '(unmapped) (unmapped)');
    assert.is(reads(['F', 'M', 'H']), 'female male (unmapped)');
  });

  test('M alone is a man, unless the name is Spanish or Portuguese: there it may be a woman', () => {
    const alone = (name: string, ...more: string[]) => code('M', gender(['M', ...more], name));
    assert.equal([alone('sex'), alone('sexo'), alone('Gênero')], ['male', '(unmapped)', '(unmapped)']);
    assert.equal([alone('sexo', 'F'), alone('sexo', 'Femenino'), alone('sexo', 'H')], ['male', 'male', 'female']);
  });

  test('a misspelling is left for a person to decide', () => assert.is(code('famale'), '(unmapped)'));

  test('numbers mean opposite things in different files and stay unmapped', () => {
    for (const raw of ['0', '1', '2']) assert.is(code(raw), '(unmapped)', raw);
  });

  test('missing and declined are told apart', () => {
    for (const raw of ['', 'unknown', 'None', 'U', '-1']) assert.is(code(raw), '(missing)', raw);
    for (const raw of ['do_not_wish_to_say', 'Prefer not to say']) assert.is(code(raw), '(declined)', raw);
  });

  test('labels are readable, also for declined', () => {
    assert.is(gender().label('nonbinary'), 'Non-binary');
    assert.is(gender().label('declined'), 'declined to say');
  });
});
