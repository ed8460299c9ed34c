import { readFileSync } from 'node:fs';
import { assert, hasShared, shared, suite } from '../../suite.ts';
import { assertHarmless } from './hostile-page.ts';

const PATH = 'torture/html-xss/xss-payloads.jsonl';
const payloads = (): string[] =>
  readFileSync(shared(PATH), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).payload);

suite('hostile texts, all of them', (test) => {
  test.when(hasShared(PATH), `${PATH} is not beside the project`)(
    'no payload of the public list changes what a page is made of',
    async () => {
      const all = payloads();
      assert.ok(all.length > 1000, `${all.length} payloads`);
      for (let i = 0; i < all.length; i += 500) await assertHarmless(all.slice(i, i + 500));
    },
  );
});
