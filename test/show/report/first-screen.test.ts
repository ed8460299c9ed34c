import type { Finding, Result } from '../../../src/result/schema.ts';
import { ranked } from '../../../src/show/report/finding-card.ts';
import { readSentence, worstFindings } from '../../../src/show/report/first-screen.ts';
import { assert, suite } from '../../suite.ts';
import { example, withChecks } from '../samples.ts';

const base = example('common-voice-tw');
const [gender] = base.checks.filter(({ analyzer }) => analyzer === 'group-share');

/** One check and one finding for each pair of analyzer and roles; equal ranks keep the order of ids. */
const found = (pairs: [analyzer: string, roles: string[], severity: Finding['severity']][]): Result => {
  const checks = pairs.map(([analyzer, roles], i) => ({
    ...gender!,
    id: `check-${i}`,
    analyzer,
    subject: roles.map((role) => ({ entity: 'contributor', role, column: role })),
  }));
  const findings = pairs.map(([, , severity], i) => ({
    ...base.findings[0]!,
    id: `finding-${i}`,
    check: `check-${i}`,
    severity,
    rank: { gap: 1, affected: 1 },
  }));
  return { ...withChecks(base, checks, findings), questions: [] };
};

const worst = (result: Result, limit?: number) =>
  worstFindings(ranked(result.findings), result, limit).map(({ id }) => id);

suite('first screen', (test) => {
  test('crossings are one question: they do not crowd out the others', () => {
    const crossings = ['a', 'b', 'c', 'd', 'e'].map((role): [string, string[], 'high'] => [
      'group-by-group',
      ['age', role],
      'high',
    ]);
    const result = found([...crossings, ['group-share', ['gender'], 'medium'], ['class-share', ['label'], 'low']]);
    assert.equal(worst(result), ['finding-0', 'finding-1', 'finding-2', 'finding-5', 'finding-6']);
    assert.equal(worst(result, 3), ['finding-0', 'finding-5', 'finding-6']);
  });

  test('a note takes a place only when nothing worse is left', () => {
    const result = found([
      ['group-by-group', ['age', 'a'], 'high'],
      ['group-by-group', ['age', 'b'], 'high'],
      ['group-share', ['age'], 'note'],
    ]);
    assert.equal(worst(result, 2), ['finding-0', 'finding-1']);
    assert.equal(worst(result), ['finding-0', 'finding-1', 'finding-2']);
  });

  test('the reading is told with what was rejected and what is not proven', () => {
    assert.is(readSentence(base), '272 clips read from 3 files; none rejected; the row count is proven.');
    const broken = { ...base, intake: { ...base.intake, rejected: 2, proven: false } };
    assert.is(readSentence(broken), '272 clips read from 3 files; 2 rejected; the row count is not proven.');
  });
});
