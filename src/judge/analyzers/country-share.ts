// Where people or content come from, by country, with the United Nations' subregions and regions beside: small countries are
// judged together in theirs, so that a file of a thousand rows is not blamed for two hundred countries.
import type { Counts } from '../../count/tally.ts';
import { COUNTRIES } from '../../know/kinds/role-families.ts';
import { seal } from '../../know/references/seal.ts';
import { countryLabel, isAggregate } from '../../know/standards/countries.ts';
import { membersOf, regionLabel, regionOf, subregionOf } from '../../know/standards/regions.ts';
import { counted, listFirst } from '../../lib/format.ts';
import type { Analysis, Analyzer, Context, Draft, Example, Request } from '../analyzer.ts';
import { checkShares, shareRequest } from '../coverage/share-check.ts';
import { dominanceDraft, SHARE_MESSAGES } from '../coverage/share-findings.ts';
import { leadOf } from '../coverage/share-reason.ts';
import { itemOf, type Shares } from '../coverage/shares.ts';
import { exampleCategory, exampleContext, exampleCounts } from '../example.ts';
import { isRecorded } from '../recorded.ts';

const REGIONS = new Set(['region']);

const tallies = (context: Context): Request[] =>
  context.columns
    .filter(isRecorded)
    .filter(
      ({ role, use }) =>
        (COUNTRIES.includes(role) || REGIONS.has(role)) && (use.kind === 'category' || use.kind === 'list'),
    )
    .map((column) => shareRequest(column, context));

function analyze(tables: Record<string, Counts>, request: Request, context: Context): Analysis {
  const countries = COUNTRIES.includes(request.columns[0]!.role ?? '');
  const list = request.columns[0]!.use.kind === 'list';
  return checkShares(tables, request, context, {
    figure: 'ranked-bars',
    levels: countries ? [subregionOf, regionOf] : [regionOf],
    groupLabel: regionLabel,
    // In list cells a row may name two countries of one region: it would be counted twice there.
    rollUps:
      countries && !list
        ? [
            { id: 'subregions', title: 'UN subregion', group: subregionOf },
            { id: 'regions', title: 'UN region', group: regionOf },
          ]
        : [],
    fewerOnly: false,
    facts: (shares, words) => [...aggregates(shares), ...dominanceDraft(shares, words)],
    lead: leadOf,
    measures: () => [],
  });
}

/** A group of countries that is counted beside its own members, as if it were one more country. */
function aggregates(shares: Shares): Draft[] {
  const rows = shares.table.rows.filter(({ count }) => count > 0);
  const codeOf = (row: (typeof rows)[number]): string => Object.values(row.keys)[0]!;
  return rows
    .filter((row) => isAggregate(codeOf(row)))
    .slice(0, 1)
    .flatMap((group): Draft[] => {
      const members = membersOf(codeOf(group));
      const beside = rows.filter((row) => members.includes(codeOf(row)));
      if (beside.length === 0) return [];
      const names = beside.map(({ label }) => `"${label}"`).sort();
      return [
        {
          code: 'aggregate',
          kind: 'fact',
          unit: shares.table.unit,
          items: [itemOf({ row: group })],
          args: {
            group: `"${group.label}"`,
            members: counted(beside.length, 'of its members', 'of its members'),
            names: listFirst(names, 3),
          },
          weight: { nature: 'fact', ratio: null, level: 'medium', why: 'What its members count is counted again.' },
          rank: { gap: 0, affected: group.count },
        },
      ];
    });
}

const example = (
  name: string,
  rows: Record<string, number>,
  outcome: Example['outcome'],
  codes: string[],
  target: Record<string, number> | null,
): Example => {
  const column = exampleCategory('sample.country', Object.keys(rows), {
    labels: new Map(Object.keys(rows).map((code) => [code, countryLabel(code)])),
  });
  const reference =
    target &&
    seal(
      {
        id: 'example',
        title: 'the declared target',
        source: 'an example',
        date: '',
        licence: 'none',
        role: 'country',
        overlapping: false,
        notes: [],
      },
      new Map(Object.entries(target)),
    );
  const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
  return {
    name,
    context: () =>
      exampleContext(
        total,
        [column],
        reference ? { declared: { 'sample.country': { reference, minShare: null, from: 'target' } } } : {},
      ),
    tables: ({ tallies: { shares } }) => ({
      shares: exampleCounts(
        shares!,
        Object.entries(rows).map(([code, n]) => ({ 'sample.country': code, rows: n })),
      ),
    }),
    outcome,
    codes,
  };
};

export const countryShare: Analyzer = {
  meta: {
    id: 'country-share',
    family: 'geographic',
    title: 'Countries and regions',
    question: 'Which countries do people or content come from, and which are missing?',
    why: 'What a model knows of a place it mostly knows from there; one country often stands for the world.',
    method:
      'Shares by stated country with simultaneous 95 % intervals (Goodman 1965) on the effective size; roll-ups by UN M49 subregion and region. Against a declared target, countries to which it gives too little are judged together in their subregion, then region.',
    limits:
      'The country of the content, of its host and of its author are different things: it counts the one that is recorded. Ratios to population say nothing about how much text or speech a country produces.',
    version: 1,
    needs: ['a country or a region'],
    uses: ['contributor.id'],
    options: [
      { name: 'judge-above', meaning: 'least share in the reference for a country to be judged alone', default: 0.005 },
      { name: 'target', meaning: 'population to judge against', default: 'none' },
    ],
    messages: {
      ...SHARE_MESSAGES,
      aggregate:
        '{group} stands beside {members} ({names}) as if it were one more country: whatever is added up over countries counts them twice.',
      scope:
        '{value} is {share} of {known} by {field}: the file covers one country; places and varieties inside it are the next question.',
    },
  },
  tallies,
  analyze,
  examples: [
    example('one country ahead of all others', { US: 840, MX: 60, IN: 50, DE: 50 }, 'gap', ['dominance'], null),
    example('an expected country is absent', { US: 1000, MX: 500 }, 'gap', ['absent', 'over'], {
      US: 0.4,
      MX: 0.3,
      IN: 0.3,
    }),
    example('as declared', { US: 4000, MX: 3000, IN: 3000 }, 'ok', [], { US: 0.4, MX: 0.3, IN: 0.3 }),
    example('too few rows for any country', { US: 40, MX: 30 }, 'undetermined', [], { US: 0.5, MX: 0.5 }),
    example(
      'a group of countries beside its members',
      { EU: 100, DE: 100, FR: 100, BR: 100 },
      'gap',
      ['aggregate'],
      null,
    ),
    example('one country is the scope', { KR: 990, US: 10 }, 'ok', ['scope'], null),
  ],
};
