// Whether the rows of one person agree with one another. Two answers of one person are kept apart from blanks that the person's
// other rows fill: the first make every share doubtful, the second cost nothing, and a count of empty cells hides which it is.
import type { Counts } from '../../count/tally.ts';
import { count, counted } from '../../lib/format.ts';
import { MISSING } from '../../read/roles/role.ts';
import type { Analysis, Analyzer, Context, Example, Request } from '../analyzer.ts';
import { contradiction, contradictionTable, groupsOf, sumOf } from '../coverage/self-contradictions.ts';
import { exampleCategory, exampleContext, exampleCounts, exampleKey } from '../example.ts';
import { columnWords, entityNoun } from '../findings/nouns.ts';
import { outcomeOf } from '../findings/outcome.ts';
import { isRecorded, type RecordedColumn, roleOf, subjectOf } from '../recorded.ts';

/** Attributes that a person has once, at least as long as a data set is collected. Others (occupation, place) may change. */
const LASTING: ReadonlySet<string> = new Set([
  ...['gender', 'age', 'birth-year', 'ethnicity', 'skin-type', 'skin-tone', 'nationality', 'country-of-origin'],
  ...['first-language', 'accent', 'dialect', 'religion', 'disability', 'sexual-orientation', 'country'],
]);
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
  const blanks = sumOf(filled, 'blanks');
  const told = [
    `${count(sumOf(apart, 'people'))} of ${counted(people, ids.one, ids.many)} contradict themselves`,
    blanks > 0
      ? `${counted(blanks, `empty ${rows.one}`, `empty ${rows.many}`)} of ${counted(sumOf(filled, 'people'), ids.one, ids.many)} could be filled from their other rows`
      : 'no blank could be filled from other rows',
  ].join('; ');
  return {
    outcome: repeated === 0 ? 'undetermined' : outcomeOf(findings, {}, people),
    reason: repeated === 0 ? `no ${ids.one} has two ${rows.many}, so nothing can be held against itself` : told,
    title: `Agreement of the ${field} with itself`,
    valueOutcomes: {},
    reference: null,
    measures: [
      measure('contradictory', `${ids.many} with two values`, sumOf(apart, 'people')),
      measure('fillable', `${ids.many} whose blanks their other rows fill`, sumOf(filled, 'people')),
      measure('fillable-rows', `${rows.many} that are blank and could be filled so`, blanks),
    ],
    tables: apart.length > 0 ? [contradictionTable(apart, people, column, { field, ids, labelOf })] : [],
    figures: [],
    findings,
  };
}

const measure = (id: string, label: string, value: number): Analysis['measures'][number] => ({
  ...{ id: `self-contradiction.${id}`, label, value, unit: 'count' },
  method: 'rows are put together by the id of the person; blank cells are no value',
});

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
      'An id need not be a person, and two values need not be an error: ages pass from one band to the next while data are collected, and people may answer otherwise later. Ids with one row cannot contradict themselves. Who declined to say in one row and answered in another contradicts nothing, and is in no group of people for all that.',
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
