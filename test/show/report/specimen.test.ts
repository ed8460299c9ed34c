import { spawnSync } from 'node:child_process';
import { resultSchema } from '../../../src/result/schema.ts';
import { renderReport } from '../../../src/show/report/render.ts';
import { specimen } from '../../../src/show/report/specimen.ts';
import { assert, project, suite } from '../../suite.ts';

/** The digest of a report that a process of its own draws, after the specimen or at once. */
function drawnAlone(afterSpecimen: boolean): string {
  const from = (path: string): string => JSON.stringify(project(path));
  const program = `
    const { createHash } = await import('node:crypto');
    const { renderReport } = await import(${from('src/show/report/render.ts')});
    const { specimen } = await import(${from('src/show/report/specimen.ts')});
    const { example } = await import(${from('test/show/samples.ts')});
    if (${afterSpecimen}) await renderReport(specimen);
    console.log(createHash('sha256').update(await renderReport(example('popquorn'))).digest('hex'));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { cwd: project(''), encoding: 'utf8' },
  );
  assert.match(stdout, /^[0-9a-f]{64}\n$/, stderr);
  return stdout;
}

suite('the specimen', (test) => {
  test('is a result like any other, and shows every kind of figure', async () => {
    resultSchema.parse(specimen);
    const page = await renderReport(specimen);
    assert.is(page.match(/<figure/g)!.length, specimen.checks[0]!.figures.length);
  });

  test('drawn before a result, it changes nothing of that result', () => {
    assert.is(drawnAlone(true), drawnAlone(false));
  });
});
