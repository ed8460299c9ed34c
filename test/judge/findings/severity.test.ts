import type { Draft } from '../../../src/judge/analyzer.ts';
import { countVerdicts, outcomeOf } from '../../../src/judge/findings/outcome.ts';
import { severityOf } from '../../../src/judge/findings/severity.ts';
import { assert, suite } from '../../suite.ts';

type Weight = Draft['weight'];
const of = (kind: Draft['kind'], nature: Weight['nature'], ratio: number | null = null, more: Partial<Weight> = {}) =>
  severityOf({ kind, weight: { nature, ratio, ...more } }).severity;

suite('severity', (test) => {
  test('of a gap follows what was declared and the favourable end of its ratio', () => {
    assert.is(of('gap', 'absent'), 'critical');
    assert.is(of('gap', 'below-floor'), 'critical');
    assert.is(of('gap', 'under', 0.49), 'high');
    assert.is(of('gap', 'under', 0.5), 'medium');
    assert.is(of('gap', 'under', 0.79), 'medium');
    assert.is(of('gap', 'over', 2), 'medium');
    assert.is(of('gap', 'over', 2.01), 'high');
  });

  test('of a missing right or field is critical, also as a fact', () => {
    assert.is(of('fact', 'right-missing'), 'critical');
    assert.is(of('fact', 'role-missing'), 'critical');
  });

  test('of a fact is the level its analyzer states, else a note', () => {
    assert.is(of('fact', 'fact', null, { level: 'high' }), 'high');
    assert.is(of('fact', 'under', 0.1, { level: 'low' }), 'low');
    assert.is(of('fact', 'below-floor'), 'note');
  });

  test('of a difference is a note, whatever its size', () => {
    assert.is(of('difference', 'under', 0.01), 'note');
    assert.is(of('difference', 'absent'), 'note');
  });

  test('is never stated without a reason, and the reason of the analyzer comes first', () => {
    assert.match(severityOf({ kind: 'gap', weight: { nature: 'under', ratio: 0.31 } }).reason, /0\.31/);
    assert.is(
      severityOf({ kind: 'fact', weight: { nature: 'fact', ratio: null, why: 'Because.' } }).reason,
      'Because.',
    );
  });
});

const draft = (kind: Draft['kind'], level?: Weight['level']): Draft => ({
  code: 'x',
  kind,
  unit: 'rows',
  items: [],
  args: {},
  weight: { nature: 'fact', ratio: null, ...(level ? { level } : {}) },
  rank: { gap: 0, affected: 0 },
});

suite('the outcome of a check', (test) => {
  test('is a gap for a gap or a fact above note, also beside values that nobody can judge', () => {
    assert.is(outcomeOf([draft('gap')], { 'cannot-tell-few': 3 }, 5), 'gap');
    assert.is(outcomeOf([draft('fact', 'low')], {}, 5), 'gap');
    assert.is(outcomeOf([], { under: 1, within: 4 }, 5), 'gap');
  });

  test('is undetermined when a value is, or when nothing is known', () => {
    assert.is(outcomeOf([], { within: 3, 'cannot-tell-missing': 1 }, 5), 'undetermined');
    assert.is(outcomeOf([], {}, 0), 'undetermined');
  });

  test('is ok otherwise: notes and differences do not call', () => {
    assert.is(outcomeOf([draft('difference'), draft('fact', 'note')], { described: 2 }, 5), 'ok');
  });

  test('rests on counts of verdicts, values without one left out', () => {
    const rows = ['within', 'under', null, 'within'].map((verdict) => ({ verdict }));
    assert.equal(countVerdicts(rows), { under: 1, within: 2 });
  });
});
