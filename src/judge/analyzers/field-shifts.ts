// Cells that are unlike all others of their column: an address that is none, a number column with words. They show that a row was
// cut or shifted where a file was written, and such a row says something false in every one of its fields.
import type { Counts } from '../../count/tally.ts';
import { counted } from '../../lib/format.ts';
import type { Analysis, Analyzer, Context, Request } from '../analyzer.ts';
import { shapedOf, shapeTable, shiftFact } from '../coverage/shapes.ts';
import { exampleColumn, exampleContext, exampleCounts } from '../example.ts';
import { outcomeOf } from '../findings/outcome.ts';
import { isRecorded } from '../recorded.ts';

/** Types that a cell can break, and texts, in which a bare number or address is out of place. */
const TYPES: ReadonlySet<string> = new Set(['url', 'number', 'date']);

function tallies(context: Context): Request[] {
  const columns = context.columns.filter(
    (column) => TYPES.has(column.type) || (isRecorded(column) && column.use.kind === 'text'),
  );
  if (columns.length === 0) return [];
  return [
    {
      ...{ subject: [], columns },
      tallies: Object.fromEntries(
        columns.map(({ table, index }) => [
          `${table}.${index}`,
          {
            ...{ kind: 'traits', table, by: [], within: [], entity: null, amounts: [], merge: 'add' },
            cells: { column: index, trait: 'shape' },
          },
        ]),
      ),
    },
  ];
}

function analyze(tables: Record<string, Counts>, { columns }: Request, context: Context): Analysis {
  const found = columns.map((column) => shapedOf(column, tables[`${column.table}.${column.index}`]!));
  const told = found.filter(({ shape }) => shape !== null);
  const fact = shiftFact(told, context);
  const findings = fact === null ? [] : [fact];
  const odd = told.filter(({ breaks }) => breaks > 0).length;
  const table = shapeTable(told, context.rows);
  return {
    outcome: outcomeOf(findings, {}, told.length),
    reason:
      told.length === 0
        ? 'no column has cells that are alike enough to say which are not'
        : `${counted(told.length, 'column', 'columns')} of one shape; ${odd === 0 ? 'no cell breaks it' : `in ${counted(odd, 'column', 'columns')} some cells break it`}`,
    ...{ title: 'Cells that are unlike their column', valueOutcomes: {}, reference: null },
    measures: [
      {
        ...{ id: 'field-shifts.cells', label: 'Cells that are unlike their column', unit: 'values' },
        value: told.reduce((sum, { breaks }) => sum + breaks, 0),
        method: 'in columns of which at least 95 % of the cells have one shape; words for "missing" are not counted',
      },
    ],
    tables: table.rows.length > 0 ? [table] : [],
    ...{ figures: [], findings },
  };
}

const example = (
  name: string,
  type: string,
  shapes: Record<string, number>,
  sentinel: number,
  outcome: Analysis['outcome'],
  codes: string[],
) => ({
  ...{ name, outcome, codes },
  context: () =>
    exampleContext(
      Object.values(shapes).reduce((sum, n) => sum + n, 0),
      [exampleColumn('sample.url', { use: { kind: 'none' }, type, missing: { empty: 0, sentinel, absent: 0 } })],
    ),
  tables: ({ tallies: asked }: Request) =>
    Object.fromEntries(
      Object.entries(asked).map(([column, tally]) => [
        column,
        exampleCounts(
          tally,
          [...Object.entries(shapes), [null, sentinel] as const].map(([value, rows]) => ({
            value,
            rows: Number(rows),
          })),
        ),
      ]),
    ),
});

export const fieldShifts: Analyzer = {
  meta: {
    id: 'field-shifts',
    family: 'quality',
    title: 'Cells that are unlike their column',
    question: 'Are there cells that cannot be what their column holds, as where a row was shifted?',
    why: 'A row whose fields moved is wrong in all of them, and passes for data wherever only one field is looked at.',
    method:
      'Cells of columns of addresses, numbers, dates and texts are told by their shape (an address starts with a scheme, // or www.; a number, a date, or words). Where at least 95 % and 20 cells of a column have one shape, the others are counted. A fact is any of them: low, medium over 1 % of a column, a note where only texts hold a bare number or address.',
    limits:
      'A cell of the right shape may still be wrong. A number is taken for one in every usual notation. Which row it is, is not printed. Words for "missing" are absent cells here.',
    version: 1,
    needs: ['a column of addresses, numbers, dates or texts'],
    uses: [],
    options: [],
    messages: { shifted: '{cells} unlike all others of their column: {columns}.' },
  },
  tallies,
  analyze,
  examples: [
    example('one address of a thousand is a word', 'url', { url: 999, text: 1 }, 0, 'gap', ['shifted']),
    example('numbers, and words for "missing"', 'number', { number: 990 }, 10, 'ok', []),
    example('half numbers, half words', 'number', { number: 500, text: 500 }, 0, 'undetermined', []),
  ],
};
