// How much of the data its largest contributors give. A model learns the voice, hand or opinion of whoever gave most of it, and
// a share of rows by group then says more about one person than about the group. Rows without an id count against every claim.
import type { Counts } from '../../count/tally.ts';
import { count, counted, percent } from '../../lib/format.ts';
import { concentrationOf } from '../../stats/concentration.ts';
import type { Analysis, Analyzer, Context, Draft, Request } from '../analyzer.ts';
import {
  curveOf,
  type Holdings,
  holdingMeasures,
  idsToEffective,
  idsToShare,
  rowAt,
  topRank,
} from '../coverage/holdings.ts';
import { exampleContext, exampleCounts, exampleKey } from '../example.ts';
import { entityNoun, titled } from '../findings/nouns.ts';
import { outcomeOf } from '../findings/outcome.ts';
import { isRecorded, missingCells, type RecordedColumn, subjectOf } from '../recorded.ts';

type Level = 'high' | 'medium' | 'low';

/** The facts, worst first: the first that holds is the finding. Shares are of all rows, as if none without an id were theirs. */
const FACTS: readonly { code: string; level: Level; part: number; above: number; from: number }[] = [
  { code: 'single', level: 'high', part: 0, above: 0.5, from: 1 },
  { code: 'single', level: 'medium', part: 0, above: 0.2, from: 1 },
  { code: 'top-percent', level: 'medium', part: 0.01, above: 0.5, from: 200 },
];
/** Entities whose rows say who gave the data: an id of a sample is no contributor. */
const PEOPLE: ReadonlySet<string> = new Set(['contributor', 'annotator', 'source']);
/** The share that the largest id should stay under. */
const LIMIT = 0.2;

function analyze(tables: Record<string, Counts>, request: Request, context: Context): Analysis {
  const column = request.columns[0] as RecordedColumn;
  const [ids, clips] = [entityNoun(column.entity, context.kind), context.kind.rowNoun];
  const sizes = tables.sizes!.table.objects() as { size: number; entities: number }[];
  const found = concentrationOf(sizes.map(({ size, entities }) => ({ size, holders: entities })));
  const frame = { title: `${titled(clips.many)} by ${ids.one}`, valueOutcomes: {}, reference: null };
  const nothing = { measures: [], tables: [], figures: [], findings: [] };
  if (found === null)
    return { ...frame, ...nothing, outcome: 'undetermined', reason: `no ${clips.one} has a ${ids.one}` };

  const missing = missingCells(column);
  const seen: Holdings = { ...found, rows: found.amount + missing, missing, unit: `${column.entity}s`, ids, clips };
  const findings = factOf(seen, context.options.floorEntities);
  const hidden = findings.length === 0 && missing > 0 && (found.largest + missing) / seen.rows > LIMIT;
  const table = curveOf(seen);
  const top = `${count(found.largest)} of ${counted(found.amount, clips.one, clips.many)} (${percent(found.largest / found.amount)})`;
  return {
    ...frame,
    outcome: hidden ? 'undetermined' : outcomeOf(findings, {}, found.amount),
    reason: hidden
      ? `${counted(missing, clips.one, clips.many)} have no ${ids.one} and could all be by one`
      : `the largest of ${counted(found.holders, ids.one, ids.many)} gave ${top}`,
    measures: holdingMeasures(seen),
    tables: [table],
    figures: [
      {
        kind: 'concentration-curve',
        table: table.id,
        caption: `The largest of ${counted(found.holders, ids.one, ids.many)} gave ${top}.`,
      },
    ],
    findings,
  };
}

function factOf(seen: Holdings, floor: number): Draft[] {
  const { ids, clips, rows, holders, effective } = seen;
  const args = { rows: counted(rows, clips.one, clips.many), ids: counted(holders, ids.one, ids.many) };
  const shareOf = (rank: number): number => seen.heldBy(rank) / rows;
  const fact = FACTS.find(({ part, above, from }) => holders >= from && shareOf(topRank(seen, part)) > above);
  if (fact) {
    const rank = topRank(seen, fact.part);
    const own = { ...args, held: count(seen.heldBy(rank)), share: percent(shareOf(rank)) };
    const who = fact.code === 'single' ? `one ${ids.one}` : `1 % of the ${ids.many}`;
    return [
      {
        ...draft(seen, rank, `more than ${percent(fact.above)} of the ${clips.many} are by ${who}`, fact.level),
        code: fact.code,
        args: fact.code === 'single' ? sourceOf(seen, own) : { ...own, top: count(rank) },
        rank: { gap: Math.log(shareOf(rank) / fact.above), affected: seen.heldBy(rank) },
        ...(fact.code === 'single' ? { collect: idsToShare(seen, LIMIT, floor) } : {}),
      },
    ];
  }
  // Each row without an id could be by one more contributor.
  if (effective + seen.missing >= floor) return [];
  return [
    {
      ...draft(seen, holders, `fewer than ${floor} equal ${ids.many} would be as concentrated`, 'low'),
      code: 'few',
      args: { ...args, equal: equal(seen), floor: count(floor) },
      rank: { gap: Math.log(floor / effective), affected: seen.amount },
      collect: idsToEffective(seen, floor),
    },
  ];
}

/** One id of many, with what all weigh together; or the only one there is. */
const sourceOf = (seen: Holdings, { ids, ...own }: Record<'ids' | 'rows' | 'held' | 'share', string>) => ({
  ...own,
  come: seen.heldBy(1) === 1 ? 'comes' : 'come',
  who:
    seen.holders === 1
      ? `one ${seen.ids.one}, the only one`
      : `one of ${ids}; all together they weigh as much as ${equal(seen)} equal ones`,
});

const equal = ({ effective }: Holdings): string => count(Number(effective.toPrecision(2)));

function draft(
  seen: Holdings,
  rank: number,
  why: string,
  level: Level,
): Pick<Draft, 'kind' | 'unit' | 'items' | 'weight'> {
  const { keys, label, count, share, interval, bounds, reference, ratio } = rowAt(seen, rank);
  return {
    kind: 'fact',
    unit: 'rows',
    items: [{ keys, label, count, share, interval, bounds, reference, ratio }],
    weight: { nature: 'fact', ratio: null, level, why: `${titled(why)}.` },
  };
}

const example = (
  sizes: Record<number, number>,
  missing: number,
  outcome: 'gap' | 'ok' | 'undetermined',
  name: string,
  codes: string[],
) => ({
  ...{ name, outcome, codes },
  context: () => {
    const rows = Object.entries(sizes).reduce((sum, [size, entities]) => sum + Number(size) * entities, 0);
    return exampleContext(rows + missing, [
      exampleKey('contributor', { missing: { empty: missing, sentinel: 0, absent: 0 } }),
    ]);
  },
  tables: (request: Request) => ({
    sizes: exampleCounts(
      request.tallies.sizes!,
      Object.entries(sizes).map(([size, entities]) => ({ size: Number(size), entities })),
    ),
  }),
});

export const contributorConcentration: Analyzer = {
  meta: {
    id: 'contributor-concentration',
    family: 'contextual',
    title: 'Concentration on few contributors',
    question: 'Is the data spread over many contributors, or does it come from a few?',
    why: 'What one contributor gives a thousand times is learned a thousand times: their voice, hand or opinion stands for a whole group.',
    method:
      'Rows are counted for each id. Reported are the share of the largest id, of the top 1 % and 10 % of ids (at least one), the number of equal ids that would be as concentrated (Hill 1973, order 2), the median and the Gini coefficient. A fact is: one id with more than 50 % (high) or 20 % (medium) of the rows; with 200 ids or more, 1 % of them with more than 50 % (medium); an effective number of ids under the floor for contributors (low). Shares count rows without an id as if by others.',
    limits:
      'An id need not be a person: one person may have several ids, and several people one. Rows are counted, not hours or tokens.',
    version: 1,
    needs: ['an id of contributors', 'an id of annotators'],
    uses: [],
    options: [],
    messages: {
      single: '{held} of {rows} ({share}) {come} from {who}.',
      'top-percent': '{held} of {rows} ({share}) come from {top} of {ids}, the top 1 %.',
      few: 'The {rows} come from {ids} that weigh as much as {equal} equal ones; the floor is {floor}.',
    },
  },
  tallies: (context) =>
    [...context.entities.values()]
      .filter(isRecorded)
      .filter(({ entity }) => PEOPLE.has(entity))
      .map((column) => ({
        subject: [subjectOf(column)],
        columns: [column],
        tallies: {
          sizes: {
            kind: 'sizes',
            table: column.table,
            by: [],
            within: [],
            entity: { name: column.entity, column: column.index },
            amounts: [],
            merge: 'keyed',
          },
        },
      })),
  analyze,
  examples: [
    example({ 60: 1, 5: 8 }, 0, 'gap', 'one of nine speaker ids gave 60 of 100 clips', ['single']),
    example({ 10: 12 }, 0, 'gap', 'twelve speaker ids with ten clips each are fewer than thirty', ['few']),
    example({ 5: 40 }, 0, 'ok', 'forty speaker ids gave five clips each', []),
    example({ 2: 40 }, 60, 'undetermined', 'sixty clips without an id could all be by one speaker', []),
  ],
};
