import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { newAnalyzer, withAnalyzer } from '../../tools/new-analyzer.ts';
import { assert, project, suite } from '../suite.ts';

/** A copy of what a new analyzer needs around it; beside the project, so that packages resolve. */
const inCopy = (use: (root: string) => void): void => {
  const root = mkdtempSync(project('.tmp-new-'));
  try {
    mkdirSync(join(root, 'test'));
    for (const path of ['src', 'test/suite.ts', 'package.json', 'tsconfig.json', 'tsconfig.test.json', 'biome.json'])
      cpSync(project(path), join(root, path), { recursive: true });
    symlinkSync(project('node_modules'), join(root, 'node_modules'));
    use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
};

const run = (cwd: string, command: string, ...args: string[]) =>
  spawnSync('npx', ['--no-install', command, ...args], { cwd, encoding: 'utf8' });

suite('npm run new analyzer', (test) => {
  test('what it writes is formatted and compiles, and its test fails until it is filled', () =>
    inCopy((root) => {
      const written = newAnalyzer(root, 'shoe-size');
      assert.equal(written, [
        'src/judge/analyzers/shoe-size.ts',
        'test/judge/analyzers/shoe-size.test.ts',
        'src/judge/analyzers/index.ts',
      ]);

      const compiled = run(root, 'tsc', '-p', 'tsconfig.test.json').stdout;
      assert.equal(
        compiled.split('\n').filter((line) => written.some((path) => line.startsWith(path))),
        [],
      );
      run(root, 'biome', 'check', '--write', ...written);
      const linted = run(root, 'biome', 'check', '--error-on-warnings', ...written);
      assert.is(linted.status, 0, linted.stderr);

      const tested = spawnSync(process.execPath, ['--import', 'tsx', written[1]!], { cwd: root, encoding: 'utf8' });
      assert.match(tested.stdout, /Total: +1\n.*Passed: +0/);
      assert.is(tested.status, 1);
      assert.throws(() => newAnalyzer(root, 'shoe-size'), /exists already/);
      assert.match(
        readFileSync(join(root, 'src/judge/analyzers/index.ts'), 'utf8'),
        /import \{ shoeSize \} from '\.\/shoe-size\.ts';/,
      );
    }));

  test('the index gets one import in its place and one name at the end', () => {
    const index =
      "import { a } from './a.ts';\nimport { c } from './c.ts';\n\nexport const analyzers: readonly Analyzer[] = [a, c];\n";
    assert.is(
      withAnalyzer(index, 'b-b'),
      "import { a } from './a.ts';\nimport { bB } from './b-b.ts';\nimport { c } from './c.ts';\n\nexport const analyzers: readonly Analyzer[] = [a, c, bB];\n",
    );
    assert.match(withAnalyzer(index, 'aa'), /a\.ts';\nimport \{ aa \}/);
    assert.throws(() => withAnalyzer('', 'b'), /add the line by hand/);
  });

  test('an id that is no kebab-case noun is refused', () => {
    assert.throws(() => newAnalyzer(project(''), 'ShoeSize'), /is no analyzer id/);
    assert.throws(() => newAnalyzer(project(''), '../x'), /is no analyzer id/);
  });
});
