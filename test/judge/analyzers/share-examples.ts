// What every share analyzer must do with its own examples, so that the appendix never prints an example that is not true.
import type { Analyzer } from '../../../src/judge/analyzer.ts';
import { sentence } from '../../../src/judge/findings/sentence.ts';
import { severityOf } from '../../../src/judge/findings/severity.ts';
import { forbiddenIn } from '../../../src/judge/findings/words.ts';
import { assert, type Tests } from '../../suite.ts';

/** One test for each example: outcome, codes, and that its sentences can be written. */
export function testExamples(test: Tests, analyzer: Analyzer): void {
  for (const example of analyzer.examples) {
    test(`example "${example.name}" gives ${example.outcome}`, () => {
      const context = example.context();
      const [request, ...others] = analyzer.tallies(context);
      assert.is(others.length, 0, 'one check');
      const analysis = analyzer.analyze(example.tables(request!), request!, context);
      assert.is(analysis.outcome, example.outcome);
      assert.equal(
        analysis.findings.map(({ code }) => code),
        example.codes,
      );
      for (const draft of analysis.findings) {
        const text = sentence(analyzer.meta.messages[draft.code]!, draft.args);
        assert.ok(text.split(' ').length <= 40, text);
        assert.equal(forbiddenIn(text), []);
        assert.ok(severityOf(draft).reason.length > 0);
        if (draft.kind === 'gap') assert.ok(draft.collect, `${draft.code} says what to collect`);
      }
      const tables = analysis.tables.map(({ id }) => id);
      assert.is(new Set(tables).size, tables.length, 'tables have names of their own');
      for (const figure of analysis.figures) assert.ok(tables.includes(figure.table));
      assert.equal(forbiddenIn(analysis.reason), []);
    });
  }

  test('has an example of each outcome that it can come to', () => {
    const outcomes = new Set(analyzer.examples.map(({ outcome }) => outcome));
    for (const outcome of ['gap', 'ok', 'undetermined'] as const) assert.ok(outcomes.has(outcome), outcome);
  });
}
