// Every real table beside the project through the whole audit: rows, published counts, roles, and what must and must not be
// said about it. Prints one line a table; ROLLCALL_TABLE names a file that the lines are also written to.
import { writeFileSync } from 'node:fs';
import { type AuditOptions, audit } from '../src/audit.ts';
import { forbiddenIn } from '../src/judge/findings/words.ts';
import type { Result } from '../src/result/schema.ts';
import { ranked } from '../src/show/report/finding-card.ts';
import { worstFindings } from '../src/show/report/first-screen.ts';
import { truth } from './read/roles/truth.ts';
import { assert, hasShared, shared, suite } from './suite.ts';

type Counted = [check: string, table: string, counts: Record<string, number>];

interface RealTable {
  files: string[];
  /** As it would be typed. */
  flags?: string;
  options?: Partial<AuditOptions>;
  /** The table whose columns a person has read; the only file where it is left out. */
  truth?: string;
  rows: number;
  /** Roles that are known to be taken for what they are not. */
  wrong?: number;
  units?: Record<string, number>;
  counts?: Counted[];
  /** `analyzer.code`, or `analyzer.code severity`. */
  says?: string[];
  /** Words of sentences, each of which must stand in some finding. */
  words?: RegExp[];
  /** `analyzer` or `analyzer.code` that must say nothing above a note. */
  calm?: string[];
}

const world: Partial<AuditOptions> = { targets: [{ role: null, spec: 'world' }] };
const adults: Partial<AuditOptions> = { targets: [{ role: null, spec: 'world:15+' }] };
const TW = ['validated', 'invalidated', 'other'].map((part) => `common-voice/cv-corpus-22.0-tw/${part}.tsv`);
const NO_WOMAN =
  /^None of the 2 speaker ids with a recorded gender \(221 clips\) is "Female"; for 9 it is not recorded\.$/;
const RIGHTS = 'metadata-gaps.absent high';
const [gender, age, ethnicity] = ['gender', 'age', 'ethnicity'].map((role) => `group-share.contributor.${role}`) as [
  string,
  string,
  string,
];
const totals = (name: string, rows: number): RealTable => ({
  files: [`github-innovation-graph/${name}.csv`],
  rows,
  says: ['country-share.aggregate medium', 'metadata-gaps.totals medium'],
  words: [/"European Union \(aggregate\)" stands beside 27 of its members/, /already stands for many/],
  calm: ['country-share.dominance', 'group-share'],
});

const TABLES: RealTable[] = [
  {
    files: ['librispeech-speakers/SPEAKERS.TXT'],
    rows: 2484,
    units: { contributors: 2484, hours: 982.3075 },
    counts: [[gender, 'contributors', { Male: 1279, Female: 1205 }]],
    says: [RIGHTS],
    calm: ['group-share', 'contributor-concentration', 'group-by-group'],
  },
  {
    files: ['librispeech-speakers/SPEAKERS.TXT'],
    ...{ flags: '--target world', options: world },
    rows: 2484,
    says: ['metadata-gaps.absent critical'],
    calm: ['group-share'],
  },
  {
    files: TW,
    truth: 'common-voice/cv-corpus-22.0-tw/validated.tsv',
    rows: 272,
    units: { contributors: 11 },
    counts: [[gender, 'rows', { Male: 221 }]],
    says: ['group-share.none high', 'contributor-concentration.single high', RIGHTS],
    words: [NO_WOMAN, /^221 of 272 clips \(81\.3 %\) come from one of 11 speaker ids/],
  },
  {
    files: TW,
    ...{ flags: '--target world:15+', options: adults },
    truth: 'common-voice/cv-corpus-22.0-tw/validated.tsv',
    rows: 272,
    says: ['group-share.none high', 'metadata-gaps.absent critical'],
    words: [NO_WOMAN],
  },
  {
    files: ['common-voice/cv-corpus-22.0-ko/validated.tsv'],
    rows: 1466,
    units: { contributors: 84 },
    counts: [
      [gender, 'rows', { Male: 962, Female: 282 }],
      [age, 'rows', { '20–29': 693, '30–39': 405, '40–49': 129, '10–19': 42, '50–59': 3 }],
    ],
    says: ['group-by-group.narrow medium', 'group-share.thin low', RIGHTS],
    words: [/^264 of 282 clips \(93\.6 %\) where the recorded gender is "Female" are "20–29"/],
    calm: ['language-share', 'group-share.none'],
  },
  {
    files: ['common-voice/cv-corpus-22.0-ko/train.tsv'],
    truth: 'common-voice/cv-corpus-22.0-ko/validated.tsv',
    rows: 519,
  },
  {
    files: ['common-voice/cv-corpus-24.0-te/validated.tsv'],
    rows: 363,
    units: { contributors: 36 },
    counts: [[gender, 'rows', { Male: 267, Female: 17 }]],
    calm: ['language-share', 'group-share.none'],
  },
  {
    files: ['fairface/fairface_label_train.csv'],
    rows: 86_744,
    counts: [
      [ethnicity, 'rows', { White: 16_527, 'Middle Eastern': 9216 }],
      [age, 'rows', { '70 and over': 842, '20–29': 25_598 }],
    ],
    says: ['group-by-group.fewer medium', 'group-by-group.rare low', 'group-share.differs note', RIGHTS],
    words: [/^"Female" is 2,847 of 9,216 images \(30\.9 %\) where the recorded race or ethnicity is "Middle Eastern"/],
    calm: ['group-share'],
  },
  { files: ['fairface/fairface_label_val.csv'], rows: 10_954, calm: ['group-share'] },
  {
    files: ['adult/adult.data'],
    rows: 32_561,
    counts: [
      [gender, 'rows', { Male: 21_790, Female: 10_771 }],
      [ethnicity, 'rows', { White: 27_816, Black: 3124, 'Amer-Indian-Eskimo': 311 }],
      ['class-share.sample.label', 'rows', { '<=50K': 24_720, '>50K': 7841 }],
    ],
    says: ['country-share.dominance medium', 'group-share.dominance medium', 'group-by-group.fewer high'],
    words: [
      /^">50K" is 1,179 of 10,771 rows \(10\.9 %\) where the recorded gender is "Female", against 30\.6 %/,
      /^"White" is 85\.4 % of 32,561 rows/,
    ],
  },
  {
    files: ['adult/adult.data'],
    ...{ flags: '--target world', options: world },
    rows: 32_561,
    says: ['group-share.under medium', 'country-share.absent critical'],
  },
  {
    files: ['compas/compas-two-years-noname.csv'],
    rows: 7214,
    counts: [[ethnicity, 'rows', { 'African-American': 3696, Asian: 32, 'Native American': 18 }]],
    says: ['group-share.thin low'],
    words: [/"Native American" \(18\) and "Asian" \(32\)/],
  },
  {
    files: ['fitzpatrick17k/fitzpatrick17k.csv'],
    rows: 16_577,
    counts: [
      [
        'group-share.contributor.skin-type.fitzpatrick-scale',
        'rows',
        { 'Type I': 2947, 'Type II': 4808, 'Type III': 3308, 'Type IV': 2781, 'Type V': 1533, 'Type VI': 635 },
      ],
      ['class-share.sample.label.label', 'rows', { psoriasis: 653, xanthomas: 53 }],
    ],
    says: ['metadata-gaps.absent medium', 'group-by-group.fewer high'],
    words: [/^No column is known to hold patient id/, /\(fitzpatrick_centaur\)/],
  },
  {
    files: ['popquorn-offensiveness/raw_data.csv'],
    rows: 13_036,
    units: { annotators: 262 },
    counts: [
      ['group-share.annotator.ethnicity', 'annotators', { White: 197, Asian: 19, 'Hispanic or Latino': 5 }],
      ['group-share.annotator.gender', 'annotators', { Female: 131, Male: 124, 'Non-binary': 7 }],
      ['class-share.sample.rating', 'rows', { '1.0': 7516, '5.0': 701 }],
    ],
    says: ['group-share.thin low', 'group-share.dominance low'],
    words: [
      /"Hispanic or Latino" \(5\), "Native American" \(6\) and "Asian" \(19\)/,
      /^"White" is 75\.2 % of 262 rater ids/,
    ],
    calm: ['class-share', 'contributor-concentration'],
  },
  {
    files: ['davidson-hate-speech/labeled_data.csv'],
    rows: 24_783,
    counts: [['class-share.sample.label', 'rows', { '0': 1430, '1': 19_190, '2': 4163 }]],
    says: [RIGHTS],
  },
  {
    files: ['goemotions/train.tsv'],
    flags: '--columns text,labels,id --role labels=labels',
    options: {
      read: { columns: ['text', 'labels', 'id'] },
      declared: [{ column: 'labels', role: 'labels' }],
    },
    rows: 43_410,
    counts: [['class-share.sample.labels', 'rows', { '16': 77 }]],
    says: ['class-share.thin low', RIGHTS],
  },
  {
    files: ['sib200/*/dev.tsv'],
    flags: "--path-column language='{language}/dev.tsv'",
    options: { read: { pathColumns: [{ name: 'language', pattern: '{language}/dev.tsv' }] } },
    rows: 20_295,
    counts: [
      ['language-share.sample.language', 'rows', { 'Korean (Hangul script)': 99 }],
      ['language-share.sample.language', 'macrolanguages', { Arabic: 990, Malay: 594, Chinese: 297, Korean: 99 }],
    ],
    says: [RIGHTS],
    calm: ['language-share', 'class-share'],
  },
  {
    files: ['speech-accent-archive/speakers_all.csv'],
    rows: 2171,
    units: { contributors: 2171 },
    counts: [
      [gender, 'contributors', { Male: 1122, Female: 1048 }],
      ['country-share.contributor.country', 'contributors', { 'United Kingdom': 67, 'South Korea': 51 }],
    ],
    says: [RIGHTS],
    calm: ['group-share.none', 'contributor-concentration'],
  },
  {
    files: ['birdclef-2022/train_metadata.csv'],
    rows: 14_894,
    units: { contributors: 1357 },
    says: ['metadata-gaps.partly medium', 'class-share.thin low'],
    words: [/^The licence is missing for 42 of 14,894 items \(0\.3 %\)\.$/],
    calm: ['metadata-gaps.absent', 'contributor-concentration'],
  },
  totals('developers', 5197),
  totals('git_pushes', 3998),
  totals('organizations', 4180),
  totals('repositories', 5173),
  { ...totals('licenses', 19_537), says: ['country-share.aggregate medium', 'metadata-gaps.partly medium'] },
  {
    files: ['web-image-text-10k/test_10000.parquet'],
    rows: 10_000,
    says: [RIGHTS],
    words: [/^No column is known to hold licence and language, which is expected of images with text\.$/],
  },
  { files: ['pattern-benchmarks/airbnb_1000.csv'], rows: 1000 },
  { files: ['pattern-benchmarks/BlueNile_categorical.csv'], rows: 116_294 },
  {
    files: ['pattern-benchmarks/compas_discretized.csv'],
    rows: 6172,
    counts: [[gender, 'rows', { Male: 4997, Female: 1175 }]],
    says: ['group-share.thin low'],
  },
  {
    files: ['common-voice/cv-corpus-22.0-tw'],
    rows: 225,
    units: { contributors: 9 },
    counts: [['group-share.contributor.gender', 'rows', { Male: 205 }]],
    says: ['contributor-concentration.single high', RIGHTS],
  },
  { files: ['common-voice/release-stats'], rows: 3127, words: [/^Each of the 3,127 rows already stands for many/] },
  {
    files: ['taco/annotations.json'],
    rows: 1500,
    units: { annotations: 4784, scene_annotations: 4296 },
    counts: [
      ['class-share.annotations.sample.label', 'rows', { Cigarette: 667, 'Unlabeled litter': 517 }],
      ['class-share.annotations.sample.label-group', 'rows', { 'Plastic bag & wrapper': 850, Cigarette: 667 }],
    ],
    says: ['class-share.thin low', 'metadata-gaps.partly medium'],
  },
  { files: ['hs-brexit'], rows: 1120, says: [RIGHTS] },
  { files: ['presidio-synth-pii/synth_dataset_v2.json'], rows: 1500 },
  { files: ['data-provenance/speech'], rows: 95, wrong: 1 },
  {
    files: ['data-provenance/text'],
    ...{ flags: '--allow-overlap', options: { read: { allowOverlap: true } } },
    rows: 2311,
  },
  { files: ['reference/un-wpp2019-age-sex-2025.csv'], rows: 4242 },
  { files: ['reference/worldbank-population.csv'], rows: 17_195, says: ['metadata-gaps.totals'] },
  { files: ['reference/worldbank-income-groups.csv'], rows: 265 },
  { files: ['reference/linguameta.tsv'], rows: 7511 },
  { files: ['reference/glottolog-languages.csv'], rows: 26_953 },
];

const nameOf = ({ files, flags }: RealTable): string =>
  `${files.length > 1 ? `${files[0]} and ${files.length - 1} more` : files[0]}${flags ? ` ${flags}` : ''}`;

const run = (table: RealTable): ReturnType<typeof audit> =>
  audit({
    manifest: table.files.map((file) => shared(`data/${file}`)),
    ...{ read: {}, declared: [], ignored: [], basis: {}, targets: [], expects: [], parameters: {} },
    ...{ name: 'real', release: null, judgeAbove: 0.005, asOf: null, version: '0' },
    ...table.options,
  });

/** Roles right, wrong and left open, against what a person read; null where nobody has. */
function rolesOf(table: RealTable, { columns }: Result): string {
  const path = table.truth ?? table.files[0]!;
  const known = truth.find((each) => each.path === path || (path.includes('*') && each.path.startsWith('sib200/')));
  if (known === undefined) return 'not read by a person';
  const score = { right: 0, wrong: 0, unsure: 0 };
  for (const { name, entity, role } of columns) {
    const expected = known.columns[name];
    if (expected === undefined) continue;
    const found = role === null ? null : `${entity}.${role}`;
    const accepted = [expected].flat().includes(found);
    score[accepted ? 'right' : found === null ? 'unsure' : 'wrong'] += 1;
  }
  return `${score.right} right, ${score.wrong} wrong, ${score.unsure} unsure`;
}

/** Distinct values that no codebook knew, as the result lists them. */
const unmappedOf = ({ columns }: Result): number => columns.reduce((sum, { unmapped }) => sum + unmapped.length, 0);

const lines: string[] = [];

suite('real data, from manifest to findings', (test) => {
  for (const table of TABLES)
    test.when(hasShared('data/README.md'), 'no real data beside the project')(nameOf(table), async () => {
      const started = performance.now();
      const { result, failures } = await run(table);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const { findings, checks, intake, dataset } = result;
      const top = worstFindings(ranked(findings), result, 3);
      const roles = rolesOf(table, result);
      lines.push(
        `${nameOf(table)} → ${intake.rows} / ${table.rows} rows${intake.proven ? ', proven' : ''}; roles ${roles}; ${unmappedOf(result)} values not mapped; ${seconds} s`,
        ...(top.length === 0
          ? ['    nothing to say']
          : top.map(({ severity, sentence }) => `    ${severity}: ${sentence}`)),
      );
      assert.equal(failures, []);
      assert.equal([intake.rows, intake.rejected, intake.proven], [table.rows, 0, true]);
      assert.is(Number(/(\d+) wrong/.exec(roles)?.[1] ?? 0), table.wrong ?? 0, roles);
      for (const [unit, amount] of Object.entries(table.units ?? {})) assert.is(dataset.units[unit], amount, unit);
      for (const [id, of, counts] of table.counts ?? []) {
        const rows = checks.find((check) => check.id === id)?.tables.find((each) => each.id === of)?.rows ?? [];
        const found = new Map(rows.map(({ label, count }) => [label, count]));
        for (const [label, count] of Object.entries(counts)) assert.is(found.get(label), count, `${id} ${label}`);
      }
      const said = findings.map(({ check, code, severity }) => `${check.split('.')[0]}.${code} ${severity}`);
      for (const expected of table.says ?? [])
        assert.ok(
          said.some((one) => one === expected || one.startsWith(`${expected} `)),
          `${expected} not in ${said}`,
        );
      for (const words of table.words ?? [])
        assert.ok(
          findings.some(({ sentence }) => words.test(sentence)),
          `${words} in no finding`,
        );
      for (const silent of table.calm ?? [])
        assert.equal(
          said.filter((one) => new RegExp(`^${silent}[. ]`).test(one) && !one.endsWith(' note')),
          [],
        );
      assert.equal(
        findings.flatMap(({ sentence }) => forbiddenIn(sentence)),
        [],
      );
      for (const { kind, sentence, collect, code } of findings)
        if (kind === 'gap' && code !== 'over') assert.ok(collect, `no amount to collect: ${sentence}`);
    });

  test.when(hasShared('data/README.md'), 'no real data beside the project')('the table of all of them', () => {
    console.log(lines.map((line) => `  ${line}`).join('\n'));
    assert.ok(lines.length >= 2 * TABLES.length);
    const { ROLLCALL_TABLE: file } = process.env;
    if (file) writeFileSync(file, `${lines.join('\n')}\n`);
  });
});
