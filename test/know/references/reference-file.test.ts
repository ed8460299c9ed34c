import { readReferenceFile, rolesInReferenceFile } from '../../../src/know/references/reference-file.ts';
import { codebookFor } from '../../../src/read/roles/codebooks/index.ts';
import { assert, suite } from '../../suite.ts';

const gender = codebookFor('gender');
const read = (text: string, codebook = gender) => readReferenceFile(text, 'my.csv', codebook);
const shares = (text: string, codebook = gender) => Object.fromEntries(read(text, codebook).shares);
const fails = (text: string, message: RegExp, codebook = gender) => {
  try {
    read(text, codebook);
  } catch (error) {
    assert.is((error as { exit: number }).exit, 65, (error as Error).message);
    assert.match((error as Error).message, message);
    return;
  }
  assert.unreachable(`no error, expected ${message}`);
};

suite('reference file', (test) => {
  test('values pass through the codebook of the role', () => {
    assert.equal(shares('value,share\nWomen,0.6\nM,0.4\n'), { female: 0.6, male: 0.4 });
  });

  test('quotes, semicolons, a byte order mark, Windows lines and a missing last line break', () => {
    assert.equal(shares('\uFEFFvalue;share\r\n"female";0.25\r\nmale;0.75'), { female: 0.25, male: 0.75 });
    assert.equal(shares('value,share\n"a, ""b""",1\n', codebookFor('accent')), { 'a, "b"': 1 });
  });

  test('counts and weights are divided by their sum, and a note says so', () => {
    assert.equal(shares('value,count\nfemale,3\nmale,1\n'), { female: 0.75, male: 0.25 });
    assert.match(read('value,weight\nfemale,3\nmale,1\n').notes.join(), /weights divided/);
  });

  test('percentages may carry a sign', () => {
    assert.equal(shares('value,percent\nfemale,51%\nmale,49\n'), { female: 0.51, male: 0.49 });
  });

  test('several spellings of one code are added, as ages are', () => {
    assert.equal(shares('value,count\n21,1\n29,1\n35,2\n', codebookFor('age')), { '20-29': 0.5, '30-39': 0.5 });
  });

  test('a file of several roles gives the lines of one', () => {
    const text = 'role,value,share\ngender,female,0.5\ngender,male,0.5\nage,20-29,1\n';
    assert.equal(rolesInReferenceFile(text, 'my.csv'), ['gender', 'age']);
    assert.equal([...readReferenceFile(text, 'my.csv', codebookFor('age')).shares], [['20-29', 1]]);
    fails(text, /no line for the role country/, codebookFor('country'));
  });

  test('shares that do not add up are an error, never repaired', () => {
    fails('value,share\nfemale,0.6\nmale,0.6\n', /adds up to 1\.2, not 1; name it count/);
    fails('value,share\nfemale,60\nmale,40\n', /adds up to 100, not 1/);
    fails('value,count\nfemale,0\nmale,0\n', /adds up to 0/);
  });

  test('shares that miss 1 by rounding are divided by their sum, and a note says so', () => {
    const reference = read('value,share\nfemale,0.501\nmale,0.5\n');
    assert.match(reference.notes.join(), /adds up to 1\.001/);
    assert.ok(Math.abs([...reference.shares.values()].reduce((a, b) => a + b, 0) - 1) < 1e-9);
  });

  test('what cannot be read is named', () => {
    fails('', /needs a header/);
    fails('gender,share\nfemale,1\n', /needs a header with value/);
    fails('value,share\nfamale,1\n', /"famale", which is no gender/);
    fails('value,share\nunknown,1\n', /"unknown", which is no gender/);
    fails('value,share\nfemale,x\nmale,1\n', /data line 1/);
    fails('value,share\nfemale,-1\nmale,2\n', /data line 1/);
    fails('value,share\nfemale,0.5\nfemale,0.5\n', /"female" twice/);
    fails('value,share\nfemale,0,5\n', /data line 1/);
    fails('value,share,share\nfemale,1,1\n', /two columns/);
  });

  test('the digest depends on the shares and on nothing else', () => {
    const [one, two] = ['value,share\nfemale,0.5\nmale,0.5\n', 'value,count\nM,10\nF,10\n'].map(
      (text) => read(text).digest,
    );
    assert.is(one, two);
    assert.is.not(one, read('value,share\nfemale,0.4\nmale,0.6\n').digest);
  });
});
