import { groupByGroup } from '../../../src/judge/analyzers/group-by-group.ts';
import { exampleCategory, exampleContext, exampleCounts, exampleKey } from '../../../src/judge/example.ts';
import { sentence } from '../../../src/judge/findings/sentence.ts';
import { severityOf } from '../../../src/judge/findings/severity.ts';
import { assert, suite } from '../../suite.ts';

/** FairFace, training file: images by race and gender (women, men). */
const FAIRFACE: Record<string, [number, number]> = {
  White: [7826, 8701],
  Latino_Hispanic: [6715, 6652],
  Indian: [5909, 6410],
  'East Asian': [6141, 6146],
  Black: [6137, 6096],
  'Southeast Asian': [5183, 5612],
  'Middle Eastern': [2847, 6369],
};
type Line = Record<string, string | number | null>;

function fairface(lines: Line[], rows = 86744) {
  const context = exampleContext(
    rows,
    [
      exampleCategory('contributor.gender', ['female', 'male']),
      exampleCategory('contributor.ethnicity', Object.keys(FAIRFACE)),
    ],
    { kind: { id: 'faces', rowNoun: { one: 'image', many: 'images' } } },
  );
  const [request] = groupByGroup.tallies(context);
  const pair = exampleCounts(request!.tallies.pair!, lines);
  return { request: request!, analysis: groupByGroup.analyze({ pair }, request!, context) };
}
const cell = (race: string, gender: string | null, rows: number): Line => ({
  'contributor.ethnicity': race,
  'contributor.gender': gender,
  rows,
});
const ALL = Object.entries(FAIRFACE).flatMap(([race, [women, men]]) => [
  cell(race, 'female', women),
  cell(race, 'male', men),
]);

suite('group-by-group', (test) => {
  test('FairFace: of all races only Middle Eastern women stand out, with what closes it', () => {
    const { analysis } = fairface(ALL);
    assert.equal(
      analysis.findings.map(({ code }) => code),
      ['fewer'],
    );
    const [finding] = analysis.findings;
    assert.equal(
      finding!.items.map(({ keys, count }) => ({ keys, count })),
      [{ keys: { 'contributor.ethnicity': 'Middle Eastern', 'contributor.gender': 'female' }, count: 2847 }],
    );
    const [item] = finding!.items;
    assert.is(item!.share, 2847 / 9216);
    assert.is(item!.reference, 37911 / 77528);
    assert.is(item!.ratio, 2847 / 9216 / (37911 / 77528));
    assert.is(severityOf(finding!).severity, 'medium');
    const text = sentence(groupByGroup.meta.messages.fewer!, finding!.args);
    assert.match(text, /2,847 of 9,216 images \(30\.9 %\)/);
    assert.match(text, /48\.9 % in the rest of the file \(1 of 14 combinations/);
    // (0.8 · 0.488997 · 9216 − 2847) / (1 − 0.8 · 0.488997) = 758.2 / 0.608802
    assert.is(finding!.collect!.rows[0]!.toReference, 1246);
  });

  test('what closes it is enough in the larger group, and one image fewer is not', () => {
    const share = (added: number) => (2847 + added) / (9216 + added) / (37911 / 77528);
    assert.ok(share(1246) >= 0.8 && share(1245) < 0.8);
  });

  test('every cell is a row with its share of the rest; the cells of a group add up to it', () => {
    const { analysis } = fairface(ALL);
    const [table] = analysis.tables;
    assert.equal([table!.total, table!.known, table!.missing, table!.rows.length], [86744, 86744, 0, 14]);
    const middle = table!.rows.filter((row) => row.keys['contributor.ethnicity'] === 'Middle Eastern');
    assert.is(
      middle.reduce((sum, row) => sum + row.count, 0),
      9216,
    );
    assert.equal(analysis.valueOutcomes, { over: 1, under: 1, within: 12 });
  });

  test('a shortfall that the unrecorded could undo is not told', () => {
    const { analysis } = fairface([...ALL, cell('Middle Eastern', null, 3000)], 89744);
    assert.equal(analysis.findings, []);
    assert.is(analysis.outcome, 'undetermined');
    assert.ok(analysis.valueOutcomes['cannot-tell-missing']! >= 1);
  });

  test('the gender with fewer values is looked for inside each race, whatever the order of the columns', () => {
    const { request } = fairface(ALL);
    assert.equal(
      request.tallies.pair!.by.map(({ role }) => role),
      ['contributor.ethnicity', 'contributor.gender'],
    );
    assert.equal(
      request.subject.map(({ role }) => role),
      ['ethnicity', 'gender'],
    );
  });

  test('speakers are counted where they have ids; of their clips it is said that nearly all by women are of one age', () => {
    const context = exampleContext(1466, [
      exampleKey('contributor'),
      exampleCategory('contributor.age', ['10-19', '20-29', '30-39', '40-49', '50-59']),
      exampleCategory('contributor.gender', ['female', 'male']),
    ]);
    const [request] = groupByGroup.tallies(context);
    assert.is(request!.tallies.pair!.entity?.name, 'contributor');
    // clips and speakers of the validated part, release 22.0
    const counts: [string, string, number, number][] = [
      ['10-19', 'male', 37, 3],
      ['10-19', 'female', 5, 3],
      ['20-29', 'male', 415, 17],
      ['20-29', 'female', 264, 9],
      ['30-39', 'male', 381, 7],
      ['30-39', 'female', 10, 2],
      ['40-49', 'male', 129, 3],
      ['50-59', 'female', 3, 1],
    ];
    const pair = exampleCounts(
      request!.tallies.pair!,
      counts.map(([age, gender, rows, contributors]) => ({
        ...{ 'contributor.age': age, 'contributor.gender': gender, rows, contributors },
        ...{ 'rows:sq': rows * rows, 'rows:cross': rows * rows, 'rows:tsq': rows * rows, clusters: contributors },
      })),
    );
    const analysis = groupByGroup.analyze({ pair }, request!, context);
    assert.equal(analysis.valueOutcomes, { 'cannot-tell-few': 10 });
    const [only, ...others] = analysis.findings;
    assert.equal([analysis.outcome, others.length], ['gap', 0]);
    assert.equal([only!.code, only!.unit, only!.weight.level], ['narrow', 'rows', 'medium']);
    const { held, total, share, value, group, rest, people } = only!.args;
    assert.equal([held, total, share, value, group], ['264', '282 clips', '93.6 %', '20–29', 'Female']);
    assert.equal([rest, people], ['43.1 %', '15 speaker ids']);
    // 264 clips are 1.25 × 415/962 of the total once 208 more of other ages are there, and not with 207.
    const more = only!.collect!.rows[0]!.toReference!;
    const excess = (added: number) => 264 / (282 + added) / (415 / 962);
    assert.ok(excess(more) <= 1.25 && excess(more - 1) > 1.25, `${more} more`);
    assert.equal(
      analysis.tables.map(({ unit, known }) => [unit, known]),
      [
        ['contributors', 45],
        ['rows', 1244],
      ],
    );
    assert.ok(analysis.tables[1]!.rows.every(({ verdict }) => verdict === null));
  });

  test('combinations under the floor are listed where their groups would bring them to it', () => {
    // FairFace by age and race: 842 images over 70, of which 81, 72 and 87 are fewer than 100
    const old = {
      White: 149,
      Latino_Hispanic: 81,
      Indian: 167,
      'East Asian': 87,
      Black: 72,
      'Southeast Asian': 170,
      'Middle Eastern': 116,
    };
    const lines = Object.entries(FAIRFACE).flatMap(([race, [women, men]]) => {
      const many = old[race as keyof typeof old];
      return [cell(race, 'male', many), cell(race, 'female', women + men - many)];
    });
    const thin = fairface(lines).analysis.findings.find(({ code }) => code === 'thin');
    assert.equal(
      thin!.items.map(({ count }) => count),
      [81, 72, 87],
    );
    assert.is(severityOf(thin!).severity, 'low');
    assert.equal(
      thin!.collect!.rows.map(({ toFloor }) => toFloor),
      [19, 28, 13],
    );
  });

  test('a role with more than sixty values is named, not crossed', () => {
    const many = Array.from({ length: 61 }, (_, i) => `v${i}`);
    const context = exampleContext(1000, [
      exampleCategory('contributor.gender', ['female', 'male']),
      exampleCategory('contributor.accent', many),
    ]);
    const [request] = groupByGroup.tallies(context);
    assert.equal(request!.tallies, {});
    const analysis = groupByGroup.analyze({}, request!, context);
    assert.is(analysis.outcome, 'not-applicable');
    assert.match(analysis.reason, /"accent" has 61 values; up to 60 are crossed/);
  });
});
