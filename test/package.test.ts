import { readFileSync } from 'node:fs';
import { assert, project, suite } from './suite.ts';

const read = (path: string) => JSON.parse(readFileSync(project(path), 'utf8'));

suite('package.json', (test) => {
  const { dependencies, devDependencies, scripts } = read('package.json');

  test('every dependency is pinned to one version', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d/.test(`${version}`),
    );
    assert.equal(loose, []);
  });

  test('installing it runs no script of ours', () => {
    assert.equal(
      ['preinstall', 'install', 'postinstall'].filter((name) => name in scripts),
      [],
    );
  });

  // A registry that lacks a platform's binary makes `npm install` drop its entry, and then `npm ci` refuses the lock file.
  test('the lock file has an entry for every optional dependency, of whatever platform', () => {
    const packages: Record<string, { optionalDependencies?: Record<string, string> }> =
      read('package-lock.json').packages;
    const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).map((name) => ({ path, name })),
    );
    const found = ({ path, name }: { path: string; name: string }) =>
      `node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages;
    assert.ok(wanted.length > 0);
    assert.equal(
      wanted.filter((one) => !found(one)).map(({ name }) => name),
      [],
    );
  });

  test('the lock file names no registry', () => {
    assert.not.match(readFileSync(project('package-lock.json'), 'utf8'), /"resolved": "http/);
  });
});
