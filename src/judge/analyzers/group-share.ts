// Who the people in the data are: the share of each recorded gender, age, ethnicity, skin type and so on. People lead where the
// file has ids for them, because a share of rows speaks of whoever gave most rows.

import type { Counts } from '../../count/tally.ts';
import { COUNTRIES } from '../../know/kinds/role-families.ts';
import { uniform } from '../../know/references/uniform.ts';
import type { Analysis, Analyzer, Context, Draft, Example, Request } from '../analyzer.ts';
import { absentCounterpart, COUNTERPART_MESSAGE } from '../coverage/counterpart.ts';
import { PEOPLE_ARE } from '../coverage/pairs.ts';
import { widerBand } from '../coverage/proportion.ts';
import { RARE_MESSAGE, rareValues } from '../coverage/rare-values.ts';
import { checkShares, shareRequest } from '../coverage/share-check.ts';
import { dominanceDraft, SHARE_MESSAGES, type ShareWords } from '../coverage/share-findings.ts';
import { leadOf } from '../coverage/share-reason.ts';
import type { Shares } from '../coverage/shares.ts';
import { exampleCategory, exampleContext, exampleCounts, exampleKey } from '../example.ts';
import { isRecorded, roleOf } from '../recorded.ts';

/** Roles of people that other analyzers ask about, or that are no groups. */
const ELSEWHERE = new Set(['id', ...COUNTRIES, 'region', 'place', 'language', 'first-language', 'birth-year']);

/** Groups without an order and without bundled figures: that one holds most of the file can be seen, not compared. */
const UNORDERED = new Set(['ethnicity', 'religion', 'sexual-orientation']);

const tallies = (context: Context): Request[] =>
  context.columns
    .filter(isRecorded)
    .filter(
      ({ entity, role, use }) =>
        (entity === 'contributor' || entity === 'annotator') &&
        !ELSEWHERE.has(role) &&
        (use.kind === 'category' || use.kind === 'list'),
    )
    .map((column) => shareRequest(column, context));

/** What the file itself shows: nobody of one sex, groups of too few, one group of several with most. */
function factsOf(shares: Shares, words: ShareWords, request: Request, context: Context): Draft[] {
  const column = request.columns[0]!;
  const role = column.role ?? '';
  const { floorEntities, floorRows } = context.options;
  return [
    ...absentCounterpart(shares, words, column, context),
    ...(PEOPLE_ARE.includes(role)
      ? rareValues(shares, words, column, shares.table.unit === 'rows' ? floorRows : floorEntities)
      : []),
    ...(UNORDERED.has(role) ? dominanceDraft(shares, words) : []),
  ];
}

const analyze = (tables: Record<string, Counts>, request: Request, context: Context): Analysis =>
  checkShares(tables, request, context, {
    figure: 'dot-plot',
    levels: request.columns[0]!.role === 'age' ? [widerBand] : [],
    rollUps: [],
    fewerOnly: false,
    facts: (shares, words) => factsOf(shares, words, request, context),
    lead: leadOf,
    measures: () => [],
  });

/** Speakers by gender, ten clips each; `missing` speakers have none recorded. */
const example = (
  name: string,
  speakers: Record<string, number>,
  missing: number,
  outcome: Example['outcome'],
  codes: string[],
  judged = true,
): Example => {
  const column = exampleCategory('contributor.gender', Object.keys(speakers));
  const expectation = { reference: uniform(['female', 'male']), minShare: null, from: 'expect' as const };
  const all = Object.values(speakers).reduce((sum, n) => sum + n, 0);
  return {
    name,
    context: () =>
      exampleContext(
        (all + missing) * 10,
        [column, exampleKey('contributor')],
        judged ? { declared: { [roleOf(column as never)]: expectation } } : {},
      ),
    tables: ({ tallies: { shares } }) => {
      const sums = { 'rows:tsq': all * 100, clusters: all };
      const rows: Record<string, string | number | null>[] = Object.entries(speakers).map(([code, n]) => ({
        'contributor.gender': code,
        rows: n * 10,
        contributors: n,
        'rows:sq': n * 100,
        'rows:cross': n * 100,
        ...sums,
      }));
      const none = {
        'contributor.gender': null,
        rows: missing * 10,
        contributors: missing,
        'rows:sq': 0,
        'rows:cross': 0,
        ...sums,
      };
      return { shares: exampleCounts(shares!, missing > 0 ? [...rows, none] : rows) };
    },
    outcome,
    codes,
  };
};

export const groupShare: Analyzer = {
  meta: {
    id: 'group-share',
    family: 'demographic',
    title: 'Groups of people',
    question: 'Who are the people in the data, and does any group fall short of what was declared?',
    why: 'A model serves least the people it has met least; a share of rows hides how few people stand behind it.',
    method:
      'Each person counts once under the recorded value; rows and amounts stand beside. Shares carry simultaneous 95 % intervals (Goodman 1965) on the effective size of the sample, cluster-robust over people for rows and amounts (Cochran 1977). A value is judged only against a declared target, by its ratio to it. Facts of the file: none recorded as female where some are as male, or the other way round (high in a full count of at least the floor, else low); groups under the floor (low); one race, ethnicity or religion of several with over 50 % (low) or 80 % (medium).',
    limits:
      'It shows what was recorded, not who people are. A person with contradictory records is counted apart. With few people the cluster-robust intervals are somewhat too narrow.',
    version: 1,
    needs: ['a gender, an age or another attribute of people'],
    uses: ['contributor.id', 'annotator.id'],
    options: [
      { name: 'judge-above', meaning: 'least share in the reference for a value to be judged alone', default: 0.005 },
      { name: 'target', meaning: 'population to judge against', default: 'none' },
      { name: 'expect', meaning: 'shares, or a least share, to judge against', default: 'none' },
    ],
    messages: { ...SHARE_MESSAGES, none: COUNTERPART_MESSAGE, thin: RARE_MESSAGE },
  },
  tallies,
  analyze,
  examples: [
    example('a quarter of the speakers where half were expected', { male: 300, female: 100 }, 0, 'gap', [
      'under',
      'over',
    ]),
    example('as many as expected', { male: 500, female: 500 }, 0, 'ok', []),
    example('too few speakers to tell', { male: 40, female: 32 }, 0, 'undetermined', []),
    example('the missing could make up the difference', { male: 300, female: 150 }, 250, 'undetermined', []),
    example('nobody is recorded as female', { male: 400 }, 20, 'gap', ['none'], false),
    example('described when nothing was declared', { male: 300, female: 100 }, 0, 'ok', [], false),
  ],
};
