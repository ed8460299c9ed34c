// Whether the rows of one person agree with one another. Two answers of one person are kept apart from blanks that the person's
// other rows fill: the first make every share doubtful, the second cost nothing, and a count of empty cells hides which it is.
import type { Counts } from '../../count/tally.ts';
import { count, counted, listFirst, percent } from '../../lib/format.ts';
import { MISSING } from '../../read/roles/role.ts';
import type { ResultRow, ResultTable } from '../../result/schema.ts';
import type { Analysis, Analyzer, Context, Draft, Example, Request } from '../analyzer.ts';
import { exampleCategory, exampleContext, exampleCounts, exampleKey } from '../example.ts';
import { columnWords, entityNoun, titled } from '../findings/nouns.ts';
import { outcomeOf } from '../findings/outcome.ts';
import { isRecorded, type RecordedColumn, roleOf, subjectOf } from '../recorded.ts';

/** Attributes that a person has once, at least as long as a data set is collected. Others (occupation, place) may change. */
const LASTING: ReadonlySet<string> = new Set([
  ...['gender', 'age', 'birth-year', 'ethnicity', 'skin-type', 'skin-tone', 'nationality', 'country-of-origin'],
  ...['first-language', 'accent', 'dialect', 'religion', 'disability', 'sexual-orientation', 'country'],
]);
/** Shares of contradicting people from which the fact has a level. */
const LEVELS = [
  { from: 0.05, level: 'medium' },
  { from: 0, level: 'low' },
] as const;
const NAMED = 3;

function tallies(context: Context): Request[] {
  return context.columns
    .filter(isRecorded)
    .filter(({ role, use }) => LASTING.has(role) && use.kind === 'category')
    .flatMap((column): Request[] => {
      const key = context.entities.get(column.entity);
      if (column.entity === 'sample' || key === undefined || key.table !== column.table) return [];
      const by = [{ role: roleOf(column), column: column.index }];
      const common = { table: column.table, within: [], amounts: [] };
      return [
        {
          subject: [subjectOf(column)],
          columns: [column, key],
          tallies: {
            own: {
              ...{ ...common, kind: 'spread', by, entity: null, missingCoded: true, merge: 'keyed' },
              cells: { column: key.index },
            },
            sizes: {
              ...{ ...common, kind: 'sizes', by: [], merge: 'keyed' },
              entity: { name: column.entity, column: key.index },
            },
          },
        },
      ];
    });
}

/** People whose rows stand under the same codes, and how many of their rows are blank. */
interface Group {
  known: string[];
  people: number;
  blanks: number;
}

/** One group for each set of codes that the rows of a person stand under. */
function groupsOf({ table }: Counts, role: string): Group[] {
  const groups = new Map<string, Group>();
  for (const line of table.objects() as { codes: string; values: number; rows: number }[]) {
    const codes = JSON.parse(line.codes) as string[];
    const group = groups.get(line.codes) ?? {
      known: codes.filter((code) => code !== MISSING),
      people: line.values,
      blanks: 0,
    };
    const isBlank = (line as unknown as Record<string, string>)[role] === MISSING;
    groups.set(line.codes, { ...group, blanks: group.blanks + (isBlank ? line.rows : 0) });
  }
  return [...groups.values()];
}

const sum = (groups: readonly Group[], of: 'people' | 'blanks'): number =>
  groups.reduce((total, group) => total + group[of], 0);

function analyze(tables: Record<string, Counts>, request: Request, context: Context): Analysis {
  const [column] = request.columns as [RecordedColumn];
  const ids = entityNoun(column.entity, context.kind);
  const rows = context.kind.rowNoun;
  const field = columnWords(column, context);
  const sizes = tables.sizes!.table.objects() as { size: number; entities: number }[];
  const people = sizes.reduce((total, { entities }) => total + entities, 0);
  const repeated = sizes.reduce((total, { size, entities }) => total + (size > 1 ? entities : 0), 0);
  const groups = groupsOf(tables.own!, roleOf(column));
  const apart = groups.filter(({ known }) => known.length > 1);
  const filled = groups.filter(({ known, blanks }) => known.length === 1 && blanks > 0);
  const labelOf = (code: string): string => column.labels?.get(code) ?? code;
  const findings = contradiction(apart, people, { ids, field, labelOf }, column);
  const blanks = sum(filled, 'blanks');
  const told = [
    `${count(sum(apart, 'people'))} of ${counted(people, ids.one, ids.many)} contradict themselves`,
    blanks > 0
      ? `${counted(blanks, `empty ${rows.one}`, `empty ${rows.many}`)} of ${counted(sum(filled, 'people'), ids.one, ids.many)} could be filled from their other rows`
      : 'no blank could be filled from other rows',
  ].join('; ');
  return {
    outcome: repeated === 0 ? 'undetermined' : outcomeOf(findings, {}, people),
    reason: repeated === 0 ? `no ${ids.one} has two ${rows.many}, so nothing can be held against itself` : told,
    title: `Agreement of the ${field} with itself`,
    valueOutcomes: {},
    reference: null,
    measures: [
      measure('contradictory', `${ids.many} with two values`, sum(apart, 'people')),
      measure('fillable', `${ids.many} whose blanks their other rows fill`, sum(filled, 'people')),
      measure('fillable-rows', `${rows.many} that are blank and could be filled so`, blanks),
    ],
    tables: apart.length > 0 ? [tableOf(apart, people, column, { field, ids, labelOf })] : [],
    figures: [],
    findings,
  };
}

const measure = (id: string, label: string, value: number): Analysis['measures'][number] => ({
  ...{ id: `self-contradiction.${id}`, label, value, unit: 'count' },
  method: 'rows are put together by the id of the person; blank cells are no value',
});

interface Words {
  ids: { one: string; many: string };
  field: string;
  labelOf(code: string): string;
}

const nameOf = ({ known }: Group, { labelOf }: Pick<Words, 'labelOf'>): string => known.map(labelOf).join(' and ');

/** Groups of equal known codes as rows, largest first; blanks do not make a contradiction another one. */
function tableOf(apart: Group[], people: number, column: RecordedColumn, words: Words): ResultTable {
  const held = new Map<string, number>();
  for (const group of apart) held.set(nameOf(group, words), (held.get(nameOf(group, words)) ?? 0) + group.people);
  const rows = [...held]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(
      ([label, n]): ResultRow => ({
        ...{ keys: { [roleOf(column)]: label }, label, raw: [], count: n, share: people > 0 ? n / people : null },
        ...{ interval: null, bounds: null, reference: null, ratio: null, verdict: null },
      }),
    );
  return {
    ...{ id: 'contradictions', title: `${titled(words.ids.many)} by values that exclude one another` },
    ...{ unit: `${column.entity}s`, total: people, known: people, missing: 0, counting: 'single' as const, rows },
  };
}

function contradiction(apart: Group[], people: number, words: Words, column: RecordedColumn): Draft[] {
  const held = sum(apart, 'people');
  if (held === 0) return [];
  const { rows } = tableOf(apart, people, column, words);
  const share = held / people;
  const { level } = LEVELS.find(({ from }) => share >= from)!;
  return [
    {
      code: 'contradictory',
      kind: 'fact',
      unit: `${column.entity}s`,
      items: rows.map(({ keys, label, count: n, share: part }) => ({
        ...{ keys, label, count: n, share: part, interval: null, bounds: null, reference: null, ratio: null },
      })),
      args: {
        held: count(held),
        people: counted(people, words.ids.one, words.ids.many),
        share: percent(share),
        have: held === 1 ? 'has' : 'have',
        field: words.field,
        values: listFirst(
          rows.map(({ label, count: n }) => `"${label}" (${count(n)})`),
          NAMED,
        ),
      },
      weight: { nature: 'fact', ratio: null, level, why: 'They count in no group of people, but their rows do.' },
      rank: { gap: 0, affected: held },
    },
  ];
}

/** Speakers by the codes of their own rows: [codes, speakers, rows under each code]. */
const example = (
  name: string,
  own: [string[], number, number][],
  sizes: Record<number, number>,
  outcome: Example['outcome'],
  codes: string[],
): Example => ({
  ...{ name, outcome, codes },
  context: () =>
    exampleContext(100, [exampleCategory('contributor.gender', ['female', 'male']), exampleKey('contributor')]),
  tables: ({ tallies: { own: asked, sizes: held } }) => ({
    own: exampleCounts(
      asked!,
      own.flatMap(([set, values, rows]) =>
        set.map((code) => ({ codes: JSON.stringify(set), 'contributor.gender': code, values, rows })),
      ),
    ),
    sizes: exampleCounts(
      held!,
      Object.entries(sizes).map(([size, entities]) => ({ size: Number(size), entities })),
    ),
  }),
});

export const selfContradiction: Analyzer = {
  meta: {
    id: 'self-contradiction',
    family: 'quality',
    title: 'People who contradict themselves',
    question: 'Do the rows of one person say the same about that person?',
    why: 'A speaker who is a woman in one row and a man in another is in no group for sure, and a share of people is only as sure as their own rows.',
    method:
      'Rows are put together by the id of the person. A person with two different known values contradicts itself, and counts in no group of people; a person with one known value and blank rows is counted under that value, and the blank rows are those that could be filled from its other rows. A fact is any contradiction: low, from 5 % of the people on medium.',
    limits:
      'An id need not be a person, and two values need not be an error: ages pass from one band to the next while data are collected, and people may answer otherwise later. Ids with one row cannot contradict themselves.',
    version: 1,
    needs: ['an attribute of people beside their id'],
    uses: [],
    options: [],
    messages: {
      contradictory: '{held} of {people} ({share}) {have} more than one {field}: {values}.',
    },
  },
  tallies,
  analyze,
  examples: [
    example(
      'two of twenty speakers have two genders, three have blanks',
      [
        [['female', 'male'], 2, 5],
        [[MISSING, 'female'], 3, 9],
      ],
      { 5: 20 },
      'gap',
      ['contradictory'],
    ),
    example('blanks only, which other rows fill', [[[MISSING, 'male'], 4, 8]], { 5: 20 }, 'ok', []),
    example('every speaker has one row', [], { 1: 40 }, 'undetermined', []),
  ],
};
