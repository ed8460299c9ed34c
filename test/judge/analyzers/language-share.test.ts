import { languageShare } from '../../../src/judge/analyzers/language-share.ts';
import {
  exampleCategory,
  exampleColumn,
  exampleContext,
  exampleCounts,
  exampleKey,
} from '../../../src/judge/example.ts';
import { speakers } from '../../../src/know/references/speakers.ts';
import type { ProfiledColumn } from '../../../src/read/roles/role.ts';
import { assert, suite } from '../../suite.ts';
import { testExamples } from './share-examples.ts';

const tablesOf = (
  column: ProfiledColumn,
  rows: Record<string, number>,
  more: Parameters<typeof exampleContext>[2] = {},
) => {
  const context = exampleContext(
    Object.values(rows).reduce((sum, n) => sum + n, 0),
    [column],
    more,
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

  test('what is no language keeps its text, and several languages in a cell their names', () => {
    const rows = { arz: 300, apc: 200, 'foo-bar': 50, 'en+hi': 70 };
    const column = exampleCategory('sample.language', Object.keys(rows), {
      labels: new Map([['en+hi', 'English and Hindi']]),
    });
    const [, kin] = tablesOf(column, rows);
    assert.equal(
      kin!.rows.map(({ label, count, raw }) => [label, count, raw]),
      [
        ['Arabic', 500, []],
        ['English and Hindi', 70, []],
        ['foo-bar', 50, []],
      ],
    );
  });

  test('speakers overlap and least shares do not add up, so a macrolanguage is compared with nothing', () => {
    const rows = { arz: 300, apc: 200, en: 250 };
    const declared = { 'sample.language': { reference: null, minShare: 0.05, from: 'expect' as const } };
    const [own, kin] = tablesOf(exampleCategory('sample.language', Object.keys(rows)), rows, { declared });
    assert.equal(
      own!.rows.map(({ reference }) => reference),
      [0.05, 0.05, 0.05],
    );
    assert.equal(
      kin!.rows.map(({ reference, ratio }) => [reference, ratio]),
      [
        [null, null],
        [null, null],
      ],
    );
    const oriented = speakers('world', Object.keys(rows));
    const [, told] = tablesOf(exampleCategory('sample.language', Object.keys(rows)), rows, { oriented });
    assert.equal(
      told!.rows.map(({ reference }) => reference),
      [null, null],
    );
  });

  test('whoever names two varieties is in their macrolanguage: rows are counted', () => {
    const rows = { arz: 40, apc: 30, '(contradictory)': 30 };
    const column = exampleCategory('contributor.first-language', ['arz', 'apc']);
    const key = exampleKey('contributor');
    const context = exampleContext(200, [column, key]);
    const [request] = languageShare.tallies(context);
    const lines = Object.entries(rows).map(([code, people]) => ({
      'contributor.first-language': code,
      rows: code === '(contradictory)' ? 0 : people * 2,
      contributors: people,
    }));
    const { tables } = languageShare.analyze(
      { shares: exampleCounts(request!.tallies.shares!, lines) },
      request!,
      context,
    );
    const kin = tables.find(({ id }) => id === 'macrolanguages')!;
    assert.equal([kin.unit, kin.rows.map(({ label, count }) => [label, count])], ['rows', [['Arabic', 140]]]);
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
