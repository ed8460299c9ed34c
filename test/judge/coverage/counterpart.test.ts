import { groupShare } from '../../../src/judge/analyzers/group-share.ts';
import { exampleCategory, exampleContext, exampleCounts, exampleKey } from '../../../src/judge/example.ts';
import type { ProfiledColumn } from '../../../src/read/roles/role.ts';
import { WITHHELD } from '../../../src/read/roles/role.ts';
import { assert, suite } from '../../suite.ts';

/** Speakers and clips by recorded gender; null: not recorded. */
const findings = (lines: [string | null, number, number][], more: Partial<ProfiledColumn> = {}) => {
  const codes = lines.flatMap(([code]) => code ?? []);
  const clips = lines.reduce((sum, [, , rows]) => sum + rows, 0);
  const context = exampleContext(clips, [
    exampleKey('contributor'),
    exampleCategory('contributor.gender', codes, more),
  ]);
  const [request] = groupShare.tallies(context);
  const shares = exampleCounts(
    request!.tallies.shares!,
    lines.map(([code, contributors, rows]) => ({
      ...{ 'contributor.gender': code, contributors, rows, clusters: 2 },
      ...{ 'rows:sq': rows, 'rows:cross': rows, 'rows:tsq': rows },
    })),
  );
  return groupShare.analyze({ shares }, request!, context).findings;
};

suite('a counterpart that is nowhere', (test) => {
  test('two men among eleven speakers and no woman is a fact of level high, with whom it is not known of', () => {
    const [none, ...others] = findings([
      ['male', 2, 221],
      [null, 9, 51],
    ]);
    assert.equal([none!.code, none!.kind, none!.weight.level, others.length], ['none', 'fact', 'high', 0]);
    assert.equal(none!.args, {
      ...{ known: '2 speaker ids', field: 'recorded gender', rows: ' (221 clips)' },
      ...{ value: '"Female"', missing: '; for 9 it is not recorded' },
    });
    assert.equal(none!.items[0]!.bounds, [0, 9 / 11]);
    assert.is(none!.collect!.rows[0]!.toFloor, 30);
    assert.match(none!.collect!.assumption, /No weight can stand in/);
  });

  test('a file of women without a man says the same of men', () => {
    const [none] = findings([['female', 40, 400]]);
    assert.is(none!.args.value, '"Male"');
  });

  test('few clips of few people are a fact of level low, and one person is none', () => {
    assert.is(findings([['male', 3, 12]])[0]!.weight.level, 'low');
    assert.equal(findings([['male', 1, 500]]), []);
  });

  test('nothing is said to be nowhere while a value was not understood or may not be printed', () => {
    const codes = (lines: [string | null, number, number][], more: Partial<ProfiledColumn> = {}) =>
      findings(lines, more).map(({ code }) => code);
    assert.not.ok(
      codes([
        ['male', 40, 400],
        [WITHHELD, 1, 1],
      ]).includes('none'),
    );
    assert.not.ok(
      codes(
        [
          ['male', 40, 400],
          ['famale', 3, 9],
        ],
        { unmapped: [{ value: 'famale', count: 9 }] },
      ).includes('none'),
    );
    assert.not.ok(codes([['1', 40, 400]]).includes('none'));
  });
});
