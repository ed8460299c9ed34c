import { createRequire } from 'node:module';
import { languageLabel } from '../../../src/know/standards/languages.ts';
import { macrolanguageOf, membersByMacrolanguage } from '../../../src/know/standards/macrolanguages.ts';
import { assert, suite } from '../../suite.ts';

interface Subtag {
  Type: string;
  Subtag: string;
  Macrolanguage?: string;
}
const registry = createRequire(import.meta.url)('language-subtag-registry/data/json/registry.json') as Subtag[];

suite('macrolanguages', (test) => {
  test('the table is that of the language subtag registry', () => {
    const theirs: Record<string, string[]> = {};
    for (const { Type, Subtag, Macrolanguage } of registry)
      if (Type === 'language' && Macrolanguage !== undefined)
        theirs[Macrolanguage] = [...(theirs[Macrolanguage] ?? []), Subtag];
    const sorted = (table: Record<string, string[]>) =>
      Object.entries(table)
        .map(([macrolanguage, members]) => `${macrolanguage}: ${[...members].sort().join(' ')}`)
        .sort();
    assert.equal(sorted(membersByMacrolanguage()), sorted(theirs));
    assert.is(Object.keys(theirs).length, 63);
  });

  test('a language is taken with its kin, whatever its script; others stay as they are', () => {
    const cases = {
      arz: 'ar',
      ajp: 'ar',
      yue: 'zh',
      'zh-Hant': 'zh',
      nb: 'no',
      id: 'ms',
      'sr-Cyrl': 'sh',
      en: 'en',
      zh: 'zh',
    };
    for (const [code, macrolanguage] of Object.entries(cases)) assert.is(macrolanguageOf(code), macrolanguage, code);
  });

  test('what is no code of a language is left alone', () => {
    for (const code of ['', '(declined)', 'not-stated', 'EN', 'english', 'zh_Hant', 'x-klingon', '__proto__'])
      assert.is(macrolanguageOf(code), code);
  });

  test('every macrolanguage has a name, and none is inside another', () => {
    for (const [macrolanguage, members] of Object.entries(membersByMacrolanguage())) {
      assert.is.not(languageLabel(macrolanguage), macrolanguage);
      assert.is(macrolanguageOf(macrolanguage), macrolanguage);
      assert.ok(members.length > 0);
    }
  });
});
