import { clean, prose, shorten } from '../../../src/show/charts/label.ts';
import { assert, suite } from '../../suite.ts';

suite('labels', (test) => {
  test('plain text passes as it is', () => {
    for (const text of ['', 'a', 'Ünïcödé', '名前', 'الاسم', '👩🏽‍🚀']) assert.is(clean(text), text);
  });

  test('control characters, lone surrogates and direction overrides become visible', () => {
    assert.is(clean('a\u0000b\u001b[1m'), 'a\u{fffd}b\u{fffd}[1m');
    assert.is(clean('\u202eabc\u2066'), '\u{fffd}abc\u{fffd}');
    assert.is(clean('\ud83d'), '\u{fffd}');
  });

  test('line breaks of every kind become one space', () => {
    assert.is(clean('a\r\nb\u2028c\td'), 'a b c d');
  });

  test('a percent sign stays with its number', () => {
    assert.is(prose('between 3.8 % and 4 %'), 'between 3.8\u{a0}% and 4\u{a0}%');
    assert.is(prose('a % b'), 'a % b');
  });

  test('a short name is not cut, a long one ends with an ellipsis within its width', () => {
    assert.is(shorten('abcdef', 6), 'abcdef');
    assert.is(shorten('abcdefg', 6), 'abcde…');
    assert.is(shorten('abcd efg', 6), 'abcd…');
  });

  test('wide characters take two columns', () => {
    assert.is(shorten('名前名前', 8), '名前名前');
    assert.is(shorten('名前名前', 7), '名前名…');
  });

  test('a cluster of several code points is never cut inside', () => {
    assert.is(shorten(`${'👩🏽‍🚀'.repeat(3)}x`, 5), '👩🏽‍🚀👩🏽‍🚀…');
    assert.is(shorten(`${'e\u0301'.repeat(6)}`, 4), `${'e\u0301'.repeat(3)}…`);
  });

  test('five thousand characters are cut as quickly as fifty', () => {
    const start = performance.now();
    for (let i = 0; i < 200; i++) shorten('é'.repeat(5000), 25);
    assert.ok(performance.now() - start < 1000);
  });
});
