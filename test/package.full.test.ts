import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SPECS } from '../src/show/charts/specs.ts';
import { builtCopy } from './packed.ts';
import { assert, project, suite } from './suite.ts';

const run = (cwd: string, command: string, ...args: string[]) =>
  spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 110_000 });
const manifestOf = JSON.parse(readFileSync(project('package.json'), 'utf8'));

const CSV = 'speaker_id,gender,age\n1,female,20-29\n2,male,30-39\n3,male,20-29\n3,male,20-29\n';

suite('package', (test) => {
  const registry = run(project(''), 'npm', 'ping').status === 0;
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-package-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const tarball = join(folder, `rollcall-${manifestOf.version}.tgz`);

  test('packing builds it', () => {
    const packed = run(builtCopy(), 'npm', 'pack', '--pack-destination', folder);
    assert.is(packed.status, 0, packed.stderr);
  });

  test('the tarball is small and holds what is needed and nothing else', () => {
    const listed = run(project(''), 'tar', 'tzf', tarball).stdout.trim().split('\n');
    for (const name of [
      'package.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'SECURITY.md',
      'dist/bin/cli.js',
      'dist/bin/arrow-process.js',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/result/result.schema.json',
    ])
      assert.ok(listed.includes(`package/${name}`), name);
    assert.ok(listed.some((name) => name.startsWith('package/templates/')));
    assert.equal(
      listed.filter((name) => /^package\/(src|test|tools|sample-data|reports|node_modules)\//.test(name)),
      [],
    );
    assert.ok(readFileSync(tarball).length < 1_500_000);
    const compiled = run(project(''), 'tar', 'xzOf', tarball, 'package/dist/show/charts/compiled.js').stdout;
    for (const shape of Object.keys(SPECS)) assert.ok(compiled.includes(`\\"${shape}\\":{`), shape);
  });

  test.when(registry, 'the package registry cannot be reached')('it installs and runs in an empty folder', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    writeFileSync(join(empty, 'package.json'), '{"private":true}');
    writeFileSync(join(empty, 'people.csv'), CSV);
    const installed = run(empty, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', tarball);
    assert.is(installed.status, 0, installed.stderr);

    const help = run(empty, 'npx', '--no-install', 'rollcall', '--help');
    assert.is(help.status, 0, help.stderr);
    assert.match(help.stdout, /rollcall audit/);

    const audit = run(empty, 'npx', '--no-install', 'rollcall', 'audit', 'people.csv', '--out', 'out');
    assert.is(audit.status, 0, audit.stderr);
    assert.is(JSON.parse(readFileSync(join(empty, 'out/result.json'), 'utf8')).intake.rows, 4);
    assert.match(readFileSync(join(empty, 'out/report.html'), 'utf8'), /^<!doctype html>/i);

    const imported = run(
      empty,
      'node',
      '--input-type=module',
      '-e',
      "import { audit } from 'rollcall'; console.log(typeof audit)",
    );
    assert.is(imported.stdout.trim(), 'function', imported.stderr);
  });
});
