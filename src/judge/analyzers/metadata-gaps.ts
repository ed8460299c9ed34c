// What the file does not record: fields that data of its kind should have, fields that are often empty, and groups in which a
// field is missing more often, whose shares are therefore the least certain. Missing is never a group; here it is the subject.
import type { Counts } from '../../count/tally.ts';
import { count, counted, list } from '../../lib/format.ts';
import type { Analysis, Analyzer, Context, Request } from '../analyzer.ts';
import { absentFields, partlyRecorded, rowsAreTotals, undecidable } from '../coverage/field-findings.ts';
import { fieldMeasures, fieldsOf, fieldTable, fieldWords } from '../coverage/fields.ts';
import { holeOf, holeTables, missingShare, unevenlyMissing } from '../coverage/holes.ts';
import { codesOf, MOST_CODES, pairsOf, pairTally, peopleColumns } from '../coverage/pairs.ts';
import { exampleCategory, exampleContext, exampleCounts } from '../example.ts';
import { titled } from '../findings/nouns.ts';
import { countVerdicts, outcomeOf } from '../findings/outcome.ts';
import { missingCells, type RecordedColumn, roleOf, subjectOf } from '../recorded.ts';

/** First the fields of the kind; then, for each attribute of people that is sometimes missing, in which groups it is. */
function tallies(context: Context): Request[] {
  const people = peopleColumns(context);
  const pairs = pairsOf(context);
  const judged = people.filter((column) => context.declared.has(roleOf(column)) && missingCells(column) > 0);
  return [
    {
      subject: [],
      columns: judged,
      tallies: Object.fromEntries(judged.map((column) => [roleOf(column), alone(column)])),
    },
    ...people
      .filter((column) => missingCells(column) > 0)
      .flatMap((column): Request[] => {
        const groups = people.filter(
          (group) => group.entity === column.entity && group.table === column.table && group.role !== column.role,
        );
        const small = groups.filter(
          (group, i) =>
            codesOf(group) > 1 &&
            codesOf(group) <= MOST_CODES &&
            groups.findIndex(({ role }) => role === group.role) === i,
        );
        if (small.length === 0) return [];
        // Who lacks a value is told alike by a pair and its reverse, and the pair is mostly counted already.
        const tally = (outer: RecordedColumn) => {
          const asked = pairs.find((pair) => pair.refused === null && pair.outer === column && pair.inner === outer);
          return pairTally(asked ?? { outer, inner: column, refused: null }, context);
        };
        return [
          {
            subject: [subjectOf(column)],
            columns: [column, ...small],
            tallies: Object.fromEntries(small.map((group) => [roleOf(group), tally(group)])),
          },
        ];
      }),
  ];
}

const alone = (column: RecordedColumn) => ({
  ...{ kind: 'groups' as const, table: column.table, within: [], entity: null, amounts: [], merge: 'add' as const },
  by: [{ role: roleOf(column), column: column.index }],
});

function analyze(tables: Record<string, Counts>, request: Request, context: Context): Analysis {
  return request.subject.length === 0
    ? analyzeFields(tables, request, context)
    : analyzeHoles(tables, request, context);
}

function analyzeFields(tables: Record<string, Counts>, request: Request, context: Context): Analysis {
  const fields = fieldsOf(context);
  const judged = request.columns as RecordedColumn[];
  const findings = [
    rowsAreTotals(context),
    absentFields(context),
    partlyRecorded(fields, context),
    undecidable(tables, judged, context),
  ].filter((draft) => draft !== null);
  const { many, one } = context.kind.rowNoun;
  const found = fields.filter(({ known }) => known > 0);
  const told = `${count(found.length)} of ${counted(fields.length, 'field', 'fields')} hold values`;
  return {
    outcome: outcomeOf(findings, {}, context.rows),
    reason: told,
    title: `Fields expected of ${context.kind.title}`,
    valueOutcomes: {},
    reference: null,
    measures: fieldMeasures(fields, context),
    tables: [fieldTable(fields, context)],
    figures:
      fields.length > 0
        ? [{ kind: 'missing-strip', table: 'fields', caption: `Of ${counted(context.rows, one, many)}: ${told}.` }]
        : [],
    findings,
  };
}

function analyzeHoles(tables: Record<string, Counts>, request: Request, context: Context): Analysis {
  const [column, ...groups] = request.columns as [RecordedColumn, ...RecordedColumn[]];
  const holes = groups.map((group) => holeOf(tables[roleOf(group)]!, column, group, context));
  const uneven = unevenlyMissing(holes, context);
  const findings = uneven ? [uneven] : [];
  const screened = holes.flatMap(({ cells }) => cells.filter((cell) => cell.screened));
  const field = fieldWords(roleOf(column), context);
  return {
    outcome: outcomeOf(findings, {}, screened.length),
    reason:
      screened.length > 0
        ? `compared in ${counted(screened.length, 'group', 'groups')} of ${list(groups.map((group) => fieldWords(roleOf(group), context)))}`
        : `too few in every group to say where the ${field} is missing`,
    title: `Where the ${field} is missing`,
    valueOutcomes: countVerdicts(holes.flatMap(({ cells }) => cells)),
    reference: null,
    measures: [
      {
        ...{ id: 'metadata-gaps.missing', label: `${titled(field)} is missing`, unit: 'share' },
        value: missingShare(tables[roleOf(groups[0]!)]!, roleOf(column)),
        method: 'share of all rows without a known value',
      },
    ],
    tables: holes.flatMap((hole) => holeTables(hole, context)),
    figures: groups.map((group) => ({
      kind: 'missing-strip' as const,
      table: `by-${roleOf(group)}`,
      caption: `${titled(field)}: recorded and missing, by ${fieldWords(roleOf(group), context)}.`,
    })),
    findings,
  };
}

const question = (id: string, roles: string[]) => ({ id, text: `Which ${id}?`, roles, required: true });
const KIND = {
  expected: ['contributor.gender', 'contributor.age', 'sample.license'],
  questions: [question('gender', ['contributor.gender']), question('licence', ['sample.license', 'sample.consent'])],
};
const licence = exampleCategory('sample.license', ['CC0-1.0']);
const gender = exampleCategory('contributor.gender', ['female', 'male']);
const emptyAge = (empty: number) =>
  exampleCategory('contributor.age', ['20-39', '40-59'], { missing: { empty, sentinel: 0, absent: 0 } });

/** Clips by gender with and without a recorded age. */
const holes = (
  name: string,
  cells: [string, string | null, number][],
  outcome: Analysis['outcome'],
  codes: string[],
) => ({
  ...{ name, outcome, codes },
  context: () => {
    const sum = (of: typeof cells) => of.reduce((total, [, , rows]) => total + rows, 0);
    return exampleContext(sum(cells), [licence, gender, emptyAge(sum(cells.filter(([, age]) => age === null)))], {
      kind: KIND,
    });
  },
  tables: (request: Request) =>
    Object.fromEntries(
      Object.entries(request.tallies).map(([role, tally]) => [
        role,
        exampleCounts(
          tally,
          cells.map(([sex, age, rows]) => ({ 'contributor.gender': sex, 'contributor.age': age, rows })),
        ),
      ]),
    ),
});

export const metadataGaps: Analyzer = {
  meta: {
    id: 'metadata-gaps',
    family: 'quality',
    title: 'What is not recorded',
    question:
      'Which fields that such data should have are absent, often empty, or empty in some groups more than in others?',
    why: 'What is not recorded cannot be checked, and a field that is empty mostly in one group makes every share in that group uncertain.',
    method:
      'For each field expected of this kind of data, and each other field that was read, rows with and without a known value are counted (empty cells, words such as "unknown", and absent keys are missing; "prefer not to say" is known). A required question of the kind without any field is a fact: high where it is a right (licence, consent), else medium; with a declared target it is a gap and critical. An expected field, or an attribute of people, is often empty from 20 % (low) or 50 % (medium) missing; a right from any (medium) or 50 % (high). For each attribute of people that is sometimes missing, its missing share in each group of every other attribute is compared with the rest of the file: people with an id, else rows; Katz log interval, Benjamini-Hochberg adjusted within one table, ratio over 1.25 and 5 points or more (low; over 2: medium). Bounds of shares give none, or all, of the missing to one value.',
    limits:
      'A field may be kept elsewhere than in this file. That a value is recorded does not make it right. Columns whose role is not certain count as absent until they are declared with --role.',
    version: 1,
    needs: [],
    uses: [],
    options: [],
    messages: {
      absent: 'No column is known to hold {fields}, which is expected of {title}{perhaps}.',
      totals:
        'Each of the {rows} already stands for many. Rows are counted here and amounts are not, so a share says how often a value is listed and nothing about how much is behind it.',
      partly: 'The {field} is missing for {missing} of {rows} ({share}){more}.',
      undecidable:
        'The {field} is missing for {missing} of {total}, so it cannot be told whether declared shares hold for {values}.',
      uneven:
        'The {field} is missing for {missing} of {total} ({share}) where the {role} is "{group}", against {rest} in the rest of the file.',
    },
  },
  tallies,
  analyze,
  examples: [
    {
      ...{ name: 'speech without a licence or consent field', outcome: 'gap', codes: ['absent'] },
      context: () => exampleContext(500, [gender], { kind: KIND }),
      tables: () => ({}),
    },
    holes(
      'the age of most women is missing',
      [
        ['female', '20-39', 60],
        ['female', null, 140],
        ['male', '20-39', 300],
        ['male', null, 40],
      ],
      'gap',
      ['partly', 'uneven'],
    ),
    holes(
      'the age is missing as often for women as for men',
      [
        ['female', '20-39', 3600],
        ['female', null, 400],
        ['male', '20-39', 3590],
        ['male', null, 410],
      ],
      'ok',
      [],
    ),
    holes(
      'twenty clips cannot show where the age is missing',
      [
        ['female', '20-39', 9],
        ['female', null, 1],
        ['male', '20-39', 8],
        ['male', null, 2],
      ],
      'undetermined',
      [],
    ),
  ],
};
