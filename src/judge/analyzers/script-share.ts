// In which writing systems the texts are. Seen in the letters themselves, so that it can be told without a language column, and
// where there is one, the two can be held against each other. A script is not a language, and none is guessed from it.
import type { Counts } from '../../count/tally.ts';
import { counted, percent } from '../../lib/format.ts';
import { hill } from '../../stats/hill.ts';
import type { Analysis, Analyzer, Context, Request } from '../analyzer.ts';
import { scopeOf, withoutLetters } from '../coverage/script-facts.ts';
import { isScript, labelOfScript, scriptsIn, scriptTable, unlikeLanguage } from '../coverage/scripts.ts';
import { exampleCategory, exampleColumn, exampleContext, exampleCounts } from '../example.ts';
import { columnWords } from '../findings/nouns.ts';
import { outcomeOf } from '../findings/outcome.ts';
import { isRecorded, type RecordedColumn, roleOf, subjectOf } from '../recorded.ts';

/** The language that is stated for the rows of a table, if one is. */
const languageOf = (context: Context, table: string): RecordedColumn | null =>
  context.columns
    .filter(isRecorded)
    .find(
      (column) => column.table === table && roleOf(column) === 'sample.language' && column.use.kind === 'category',
    ) ?? null;

const tallies = (context: Context): Request[] =>
  context.columns
    .filter(isRecorded)
    .filter(({ use }) => use.kind === 'text')
    .map((column) => {
      const language = languageOf(context, column.table);
      return {
        subject: [subjectOf(column)],
        columns: language === null ? [column] : [column, language],
        tallies: {
          scripts: {
            ...{ kind: 'traits', table: column.table, within: [], entity: null, amounts: [], merge: 'add' },
            by: language === null ? [] : [{ role: roleOf(language), column: language.index }],
            cells: { column: column.index, trait: 'script' },
          },
        },
      };
    });

function analyze({ scripts: counts }: Record<string, Counts>, request: Request, context: Context): Analysis {
  const [column, language = null] = request.columns as [RecordedColumn, RecordedColumn?];
  const { one, many } = context.kind.rowNoun;
  const scripts = scriptsIn(counts!, column, language);
  const frame = { title: `Writing systems of the ${columnWords(column, context)}`, valueOutcomes: {}, reference: null };
  const written = scripts.rows.filter(({ script }) => isScript(script));
  const [first] = written;
  if (scripts.known === 0)
    return {
      ...{ ...frame, outcome: 'undetermined', reason: `no ${one} has a text` },
      ...{ measures: [], tables: [], figures: [], findings: [] },
    };
  const findings = [
    scopeOf(scripts, column, context),
    withoutLetters(scripts, column, context),
    language === null ? null : unlikeLanguage(scripts, column, language, context),
  ].filter((draft) => draft !== null);
  const table = scriptTable(scripts);
  const held =
    first === undefined ? 'no script' : `${labelOfScript(first.script)} ${percent(first.count / scripts.known)}`;
  const told = `${counted(written.length, 'script', 'scripts')}; ${held} of ${counted(scripts.known, one, many)} with a text`;
  return {
    ...frame,
    outcome: outcomeOf(findings, {}, written.length),
    reason: told,
    measures: [
      {
        ...{ id: 'scripts.effective-number', label: 'Equal scripts that would be as concentrated', unit: 'values' },
        value: hill(
          written.map((each) => each.count),
          2,
        ),
        method: 'one over the sum of squared shares of the texts in one script (Hill number of order 2)',
      },
    ],
    tables: [table],
    figures: [{ kind: 'ranked-bars', table: table.id, caption: `${told}.` }],
    findings,
  };
}

const example = (
  name: string,
  cells: [string | null, string, number][],
  outcome: Analysis['outcome'],
  codes: string[],
) => ({
  ...{ name, outcome, codes },
  context: () => {
    const languages = [...new Set(cells.flatMap(([language]) => language ?? []))];
    const stated = languages.length > 0 ? [exampleCategory('sample.language', languages)] : [];
    const rows = cells.reduce((sum, [, , n]) => sum + n, 0);
    return exampleContext(rows, [exampleColumn('sample.text', { use: { kind: 'text' }, type: 'text' }), ...stated]);
  },
  tables: ({ tallies: { scripts } }: Request) => ({
    scripts: exampleCounts(
      scripts!,
      cells.map(([language, value, rows]) => ({ 'sample.language': language, value, rows })),
    ),
  }),
});

export const scriptShare: Analyzer = {
  meta: {
    id: 'script-share',
    family: 'linguistic',
    fromContent: true,
    title: 'Writing systems',
    question: 'In which writing systems are the texts, and do they fit the stated languages?',
    why: 'A language in a writing system that its readers do not use is not theirs, and a wrong language label hides in the letters of its texts.',
    method:
      'The script of a text is the one of at least two thirds of its letters (Unicode scripts, first 1,000 characters); Han with kana is Japanese, letters that several scripts share count for none, and a text in which no script has two thirds is mixed. Where a language is stated, its scripts are those of CLDR. A fact is: 95 % or more in one script (note); more than 5 % without a letter (low); ten texts or more in a script that CLDR does not give for their language (low; medium where a language has 30 of them and 5 % of its texts).',
    limits:
      'A script is not a language: Latin letters may be any of thousands. A Japanese text without kana counts as Han. A language that CLDR does not know is not held against its script. Letters younger than the Unicode version of the engine count for none.',
    version: 1,
    needs: ['a text'],
    uses: ['sample.language'],
    options: [],
    messages: {
      scope: '{share} of {known} are in one writing system: {script}.',
      'no-letters': '{none} of {known} ({share}) hold no letter.',
      unlike: '{rows} are in a writing system that their stated language is not written in: {named}.',
    },
  },
  tallies,
  analyze,
  examples: [
    example(
      'Russian texts in Latin letters',
      [
        ['ru', 'Cyrl', 200],
        ['ru', 'Latn', 40],
        ['en', 'Latn', 300],
      ],
      'gap',
      ['unlike'],
    ),
    example(
      'three scripts without a stated language',
      [
        [null, 'Latn', 300],
        [null, 'Hani', 200],
        [null, 'Arab', 100],
        [null, 'mixed', 10],
      ],
      'ok',
      [],
    ),
    example(
      'one script is the scope',
      [
        [null, 'Latn', 990],
        [null, 'Cyrl', 10],
      ],
      'ok',
      ['scope'],
    ),
    example('numbers only', [[null, 'none', 50]], 'gap', ['no-letters']),
    example('no text at all', [], 'undetermined', []),
  ],
};
