import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { forbiddenIn } from '../../src/judge/findings/words.ts';
import { template } from '../../src/show/templates.ts';
import { assert, project, suite } from '../suite.ts';

suite('templates of the report', (test) => {
  test('a name that the model does not give is an error, never an empty place', () => {
    assert.throws(() => template('report')({}), /not defined/);
  });

  test('no template and no word of show says what a manifest cannot show', () => {
    const files = globSync(['templates/**/*.hbs', 'src/show/**/*.ts'], { cwd: project('') });
    assert.ok(files.length > 20);
    const words = files.flatMap((file) => {
      const text = readFileSync(project(file), 'utf8');
      const said = file.endsWith('.ts')
        ? (text.match(/'[^'\n]*'|`[^`]*`/g) ?? [])
            .filter((quoted) => quoted.includes(' '))
            .join('\n')
            .replace(/\$\{[^}]*\}/g, '')
        : text;
      return forbiddenIn(said).map((word) => `${file}: ${word}`);
    });
    assert.equal(words, []);
  });
});
