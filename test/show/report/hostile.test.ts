import { readFileSync } from 'node:fs';
import { renderReport } from '../../../src/show/report/render.ts';
import { assert, hasShared, shared, suite } from '../../suite.ts';
import { elements, textOf } from '../page.ts';
import { saying } from '../samples.ts';
import { assertHarmless } from './hostile-page.ts';

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</title></style></script><b>',
  'javascript:alert(1)',
  '{{7*7}} {{{x}}} {{#each this}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the attack
  '${alert(1)}',
  '<!-- --> ]]>',
  '&lt;b&gt; &amp;',
  '__proto__',
  'constructor',
  "datum['x']",
  'a\\.b[0]',
  '=1+1',
];
const CONTROLS = [
  '\u0000\u0001\u001b[31m',
  '\u202Eabc\u202C',
  '\u2066x\u2069',
  '\ud800',
  '\ufffe',
  'a\u2028b\u2029c',
  'a\nb\tc\rd',
  '\u200f',
];

const list = (path: string, read: (text: string) => string[]): string[] =>
  hasShared(path) ? read(readFileSync(shared(path), 'utf8')) : [];
const suites: Record<string, string[]> = {
  attacks: ATTACKS,
  controls: CONTROLS,
  'torture/nasty-names/names.json': list('torture/nasty-names/names.json', (text) => JSON.parse(text)),
  'torture/blns/blns.json': list('torture/blns/blns.json', (text) => JSON.parse(text)),
};

suite('hostile texts', (test) => {
  for (const [name, texts] of Object.entries(suites))
    test.when(texts.length > 0, `${name} is not beside the project`)(
      `${name}: the page is made of the same elements as with harmless texts, and the result comes back unchanged`,
      () => assertHarmless(texts),
    );

  test('a name with markup is read as it was written', async () => {
    const text = textOf(elements(await renderReport(saying(ATTACKS)))[0]!.element);
    for (const attack of ATTACKS) assert.ok(text.includes(attack), attack);
  });

  test('control and direction characters are seen, not obeyed', async () => {
    const text = textOf(elements(await renderReport(saying(CONTROLS)))[0]!.element);
    for (const seen of ['\ufffd\ufffd\ufffd[31m', '\ufffdabc\ufffd', '\ufffdx\ufffd', 'a b c', 'a b c d'])
      assert.ok(text.includes(seen), seen);
  });

  test('every name from the data stands in an element of its own direction', async () => {
    const page = elements(await renderReport(saying(['\u05d0\u05d1 1', 'x'])));
    const outside = page.filter(
      ({ name, element }) =>
        !['bdi', 'title', 'code', 'text', 'script'].includes(name) &&
        element.childNodes.some((child) => 'value' in child && child.value.includes('\u05d0')),
    );
    assert.equal(
      outside.map(({ name, element }) => `${name}: ${textOf(element).slice(0, 80)}`),
      [],
    );
  });
});
