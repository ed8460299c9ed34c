// How labels are distributed. No distribution of labels is right in itself, so they are described; judged only against what was
// declared for them, and against the floor: a label with a handful of rows can be neither learned nor tested.
import type { Counts, Tally } from '../../count/tally.ts';
import { LABELS } from '../../know/kinds/role-families.ts';
import { ratio } from '../../lib/format.ts';
import type { ProfiledColumn } from '../../read/roles/role.ts';
import type { Measure } from '../../result/schema.ts';
import { imbalance } from '../../stats/evenness.ts';
import type { Analysis, Analyzer, Context, Request } from '../analyzer.ts';
import { TORN_MESSAGE, tornBetween, tornDraft } from '../coverage/nesting.ts';
import { RARE_MESSAGE, rareValues } from '../coverage/rare-values.ts';
import { rowColumns, rowShareRequest } from '../coverage/row-shares.ts';
import { checkShares, namedCounts, type ShareQuestion } from '../coverage/share-check.ts';
import { SHARE_MESSAGES } from '../coverage/share-findings.ts';
import { leadOf } from '../coverage/share-reason.ts';
import { exampleOfRows } from '../example.ts';
import { type RecordedColumn, roleOf } from '../recorded.ts';

/** What raters answered: nobody can collect more of an answer. */
const ANSWER = 'rating';

/** Labels of single cells are taken together by this role, which is counted for itself as well. */
const GROUP = 'label-group';

/** One request for each label column. Labels are counted in rows, whatever leads for content: a label belongs to a row. */
function tallies(context: Context): Request[] {
  const columns = rowColumns(context, [...LABELS, GROUP]);
  return columns.map((column) => {
    const request = rowShareRequest(column, context);
    const isSingle = column.role === 'label' && column.use.kind === 'category';
    const group = columns.find(
      ({ role, table, use }) => isSingle && role === GROUP && table === column.table && use.kind === 'category',
    );
    return group === undefined
      ? request
      : { ...request, columns: [column, group], tallies: { ...request.tallies, groups: bothOf(column, group) } };
  });
}

/** Which label stands under which wider one. */
const bothOf = (label: RecordedColumn, group: RecordedColumn): Tally => ({
  kind: 'groups',
  table: label.table,
  by: [label, group].map((column) => ({ role: roleOf(column), column: column.index })),
  within: [],
  entity: null,
  amounts: [],
  merge: 'add',
});

function analyze(tables: Record<string, Counts>, request: Request, context: Context): Analysis {
  const [column, group] = request.columns as [RecordedColumn, RecordedColumn?];
  const torn = group ? tornBetween(tables.groups!, column, group) : new Set<string>();
  return checkShares(tables, request, context, question(context.options.floorRows, column, torn));
}

const question = (floor: number, column: ProfiledColumn, torn: ReadonlySet<string>): ShareQuestion => ({
  figure: 'ranked-bars',
  levels: [],
  rollUps: [],
  fewerOnly: false,
  facts: (shares, words) => [
    ...tornDraft(shares, torn),
    ...(column.role === ANSWER ? [] : rareValues(shares, words, column, floor)),
  ],
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

const example = exampleOfRows('sample.label');

export const classShare: Analyzer = {
  meta: {
    id: 'class-share',
    family: 'label',
    title: 'Shares of labels',
    question: 'How many rows does each label have, and which labels have too few?',
    why: 'A label with a handful of rows is neither learned nor tested, and a file in which one label outnumbers another a hundred times hides it in every average.',
    method:
      'Rows are counted for each label; a row with several labels counts once for each, and shares of all rows with a label may then add up to more than 100 %. Intervals are simultaneous (Goodman 1965) on cluster-robust sizes where contributors are known, for several labels a row with Bonferroni correction. Described are the effective number of labels (Hill 1973) and largest over smallest. A recorded wider class of the labels is counted in the same way, and labels that stand under several of them are told. Labels are judged only against what was declared with --expect; without that, labels (not answers of raters) under the floor of 100 rows are a fact of level low.',
    limits:
      'How often a label occurs says nothing about whether it is right. What share a label should have depends on the use, which a file does not state.',
    version: 1,
    needs: ['a label'],
    uses: ['sample.label-group'],
    options: [],
    messages: { ...SHARE_MESSAGES, thin: RARE_MESSAGE, torn: TORN_MESSAGE },
  },
  tallies,
  analyze,
  examples: [
    example('grief has four of 1,004 rows', { joy: 600, anger: 400, grief: 4 }, 0, 'gap', ['thin']),
    example('three labels with hundreds of rows each', { joy: 600, anger: 400, grief: 200 }, 50, 'ok', []),
    example('no row has a label', {}, 80, 'undetermined', []),
  ],
};
