import { readdirSync, readFileSync } from 'node:fs';
import { forbiddenIn } from '../../../src/judge/findings/words.ts';
import { canonicalJson } from '../../../src/result/canonical.ts';
import { type Result, resultSchema } from '../../../src/result/schema.ts';
import { extractResult, renderReport } from '../../../src/show/report/render.ts';
import { specimen } from '../../../src/show/report/specimen.ts';
import { assert, project, suite } from '../../suite.ts';
import { elements, textOf } from '../page.ts';
import { allFailed, EXAMPLES, example, manyValues, nothingJudged, saying } from '../samples.ts';

const folder = project('test/fixtures/results/');

const samples: [string, Result][] = [
  ...EXAMPLES.map((name): [string, Result] => [name, example(name)]),
  ['nothing judged', nothingJudged()],
  ['all checks failed', allFailed()],
  ['300 languages', manyValues(300)],
  ['odd texts', saying(['a b', 'Ünï', '"quoted"', '<b>', '100%', '#x', ' '])],
];

const duplicates = (values: string[]) => values.filter((value, i) => values.indexOf(value) !== i);

suite('render', (test) => {
  test('every example result is valid against the published schema', () => {
    const files = readdirSync(folder);
    assert.ok(files.length >= 4);
    for (const file of files) {
      const { error } = resultSchema.safeParse(JSON.parse(readFileSync(folder + file, 'utf8')));
      assert.is(error?.message, undefined, file);
    }
    for (const [name, result] of samples) assert.ok(resultSchema.safeParse(result).success, name);
  });

  for (const [name, result] of samples) {
    test(`${name}: one main heading, unique ids, and every link leads somewhere`, async () => {
      const all = elements(await renderReport(result));
      const ids = all.flatMap(({ attributes }) => attributes.id ?? []);
      assert.equal(duplicates(ids), []);
      assert.is(all.filter(({ name: tag }) => tag === 'h1').length, 1);
      const links = all.flatMap(({ attributes }) => attributes.href ?? []);
      assert.equal(
        links.filter((href) => !href.startsWith('#') || !ids.includes(href.slice(1))),
        [],
      );
    });

    test(`${name}: no script runs and nothing is loaded`, async () => {
      const html = await renderReport(result);
      const all = elements(html);
      const policy = all.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
      assert.match(
        policy?.attributes.content ?? '',
        /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'; form-action 'none'$/,
      );
      assert.equal(
        all.filter(({ name: tag }) => tag === 'script').map(({ attributes }) => attributes),
        [{ type: 'application/json', id: 'audit-result' }],
      );
      assert.equal(
        all.filter(({ name: tag }) =>
          ['link', 'img', 'iframe', 'object', 'embed', 'base', 'form', 'foreignobject'].includes(tag),
        ),
        [],
      );
      assert.equal(
        all
          .flatMap(({ attributes }) => Object.keys(attributes))
          .filter((key) => key.startsWith('on') || key === 'src' || key === 'style' || key === 'srcdoc'),
        [],
      );
    });

    test(`${name}: the same bytes twice, and again from its own report`, async () => {
      const html = await renderReport(result);
      assert.ok((await renderReport(result)) === html, 'a second rendering differs');
      const again = resultSchema.parse(extractResult(html));
      assert.ok(canonicalJson(again) === canonicalJson(result), 'the result inside the report differs');
      assert.ok((await renderReport(again)) === html, 'rendering the extracted result differs');
    });

    test(`${name}: every check, finding, question, column, file and reference is in the text`, async () => {
      const html = await renderReport(result);
      const all = elements(html);
      const text = textOf(all[0]!.element).replaceAll('\u{a0}', ' ');
      const ids = new Set(all.map(({ attributes }) => attributes.id));
      const anchor = (id: string) => id.replace(/[^\p{L}\p{M}\p{N}._:~-]+/gu, '-');
      for (const { id } of [...result.checks, ...result.findings]) assert.ok(ids.has(anchor(id)), id);
      const said = [
        ...result.findings.map(({ sentence }) => sentence),
        ...result.checks.flatMap(({ title, tables }) => [title, ...tables.map((table) => table.title)]),
        ...result.questions.flatMap((question) => [question.text, question.reason]),
        ...result.columns.flatMap((column) => [column.name, column.reason]),
        ...result.intake.files.flatMap(({ path, sha256 }) => [path, sha256]),
        ...result.references.flatMap(({ title, source }) => [title, source]),
        ...result.analyzers.flatMap(({ method, limits }) => [method, limits]),
        ...result.checks.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.map(({ label }) => label))),
        result.summary.verdict.sentence,
      ];
      assert.equal([...new Set(said.filter((one) => !text.includes(one)))], []);
    });

    test(`${name}: at most 1 MB and a second`, async () => {
      await renderReport(specimen);
      const times: number[] = [];
      let html = '';
      for (const _ of [1, 2, 3]) {
        const start = performance.now();
        html = await renderReport(result);
        times.push(performance.now() - start);
      }
      assert.ok(Math.min(...times) < 1000, `${Math.round(Math.min(...times))} ms`);
      assert.ok(html.length < 1_000_000, `${html.length} characters`);
    });

    test(`${name}: none of the words that no report may say`, async () => {
      const labels = result.checks.flatMap(({ tables }) =>
        tables.flatMap(({ rows }) => rows.map(({ label }) => label)),
      );
      const own = textOf(elements(await renderReport(result))[0]!.element);
      assert.equal(forbiddenIn([...new Set(labels)].reduce((text, label) => text.replaceAll(label, 'x'), own)), []);
    });
  }

  test('5,000 groups stay under 3 MB, the rest is said to be in result.json', async () => {
    const html = await renderReport(manyValues(5000));
    assert.ok(html.length < 3_000_000, `${html.length} characters`);
    assert.match(html, '4,000 further rows are in result.json');
    assert.match(html, 'The 20 largest are drawn; 4,980 further values');
  });

  test('a report too large to hold its result says so when it is rendered again', async () => {
    const result = manyValues(20_000);
    const html = await renderReport(result);
    assert.match(html, 'too large to be inside');
    assert.throws(() => extractResult(html), /render the result.json beside it/);
    assert.throws(() => extractResult('<p>hello</p>'), /holds no result/);
  });

  test('what is not proven is said first, before any number', async () => {
    const text = textOf(elements(await renderReport(nothingJudged()))[0]!.element);
    assert.ok(text.indexOf('the row count is not proven') < text.indexOf('What to look at first'));
    assert.match(text, '3 records were rejected and are in no count.');
  });

  test('the order of keys in a result changes nothing', async () => {
    const result = example('popquorn');
    const turned = JSON.parse(JSON.stringify(result), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    assert.ok((await renderReport(turned)) === (await renderReport(result)));
  });
});
