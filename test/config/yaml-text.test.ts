import { parse } from 'yaml';
import { aligned, comment, flow, keyOf, scalar } from '../../src/config/yaml-text.ts';
import { assert, suite } from '../suite.ts';

/** What columns and cells are called by those who want to break a file, and by those who do not. */
const TEXTS = [
  'gender',
  'duration[ms]',
  'yes',
  'NO',
  'null',
  '~',
  '1',
  '1e3',
  '0x1f',
  '2026-01-01',
  'a: b',
  'a #b',
  '# roles: {}',
  '- x',
  '? x',
  '*x',
  '&x',
  '!x',
  '%x',
  '@x',
  '`x`',
  "it's",
  'say "no"',
  'back\\slash',
  'two\nlines',
  'cr\rlf',
  'nel\u0085',
  'ls\u2028',
  'bom\ufeff',
  'bell\u0007',
  'tab\t',
  ' blank ',
  '',
  '성별',
  'é',
  'a,b',
  '{x}',
  'x:',
  'http://x',
  '<<',
  '__proto__',
  '😀',
  'x'.repeat(1500),
];

suite('YAML that is written', (test) => {
  test('any text reads back as itself, as a value, as a key and in a list', () => {
    for (const text of TEXTS) {
      assert.is(parse(`a: ${scalar(text)}\nb: 1\n`).a, text, text);
      const pairs = Object.entries(parse(`${keyOf(text)} v\n`) as object);
      assert.equal(pairs, [[text, 'v']], text);
    }
    assert.equal(parse(`a: ${flow(TEXTS, '')}\n`).a, TEXTS);
    assert.equal(parse(`a:\n  b: ${flow(TEXTS, '  ')}\n  c: 1\n`).a, { b: TEXTS, c: 1 });
    assert.equal(parse(`a: ${flow([], '')}\n`).a, []);
  });

  test('a comment is one line, whatever it holds', () => {
    for (const text of TEXTS) assert.is(parse(`${comment(`x ${text}`)}\na: 1\n`).a, 1, text);
    assert.is(comment('a\nb: c'), '# a b: c');
    assert.is(comment('   '), '');
    assert.ok(comment('x'.repeat(999)).length < 160);
  });

  test('lines of a map stand below each other', () => {
    const lines = aligned(
      [
        { key: 'a', value: 'x.id', why: 'short' },
        { key: 'longer', value: 'y', why: '' },
      ],
      '  ',
    );
    assert.equal(lines, ['  a:      x.id  # short', '  longer: y']);
  });
});
