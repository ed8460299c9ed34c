import { groupByGroup } from '../../../src/judge/analyzers/group-by-group.ts';
import { tripleRequests } from '../../../src/judge/coverage/triples.ts';
import { exampleCategory, exampleContext, exampleCounts, exampleKey } from '../../../src/judge/example.ts';
import { severityOf } from '../../../src/judge/findings/severity.ts';
import { assert, suite } from '../../suite.ts';

const AGES = ['0-2', '3-9', '10-19', '20-29', '30-39', '40-49', '50-59', '60-69', '70+'];
/** FairFace, training file: images of women and of men by race and age band. */
const FAIRFACE: Record<string, [number[], number[]]> = {
  White: [
    [166, 640, 646, 2972, 1911, 814, 410, 193, 74],
    [233, 597, 502, 2249, 2228, 1365, 969, 483, 75],
  ],
  Latino_Hispanic: [
    [107, 837, 918, 2004, 1375, 832, 426, 161, 55],
    [82, 752, 691, 1527, 1557, 1125, 698, 194, 26],
  ],
  Indian: [
    [78, 695, 890, 1704, 1164, 659, 388, 224, 107],
    [91, 835, 639, 1373, 1607, 976, 596, 233, 60],
  ],
  'East Asian': [
    [146, 675, 632, 2902, 1115, 348, 186, 94, 43],
    [262, 1061, 544, 1863, 1267, 591, 338, 176, 44],
  ],
  Black: [
    [91, 842, 850, 1769, 1323, 682, 371, 165, 44],
    [188, 1230, 668, 1402, 1296, 777, 393, 114, 28],
  ],
  'Southeast Asian': [
    [76, 702, 718, 1871, 916, 412, 258, 136, 94],
    [138, 821, 670, 1639, 1093, 646, 358, 171, 76],
  ],
  'Middle Eastern': [
    [28, 248, 343, 1041, 616, 327, 155, 67, 22],
    [106, 473, 392, 1282, 1782, 1190, 682, 368, 94],
  ],
};
const GENDERS = ['female', 'male'];
const context = exampleContext(
  86744,
  [
    exampleCategory('contributor.gender', GENDERS),
    exampleCategory('contributor.age', AGES),
    exampleCategory('contributor.ethnicity', Object.keys(FAIRFACE)),
  ],
  { kind: { rowNoun: { one: 'image', many: 'images' } } },
);
const lines = Object.entries(FAIRFACE).flatMap(([ethnicity, genders]) =>
  genders.flatMap((counts, g) =>
    counts.map((rows, a) => ({
      ...{ 'contributor.ethnicity': ethnicity, 'contributor.gender': GENDERS[g]!, 'contributor.age': AGES[a]!, rows },
    })),
  ),
);
const analyze = (cells: Record<string, string | number | null>[]) => {
  const [request] = tripleRequests(context);
  return groupByGroup.analyze({ triple: exampleCounts(request!.tallies.triple!, cells) }, request!, context);
};

suite('triples', (test) => {
  test('FairFace: 22 Middle Eastern women over 70, where independent groups would give 42', () => {
    const { findings, measures, tables } = analyze(lines);
    assert.equal([tables[0]!.known, measures[0]!.value, measures[1]!.value], [86744, 126, 0]);
    const [finding] = findings;
    assert.is(finding!.code, 'rare');
    const item = finding!.items.find(({ label }) => /Middle Eastern/.test(label) && /70/.test(label));
    assert.equal(item!.keys, {
      'contributor.ethnicity': 'Middle Eastern',
      'contributor.gender': 'female',
      'contributor.age': '70+',
    });
    assert.is(item!.count, 22);
    assert.ok(Math.abs(item!.reference! * 86744 - (9216 * 40758 * 842) / 86744 ** 2) < 1e-9);
    const toFloor = finding!.collect!.rows.find(({ label }) => label === item!.label)!.toFloor;
    assert.is(toFloor, 78);
  });

  test('what two of the three already show is not said again: Black images over 70 are 72 in all', () => {
    const { findings } = analyze(lines);
    const found = findings[0]!.items.filter(
      ({ keys }) => keys['contributor.ethnicity'] === 'Black' && keys['contributor.age'] === '70+',
    );
    assert.equal(found, []);
  });

  test('every listed combination is under the floor and under its expectation, and a low fact when one would reach it', () => {
    const [finding] = analyze(lines).findings;
    assert.ok(finding!.items.every(({ count, ratio }) => count < 100 && ratio! < 1));
    assert.is(severityOf(finding!).severity, 'low');
  });

  test('what is not recorded is beside the combinations, never one of them', () => {
    const { tables } = analyze([
      ...lines,
      { 'contributor.ethnicity': null, 'contributor.gender': 'male', 'contributor.age': '70+', rows: 10 },
    ]);
    assert.equal([tables[0]!.total, tables[0]!.known, tables[0]!.missing], [86754, 86744, 10]);
  });

  test('independent groups give no finding, too few rows no answer', () => {
    const even = lines.map((line) => ({ ...line, rows: 200 }));
    assert.equal([analyze(even).outcome, analyze(even).findings.length], ['ok', 0]);
    const few = lines.map((line) => ({ ...line, rows: 1 }));
    assert.is(analyze(few).outcome, 'undetermined');
  });

  test('people are counted where they have ids, and two attributes make no triple', () => {
    const keyed = exampleContext(10, [exampleKey('contributor'), ...context.columns]);
    assert.is(tripleRequests(keyed)[0]!.tallies.triple!.entity!.name, 'contributor');
    assert.equal(tripleRequests(exampleContext(10, context.columns.slice(0, 2))), []);
  });
});
