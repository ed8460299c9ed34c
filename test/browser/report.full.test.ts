/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Result } from '../../src/result/schema.ts';
import { renderReport } from '../../src/show/report/render.ts';
import { allFailed, EXAMPLES, example, manyValues, nothingJudged, saying } from '../show/samples.ts';
import { assert, suite } from '../suite.ts';
import { closeBrowser, hasChromium, visit } from './chromium.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const samples: [string, Result][] = [
  ...EXAMPLES.map((name): [string, Result] => [name, example(name)]),
  ['nothing judged', nothingJudged()],
  ['all checks failed', allFailed()],
  ['300 languages', manyValues(300)],
  [
    'long and foreign texts',
    saying([
      'x'.repeat(400),
      '\u0627\u0644\u0627\u0633\u0645 \u0627\u0644\u0639\u0631\u0628\u064a',
      '\u540d\u524d'.repeat(60),
      '<img src=x onerror=alert(1)>',
    ]),
  ],
];

const openAll = () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
};

interface Axe {
  run(context: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What axe finds on the page as it stands, rule by rule, with the first place. */
async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe });
  return page.evaluate(async (values) => {
    const { run } = (globalThis as unknown as { axe: Axe }).axe;
    const found = await run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.length}: ${nodes[0]?.html.slice(0, 200)}`);
  }, TAGS);
}

suite('report in a browser', (test) => {
  const when = test.when(hasChromium, 'Chromium is not installed');

  for (const [name, result] of samples) {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 320])
        when(
          `${name}, ${colorScheme}, ${width} px: accessible, nothing to scroll sideways, nothing loaded, nothing said`,
          async () => {
            const html = await renderReport(result);
            await visit(
              html,
              { colorScheme, viewport: { width, height: 800 }, bypassCSP: true },
              async ({ page, requests, complaints }) => {
                await page.evaluate(openAll);
                assert.ok(
                  (await page.evaluate(() => document.documentElement.scrollWidth)) <= width,
                  'the page is wider than the window',
                );
                assert.equal(await violations(page), []);
                assert.equal(requests, []);
                assert.equal(complaints, []);
              },
            );
          },
        );

    when(`${name}: under its own policy, without script, it asks for nothing and says nothing`, async () => {
      const html = await renderReport(result);
      await visit(html, { javaScriptEnabled: false }, async ({ page, requests, complaints }) => {
        assert.is(await page.locator('svg.chart').count(), html.match(/<svg class="chart"/g)?.length ?? 0);
        assert.equal([...requests, ...complaints], []);
      });
      await visit(html, {}, async ({ page, requests, complaints }) => {
        const styled = await page.evaluate(() => getComputedStyle(document.querySelector('.skip') as Element).position);
        assert.is(styled, 'absolute', 'the style sheet was refused');
        assert.equal([...requests, ...complaints], []);
      });
    });
  }

  when('what is not accessible is found', async () => {
    const html = (await renderReport(example('coco')))
      .replace('lang="en"', '')
      .replace('role="img" aria-label', 'role="img" data-label');
    const ids = await visit(html, { bypassCSP: true }, async ({ page }) =>
      (await violations(page)).map((text) => text.split(':')[0]),
    );
    assert.equal(ids.sort(), ['html-has-lang', 'svg-img-alt']);
  });

  when('the first screen of a large window holds the verdict, the worst findings and the checks', async () => {
    for (const name of EXAMPLES)
      await visit(await renderReport(example(name)), { viewport: { width: 1280, height: 800 } }, async ({ page }) => {
        const bottom = await page.evaluate(
          () => document.querySelector('.outcomes')?.getBoundingClientRect().bottom ?? 0,
        );
        assert.ok(bottom > 0 && bottom <= 800, `${name}: the checks end at ${bottom} px`);
      });
  });

  when('a link to a row in a folded table opens the table, without script', async () => {
    const html = await renderReport(example('popquorn'));
    const inside = /<details class="fold">[\s\S]*?<tr id="([^"]+)"/.exec(html)?.[1];
    assert.ok(inside, 'no row with an id in a folded section');
    await visit(html, { javaScriptEnabled: false, fragment: inside! }, async ({ page }) => {
      assert.is(await page.locator(`[id="${inside}"]`).isVisible(), true);
    });
  });

  when('on paper the summary and short tables are complete, and a report has at most 25 pages', async () => {
    for (const name of EXAMPLES)
      await visit(await renderReport(example(name)), {}, async ({ page }) => {
        for (const format of ['A4', 'Letter']) {
          const pdf = (await page.pdf({ format })).toString('latin1');
          const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
          assert.ok(pages >= 2 && pages <= 25, `${name} on ${format}: ${pages} pages`);
        }
        await page.emulateMedia({ media: 'print' });
        const shown = await page.evaluate(() =>
          [...document.querySelectorAll('details.short')].every(
            (one) => (one.querySelector('table')?.getBoundingClientRect().height ?? 0) > 0,
          ),
        );
        assert.ok(shown, `${name}: a short table is folded on paper`);
      });
  });

  when('a page has at most 15,000 elements', async () => {
    for (const [name, result] of samples)
      await visit(await renderReport(result), {}, async ({ page }) => {
        const count = await page.evaluate(() => document.querySelectorAll('*').length);
        assert.ok(count <= 15_000, `${name}: ${count} elements`);
      });
  });

  when('forced colours keep the shapes of severity and the marks of charts', async () => {
    await visit(await renderReport(example('common-voice-tw')), { forcedColors: 'active' }, async ({ page }) => {
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll('.severity .shape')].map((shape) => shape.getBoundingClientRect().width),
      );
      assert.ok(sizes.length > 0 && sizes.every((width) => width > 6), String(sizes));
    });
  });

  test('the browser is closed', closeBrowser);
});
