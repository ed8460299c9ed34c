import { rankFindings } from '../../../src/judge/findings/rank.ts';
import type { Severity } from '../../../src/result/schema.ts';
import { assert, suite } from '../../suite.ts';

const finding = (id: string, severity: Severity, gap: number, affected: number) => ({
  id,
  severity,
  rank: { gap, affected },
});

suite('the order of findings', (test) => {
  test('is severity, then the cautious gap, then how many are affected, then the id', () => {
    const right = [
      finding('z', 'critical', 0, 0),
      finding('y', 'high', 2, 1),
      finding('x', 'high', 1, 9),
      finding('a', 'high', 1, 8),
      finding('b', 'high', 1, 8),
      finding('c', 'note', 9, 9),
    ];
    assert.equal(rankFindings([...right].reverse()), right);
  });
});
