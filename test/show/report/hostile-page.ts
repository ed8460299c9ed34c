// A page of hostile texts against the same page of harmless ones.
import { extractResult, renderReport } from '../../../src/show/report/render.ts';
import { assert } from '../../suite.ts';
import { elements, inventory, textOf } from '../page.ts';
import { saying } from '../samples.ts';

/** Harmless texts, as many, all different where the hostile ones are. */
const twin = (texts: string[]): string[] => {
  const seen = new Map<string, string>();
  return texts.map((text) => {
    if (!seen.has(text)) seen.set(text, `harmless ${seen.size}`);
    return seen.get(text)!;
  });
};

/** What the page holds apart from ids, which are left out where two texts come to the same fragment. */
const shape = (html: string) =>
  Object.fromEntries(
    Object.entries(inventory(html)).reduce((sums, [key, n]) => {
      const bare = key
        .replace(/\bid\b/, '')
        .replace(/ +/g, ' ')
        .trim();
      return sums.set(bare, (sums.get(bare) ?? 0) + n);
    }, new Map<string, number>()),
  );

export const assertHarmless = async (texts: string[]): Promise<void> => {
  const html = await renderReport(saying(texts));
  assert.equal(shape(html), shape(await renderReport(saying(twin(texts)))));
  const page = elements(html);
  const dangerous = page.flatMap(({ attributes }) =>
    Object.entries(attributes).filter(
      ([key, value]) => key.startsWith('on') || (key === 'href' && !value.startsWith('#')),
    ),
  );
  assert.equal(dangerous, []);
  const text = textOf(page[0]!.element);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
  assert.not.match(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  assert.equal(
    (extractResult(html) as { columns: { name: string }[] }).columns.map(({ name }) => name),
    texts,
  );
};
