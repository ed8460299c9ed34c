// What is in the file more than once: texts, addresses, files. Compared as they are, and texts also without case and blanks around
// them; nothing is called alike that is not. Where a sample is rated by several, its text comes back by design and is not asked.
import type { Counts, Tally } from '../../count/tally.ts';
import { count, counted, percent } from '../../lib/format.ts';
import type { Measure } from '../../result/schema.ts';
import type { Analysis, Analyzer, Context, Request } from '../analyzer.ts';
import {
  leakFact,
  meantToRepeat,
  type Repeats,
  repeatFact,
  repeatsOf,
  splitOf,
  splitTable,
  timesTable,
} from '../coverage/repeats.ts';
import { exampleCategory, exampleColumn, exampleContext, exampleCounts } from '../example.ts';
import { columnWords, isOfRaters, titled } from '../findings/nouns.ts';
import { outcomeOf } from '../findings/outcome.ts';
import { isRecorded, missingCells, type RecordedColumn, roleOf, subjectOf } from '../recorded.ts';

const HASH = /(^|[_\W])(hash|md5|md5hash|sha\d*|checksum|digest)([_\W]|$)/i;
const isText = ({ use }: RecordedColumn): boolean => use.kind === 'text';
const isAsked = (column: RecordedColumn): boolean =>
  isText(column) || column.role === 'url' || column.role === 'path' || (column.role === 'id' && HASH.test(column.name));

/** Names of files are compared up to so many rows: beyond, this one check would take longer than all the others. */
const MOST_NAMES = 5_000_000;
const isTooMany = (column: RecordedColumn, { rows, tables }: Context): boolean =>
  !isText(column) && column.role !== 'url' && (tables.get(column.table)?.rows ?? rows) > MOST_NAMES;

const BY_DESIGN = 'several raters judge the same sample, so what is rated comes back by design';

/** In a table of ratings each row is a judgement: what was judged stands in as many rows as it has raters. */
const isRated = ({ table }: RecordedColumn, { kind, columns }: Context): boolean =>
  isOfRaters(kind) &&
  columns.some((column) => column.table === table && column.entity === 'annotator' && column.use.kind === 'key');

/** Why a column is not compared; null where it is. */
const refusal = (column: RecordedColumn, context: Context): string | null => {
  if (isRated(column, context)) return BY_DESIGN;
  return isTooMany(column, context) ? `not compared: there are over ${count(MOST_NAMES)} of them` : null;
};

function tallies(context: Context): Request[] {
  const columns = context.columns.filter(isRecorded);
  const rated = new Set(
    columns
      .filter(({ entity, role, use }) => entity === 'sample' && role === 'id' && use.kind === 'key')
      .map(({ table }) => table),
  );
  return (
    columns
      // What was looked up elsewhere comes back for every row that names it.
      .filter((column) => isAsked(column) && !rated.has(column.table) && !column.lookedUp)
      .map((column) => {
        const { table, index } = column;
        const plain = { table, by: [], within: [], entity: null, amounts: [] };
        const sizes = {
          ...plain,
          kind: 'sizes' as const,
          entity: { name: 'cell', column: index },
          merge: 'keyed' as const,
        };
        const split = splitOf(context, table);
        const by = split === null ? [] : [{ role: roleOf(split), column: split.index }];
        const form = isText(column) ? ('folded' as const) : ('exact' as const);
        const all: Record<string, Tally | false> = {
          exact: sizes,
          folded: isText(column) && { ...sizes, form },
          spread: split !== null && { ...plain, kind: 'spread', by, form, cells: { column: index }, merge: 'keyed' },
          splits: split !== null && { ...plain, kind: 'groups', by, merge: 'add' },
        };
        return {
          subject: [subjectOf(column)],
          columns: split === null ? [column] : [column, split],
          tallies:
            refusal(column, context) !== null
              ? {}
              : Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Tally] => entry[1] !== false)),
        };
      })
  );
}

function analyze(tables: Record<string, Counts>, request: Request, context: Context): Analysis {
  const [column, split] = request.columns as [RecordedColumn, RecordedColumn?];
  const noun = columnWords(column, context).replace(/^recorded /, '');
  const { one, many } = context.kind.rowNoun;
  if (tables.exact === undefined)
    return {
      ...{ outcome: 'not-applicable', reason: refusal(column, context) ?? 'not compared' },
      ...{ title: `${titled(noun)}: what is there more than once`, valueOutcomes: {}, reference: null },
      ...{ measures: [], tables: [], figures: [], findings: [] },
    };
  const exact = repeatsOf(tables.exact);
  const folded = tables.folded === undefined ? null : repeatsOf(tables.folded);
  const frame = { title: `${titled(noun)}: what is there more than once`, valueOutcomes: {}, reference: null };
  if (exact.rows === 0)
    return {
      ...frame,
      outcome: 'undetermined',
      reason: `no ${one} has a ${noun}`,
      measures: [],
      tables: [],
      figures: [],
      findings: [],
    };
  const meant = meantToRepeat(column, context);
  const findings = [
    repeatFact(exact, noun, meant, context),
    split && tables.spread ? leakFact(tables.spread, split, noun, meant, context) : null,
  ].filter((draft) => draft !== null);
  const told =
    exact.surplus === 0
      ? `each of ${counted(exact.rows, one, many)} has a ${noun} of its own`
      : `${count(exact.surplus)} of ${counted(exact.rows, one, many)} ${exact.surplus === 1 ? 'repeats' : 'repeat'} what is there (${percent(exact.surplus / exact.rows)})`;
  const times = timesTable(exact, noun, missingCells(column));
  return {
    ...frame,
    outcome: outcomeOf(findings, {}, exact.rows),
    reason:
      split && tables.spread && findings.every(({ code }) => code !== 'leak')
        ? `${told}; none stands in two splits`
        : told,
    measures: [
      ...measures('exact', '', exact),
      ...(folded === null ? [] : measures('folded', ', without case and blanks around', folded)),
    ],
    tables: split && tables.spread ? [times, splitTable(tables.spread, tables.splits!, split, noun)] : [times],
    figures: exact.surplus > 0 ? [{ kind: 'dot-plot', table: 'times', caption: `${titled(told)}.` }] : [],
    findings,
  };
}

function measures(form: string, how: string, { values, repeated, surplus, rows }: Repeats): Measure[] {
  const measure = (id: string, label: string, value: number, unit: string, method: string): Measure => ({
    ...{ id: `duplicates.${form}.${id}`, label: `${label}${how}`, value, unit, method },
  });
  return [
    measure(
      'values',
      'Values that occur more than once',
      values,
      'values',
      'distinct cells; words for "missing" count like any other',
    ),
    measure('rows', 'Rows with such a value', repeated, 'rows', 'empty cells are left out'),
    measure('surplus', 'Rows beyond the first of each value', surplus / rows, 'share', 'of the rows with a value'),
  ];
}

const example = (
  name: string,
  sizes: Record<number, number>,
  spread: [string[], string, number][] | null,
  outcome: Analysis['outcome'],
  codes: string[],
) => ({
  ...{ name, outcome, codes },
  context: () => {
    const rows = Object.entries(sizes).reduce((sum, [size, n]) => sum + Number(size) * n, 0);
    const text = exampleColumn('sample.text', { use: { kind: 'text' }, type: 'text' });
    return exampleContext(rows, spread === null ? [text] : [text, exampleCategory('sample.split', ['train', 'test'])], {
      kind: { id: 'text', rowNoun: { one: 'text', many: 'texts' } },
    });
  },
  tables: ({ tallies: { exact, folded, spread: across, splits } }: Request) => {
    const lines = Object.entries(sizes).map(([size, entities]) => ({ size: Number(size), entities }));
    const found = (spread ?? []).map(([parts, split, rows]) => ({
      codes: JSON.stringify(parts),
      'sample.split': split,
      values: rows,
      rows,
    }));
    return {
      ...{ exact: exampleCounts(exact!, lines), folded: exampleCounts(folded!, lines) },
      ...(across && splits
        ? {
            spread: exampleCounts(across, found),
            splits: exampleCounts(splits, [
              { 'sample.split': 'train', rows: 800 },
              { 'sample.split': 'test', rows: 200 },
            ]),
          }
        : {}),
    };
  },
});

export const exactDuplicates: Analyzer = {
  meta: {
    id: 'exact-duplicates',
    family: 'quality',
    title: 'What is there more than once',
    question: 'Do texts, addresses or files repeat, and does a test hold what was trained on?',
    why: 'What repeats counts several times for what it says once, and a test that holds training data measures memory.',
    method:
      'Texts, web addresses, file paths and hashes are compared byte by byte; texts also without blanks around, without case and in composed form (NFC). Counted are values that occur more than once, their rows, and the rows beyond the first of each. A fact is: more than 10 % (medium), 1 % (low), or any (note) of such rows, and no more than a note for the prompts of speech; any value in two splits (high where one of them is trained on, else medium), for texts in the second form.',
    limits:
      'Only what is equal is found, not what is nearly equal. A repeated sentence may be meant, as where several people read it. A table in which samples are rated by several is not asked, and names of files are compared in tables of up to 5,000,000 rows.',
    version: 1,
    needs: ['a text, a web address, a file path or a hash'],
    uses: ['sample.split'],
    options: [],
    messages: {
      repeats: '{surplus} of {rows} ({share}) {repeat} a {noun} that is there already; {values} more than once.',
      leak: '{values} of the {noun} {stand} in more than one of {splits}: {affected} {where} are affected.',
    },
  },
  tallies,
  analyze,
  examples: [
    example('one text in six is there already', { 1: 700, 2: 100, 4: 25 }, null, 'gap', ['repeats']),
    example(
      'five texts are trained on and tested with',
      { 1: 990, 2: 5 },
      [
        [['test', 'train'], 'train', 5],
        [['test', 'train'], 'test', 5],
      ],
      'gap',
      ['repeats', 'leak'],
    ),
    example('no text repeats', { 1: 500 }, [], 'ok', []),
    example('no text at all', {}, null, 'undetermined', []),
  ],
};
