// What Handlebars does not do for us: no unescaped output, no attribute without quotes, no address that data could choose.
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { assert, project, suite } from './suite.ts';

/** What a template prints unescaped, and why that is safe. */
const UNESCAPED: Record<string, string> = {
  svg: 'drawn by show/charts, which escapes every text',
  style: 'our own style sheet',
  json: 'written by the one serialiser that neutralises <',
};
const unsafeTemplate = (name: string, text: string): string[] => [
  ...[...text.matchAll(/\{\{\{\s*([^}]*?)\s*\}\}\}|\{\{&\s*([^}]*?)\s*\}\}/g)]
    .map(([, triple, ampersand]) => triple ?? ampersand!)
    .filter((expression) => UNESCAPED[expression.split(/[./]/).at(-1)!] === undefined)
    .map((expression) => `${name} prints ${expression} unescaped`),
  ...[...text.matchAll(/\w=\{\{[^}]*/g)].map(([found]) => `${name} has an attribute without quotes: ${found}`),
  ...[...text.matchAll(/(?:href|src)="\{\{[^}]*/g)].map(
    ([found]) => `${name} takes a whole address from data: ${found}`,
  ),
];

suite('templates', (test) => {
  const names = globSync('**/*.hbs', { cwd: project('templates') }).sort();

  test('everything is escaped but what is listed with its reason', () => {
    assert.equal(
      names.flatMap((name) => unsafeTemplate(name, readFileSync(project(`templates/${name}`), 'utf8'))),
      [],
    );
  });

  test('unescaped output, a bare attribute and an address from data are found', () => {
    const text =
      '{{{row.label}}} {{& row.label}} {{{figure.svg}}} <a href={{x}}> <a href="{{url}}"> <a href="#{{id}}">';
    assert.is(unsafeTemplate('x', text).length, 4);
  });
});
