import { exampleCategory, exampleContext, exampleKey } from '../../src/judge/example.ts';
import { answerQuestions, missingWords } from '../../src/judge/questions.ts';
import { subjectOf } from '../../src/judge/recorded.ts';
import type { Check } from '../../src/result/schema.ts';
import { assert, suite } from '../suite.ts';

const asked = (id: string, roles: string[]) => ({ id, text: `${id}?`, roles, required: true });
const QUESTIONS = [asked('gender', ['contributor.gender']), asked('rights', ['sample.license', 'sample.consent'])];
const GENDER = exampleCategory('contributor.gender', ['female', 'male']);
const check = (outcome: Check['outcome'], reason = '') =>
  ({
    id: `group-share.contributor.gender`,
    outcome,
    reason,
    subject: [subjectOf(GENDER as never)],
  }) as unknown as Check;

const answer = (columns = [GENDER], checks: Check[] = [], rows = 100) => {
  const context = exampleContext(rows, columns, { kind: { questions: QUESTIONS } });
  return { kind: context.kind, answers: answerQuestions(context.kind, context.columns, checks, rows) };
};

suite('questions', (test) => {
  test('a column with values and a check that could speak answer a question', () => {
    const [gender, rights] = answer([GENDER], [check('ok')]).answers;
    assert.equal(
      [gender!.answered, gender!.checks, gender!.reason],
      [true, ['group-share.contributor.gender'], 'read from "gender"'],
    );
    assert.equal([rights!.answered, rights!.checks], [false, []]);
    assert.is(rights!.reason, 'no column is read as licence or recorded consent');
  });

  test('when every check had to say "cannot tell", the question is not answered, with the reason of the check', () => {
    const [gender] = answer([GENDER], [check('undetermined', 'too few speakers')]).answers;
    assert.equal([gender!.answered, gender!.reason], [false, 'too few speakers']);
  });

  test('an empty column answers nothing; a partly empty one says how much is missing', () => {
    const missing = (empty: number) => ({ ...GENDER, missing: { empty, sentinel: 0, absent: 0 } });
    assert.equal(
      [answer([missing(100)]).answers[0]!.answered, answer([missing(100)]).answers[0]!.reason],
      [false, '"gender" is empty'],
    );
    assert.is(answer([missing(20)]).answers[0]!.reason, 'read from "gender"; missing for 20 clips');
  });

  test('a column that may hold the answer is named with the option that would use it', () => {
    const [gender] = answer([{ ...GENDER, name: 'g', confidence: 0.6 }]).answers;
    assert.is(gender!.answered, false);
    assert.match(gender!.reason, /"g" may be, and counts once it is declared \(--role "g=gender"\)/);
  });

  test('what is missing is told in words, one for each required question', () => {
    const { kind, answers } = answer([exampleKey('contributor')]);
    assert.equal(missingWords(kind, answers), ['recorded gender', 'licence']);
  });
});
