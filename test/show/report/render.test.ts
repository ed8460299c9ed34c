import { readdirSync, readFileSync } from 'node:fs';
import { canonicalJson } from '../../../src/result/canonical.ts';
import { type Result, resultSchema } from '../../../src/result/schema.ts';
import { extractResult, renderReport } from '../../../src/show/report/render.ts';
import { assert, project, suite } from '../../suite.ts';

const folder = project('test/fixtures/results/');
const fixtures = readdirSync(folder).map((file) => ({
  file,
  result: JSON.parse(readFileSync(folder + file, 'utf8')) as Result,
}));

suite('render', (test) => {
  test('every example result is valid against the published schema', () => {
    assert.ok(fixtures.length >= 4);
    for (const { file, result } of fixtures) assert.is(resultSchema.safeParse(result).success, true, file);
  });

  for (const { file, result } of fixtures) {
    test(`${file} renders to one small file that says every finding, check and question`, async () => {
      const html = await renderReport(result);
      const said = html.slice(0, html.indexOf('<script'));
      assert.ok(html.length < 1_000_000, `${html.length} bytes`);
      for (const { id } of [...result.findings, ...result.checks]) assert.match(said, `id="${id}"`);
      assert.is(html.match(/<script/g)?.length, 1);
    });

    test(`${file} renders to the same bytes twice, and from its own report`, async () => {
      const html = await renderReport(result);
      assert.ok((await renderReport(result)) === html, 'a second rendering differs');
      const again = resultSchema.parse(extractResult(html));
      assert.ok(canonicalJson(again) === canonicalJson(result), 'the result inside the report differs');
      assert.ok((await renderReport(again)) === html, 'rendering the extracted result differs');
    });
  }
});
