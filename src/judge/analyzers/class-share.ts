// How labels are distributed. No distribution of labels is right in itself, so they are described; judged only against what was
// declared for them, and against the floor: a label with a handful of rows can be neither learned nor tested.
import type { Counts } from '../../count/tally.ts';
import { count, counted, listFirst, ratio } from '../../lib/format.ts';
import type { Measure } from '../../result/schema.ts';
import { imbalance } from '../../stats/evenness.ts';
import type { Analysis, Analyzer, Context, Draft, Request } from '../analyzer.ts';
import { checkShares, namedCounts, type ShareQuestion, shareRequest } from '../coverage/share-check.ts';
import { SHARE_MESSAGES, type ShareWords } from '../coverage/share-findings.ts';
import { leadOf } from '../coverage/share-reason.ts';
import { itemOf, type Shares } from '../coverage/shares.ts';
import { exampleCategory, exampleContext, exampleCounts } from '../example.ts';
import { isRecorded } from '../recorded.ts';
import { collectFor } from '../remedies/collect.ts';

/** Roles that say what a sample was labelled as. */
const LABELS = ['label', 'labels', 'emotion', 'rating', 'topic'];
const NAMED = 3;

/** One request for each label column. Labels are counted in rows, whatever leads for content: a label belongs to a row. */
function tallies(context: Context): Request[] {
  return context.columns
    .filter(isRecorded)
    .filter(
      ({ entity, role, use }) => entity === 'sample' && LABELS.includes(role) && /^(category|list)$/.test(use.kind),
    )
    .map((column) => {
      const request = shareRequest(column, context);
      return { ...request, tallies: { shares: { ...request.tallies.shares!, amounts: [] } } };
    });
}

const analyze = (tables: Record<string, Counts>, request: Request, context: Context): Analysis =>
  checkShares(tables, request, context, question(context.options.floorRows));

const question = (floor: number): ShareQuestion => ({
  figure: 'ranked-bars',
  levels: [],
  rollUps: [],
  fewerOnly: false,
  facts: (shares, words) => thin(shares, words, floor),
  lead: (shares, words) => {
    const times = imbalance(namedCounts(shares));
    return times === null ? leadOf(shares, words) : `${leadOf(shares, words)}, ${ratio(times)} times the smallest`;
  },
  measures: (shares): Measure[] => [
    {
      id: 'class-share.imbalance',
      label: 'largest over smallest label',
      value: imbalance(namedCounts(shares)),
      unit: 'times',
      method: 'largest count over smallest count, of the values that occur',
    },
  ],
});

/** Labels under the floor, in a file that has at least the floor; what was declared is judged elsewhere. */
function thin(shares: Shares, { field, unit }: ShareWords, floor: number): Draft[] {
  if (shares.compared.comparison?.judged || shares.table.known < floor) return [];
  const found = shares.judged.filter(({ row }) => row.count > 0 && row.count < floor);
  const rare = found.sort((a, b) => a.row.count - b.row.count || (a.row.label < b.row.label ? -1 : 1));
  if (rare.length === 0) return [];
  const labels = rare.map(({ row }) => `"${row.label}" (${count(row.count)})`);
  const groups = rare.map(({ row }) => ({ label: row.label, have: row.count, share: null, wanted: true }));
  const collect = collectFor({ unit: 'rows', words: unit.many, groups, floor, ratio: 1, reference: null });
  return [
    {
      code: 'thin',
      kind: 'fact',
      unit: shares.table.unit,
      items: rare.map(itemOf),
      args: {
        values: counted(rare.length, 'value', 'values'),
        field,
        floor: `${count(floor)} ${unit.many}`,
        labels: listFirst(labels, NAMED),
      },
      weight: {
        nature: 'fact',
        ratio: null,
        level: 'low',
        why: `At least one value has fewer than ${count(floor)} ${unit.many}.`,
      },
      rank: {
        gap: Math.log(floor / rare[0]!.row.count),
        affected: rare.reduce((sum, { row }) => sum + row.count, 0),
      },
      ...(collect ? { collect } : {}),
    },
  ];
}

const example = (
  name: string,
  labels: Record<string, number>,
  missing: number,
  outcome: Analysis['outcome'],
  codes: string[],
) => {
  const rows = Object.values(labels).reduce((sum, n) => sum + n, missing);
  return {
    ...{ name, outcome, codes },
    context: () =>
      exampleContext(rows, [
        exampleCategory('sample.label', Object.keys(labels), { missing: { empty: missing, sentinel: 0, absent: 0 } }),
      ]),
    tables: (request: Request) => ({
      shares: exampleCounts(request.tallies.shares!, [
        ...Object.entries(labels).map(([label, n]) => ({ 'sample.label': label, rows: n })),
        ...(missing > 0 ? [{ 'sample.label': null, rows: missing }] : []),
      ]),
    }),
  };
};

export const classShare: Analyzer = {
  meta: {
    id: 'class-share',
    family: 'label',
    title: 'Shares of labels',
    question: 'How many rows does each label have, and which labels have too few?',
    why: 'A label with a handful of rows is neither learned nor tested, and a file in which one label outnumbers another a hundred times hides it in every average.',
    method:
      'Rows are counted for each label; a row with several labels counts once for each, and shares of all rows with a label may then add up to more than 100 %. Intervals are simultaneous (Goodman 1965) on cluster-robust sizes where contributors are known, for several labels a row with Bonferroni correction. Described are the effective number of labels (Hill 1973) and largest over smallest. Labels are judged only against what was declared with --expect; without that, labels under the floor of 100 rows are a fact of level low.',
    limits:
      'How often a label occurs says nothing about whether it is right. What share a label should have depends on the use, which a file does not state.',
    version: 1,
    needs: ['a label'],
    uses: [],
    options: [],
    messages: { ...SHARE_MESSAGES, thin: '{values} of {field} with fewer than {floor}: {labels}.' },
  },
  tallies,
  analyze,
  examples: [
    example('grief has four of 1,004 rows', { joy: 600, anger: 400, grief: 4 }, 0, 'gap', ['thin']),
    example('three labels with hundreds of rows each', { joy: 600, anger: 400, grief: 200 }, 50, 'ok', []),
    example('no row has a label', {}, 80, 'undetermined', []),
  ],
};
