import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { FORBIDDEN, forbiddenIn } from '../../../src/judge/findings/words.ts';
import { assert, project, suite } from '../../suite.ts';

/** String literals and template text of a module, without what is computed in it; comments are for developers. */
function textsOf(source: string): string[] {
  const code = source.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '').replace(/^import .*$/gm, '');
  const strings = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g)].map((m) => m[1] ?? m[2]!);
  let templates = code;
  for (let before = ''; before !== templates; ) {
    before = templates;
    templates = templates.replace(/\$\{[^{}]*\}/g, ' ');
  }
  return [...strings.map(withoutCode), ...[...templates.matchAll(/`([^`]*)`/g)].map((m) => withoutCode(m[1]!))];
}

/** Expressions and calls inside a text are code. */
const withoutCode = (text: string): string => text.replace(/\$\{[^}]*\}?|\w+\(/g, ' ');

/** Where readers' text is written. Codebooks, catalogues and standards hold the words of data, not ours. */
const WRITTEN = [
  'src/judge/**/*.ts',
  'src/show/**/*.ts',
  'src/know/kinds/*.ts',
  'src/know/references/*.ts',
  'src/commands/**/*.ts',
  'src/audit.ts',
];
const EXEMPT = 'src/judge/findings/words.ts';

suite('the words of reports', (test) => {
  test('are none of the forbidden ones, in any text of the code', () => {
    const files = globSync(WRITTEN, { cwd: project('') }).filter((file) => file !== EXEMPT);
    assert.ok(files.length > 20, 'there is text to look at');
    const found = files.flatMap((file) =>
      textsOf(readFileSync(project(file), 'utf8'))
        // Words with spaces are sentences; single tokens are codes, option names and style names.
        .filter((text) => text.includes(' '))
        .flatMap((text) => forbiddenIn(text).map((word) => `${file}: ${word} in "${text.slice(0, 80)}"`)),
    );
    assert.equal(found, []);
  });

  test('are none of the forbidden ones, in any template', () => {
    const files = globSync(['templates/**/*.{hbs,html,md}'], { cwd: project('') });
    const found = files.flatMap((file) => {
      const text = readFileSync(project(file), 'utf8')
        .replace(/\{\{!--[\s\S]*?--\}\}/g, '')
        .replace(/<[^>]*>|\{\{[^}]*\}\}/g, ' ');
      return forbiddenIn(text).map((word) => `${file}: ${word}`);
    });
    assert.equal(found, []);
  });

  test('every forbidden word is caught, also inside a sentence', () => {
    for (const text of [
      'The data are unbiased.',
      'a bias-free set',
      'a fair sample',
      'Representative of all',
      'The file is balanced.',
      'significantly fewer',
      'a clean file',
      'a normal share',
      'a minority group',
      'no gaps',
      '3 gaps need action before release',
    ])
      assert.is(forbiddenIn(text).length, 1, text);
    assert.ok(FORBIDDEN.length >= 10);
  });

  test('what may be said is not', () => {
    for (const text of [
      'balanced on gender',
      'no gaps in what was checked',
      'between 3 % and 4 %',
      'Fairbanks',
      'cleaner',
    ])
      assert.equal(forbiddenIn(text), [], text);
  });
});
