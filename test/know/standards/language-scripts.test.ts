import { scriptName, scriptsOf } from '../../../src/know/standards/language-scripts.ts';
import { assert, suite } from '../../suite.ts';

const of = (code: string) => [...(scriptsOf(code) ?? ['unknown'])].sort().join(' ');

suite('scripts of languages', (test) => {
  test('a language has every script that it is written in', () => {
    assert.ok(scriptsOf('en')!.has('Latn'));
    assert.not(scriptsOf('en')!.has('Cyrl'));
    assert.is(of('sr'), 'Cyrl Latn');
    assert.ok(scriptsOf('az')!.has('Cyrl') && scriptsOf('az')!.has('Latn') && scriptsOf('az')!.has('Arab'));
    assert.not(scriptsOf('ru')!.has('Latn'));
  });
  test('scripts are told as they are counted', () => {
    assert.ok(scriptsOf('zh')!.has('Hani') && scriptsOf('yue')!.has('Hani'));
    assert.is(of('ja'), 'Hani Jpan');
    assert.is(of('ko'), 'Hang Hani');
  });
  test('a script in the code overrules the usual ones', () => {
    assert.is(of('sr-Latn'), 'Latn');
    assert.is(of('zh-Hans'), 'Hani');
    assert.is(of('arb-Arab'), 'Arab');
  });
  test('a language that CLDR does not know has no script to compare with', () => assert.is(of('qqq'), 'unknown'));
  test('names are those of readers', () =>
    assert.equal(['Cyrl', 'Hani', 'Deva'].map(scriptName), ['Cyrillic', 'Han', 'Devanagari']));
});
