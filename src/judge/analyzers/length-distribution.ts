// How long the texts are. A mean says little where one document is as long as ten thousand captions, so the middle, both ends and
// the part held by the longest are told; exact, because lengths are counted and not estimated.
import type { Counts } from '../../count/tally.ts';
import { count, counted } from '../../lib/format.ts';
import type { Measure } from '../../result/schema.ts';
import { type Distribution, distributionOf, type ValueCount } from '../../stats/value-counts.ts';
import type { Analysis, Analyzer, Context, Request } from '../analyzer.ts';
import { lengthFacts, lengthTable } from '../coverage/lengths.ts';
import { exampleColumn, exampleContext, exampleCounts } from '../example.ts';
import { columnWords } from '../findings/nouns.ts';
import { outcomeOf } from '../findings/outcome.ts';
import { isRecorded, missingCells, type RecordedColumn, subjectOf } from '../recorded.ts';

const QUANTILES: readonly [string, string, number][] = [
  ['p05', 'Length that 5 % of the texts do not exceed', 0.05],
  ['median', 'Length of the median text', 0.5],
  ['p95', 'Length that 95 % of the texts do not exceed', 0.95],
];

const tallies = (context: Context): Request[] =>
  context.columns
    .filter(isRecorded)
    .filter(({ use }) => use.kind === 'text')
    .map((column) => {
      const lengths = { ...PLAIN, table: column.table };
      return {
        subject: [subjectOf(column)],
        columns: [column],
        tallies: {
          characters: { ...lengths, cells: { column: column.index, trait: 'characters' } },
          words: { ...lengths, cells: { column: column.index, trait: 'words' } },
        },
      };
    });
const PLAIN = { kind: 'traits' as const, by: [], within: [], entity: null, amounts: [], merge: 'add' as const };

const known = ({ table }: Counts): ValueCount[] =>
  (table.objects() as { value: number | null; rows: number }[]).flatMap(({ value, rows }) =>
    value === null || value === 0 ? [] : [{ value, count: rows }],
  );

function analyze(tables: Record<string, Counts>, request: Request, context: Context): Analysis {
  const column = request.columns[0] as RecordedColumn;
  const { one, many } = context.kind.rowNoun;
  const lengths = known(tables.characters!);
  const all = distributionOf(lengths);
  const frame = { title: `Length of the ${columnWords(column, context)}`, valueOutcomes: {}, reference: null };
  if (all === null)
    return {
      ...{ ...frame, outcome: 'undetermined', reason: `no ${one} has a text` },
      ...{ measures: [], tables: [], figures: [], findings: [] },
    };
  const findings = lengthFacts(lengths, all, column, context);
  const empty = missingCells(column);
  const told = `half of the texts have at most ${counted(all.quantile(0.5), 'character', 'characters')}, the longest ${count(all.max)}`;
  return {
    ...frame,
    outcome: outcomeOf(findings, {}, all.count),
    reason: empty > 0 ? `${told}; ${counted(empty, one, many)} without a text` : told,
    measures: measures(all, distributionOf(known(tables.words!)), column),
    tables: [lengthTable(lengths, all, column)],
    figures: [{ kind: 'dot-plot', table: 'lengths', caption: `Of ${counted(all.count, 'text', 'texts')}, ${told}.` }],
    findings,
  };
}

function measures(characters: Distribution, words: Distribution | null, column: RecordedColumn): Measure[] {
  const measure = (id: string, label: string, value: number, unit: string, method: string): Measure => ({
    ...{ id: `length.${id}`, label, value, unit, method },
  });
  const empty = missingCells(column);
  const exact = 'in characters; exact below 10,000, and to four leading digits from there on';
  const blank = 'runs of characters between blanks; languages written without blanks have few';
  return [
    ...QUANTILES.map(([id, label, q]) => measure(id, label, characters.quantile(q), 'characters', exact)),
    measure('shortest', 'Shortest text', characters.min, 'characters', exact),
    measure('longest', 'Longest text', characters.max, 'characters', exact),
    measure(
      'held-by-longest',
      'Share of all characters in the longest 1 % of the texts',
      characters.heldByLargest(0.01),
      'share',
      'at least one text',
    ),
    ...(words === null
      ? []
      : [measure('words-median', 'Words of the median text', words.quantile(0.5), 'words', blank)]),
    measure('empty', 'Without a text', empty, 'rows', 'absent and blank cells, and words for "missing"'),
  ];
}

const example = (
  name: string,
  lengths: Record<number, number>,
  empty: number,
  outcome: Analysis['outcome'],
  codes: string[],
) => ({
  ...{ name, outcome, codes },
  context: () => {
    const texts = Object.values(lengths).reduce((sum, n) => sum + n, 0);
    const missing = { empty, sentinel: 0, absent: 0 };
    return exampleContext(texts + empty, [
      exampleColumn('sample.text', { use: { kind: 'text' }, type: 'text', missing }),
    ]);
  },
  tables: ({ tallies: { characters, words } }: Request) => {
    const lines = Object.entries(lengths).map(([value, rows]) => ({ value: Number(value), rows }));
    const all = [...lines, ...(empty > 0 ? [{ value: 0, rows: empty }] : [])];
    return {
      characters: exampleCounts(characters!, all),
      words: exampleCounts(
        words!,
        all.map(({ value, rows }) => ({ value: Math.ceil(value / 5), rows })),
      ),
    };
  },
});

export const lengthDistribution: Analyzer = {
  meta: {
    id: 'length-distribution',
    family: 'quality',
    title: 'Length of texts',
    question: 'How long are the texts, and do few of them make up most of the data?',
    why: 'Texts that were cut, that are hardly there, or that are as long as all others together teach something else than the number of rows suggests.',
    method:
      'Characters (Unicode code points, without blanks around) and words (runs between blanks) of every text are counted; quantiles are values that occur (Hyndman and Fan 1996, type 1). Lengths from 10,000 on are kept to four leading digits. A fact is: at least 1 % and 30 texts at exactly the greatest length, five times as many as on average at the ten lengths before it (medium); more than 5 % with at most two characters (low); with 200 texts or more, the longest 1 % with more than half of all characters (low).',
    limits:
      'Length is no quality. A character is not what every reader takes for one: letters with several marks count each mark. Words are told by blanks, which many scripts do not use.',
    version: 1,
    needs: ['a text'],
    uses: [],
    options: [],
    messages: {
      cut: '{ends} of {texts} ({share}) are exactly {length} characters long, the greatest length there is: they may have been cut there.',
      short: '{short} of {texts} ({share}) have at most {length} characters.',
      long: 'The longest {longest} of {texts} hold {share} of all characters.',
    },
  },
  tallies,
  analyze,
  examples: [
    example('texts that end at 280 characters', { 40: 500, 120: 300, 270: 3, 280: 90 }, 0, 'gap', ['cut']),
    example('one text in ten is a letter', { 1: 100, 40: 500, 60: 400, 80: 20 }, 0, 'gap', ['short']),
    example('captions of about the same length', { 40: 500, 60: 400, 80: 20 }, 5, 'ok', []),
    example('no text at all', {}, 50, 'undetermined', []),
  ],
};
