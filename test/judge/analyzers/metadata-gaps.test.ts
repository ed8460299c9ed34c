import { metadataGaps } from '../../../src/judge/analyzers/metadata-gaps.ts';
import { exampleCategory, exampleColumn, exampleContext, exampleCounts } from '../../../src/judge/example.ts';
import { sentence } from '../../../src/judge/findings/sentence.ts';
import { severityOf } from '../../../src/judge/findings/severity.ts';
import { annotations } from '../../../src/know/kinds/annotations.ts';
import { faces } from '../../../src/know/kinds/faces.ts';
import { objects } from '../../../src/know/kinds/objects.ts';
import { speech } from '../../../src/know/kinds/speech.ts';
import { totals } from '../../../src/know/kinds/totals.ts';
import { uniform } from '../../../src/know/references/uniform.ts';
import type { ProfiledColumn } from '../../../src/read/roles/role.ts';
import { assert, suite } from '../../suite.ts';

const empty = (cells: number): Partial<ProfiledColumn> => ({ missing: { empty: cells, sentinel: 0, absent: 0 } });
const CODES: Record<string, string[]> = {
  'contributor.age': ['20-29', '30-39'],
  'contributor.gender': ['female', 'male'],
  'contributor.ethnicity': ['Black', 'White'],
  'sample.consent': ['yes', 'no'],
  'sample.license': ['CC-BY-4.0'],
};
/** Columns of these roles with so many empty cells each. */
const columns = (missing: Record<string, number>) =>
  Object.entries(missing).map(([role, cells]) => exampleCategory(role, CODES[role]!, empty(cells)));
const FACE = { 'contributor.age': 0, 'contributor.gender': 0, 'contributor.ethnicity': 0 };

function fields(missing: Record<string, number>, more: Parameters<typeof exampleContext>[2] = {}, rows = 1000) {
  const context = exampleContext(rows, columns(missing), { kind: faces, ...more });
  const [request] = metadataGaps.tallies(context);
  return metadataGaps.analyze({}, request!, context);
}
const text = (finding: { code: string; args: Record<string, string> }) =>
  sentence(metadataGaps.meta.messages[finding.code]!, finding.args);

suite('metadata-gaps', (test) => {
  test('a face set without a consent column: one fact, high because it is a right', () => {
    const { outcome, findings } = fields(FACE);
    assert.is(outcome, 'gap');
    assert.equal(
      findings.map(({ code, kind }) => [code, kind]),
      [['absent', 'fact']],
    );
    assert.is(severityOf(findings[0]!).severity, 'high');
    assert.match(text(findings[0]!), /consent/);
  });

  test('several absent fields are one finding, medium when no right is among them', () => {
    const { findings } = fields({ 'contributor.age': 0, 'sample.consent': 0 });
    assert.is(findings.length, 1);
    assert.equal(
      findings[0]!.items.map(({ keys }) => keys.field),
      ['contributor.gender', 'contributor.skin-type'],
    );
    assert.is(severityOf(findings[0]!).severity, 'medium');
  });

  test('columns that are only asked about are named beside what is absent', () => {
    const asked = (name: string, guess: string) => exampleColumn('sample.x', { name, entity: null, role: null, guess });
    const told = (...more: ProfiledColumn[]) => {
      const context = exampleContext(100, [...columns({ 'sample.consent': 0 }), ...more], { kind: faces });
      return text(metadataGaps.analyze({}, metadataGaps.tallies(context)[0]!, context).findings[0]!);
    };
    const sex = asked('dog.gender', 'contributor.gender');
    assert.match(told(sex), /pictures of people; "dog\.gender" may hold one: declare it with --role\.$/);
    assert.match(
      told(sex, asked('a.age', 'contributor.age')),
      /"dog\.gender" and "a\.age" may hold some: declare them/,
    );
    assert.match(told(asked('site', 'sample.source')), /expected of pictures of people\.$/);
  });

  test('a table of ratings lacks the id of what was rated, not the rating, and a file tells what that was', () => {
    const told = (...more: ProfiledColumn[]) => {
      const context = exampleContext(100, more, { kind: annotations });
      return text(metadataGaps.analyze({}, metadataGaps.tallies(context)[0]!, context).findings[0]!);
    };
    const rating = exampleCategory('sample.rating', ['1', '2']);
    assert.match(told(rating), /id of the rated sample/);
    assert.ok(!told(rating, exampleColumn('sample.path', { use: { kind: 'none' } })).includes('rated sample'));
  });

  test('an address or a coordinate is recorded although nobody counts its values', () => {
    const place = exampleColumn('sample.latitude', { use: { kind: 'none' } });
    const url = exampleColumn('sample.url', { use: { kind: 'none' } });
    const path = exampleColumn('sample.path', { use: { kind: 'none' } });
    const context = exampleContext(500, [place, url, path, ...columns({ 'sample.license': 0 })], { kind: objects });
    const [request] = metadataGaps.tallies(context);
    const { findings, tables } = metadataGaps.analyze({}, request!, context);
    assert.equal(
      findings[0]!.items.map(({ keys }) => keys.field),
      ['sample.label'],
    );
    const named = tables[0]!.rows.map(({ keys }) => keys.field);
    assert.ok(named.includes('sample.url') && named.includes('sample.latitude'));
    assert.not.ok(named.includes('sample.path'), 'no question of this kind asks for a path');
  });

  test('where rows are totals, it is said that rows are counted and amounts are not', () => {
    const context = exampleContext(500, [exampleColumn('sample.weight', { use: { kind: 'none' } })], { kind: totals });
    const [request] = metadataGaps.tallies(context);
    const { findings } = metadataGaps.analyze({}, request!, context);
    assert.match(
      text(findings.find(({ code }) => code === 'totals')!),
      /^Each of the 500 rows already stands for many/,
    );
  });

  test('alternatives of one field are kept apart from the next field', () => {
    const { findings } = fields({}, { kind: speech });
    assert.match(text(findings[0]!), /age or birth year, accent or dialect, language, and licence or consent,/);
  });

  test('with a declared target the same is a gap, and critical', () => {
    const declared = {
      'contributor.gender': { reference: uniform(['female', 'male']), minShare: null, from: 'target' as const },
    };
    const [finding] = fields(FACE, { declared }).findings;
    assert.equal([finding!.kind, severityOf(finding!).severity], ['gap', 'critical']);
  });

  test('every expected field is a row with known and missing, and a column that is empty counts as absent', () => {
    const { tables, findings } = fields({ ...FACE, 'contributor.age': 120, 'sample.consent': 1000 });
    assert.equal(
      tables[0]!.rows.map(({ keys, count, missing }) => [keys.field, count, missing]),
      [
        ['contributor.gender', 1000, 0],
        ['contributor.age', 880, 120],
        ['contributor.ethnicity', 1000, 0],
        ['sample.consent', 0, 1000],
        ['sample.license', 0, 1000],
      ],
    );
    assert.equal(
      findings.map(({ code }) => code),
      ['absent'],
    );
  });

  test('a field is often empty from a fifth missing, a right from any', () => {
    const level = (missing: Record<string, number>) => {
      const found = fields({ ...FACE, 'sample.consent': 0, ...missing }).findings.find(({ code }) => code === 'partly');
      return found ? severityOf(found).severity : null;
    };
    assert.is(level({ 'contributor.age': 200 }), null);
    assert.is(level({ 'contributor.age': 201 }), 'low');
    assert.is(level({ 'contributor.age': 501 }), 'medium');
    assert.is(level({ 'sample.consent': 1 }), 'medium');
    assert.is(level({ 'sample.consent': 501 }), 'high');
  });

  test('an optional field that is mostly empty is no gap, nor is a second column of a role that another fills', () => {
    const optional = exampleCategory('sample.topic', ['news'], empty(900));
    const second = exampleCategory('contributor.age', ['20-29'], { ...empty(900), name: 'age_again' });
    const context = exampleContext(1000, [...columns({ ...FACE, 'sample.consent': 0 }), optional, second], {
      kind: faces,
    });
    const [request] = metadataGaps.tallies(context);
    const analysis = metadataGaps.analyze({}, request!, context);
    assert.equal(analysis.findings, []);
    assert.ok(analysis.tables[0]!.rows.some(({ keys, missing }) => keys.field === 'sample.topic' && missing === 900));
  });

  test('enough more answers bring a field under a fifth missing', () => {
    const found = fields({ ...FACE, 'sample.consent': 0, 'contributor.age': 333 }).findings[0]!;
    assert.is(found.collect!.rows[0]!.toReference, 133);
    assert.ok((333 - 133) / 1000 <= 0.2 && (333 - 132) / 1000 > 0.2);
  });

  test('a declared share that the missing could put on either side of its threshold is named', () => {
    const declared = {
      'contributor.gender': { reference: uniform(['female', 'male']), minShare: null, from: 'expect' as const },
    };
    const context = exampleContext(1000, columns({ ...FACE, 'sample.consent': 0, 'contributor.gender': 190 }), {
      kind: faces,
      declared,
    });
    const [request] = metadataGaps.tallies(context);
    const tally = request!.tallies['contributor.gender']!;
    // women 290 of 810; with all of the missing 480 of 1,000, which is 0.96 of a half
    const lines = [
      { 'contributor.gender': 'female', rows: 290 },
      { 'contributor.gender': 'male', rows: 520 },
      { 'contributor.gender': null, rows: 190 },
    ];
    const { findings } = metadataGaps.analyze({ 'contributor.gender': exampleCounts(tally, lines) }, request!, context);
    const [finding] = findings;
    assert.is(finding!.code, 'undecidable');
    assert.match(text(finding!), /missing for 190 of 1,000 images.*"Female"/);
    assert.equal(finding!.items[0]!.bounds, [0.29, 0.48]);
  });

  test('where a field is missing more often inside a group, the group and its worst-case bounds are told', () => {
    const context = exampleContext(1000, columns({ 'contributor.age': 300, 'contributor.gender': 0 }));
    const requests = metadataGaps.tallies(context);
    assert.equal(
      requests.map(({ subject }) => subject.map(({ role }) => role)),
      [[], ['age']],
    );
    const request = requests[1]!;
    const line = (gender: string, age: string | null, rows: number) => ({
      ...{ 'contributor.gender': gender, 'contributor.age': age, rows },
    });
    const counts = exampleCounts(request.tallies['contributor.gender']!, [
      line('female', '20-29', 150),
      line('female', '30-39', 100),
      line('female', null, 250),
      line('male', '20-29', 250),
      line('male', '30-39', 200),
      line('male', null, 50),
    ]);
    const analysis = metadataGaps.analyze({ 'contributor.gender': counts }, request, context);
    assert.equal(
      analysis.findings.map((finding) => [finding.code, severityOf(finding).severity, text(finding)]),
      [
        [
          'uneven',
          'medium',
          'The recorded age is missing for 250 of 500 clips (50 %) where the recorded gender is "Female", against 10 % in the rest of the file.',
        ],
      ],
    );
    assert.is(analysis.findings[0]!.collect!.rows[0]!.toReference, 200);
    const [known, inside] = analysis.tables;
    assert.equal(
      known!.rows.map(({ label, count, missing }) => [label, count, missing]),
      [
        ['Female', 250, 250],
        ['Male', 450, 50],
      ],
    );
    const young = inside!.rows.find(({ keys }) => keys['contributor.age'] === '20-29');
    assert.equal(young!.bounds, [150 / 500, 400 / 500]);
    assert.is(analysis.measures[0]!.value, 0.3);
  });

  test('a group in which the field is never recorded is not lost', () => {
    const context = exampleContext(600, columns({ 'contributor.age': 300, 'contributor.gender': 0 }));
    const request = metadataGaps.tallies(context)[1]!;
    const counts = exampleCounts(request.tallies['contributor.gender']!, [
      { 'contributor.gender': 'female', 'contributor.age': null, rows: 300 },
      { 'contributor.gender': 'male', 'contributor.age': '20-29', rows: 300 },
    ]);
    const analysis = metadataGaps.analyze({ 'contributor.gender': counts }, request, context);
    assert.equal(
      analysis.findings[0]?.items.map(({ label, count }) => [label, count]),
      [['Female', 0]],
    );
  });
});
