import type { Analysis, Analyzer, Draft } from '../../src/judge/analyzer.ts';
import { exampleCategory, exampleContext, exampleCounts } from '../../src/judge/example.ts';
import { judge, planChecks } from '../../src/judge/judge.ts';
import { type RecordedColumn, roleOf, subjectOf } from '../../src/judge/recorded.ts';
import { assert, suite } from '../suite.ts';

const DRAFT: Draft = {
  code: 'odd',
  kind: 'fact',
  unit: 'rows',
  items: [
    {
      keys: { a: 'b' },
      label: 'b',
      count: 1,
      share: 1 / 3,
      interval: null,
      bounds: null,
      reference: null,
      ratio: null,
    },
  ],
  args: { what: 'something' },
  weight: { nature: 'fact', ratio: null, level: 'low' },
  rank: { gap: 0, affected: 1 },
};
const ANALYSIS: Analysis = {
  ...{ outcome: 'gap', reason: 'seen', title: 'Title', valueOutcomes: {}, reference: null },
  ...{ measures: [], tables: [], figures: [], findings: [DRAFT] },
};

/** An analyzer that asks one thing of every category column. */
function analyzer(id: string, analyze: Analyzer['analyze'] = () => ANALYSIS, tallies?: Analyzer['tallies']): Analyzer {
  return {
    meta: {
      ...{ id, family: 'quality', title: id, question: 'What?', why: 'why', method: 'how', limits: 'not' },
      ...{ version: 1, needs: ['a thing'], uses: [], options: [], messages: { odd: 'There is {what}.' } },
    },
    tallies:
      tallies ??
      ((context) =>
        (context.columns as RecordedColumn[]).map((column) => ({
          subject: [subjectOf(column)],
          columns: [column],
          tallies: {
            it: {
              ...{ kind: 'groups', table: 'manifest', within: [], entity: null, amounts: [], merge: 'add' },
              by: [{ role: roleOf(column), column: column.index }],
            },
          },
        }))),
    analyze,
    examples: [],
  };
}
const GENDER = exampleCategory('contributor.gender', ['female', 'male']);
const context = exampleContext(10, [GENDER]);
const run = (analyzers: Analyzer[], at = context) =>
  judge(planChecks(analyzers, at), (tally) => exampleCounts(tally, [{ rows: 1 }]), at);

suite('judge', (test) => {
  test('an analyzer that throws costs its own check, and its words never reach the result', () => {
    const bad = analyzer('bad', () => {
      throw new TypeError('cell "Jane Doe" broke it');
    });
    const judged = run([bad, analyzer('good')]);
    assert.equal(
      judged.checks.map(({ id, outcome }) => [id, outcome]),
      [
        ['bad.contributor.gender', 'error'],
        ['good.contributor.gender', 'gap'],
      ],
    );
    assert.is(judged.checks[0]!.reason, 'the check stopped on an internal error (TypeError)');
    assert.not.match(JSON.stringify(judged.checks), /Jane/);
    assert.match(String(judged.failures[0]!.error), /Jane/);
  });

  test('an analyzer that throws while planning, and a count that cannot be delivered, are errors of one check', () => {
    const bad = analyzer('bad', undefined, () => {
      throw new Error('no');
    });
    const planned = planChecks([bad, analyzer('good')], context);
    const judged = judge(
      planned,
      () => {
        throw new Error('engine gone');
      },
      context,
    );
    assert.equal(
      judged.checks.map(({ outcome }) => outcome),
      ['error', 'error'],
    );
    assert.is(judged.failures.length, 2);
  });

  test('an analyzer with nothing to ask says what it needs', () => {
    const judged = run([analyzer('idle', undefined, () => [])]);
    assert.equal(
      judged.checks.map(({ id, outcome, reason }) => [id, outcome, reason]),
      [['idle', 'not-applicable', 'not read in this file: a thing']],
    );
    assert.is(judged.analyzers[0]!.id, 'idle');
  });

  test('two columns of one role get checks and findings of their own', () => {
    const two = exampleContext(10, [
      { ...GENDER, name: 'Sex at birth' },
      { ...GENDER, name: 'gender' },
    ]);
    const { checks, findings } = run([analyzer('x')], two);
    assert.equal(
      checks.map(({ id }) => id),
      ['x.contributor.gender.gender', 'x.contributor.gender.sex-at-birth'],
    );
    assert.is(new Set(findings.map(({ id }) => id)).size, 2);
  });

  test('a draft becomes a finding with id, severity and sentence; its items have ids inside it', () => {
    const { findings } = run([analyzer('x')]);
    const [finding] = findings;
    assert.equal([finding!.severity, finding!.sentence], ['low', 'There is something.']);
    assert.ok(finding!.items[0]!.id.startsWith(`${finding!.id}.`));
    assert.is(finding!.check, 'x.contributor.gender');
  });

  test('a code without a message, or given twice, is an error and not a silent finding', () => {
    const silent = analyzer('silent', () => ({ ...ANALYSIS, findings: [{ ...DRAFT, code: 'other' }] }));
    const twice = analyzer('twice', () => ({ ...ANALYSIS, findings: [DRAFT, DRAFT] }));
    assert.equal(
      run([silent, twice]).checks.map(({ outcome }) => outcome),
      ['error', 'error'],
    );
  });

  test('the order of analyzers changes nothing', () => {
    const one = run([analyzer('a'), analyzer('b')]);
    const other = run([analyzer('b'), analyzer('a')]);
    assert.is(JSON.stringify(one), JSON.stringify(other));
  });
});
