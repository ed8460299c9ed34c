import type { Analyzer, Context } from '../../../src/judge/analyzer.ts';
import { countryShare } from '../../../src/judge/analyzers/country-share.ts';
import { groupShare } from '../../../src/judge/analyzers/group-share.ts';
import { holding, languageShare } from '../../../src/judge/analyzers/language-share.ts';
import { exampleCategory, exampleContext, exampleCounts, exampleKey } from '../../../src/judge/example.ts';
import { sentence } from '../../../src/judge/findings/sentence.ts';
import { severityOf } from '../../../src/judge/findings/severity.ts';
import type { Reference } from '../../../src/know/references/reference.ts';
import { seal } from '../../../src/know/references/seal.ts';
import { assert, suite } from '../../suite.ts';

const reference = (shares: Record<string, number>, more: Partial<Reference> = {}): Reference =>
  seal(
    { id: 'r', title: 'R', source: '', date: '', licence: '', role: '*', overlapping: false, notes: [], ...more },
    new Map(Object.entries(shares)),
    more.overlapping ? 1 : undefined,
  );

type Options = Parameters<typeof exampleContext>[2];

/** The analysis of one column of rows. */
function analysed(analyzer: Analyzer, role: string, rows: Record<string, number>, options: Options = {}) {
  const context: Context = exampleContext(1000, [exampleCategory(role, Object.keys(rows))], options);
  const request = analyzer.tallies(context)[0]!;
  const counts = exampleCounts(
    request.tallies.shares!,
    Object.entries(rows).map(([code, n]) => ({ [role]: code, rows: n })),
  );
  return analyzer.analyze({ shares: counts }, request, context);
}
const severities = (findings: ReturnType<typeof analysed>['findings']) =>
  findings.map((draft) => severityOf(draft).severity);

suite('without a target', (test) => {
  test('a reference for orientation gives one note, never more, and no verdict', () => {
    const { findings, outcome, valueOutcomes, tables } = analysed(
      groupShare,
      'contributor.gender',
      { female: 120, male: 880 },
      { oriented: reference({ female: 0.5, male: 0.5 }) },
    );
    assert.equal(
      findings.map(({ code, kind }) => [code, kind]),
      [['differs', 'difference']],
    );
    assert.equal(severities(findings), ['note']);
    assert.is(outcome, 'ok');
    assert.equal(valueOutcomes, { described: 2 });
    assert.is(tables[0]!.rows[0]!.reference, 0.5);
  });

  test('205 languages of the same size raise nothing', () => {
    const rows = Object.fromEntries(Array.from({ length: 205 }, (_, i) => [`x${i}`, 99]));
    const oriented = reference({ x0: 0.2, x1: 0.1, en: 0.16 }, { overlapping: true });
    const { findings, outcome, reason } = analysed(languageShare, 'sample.language', rows, { oriented });
    assert.equal(findings, []);
    assert.is(outcome, 'ok');
    assert.match(reason, /205 languages; 185 hold 90 % of clips; their counts are nearly equal/);
  });

  test('more of a language than speakers have is no news, less is a note', () => {
    const oriented = reference({ en: 0.2, cy: 0.01, hi: 0.3 }, { overlapping: true });
    const { findings } = analysed(languageShare, 'sample.language', { en: 3500, cy: 3000, hi: 1000 }, { oriented });
    assert.equal(
      findings[0]!.items.map(({ keys }) => keys['sample.language']),
      ['hi'],
    );
  });

  test('a file of one country is told as its scope, and nothing is held against it', () => {
    const { findings, tables } = analysed(
      countryShare,
      'sample.country',
      { KR: 980, US: 20 },
      { oriented: reference({ KR: 0.01, US: 0.04, IN: 0.18 }) },
    );
    assert.equal(
      findings.map(({ code }) => code),
      ['scope'],
    );
    assert.equal(severities(findings), ['note']);
    assert.is(tables[0]!.rows.length, 2, 'no rows of absent countries');
  });
});

suite('with a target', (test) => {
  const declared = {
    'sample.country': { reference: reference({ US: 0.5, KR: 0.3, JP: 0.2 }), minShare: null, from: 'target' as const },
  };

  test('one country alone is judged, and says what to collect', () => {
    const { findings, outcome } = analysed(countryShare, 'sample.country', { US: 980, KR: 20 }, { declared });
    assert.is(outcome, 'gap');
    assert.equal(
      findings.map(({ code }) => code),
      ['absent', 'below-floor', 'over', 'scope'],
    );
    assert.equal(severities(findings), ['critical', 'critical', 'medium', 'note']);
    assert.equal(findings[0]!.collect!.rows, [
      { label: 'Japan', unit: 'rows', have: 0, toFloor: 100, toReference: 262 },
    ]);
  });

  test('one language alone is described against a target, and judged against what is expected', () => {
    const both = (from: 'target' | 'expect') => ({
      declared: { 'sample.language': { reference: reference({ ko: 0.5, en: 0.5 }), minShare: null, from } },
    });
    assert.equal(
      analysed(languageShare, 'sample.language', { ko: 1000 }, both('target')).findings.map(({ code }) => code),
      ['scope'],
    );
    assert.match(
      analysed(languageShare, 'sample.language', { ko: 1000 }, both('target')).reason,
      /target is not held against/,
    );
    assert.equal(
      analysed(languageShare, 'sample.language', { ko: 1000 }, both('expect')).findings.map(({ code }) => code),
      ['absent', 'over', 'scope'],
    );
  });

  test('nothing recorded cannot be told', () => {
    const context = exampleContext(50, [exampleCategory('contributor.gender', [])], {});
    const request = groupShare.tallies(context)[0]!;
    const counts = exampleCounts(request.tallies.shares!, [{ 'contributor.gender': null, rows: 50 }]);
    const { outcome, reason } = groupShare.analyze({ shares: counts }, request, context);
    assert.is(outcome, 'undetermined');
    assert.is(reason, 'none of 50 clips has a recorded gender');
  });

  test('bands that do not align are not compared', () => {
    const ages = {
      'contributor.age': {
        reference: reference({ '0-14': 0.3, '15-24': 0.2, '25+': 0.5 }),
        minShare: null,
        from: 'target' as const,
      },
    };
    const { outcome, reason, findings } = analysed(
      groupShare,
      'contributor.age',
      { '10-19': 300, '20-29': 700 },
      { declared: ages },
    );
    assert.is(outcome, 'undetermined');
    assert.match(reason, /do not align/);
    assert.equal(findings, []);
  });

  // 20–39 is 97 of 300 where 40 % are expected: 0.81 of it, inside the range, and under the floor. 10–19 would need 100 / 0.1.
  test('what is under the floor is told from what is outside the range, and what the file is too small for is named', () => {
    const shares = { '10-19': 0.1, '20-29': 0.2, '30-39': 0.2, '40-49': 0.446, '60-69': 0.05, '80-89': 0.004 };
    const { reason, findings } = analysed(
      groupShare,
      'contributor.age',
      { '10-19': 8, '20-29': 42, '30-39': 55, '40-49': 182, '60-69': 12, '80-89': 1 },
      { declared: { 'contributor.age': { reference: reference(shares), minShare: null, from: 'target' } } },
    );
    assert.equal(
      findings.map(({ code }) => code),
      ['below-floor'],
    );
    assert.match(reason, /^of 2 values judged, 1 under the floor of 100 clips; 1 cannot be told from so few/);
    assert.not.match(reason, /outside/);
    const small =
      '"10–19" (2.7 % against 10 %, needs about 1,000 clips) and "60–69" (4 % against 5 %, needs about 2,000 clips)';
    assert.ok(reason.endsWith(`; too few clips to judge alone: ${small}`), reason);
  });

  test('an absent country is called by its name whatever the role of the country is', () => {
    const role = 'contributor.country-of-origin';
    const { findings } = analysed(
      countryShare,
      role,
      { US: 700, KR: 300 },
      { declared: { [role]: declared['sample.country'] } },
    );
    assert.is(findings[0]!.args.values, '"Japan"');
  });

  test('a file in which every value is large enough names none as too small for it', () => {
    const { reason } = analysed(countryShare, 'sample.country', { US: 900, KR: 100 }, { declared });
    assert.is(reason, 'of 3 values judged, 3 outside 0.8 to 1.25 of "R"');
  });

  test('values without a code are told from one in a hundred on, by rows, and those that may not be printed by number', () => {
    const told = (
      unknown: number,
      unmapped: { value: string; count: number }[],
      kind: 'category' | 'list' = 'category',
    ) => {
      const use = kind === 'list' ? ({ kind, notation: 'comma' } as const) : ({ kind } as const);
      const column = exampleCategory('contributor.gender', ['a', 'b'], { unknown, unmapped, use });
      const context = exampleContext(250, [column]);
      const request = groupShare.tallies(context)[0]!;
      const counts = exampleCounts(request.tallies.shares!, [
        { 'contributor.gender': 'a', rows: 200 },
        { 'contributor.gender': 'b', rows: 50 },
      ]);
      return groupShare.analyze({ shares: counts }, request, context).reason;
    };
    const [b, c, d, e] = ['b', 'c', 'd', 'e'].map((value, i) => ({ value, count: 14 - i }));
    assert.match(told(14, [b!]), /; 14 clips \(5\.6 %\) hold values that have no code here: "b" \(14\)$/);
    assert.match(told(20, [b!]), /20 clips \(8 %\) hold values that have no code here: "b" \(14\) and others$/);
    assert.match(told(50, [b!, c!, d!, e!]), /"b" \(14\), "c" \(13\), "d" \(12\) and others$/);
    assert.match(told(3, []), /3 clips \(1\.2 %\) hold values that have no code here, none of which may be printed$/);
    assert.not.match(told(2, []), /no code/, 'two of 250 are few');
    assert.not.match(told(14, [b!], 'list'), /no code/, 'items are not rows');
  });

  test('every sentence can be written, and names the reference', () => {
    const { findings } = analysed(countryShare, 'sample.country', { US: 900, KR: 100 }, { declared });
    const texts = findings.map(({ code, args }) => sentence(countryShare.meta.messages[code]!, args));
    assert.equal(texts, [
      'Absent by stated country among 1,000 clips: "Japan"; "R" gives "Japan" 20 %.',
      'Fewer than expected by stated country: "South Korea" is between 8 % and 12.5 % of 1,000 clips, where "R" gives 30 %.',
      'More than expected by stated country: "United States" is between 87.5 % and 92 % of 1,000 clips, where "R" gives 50 %.',
    ]);
  });
});

suite('what is counted', (test) => {
  test('people lead where there are ids, with rows and amounts beside', () => {
    const duration = exampleCategory('sample.duration', [], { use: { kind: 'amount', unit: 'hours', factor: 1 } });
    const context = exampleContext(
      10,
      [exampleCategory('contributor.gender', ['a', 'b']), exampleKey('contributor'), duration],
      { amounts: [{ table: 'manifest', unit: 'hours', column: 2, factor: 1 }] },
    );
    const [request] = groupShare.tallies(context);
    assert.equal(request!.tallies.shares!.entity, { name: 'contributor', column: 1 });
    const sums = {
      'rows:sq': 25,
      'rows:cross': 25,
      'rows:tsq': 50,
      'hours:sq': 1,
      'hours:cross': 1,
      'hours:tsq': 2,
      clusters: 2,
    };
    const row = (code: string) => ({ 'contributor.gender': code, rows: 5, hours: 1, contributors: 1, ...sums });
    const { tables } = groupShare.analyze(
      { shares: exampleCounts(request!.tallies.shares!, [row('a'), row('b')]) },
      request!,
      context,
    );
    assert.equal(
      tables.map(({ id }) => id),
      ['contributors', 'rows', 'hours'],
    );
    assert.equal(
      tables.map(({ rows }) => rows[0]!.verdict),
      ['described', null, null],
    );
  });

  test('an entity of another table is not counted', () => {
    const context = exampleContext(10, [
      exampleCategory('contributor.gender', ['a']),
      exampleKey('contributor', { table: 'people' }),
    ]);
    assert.is(groupShare.tallies(context)[0]!.tallies.shares!.entity, null);
  });

  test('columns that are only suspected are not asked about', () => {
    const context = exampleContext(10, [exampleCategory('contributor.gender', ['a'], { confidence: 0.7 })]);
    assert.equal(groupShare.tallies(context), []);
  });

  test('the largest languages that hold 90 %', () => {
    assert.is(holding([90, 5, 5], 0.9), 1);
    assert.is(holding([50, 39, 11], 0.9), 3);
    assert.is(holding([], 0.9), 0);
  });
});
