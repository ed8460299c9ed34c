import { resultSchema } from '../../../src/result/schema.ts';
import { renderReport } from '../../../src/show/report/render.ts';
import { specimen } from '../../../src/show/report/specimen.ts';
import { assert, suite } from '../../suite.ts';
import { example } from '../samples.ts';

suite('the specimen', (test) => {
  test('is a result like any other, and shows every kind of figure', async () => {
    resultSchema.parse(specimen);
    const page = await renderReport(specimen);
    assert.is(page.match(/<figure/g)!.length >= specimen.checks[0]!.figures.length, true);
  });

  test('drawn before a result, it changes nothing of that result', async () => {
    const before = await renderReport(example('popquorn'));
    await renderReport(specimen);
    assert.is(await renderReport(example('popquorn')), before);
  });
});
