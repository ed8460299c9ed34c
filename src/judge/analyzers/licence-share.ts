// Under which licences the rows stand, and what these ask for together. A set is as restricted as its most restricted row, so
// obligations are added up over rows and never averaged; which licence a file should have is not ours to judge.
import type { Counts } from '../../count/tally.ts';
import { seal } from '../../know/references/seal.ts';
import { licenceLabel } from '../../know/standards/licences.ts';
import type { Analysis, Analyzer, Context, Example, Request } from '../analyzer.ts';
import { obligationFacts, obligationTable } from '../coverage/obligations.ts';
import { checkShares, shareRequest } from '../coverage/share-check.ts';
import { SHARE_MESSAGES } from '../coverage/share-findings.ts';
import { leadOf } from '../coverage/share-reason.ts';
import type { Shares } from '../coverage/shares.ts';
import { exampleCategory, exampleContext, exampleCounts } from '../example.ts';
import { isRecorded, type RecordedColumn, roleOf } from '../recorded.ts';

/** Licences are counted in rows: a licence belongs to a row, and nobody need be counted to say under which it stands. */
const tallies = (context: Context): Request[] =>
  context.columns
    .filter(isRecorded)
    .filter(({ role, use }) => role === 'license' && (use.kind === 'category' || use.kind === 'list'))
    .map((column) => {
      const request = shareRequest(column, context);
      const shares = { ...request.tallies.shares!, amounts: [], entity: null, merge: 'add' as const };
      return { ...request, tallies: { shares } };
    });

/** Several licences of one row may all hold, or be a choice. */
const NOT_ADDED = 'what they ask for is not added up, because a row may name several';

function analyze(tables: Record<string, Counts>, request: Request, context: Context): Analysis {
  const column = request.columns[0] as RecordedColumn;
  const isList = column.use.kind === 'list';
  let seen: Shares | null = null;
  const analysis = checkShares(tables, request, context, {
    figure: 'ranked-bars',
    levels: [],
    rollUps: [],
    scopeDescribes: true,
    fewerOnly: false,
    facts: (shares, words) => {
      seen = shares;
      return isList ? [] : obligationFacts(shares, words);
    },
    lead: leadOf,
    measures: () => [],
  });
  if (isList) return { ...analysis, reason: `${analysis.reason}; ${NOT_ADDED}` };
  return seen === null
    ? analysis
    : { ...analysis, tables: [...analysis.tables, obligationTable(seen, roleOf(column))] };
}

const example = (
  name: string,
  licences: Record<string, number>,
  missing: number,
  outcome: Example['outcome'],
  codes: string[],
  expected: Record<string, number> | null = null,
): Example => {
  const ids = Object.keys(licences);
  const total = Object.values(licences).reduce((sum, n) => sum + n, missing);
  const reference =
    expected &&
    seal(
      {
        ...{ id: 'example', title: 'the declared shares', source: 'an example', date: '', licence: 'none' },
        ...{ role: 'license', overlapping: false, notes: [] },
      },
      new Map(Object.entries(expected)),
    );
  return {
    ...{ name, outcome, codes },
    context: () =>
      exampleContext(
        total,
        [
          exampleCategory('sample.license', ids, {
            labels: new Map(ids.map((id) => [id, licenceLabel(id)])),
            missing: { empty: missing, sentinel: 0, absent: 0 },
          }),
        ],
        reference ? { declared: { 'sample.license': { reference, minShare: null, from: 'expect' } } } : {},
      ),
    tables: (request) => ({
      shares: exampleCounts(request.tallies.shares!, [
        ...ids.map((id) => ({ 'sample.license': id, rows: licences[id]! })),
        ...(missing > 0 ? [{ 'sample.license': null, rows: missing }] : []),
      ]),
    }),
  };
};

export const licenceShare: Analyzer = {
  meta: {
    id: 'licence-share',
    family: 'provenance',
    title: 'Licences',
    question: 'Under which licences do the rows stand, and what do these ask for together?',
    why: 'A collection may be used as its most restricted row allows, and a restriction on a few rows is lost in a sentence about the whole.',
    method:
      'Rows are counted by licence, read to SPDX identifiers (SPDX Licence List; what was left unsaid is marked as a guess with the column). For each licence a table of terms says whether it allows commercial use and changed versions, and whether it asks for attribution or for the same licence; rows are added up for each. Facts: rows that nobody may use as recorded (high), without commercial use, without changed versions, licences of two families or more that each ask for the same licence (medium), one such family, and licences whose terms are not in the table (low).',
    limits:
      'A licence that is stated need not be the true one, and what a licence asks of a trained model is not settled. The table of terms is a reading aid and no legal advice. Rows without a licence are not free: they are counted beside. Where a cell may name several licences, they may all hold or be a choice, and what they ask for is not added up.',
    version: 1,
    needs: ['a licence'],
    uses: [],
    options: [],
    messages: {
      ...SHARE_MESSAGES,
      withheld: '{rows} ({share} of {known} with a licence) may not be used as recorded: {licences}.',
      'non-commercial': '{rows} ({share} of {known} with a licence) may not be used commercially: {licences}.',
      'no-changes': '{rows} ({share} of {known} with a licence) may not be passed on in a changed version: {licences}.',
      'share-alike':
        '{rows} ({share} of {known} with a licence) stand under {kinds} licences that each ask for the same licence for what is made of them: {licences}.',
      'one-share-alike':
        '{rows} ({share} of {known} with a licence) ask for the same licence for what is made of them: {licences}.',
      'not-known':
        '{rows} ({share} of {known} with a licence) name a licence whose terms are not known here: {licences}.',
    },
  },
  tallies,
  analyze,
  examples: [
    example('a part may not be used commercially', { 'CC-BY-4.0': 600, 'CC-BY-NC-4.0': 400 }, 0, 'gap', [
      'non-commercial',
    ]),
    example(
      'two licences each ask for themselves, and a third is not known',
      { 'CC-BY-SA-4.0': 500, 'ODbL-1.0': 300, Custom: 200 },
      0,
      'gap',
      ['share-alike', 'not-known'],
    ),
    example('rows that nobody may use', { 'CC0-1.0': 900, NONE: 100 }, 0, 'gap', ['withheld']),
    example('notices only', { MIT: 500, 'Apache-2.0': 400 }, 100, 'ok', []),
    example('no row has a licence', {}, 80, 'undetermined', []),
  ],
};
