import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closingLine, type Outcome, runAll, testFiles, wholeRunProblems } from './run.ts';
import { assert, project, suite } from './suite.ts';

/** Runs files of the given texts in a folder of their own, as the runner runs ours. */
const runTexts = async (texts: Record<string, string>): Promise<Outcome[]> => {
  const root = mkdtempSync(project('.tmp-run-'));
  try {
    mkdirSync(join(root, 'test'));
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(root, 'test', name), text);
    return await runAll(root, testFiles(root, 'unit'), 'unit', () => {});
  } finally {
    rmSync(root, { recursive: true });
  }
};
const only = async (text: string): Promise<Outcome> => (await runTexts({ 'a.test.ts': text }))[0]!;
const uvu = `import { test } from 'uvu';\n`;

suite('run', (test) => {
  test('passed, failed and skipped tests of all files are added up', async () => {
    const outcomes = await runTexts({
      'a.test.ts': `${uvu}test('one', () => {}); test('two', () => {}); test.skip('three'); test.run();`,
      'b.test.ts': `${uvu}test('one', () => {}); test('bad', () => { throw new Error('no'); }); test.run();`,
      'slow.full.test.ts': `${uvu}test('not run', () => { throw new Error('no'); }); test.run();`,
    });
    assert.is(closingLine(outcomes, []), '3 passed, 1 failed, 1 skipped');
  });

  test('a throw at the top of a file names the file and fails', async () => {
    const outcome = await only(`throw new Error('at the top');`);
    assert.is(outcome.file, 'test/a.test.ts');
    assert.is(outcome.failed, 1);
    assert.ok(outcome.problems.includes('it ended before its tests did'));
  });

  test('a suite that is never run fails', async () => {
    assert.is((await only(`${uvu}test('one', () => {});`)).failed, 1);
  });

  test('a file without tests fails', async () => {
    assert.equal((await only(`${uvu}test.run();`)).problems, ['it ran no test']);
  });

  test('a file whose tests are all skipped passes', async () => {
    const outcome = await only(`${uvu}test.skip('one'); test.run();`);
    assert.equal([outcome.failed, outcome.skipped], [0, 1]);
  });

  test('a throw in a hook fails although uvu itself ends well', async () => {
    const outcome = await only(
      `${uvu}test.before(() => { throw new Error('no'); }); test('one', () => {}); test.run();`,
    );
    assert.equal(outcome.problems, ['1 tests were announced, 0 passed and 0 failed']);
    assert.is(outcome.failed, 1);
  });

  test('a promise that never settles fails', async () => {
    assert.is((await only(`${uvu}test('one', () => new Promise(() => {})); test.run();`)).failed, 1);
  });

  test('a test that was singled out and left so fails the file', async () => {
    const outcome = await only(`${uvu}test('one', () => {}); test.${'only'}('two', () => {}); test.run();`);
    assert.equal(outcome.problems, ['an `.only` was left in']);
  });

  test('a process that ends badly after its tests passed fails', async () => {
    const outcome = await only(
      `${uvu}test('one', () => { process.on('exit', () => { process.exitCode = 3; }); }); test.run();`,
    );
    assert.equal(outcome.problems, ['its process ended with code 3']);
  });

  test('nothing to run fails, and so does a run under its floor', () => {
    const outcome: Outcome = { file: 'a', passed: 4, failed: 0, skipped: 0, problems: [], output: '', seconds: 0 };
    assert.equal(wholeRunProblems([], 0), ['no test file matched']);
    assert.equal(wholeRunProblems([outcome], 5), ['4 tests passed, the floor in package.json is 5']);
    assert.equal(wholeRunProblems([outcome], 4), []);
    assert.is(closingLine([outcome], ['something']), '4 passed, 1 failed, 0 skipped');
  });
});
