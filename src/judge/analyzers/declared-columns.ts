// Whether the manifest still is what its configuration speaks of. Roles are not guessed again once they are written down, so a
// column that is gone, one that is new and a value that no codebook knows would otherwise be passed over in silence.
import { count, counted } from '../../lib/format.ts';
import type { Analysis, Analyzer, Configuration, Context, Request } from '../analyzer.ts';
import { addedFact, goneFact, newValues } from '../coverage/configuration-facts.ts';
import { exampleCategory, exampleContext } from '../example.ts';
import { outcomeOf } from '../findings/outcome.ts';

const tallies = ({ configuration }: Context): Request[] =>
  configuration === null ? [] : [{ subject: [], columns: [], tallies: {} }];

function analyze(_tables: unknown, _request: Request, context: Context): Analysis {
  const configuration = context.configuration!;
  const findings = [
    goneFact(configuration, context),
    addedFact(configuration, context),
    newValues(configuration, context),
  ];
  const drafts = findings.filter((draft) => draft !== null);
  const { declared } = configuration;
  const lost = configuration.gone.filter(({ role }) => role !== null).length;
  const method = 'columns of the configuration, held against the columns of the manifest';
  return {
    outcome: outcomeOf(drafts, {}, declared),
    reason:
      declared === 0
        ? 'the configuration declares no column'
        : `${count(declared - lost)} of ${counted(declared, 'declared column', 'declared columns')} are there; ${count(configuration.added.length)} are new`,
    title: 'Columns that the configuration declares',
    valueOutcomes: {},
    reference: null,
    measures: [
      { id: 'declared-columns.gone', label: 'Declared columns that are gone', value: lost, unit: 'columns', method },
      {
        id: 'declared-columns.new',
        label: 'Columns that are new',
        value: configuration.added.length,
        unit: 'columns',
        method,
      },
    ],
    tables: [],
    figures: [],
    findings: drafts,
  };
}

const gender = (unmapped: { value: string; count: number }[] = []) =>
  exampleCategory('contributor.gender', ['female', 'male'], { unmapped });

const example = (
  name: string,
  more: Partial<Configuration>,
  outcome: Analysis['outcome'],
  codes: string[],
  unmapped: { value: string; count: number }[] = [],
) => ({
  ...{ name, outcome, codes },
  context: () =>
    exampleContext(500, [gender(unmapped)], {
      configuration: { declared: 2, gone: [], added: [], unmapped: {}, ...more },
    }),
  tables: () => ({}),
});

export const declaredColumns: Analyzer = {
  meta: {
    id: 'declared-columns',
    family: 'quality',
    title: 'What the configuration declares',
    question:
      'Does the manifest still have the columns that its configuration declares, and only values that are known?',
    why: 'A release in which a column was renamed or dropped looks like one in which nothing is wrong: what is not there raises no finding of its own.',
    method:
      'Asked where a configuration froze its columns (`frozen`), or declares a column that is gone. A declared column that the manifest does not have is a gap and critical. Columns that are in the manifest and not in the configuration are not read; they are a fact (low). Values without a code that were not listed when the configuration was written are a fact (low; from 1 % of the rows: medium).',
    limits:
      'A column of the same name may have come to mean something else. Values that may not be printed are not told one by one, and a column that had twenty values without a code at that time is not asked for further ones.',
    version: 1,
    needs: [],
    uses: [],
    options: [],
    messages: {
      gone: 'The configuration declares {columns}, which {gone} not in the manifest: nothing can be said about the {fields}.',
      'columns-new': '{columns} {are} not in the configuration; {they} {were} not read, and {are} in no count.',
      'values-new':
        '{values} in {columns} {has} no code and {was} not listed when the configuration was written: {which} ({rows} rows).',
    },
  },
  tallies,
  analyze,
  examples: [
    example(
      'the column of genders was dropped, and another came',
      { gone: [{ column: 'sex', role: 'contributor.gender' }], added: ['identity'] },
      'gap',
      ['gone', 'columns-new'],
    ),
    example('a word that no codebook knows', {}, 'gap', ['values-new'], [{ value: 'femme fatale', count: 12 }]),
    example('every declared column is there', {}, 'ok', []),
    example(
      'a word that was there when the configuration was written',
      { unmapped: { gender: ['divers'] } },
      'ok',
      [],
      [{ value: 'divers', count: 12 }],
    ),
    example('a configuration that declares nothing', { declared: 0 }, 'undetermined', []),
  ],
};
