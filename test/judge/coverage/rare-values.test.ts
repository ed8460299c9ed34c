import type { Analyzer } from '../../../src/judge/analyzer.ts';
import { classShare } from '../../../src/judge/analyzers/class-share.ts';
import { groupShare } from '../../../src/judge/analyzers/group-share.ts';
import { exampleCategory, exampleContext, exampleCounts } from '../../../src/judge/example.ts';
import { uniform } from '../../../src/know/references/uniform.ts';
import type { ProfiledColumn } from '../../../src/read/roles/role.ts';
import { WITHHELD } from '../../../src/read/roles/role.ts';
import { assert, suite } from '../../suite.ts';

const thin = (
  analyzer: Analyzer,
  role: string,
  counts: Record<string, number>,
  more: Partial<ProfiledColumn> = {},
  isDeclared = false,
) => {
  const codes = Object.keys(counts);
  const declared = isDeclared ? { [role]: { reference: uniform(codes), minShare: null, from: 'expect' as const } } : {};
  const rows = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const context = exampleContext(rows, [exampleCategory(role, codes, more)], { declared });
  const [request] = analyzer.tallies(context);
  const lines = codes.map((code) => ({ [role]: code, rows: counts[code]! }));
  const analysis = analyzer.analyze({ shares: exampleCounts(request!.tallies.shares!, lines) }, request!, context);
  return analysis.findings.find(({ code }) => code === 'thin');
};

suite('values under the floor', (test) => {
  test('groups of people and labels under 100 rows are named, fewest first, with what each needs', () => {
    const found = thin(groupShare, 'contributor.ethnicity', { a: 3000, b: 32, c: 18 })!;
    assert.equal(
      [found.args.values, found.args.have, found.args.labels],
      ['2 values', 'have', '"c" (18) and "b" (32)'],
    );
    assert.equal(
      found.collect!.rows.map(({ toFloor }) => toFloor),
      [82, 68],
    );
    assert.is(thin(classShare, 'sample.label', { a: 3000, b: 32 })!.args.values, '1 value');
  });

  test('values that may not be printed are counted beside, never as one value', () => {
    const found = thin(classShare, 'sample.label', { a: 3000, b: 32, [WITHHELD]: 7 })!;
    assert.is(found.args.values, '1 value');
    assert.is(found.args.withheld, ', beside values that may not be printed (7 clips together)');
  });

  test('nobody is asked to collect more of what was not understood, or of what raters answered', () => {
    assert.is(
      thin(groupShare, 'contributor.age', { '20-29': 3000, '0': 4 }, { unmapped: [{ value: '0', count: 4 }] }),
      undefined,
    );
    assert.is(thin(classShare, 'sample.rating', { '1.0': 3000, '0.5': 30 }), undefined);
  });

  test('a declared comparison judges instead', () => {
    assert.is(thin(groupShare, 'contributor.ethnicity', { a: 3000, b: 32 }, {}, true), undefined);
  });
});
