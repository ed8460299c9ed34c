import { languageShare } from '../../src/judge/analyzers/language-share.ts';
import { scriptShare } from '../../src/judge/analyzers/script-share.ts';
import { sourceConcentration } from '../../src/judge/analyzers/source-concentration.ts';
import { exampleContext } from '../../src/judge/example.ts';
import { summarise } from '../../src/judge/summary.ts';
import type { Check, Finding } from '../../src/result/schema.ts';
import { assert, suite } from '../suite.ts';

const { kind } = exampleContext(1, []);
const QUESTIONS = [true, true, false].map((answered, i) => ({
  id: `q${i}`,
  text: '?',
  answered,
  checks: [],
  reason: '',
}));

function verdict(
  outcomes: Check['outcome'][],
  found: [Finding['severity'], Finding['kind']][],
  judged: boolean,
  missing: string[] = [],
) {
  const checks = outcomes.map((outcome) => ({ outcome }) as Check);
  const findings = found.map(([severity, of]) => ({ severity, kind: of }) as Finding);
  return summarise({ checks, findings, questions: QUESTIONS, kind, judged, missing, analyzers: [] });
}
const says = (...args: Parameters<typeof verdict>) => verdict(...args).verdict.sentence;
const TAIL = '. 2 of 3 questions for speech data could be answered';

suite('summary', (test) => {
  test('the five sentences, each followed by how many questions could be answered', () => {
    assert.is(
      says(
        ['gap'],
        [
          ['critical', 'gap'],
          ['high', 'fact'],
        ],
        true,
      ),
      `2 findings are critical or high${TAIL}`,
    );
    assert.is(
      says(['ok', 'gap'], [['medium', 'gap']], true),
      `No finding at or above high in what could be checked${TAIL}`,
    );
    assert.is(
      says(
        ['gap'],
        [
          ['high', 'fact'],
          ['low', 'fact'],
          ['note', 'fact'],
          ['note', 'difference'],
        ],
        false,
      ),
      `Described, not judged: no target population is declared; 2 facts in the file need attention, 1 difference is listed for orientation${TAIL}`,
    );
    assert.is(
      says(['undetermined'], [], true, ['recorded gender', 'licence']),
      `Not enough information to judge: recorded gender, licence are not recorded; ask whoever collected the data for a column of each, or declare with --role the column that holds it under another name${TAIL}`,
    );
    assert.is(says(['error', 'gap'], [['critical', 'gap']], true), `The audit is incomplete: 1 check failed${TAIL}`);
  });

  test('a declaration that fits no column is not called missing', () => {
    const checks = [{ outcome: 'ok' } as Check];
    const told = summarise({
      checks,
      findings: [],
      questions: QUESTIONS,
      kind,
      judged: false,
      asked: true,
      missing: [],
      analyzers: [],
    });
    assert.match(
      told.verdict.sentence,
      /^Described, not judged: nothing in the file could be held against what is decl/,
    );
  });

  test('the level named is the lowest at or above which nothing was found', () => {
    assert.match(says(['ok'], [], true), /at or above low in/);
    assert.match(says(['gap'], [['low', 'fact']], true), /at or above medium in/);
    assert.match(says(['ok'], [['note', 'fact']], true), /at or above low in/);
  });

  test('one of a thing is singular', () => {
    assert.match(says(['gap'], [['high', 'gap']], true), /^1 finding is critical or high/);
    assert.match(says(['gap'], [['high', 'fact']], false), /1 fact in the file needs attention, 0 differences are/);
  });

  test('outcomes and severities are counted, zeros included', () => {
    const summary = verdict(['ok', 'ok', 'undetermined'], [['low', 'fact']], false);
    assert.equal(summary.outcomes, { gap: 0, ok: 2, undetermined: 1, 'not-applicable': 0, error: 0 });
    assert.equal(summary.severities, { critical: 0, high: 0, medium: 0, low: 1, note: 0 });
    assert.equal(summary.questions, { answered: 2, total: 3 });
  });

  test('a file in which nothing could be told is not described', () => {
    assert.is(verdict(['undetermined', 'not-applicable'], [], false).verdict.code, 'not-enough');
  });

  test('checks of sources and quality, and letters, say nothing of whom or what the data is', () => {
    const analyzers = [sourceConcentration, scriptShare, languageShare].map(({ meta }) => meta);
    const code = (...asked: string[]) => {
      const checks = asked.map((analyzer) => ({ analyzer, outcome: 'ok' }) as Check);
      const findings = [{ severity: 'high', kind: 'fact' } as Finding];
      const given = { checks, findings, questions: QUESTIONS, kind, judged: false, missing: ['licence'], analyzers };
      return summarise(given).verdict;
    };
    assert.match(
      code('source-concentration', 'script-share').sentence,
      /^Not enough .*; 1 fact in the file needs attention\./,
    );
    assert.is(code('source-concentration', 'language-share').code, 'described');
  });
});
