import fc from 'fast-check';
import { countryCodes } from '../../../../src/know/standards/countries.ts';
import { REGION_CODES, SUBREGION_CODES } from '../../../../src/know/standards/regions.ts';
import { codebookFor, codedRoles } from '../../../../src/read/roles/codebooks/index.ts';
import { assert, suite } from '../../../suite.ts';

const CODES: Record<string, readonly string[]> = {
  gender: ['female', 'male', 'nonbinary', 'transgender', 'intersex', 'other'],
  consent: ['yes', 'no'],
  'skin-type': ['1', '2', '3', '4', '5', '6'],
  'skin-tone': ['1', '10'],
  country: [...countryCodes(), 'EU', 'YUCS', 'SUHH', 'CSHH', 'CSXX', 'ANHH'],
  region: [...REGION_CODES, ...SUBREGION_CODES],
  language: ['ko', 'no', 'nan', 'na', 'arb-Arab', 'zh-Hant', 'ajp-Arab', 'tok', 'sh', 'mul', 'zxx'],
  age: ['0-2', '20-29', '70+', '100+', '0-17', '24-24'],
  race: ['White', 'Middle Eastern', '0'],
};
const cases = Object.entries(CODES).flatMap(([role, codes]) => codes.map((code) => [role, code] as const));

suite('codebooks', (test) => {
  test('reading a code gives the code', () => {
    for (const [role, code] of cases) assert.equal(codebookFor(role).read(code), { code }, `${role} ${code}`);
  });

  test('case and surrounding blanks do not matter where codes are known', () => {
    const coded = cases.filter(([role]) => codedRoles().includes(role));
    fc.assert(
      fc.property(
        fc.constantFrom(...coded),
        fc.boolean(),
        fc.constantFrom(' ', '\t', '  ', '\u00a0'),
        ([role, code], upper, blank) => {
          const raw = blank + (upper ? code.toUpperCase() : code.toLowerCase()) + blank;
          assert.equal(codebookFor(role).read(raw), { code }, `${role} ${raw}`);
        },
      ),
    );
  });

  test('every code has a label, and a label reads as its code again', () => {
    for (const [role, code] of cases.filter(([role]) => role === 'gender' || role === 'country' || role === 'region')) {
      const codebook = codebookFor(role);
      assert.ok(codebook.label(code).length > 0);
      if (!/\((?:former|aggregate)\)/.test(codebook.label(code))) {
        assert.equal(codebook.read(codebook.label(code)), { code }, `${role} ${codebook.label(code)}`);
      }
    }
  });

  test('no text, however odd, makes a codebook throw or gives an empty code', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 90 }),
        fc.constantFrom(...codedRoles(), 'race'),
        (raw, role) => {
          const meaning = codebookFor(role).read(raw);
          assert.ok(typeof meaning === 'string' || meaning.code !== '');
        },
      ),
      { numRuns: 400 },
    );
  });

  test('names of JavaScript objects are not codes', () => {
    for (const raw of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      for (const role of codedRoles()) assert.is(codebookFor(role).read(raw), 'unmapped', `${role} ${raw}`);
    }
  });

  test('a role without a codebook is read as it stands', () => {
    assert.is(codebookFor('accent').id, 'accent');
    assert.equal(codebookFor('accent').read('Seoul'), { code: 'Seoul' });
  });

  test('values of the column decide what NA and ga are', () => {
    assert.equal(codebookFor('country', { values: ['NA', 'DE', 'FR'] }).read('NA'), { code: 'NA' });
    assert.is(codebookFor('country', { values: ['NA', 'Germany', 'France'] }).read('NA'), 'missing');
    assert.equal(codebookFor('language', { values: ['ga', 'irish', 'english'] }).read('ga'), { code: 'gaa' });
  });
});
