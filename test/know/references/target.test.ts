import { parseTarget } from '../../../src/know/references/target.ts';
import { assert, suite } from '../../suite.ts';

suite('targets', (test) => {
  test('a place, and ages behind a colon', () => {
    assert.equal(parseTarget('world'), { spec: 'world', place: 'world', ages: null });
    assert.equal(parseTarget('World:15+'), { spec: 'world:15+', place: 'world', ages: { from: 15, to: null } });
    assert.equal(parseTarget('world:15-64').ages, { from: 15, to: 64 });
    assert.equal(parseTarget('kor:18+'), { spec: 'KR:18+', place: 'KR', ages: { from: 18, to: null } });
    assert.is(parseTarget('UK').place, 'GB');
  });

  test('anything else is a usage error that says what would be right', () => {
    for (const spec of [
      '',
      'wrld',
      'EU',
      'world:',
      'world:adults',
      'world:64-15',
      'US:18+:x',
      'YUCS',
      'south korea',
      '__proto__',
    ]) {
      try {
        parseTarget(spec);
        assert.unreachable(spec);
      } catch (error) {
        assert.is((error as { exit: number }).exit, 64, spec);
        assert.match((error as Error).message, /use world, world:15\+/);
      }
    }
  });
});
