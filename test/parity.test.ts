// What an analyzer must come with, and a failure that names the missing file, line or word: nothing is registered by scanning
// folders, so this is what keeps the explicit list honest.
import { existsSync, readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { analyzers } from '../src/judge/analyzers/index.ts';
import { assert, project, suite } from './suite.ts';

const none = (missing: string[]) => assert.is(missing.join('\n'), '');
const ids = analyzers.map(({ meta }) => meta.id);

suite('parity of analyzers', (test) => {
  test('every file is in the index under the name of its analyzer', () => {
    const files = globSync('*.ts', { cwd: project('src/judge/analyzers') })
      .map((name) => name.slice(0, -3))
      .filter((name) => name !== 'index');
    assert.equal([...ids].sort(), files.sort());
  });

  test('every analyzer has a test of its own', () =>
    none(ids.map((id) => `test/judge/analyzers/${id}.test.ts`).filter((path) => !existsSync(project(path)))));

  test('every analyzer says what it asks, why, how, and what it cannot show', () =>
    none(
      analyzers.flatMap(({ meta }) => [
        ...(['title', 'question', 'why', 'method', 'limits'] as const)
          .filter((name) => meta[name].trim() === '')
          .map((name) => `${meta.id}: ${name} is empty`),
        ...(meta.question.endsWith('?') ? [] : [`${meta.id}: the question does not end with a question mark`]),
        ...(Number.isInteger(meta.version) && meta.version >= 1 ? [] : [`${meta.id}: version ${meta.version}`]),
      ]),
    ));

  test('its examples find something, find nothing, and cannot tell', () =>
    none(
      analyzers.flatMap(({ meta, examples }) =>
        [
          ['finds something', examples.some(({ codes }) => codes.length > 0)] as const,
          ['is ok', examples.some(({ outcome }) => outcome === 'ok')] as const,
          ['cannot tell', examples.some(({ outcome }) => outcome === 'undetermined')] as const,
        ]
          .filter(([, found]) => !found)
          .map(([what]) => `${meta.id}: no example ${what}`),
      ),
    ));

  test('every code that an example finds has a message', () =>
    none(
      analyzers.flatMap(({ meta, examples }) =>
        examples
          .flatMap(({ codes }) => codes)
          .filter((code) => !(code in meta.messages))
          .map((code) => `${meta.id}: ${code} has no message`),
      ),
    ));

  test('the table in the README is that of the analyzers', () => {
    const table = [
      '| analyzer | question |',
      '| --- | --- |',
      ...analyzers.map(({ meta }) => `| \`${meta.id}\` | ${meta.question} |`),
    ].join('\n');
    assert.ok(
      readFileSync(project('README.md'), 'utf8').includes(`${table}\n`),
      `README.md must hold this table:\n${table}`,
    );
  });
});
