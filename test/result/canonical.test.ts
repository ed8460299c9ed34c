import { canonical, canonicalJson, round12 } from '../../src/result/canonical.ts';
import { assert, suite } from '../suite.ts';

suite('canonical', (test) => {
  test('floats keep twelve significant digits and whole numbers all of theirs', () => {
    assert.is(round12(1 / 3), 0.333333333333);
    assert.is(round12(0.1 + 0.2), 0.3);
    assert.is(round12(1234567.891234567), 1234567.89123);
    assert.is(round12(9007199254740991), 9007199254740991);
    assert.ok(Object.is(round12(-0), 0));
  });

  test('keys are sorted by code unit at every depth, whatever order they came in', () => {
    const one = { b: [{ z: 1, a: 2 }], a: 'x', Ä: null, Z: true };
    const other = { Z: true, Ä: null, a: 'x', b: [{ a: 2, z: 1 }] };
    assert.is(canonicalJson(one), '{"Z":true,"a":"x","b":[{"a":2,"z":1}],"Ä":null}');
    assert.is(canonicalJson(one), canonicalJson(other));
  });

  test('a key that looks like a number or like a prototype stays data', () => {
    assert.is(canonicalJson({ 10: 1, 9: 2, ['__proto__']: 3 }), '{"9":2,"10":1,"__proto__":3}');
  });

  test('undefined members disappear and the input is left as it was', () => {
    const input = { b: undefined, a: 0.1 + 0.2 };
    assert.equal(canonical(input), { a: 0.3 });
    assert.ok(Object.hasOwn(input, 'b'));
  });

  test('what JSON would silently turn into null is refused, with its place', () => {
    assert.throws(() => canonicalJson({ share: Number.NaN }), /NaN/);
    assert.throws(() => canonicalJson([Number.POSITIVE_INFINITY]), /Infinity/);
    assert.throws(() => canonicalJson({ a: [undefined] }), /\$\.a\[0\]/);
    assert.throws(() => canonicalJson(new Map()), /object at \$/);
    assert.throws(() => canonicalJson({ n: 1n }), /bigint at \$\.n/);
  });
});
