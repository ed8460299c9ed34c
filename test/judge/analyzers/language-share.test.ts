import { languageShare } from '../../../src/judge/analyzers/language-share.ts';
import { exampleCategory, exampleColumn, exampleContext, exampleCounts } from '../../../src/judge/example.ts';
import type { ProfiledColumn } from '../../../src/read/roles/role.ts';
import { assert, suite } from '../../suite.ts';
import { testExamples } from './share-examples.ts';

const tablesOf = (column: ProfiledColumn, rows: Record<string, number>) => {
  const context = exampleContext(
    Object.values(rows).reduce((sum, n) => sum + n, 0),
    [column],
  );
  const [request] = languageShare.tallies(context);
  const lines = Object.entries(rows).map(([code, n]) => ({ 'sample.language': code, rows: n }));
  return languageShare.analyze({ shares: exampleCounts(request!.tallies.shares!, lines) }, request!, context).tables;
};

suite('language-share', (test) => {
  testExamples(test, languageShare);

  test('varieties of a macrolanguage are added up beside the languages; the others stand as they are', () => {
    const rows = { arz: 300, apc: 200, en: 250, 'zh-Hant': 40, 'zh-Hans': 60, declined: 9 };
    const [, kin] = tablesOf(exampleCategory('sample.language', Object.keys(rows)), rows);
    assert.is(kin!.id, 'macrolanguages');
    assert.equal(
      kin!.rows.map(({ label, count }) => [label, count]),
      [
        ['Arabic', 500],
        ['English', 250],
        ['Chinese', 100],
        ['prefer not to say', 9],
      ],
    );
    assert.is(kin!.known, 859);
  });

  test('without kin among the languages, or where a cell may name both, there is no such table', () => {
    const plain = { de: 300, sw: 200, arz: 100 };
    assert.is(tablesOf(exampleCategory('sample.language', Object.keys(plain)), plain).length, 1);
    const list = exampleColumn('sample.language', {
      use: { kind: 'list', notation: 'comma' },
      codes: new Map([
        ['arz', 'arz'],
        ['apc', 'apc'],
      ]),
    });
    assert.is(tablesOf(list, { arz: 100, apc: 90, '(any)': 150 }).length, 1);
  });
});
