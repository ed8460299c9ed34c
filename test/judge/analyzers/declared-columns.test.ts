import type { Configuration } from '../../../src/judge/analyzer.ts';
import { declaredColumns } from '../../../src/judge/analyzers/declared-columns.ts';
import { exampleCategory, exampleContext } from '../../../src/judge/example.ts';
import { severityOf } from '../../../src/judge/findings/severity.ts';
import { assert, suite } from '../../suite.ts';

const analysed = (configuration: Partial<Configuration>, unmapped: { value: string; count: number }[] = []) => {
  const context = exampleContext(1000, [exampleCategory('contributor.gender', ['female'], { unmapped })], {
    configuration: { declared: 3, gone: [], added: [], unmapped: {}, ...configuration },
  });
  const [request] = declaredColumns.tallies(context);
  return declaredColumns.analyze({}, request!, context);
};

suite('declared columns', (test) => {
  test('without a configuration nothing is asked', () =>
    assert.equal(declaredColumns.tallies(exampleContext(10, [])), []));

  test('a declared column that is gone is critical, without any target', () => {
    const { findings, outcome, measures } = analysed({
      gone: [
        { column: 'len', role: 'sample.duration[ms]' },
        { column: 'note', role: null },
      ],
    });
    assert.is(outcome, 'gap');
    assert.equal(
      findings.map((draft) => [draft.code, severityOf(draft).severity]),
      [['gone', 'critical']],
    );
    assert.equal(findings[0]!.args, { columns: 'the column "len"', gone: 'is', fields: 'duration' });
    assert.equal(
      measures.map(({ value }) => value),
      [1, 0],
    );
  });

  test('new columns are a low fact, and are in no count', () => {
    const { findings, outcome } = analysed({ added: ['a', 'b'] });
    assert.is(outcome, 'gap');
    assert.is(severityOf(findings[0]!).severity, 'low');
    assert.match(findings[0]!.args.columns!, 'The columns "a" and "b"');
  });

  test('values without a code count from when they came, and weigh by their rows', () => {
    const values = [
      { value: 'divers', count: 400 },
      { value: 'x1', count: 9 },
    ];
    const known = { unmapped: { gender: ['divers'] } };
    const [few] = analysed(known, values).findings;
    assert.equal(
      few!.items.map(({ keys, count }) => [keys, count]),
      [[{ column: 'gender', value: 'x1' }, 9]],
    );
    assert.is(severityOf(few!).severity, 'low');
    assert.is(severityOf(analysed({}, values).findings[0]!).severity, 'medium');
    assert.equal(analysed(known, values.slice(0, 1)).findings, []);
  });
});
