import { codebookFor } from '../../../src/read/roles/codebooks/index.ts';
import { DECLINED, WITHHELD } from '../../../src/read/roles/role.ts';
import { type RawValue, settleCodes } from '../../../src/read/roles/settle-codes.ts';
import { assert, suite } from '../../suite.ts';

const values = (rows: Record<string, number>, absent = 0): RawValue[] => [
  { value: null, rows: absent },
  ...Object.entries(rows).map(([value, count]) => ({ value, rows: count })),
];
const gender = codebookFor('gender');
const plain = codebookFor('label');

suite('codes of a column', (test) => {
  test('spellings of one meaning share a code, most frequent spelling first', () => {
    const { codes, labels, raws } = settleCodes(gender, values({ F: 40, female: 60, M: 10 }), null);
    assert.equal(Object.fromEntries(codes), { female: 'female', F: 'female', M: 'male' });
    assert.equal(raws.get('female'), ['female', 'F']);
    assert.is(labels.get('female'), 'Female');
  });

  test('empty, sentinel, absent and declined are counted apart', () => {
    const { codes, missing, declined } = settleCodes(
      gender,
      values({ '': 5, ' ': 2, '?': 3, unknown: 4, 'prefer not to say': 6, M: 30 }, 7),
      null,
    );
    assert.equal(missing, { empty: 7, sentinel: 7, absent: 7 });
    assert.is(declined, 6);
    assert.is(codes.get('?'), null);
    assert.is(codes.get('prefer not to say'), DECLINED);
  });

  test('a value no codebook knows is printed when three people hold it', () => {
    const held = new Map([
      ['famale', 3],
      ['xx', 2],
    ]);
    const { codes, labels, unmapped, unknown } = settleCodes(gender, values({ famale: 3, xx: 400, M: 9 }), held);
    assert.is(unknown, 403, 'listed or not');
    assert.is(codes.get('famale'), 'famale');
    assert.is(codes.get('xx'), WITHHELD);
    assert.is(labels.get(WITHHELD), '1 value held by too few to print');
    assert.equal(unmapped, [{ value: 'famale', count: 3 }]);
  });

  test('without a key of people ten rows are needed, and long texts are never printed', () => {
    const long = 'a text that is certainly longer than forty characters';
    const { codes, labels, raws } = settleCodes(plain, values({ often: 10, seldom: 9, [long]: 5000 }), null);
    assert.is(codes.get('often'), 'often');
    assert.is(codes.get('seldom'), WITHHELD);
    assert.is(codes.get(long), WITHHELD);
    assert.is(labels.get(WITHHELD), '2 values held by too few, or too long, to print');
    assert.not.ok(raws.has(WITHHELD));
  });

  test('blanks around a value and its Unicode form do not make two groups', () => {
    const { codes } = settleCodes(plain, values({ ' café': 6, 'cafe\u0301 ': 6 }), null);
    assert.is(codes.get(' café'), 'café');
    assert.is(codes.get('cafe\u0301 '), 'café');
  });

  test('a value that is spelled like a reserved code is never taken for it', () => {
    const { codes } = settleCodes(plain, values({ '(contradictory)': 500 }), null);
    assert.is(codes.get('(contradictory)'), WITHHELD);
  });

  test('ages stand in their order, what is withheld last', () => {
    const { order } = settleCodes(codebookFor('age'), values({ '70+': 20, '3-9': 20, '20-29': 20, old: 1 }), null);
    assert.equal(order, ['3-9', '20-29', '70+', WITHHELD]);
  });

  test('the keys of an object are ordinary values', () => {
    const { codes, labels } = settleCodes(plain, values({ ['__proto__']: 20, constructor: 20 }), null);
    assert.is(codes.get('constructor'), 'constructor');
    assert.is(labels.get('constructor'), 'constructor');
  });

  test('a codebook that takes any word knows none', () => {
    assert.is(plain.open, true);
    for (const role of ['gender', 'age', 'country', 'language', 'license', 'skin-type', 'consent'])
      assert.is(codebookFor(role).open, undefined, role);
  });
});
