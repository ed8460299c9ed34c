// Whether the manifest still is what its configuration speaks of. Roles are not guessed again once they are written down, so a
// column that is gone, one that is new and a value that no codebook knows would otherwise be passed over in silence.
import { count, counted, listFirst } from '../../lib/format.ts';
import type { FindingItem } from '../../result/schema.ts';
import type { Analysis, Analyzer, Configuration, Context, Draft, Request } from '../analyzer.ts';
import { exampleCategory, exampleContext } from '../example.ts';
import { roleWords } from '../findings/nouns.ts';
import { outcomeOf } from '../findings/outcome.ts';

const NAMED = 5;
/** Share of rows with new values without a code from which they are more than a detail. */
const MANY = 0.01;

const tallies = ({ configuration }: Context): Request[] =>
  configuration === null ? [] : [{ subject: [], columns: [], tallies: {} }];

const item = (keys: FindingItem['keys'], label: string, rows: number): Omit<FindingItem, 'id'> => ({
  ...{ keys, label, count: rows },
  ...{ share: null, interval: null, bounds: null, reference: null, ratio: null },
});

const quoted = (names: readonly string[]): string =>
  listFirst(
    names.map((name) => `"${name.length > 60 ? `${name.slice(0, 60)}…` : name}"`),
    NAMED,
  );

/** "recorded gender" of `contributor.gender`, or of `gender`. */
const meant = (role: string, context: Context): string => {
  const name = role.replace(/\[.*$/, '');
  const at = name.indexOf('.');
  return at < 0 ? name : roleWords(name.slice(0, at), name.slice(at + 1), context.kind);
};

function gone({ gone: all }: Configuration, context: Context): Draft | null {
  const declared = all.filter((each): each is { column: string; role: string } => each.role !== null);
  if (declared.length === 0) return null;
  const one = declared.length === 1;
  return {
    code: 'gone',
    kind: 'gap',
    unit: 'rows',
    items: declared.map(({ column }) => item({ column }, column, 0)),
    args: {
      columns: `${one ? 'the column' : 'the columns'} ${quoted(declared.map(({ column }) => column))}`,
      gone: one ? 'is' : 'are',
      fields: listFirst([...new Set(declared.map(({ role }) => meant(role, context)))], NAMED),
    },
    weight: {
      ...{ nature: 'role-missing', ratio: null },
      why: 'What the configuration declares is not there, so nothing that rests on it was checked.',
    },
    rank: { gap: 0, affected: context.rows },
  };
}

function added({ added: names }: Configuration, context: Context): Draft | null {
  if (names.length === 0) return null;
  const one = names.length === 1;
  return {
    code: 'columns-new',
    kind: 'fact',
    unit: 'rows',
    items: names.map((column) => item({ column }, column, context.rows)),
    args: {
      columns: `${one ? 'The column' : 'The columns'} ${quoted(names)}`,
      are: one ? 'is' : 'are',
      they: one ? 'it' : 'they',
      were: one ? 'was' : 'were',
    },
    weight: { nature: 'fact', ratio: null, level: 'low', why: 'What is not declared is not checked.' },
    rank: { gap: 0, affected: 0 },
  };
}

function newValues({ unmapped }: Configuration, context: Context): Draft | null {
  // What is derived (countries of coordinates) was never written by anybody, so no value of it is new.
  const written = context.columns.filter(({ origin }) => origin !== 'derived');
  const since = written.flatMap((column) =>
    column.unmapped
      .filter(
        ({ value }) => ![column.name, `${column.table}.${column.name}`].some((name) => unmapped[name]?.includes(value)),
      )
      .map(({ value, count: rows }) => ({ column: column.name, value, rows })),
  );
  if (since.length === 0) return null;
  const rows = since.reduce((sum, each) => sum + each.rows, 0);
  const columns = [...new Set(since.map(({ column }) => column))];
  return {
    code: 'values-new',
    kind: 'fact',
    unit: 'rows',
    items: since.map((each) => item({ column: each.column, value: each.value }, each.value, each.rows)),
    args: {
      values: counted(since.length, 'value', 'values'),
      has: since.length === 1 ? 'has' : 'have',
      columns: quoted(columns),
      which: quoted(since.map(({ value }) => value)),
      rows: count(rows),
    },
    weight: {
      ...{ nature: 'fact', ratio: null },
      level: rows >= MANY * context.rows ? 'medium' : 'low',
      why: 'Each is a group of its own until codes in the configuration say what it means.',
    },
    rank: { gap: 0, affected: rows },
  };
}

function analyze(_tables: unknown, _request: Request, context: Context): Analysis {
  const configuration = context.configuration!;
  const findings = [gone(configuration, context), added(configuration, context), newValues(configuration, context)];
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
      'Asked where a configuration froze its columns (`frozen`), or declares a column that is gone. A declared column that the manifest does not have is a gap and critical. Columns that are in the manifest and not in the configuration are not read; they are a fact (low). Values without a code that were not there when the configuration was written are a fact (low; from 1 % of the rows: medium).',
    limits:
      'A column of the same name may have come to mean something else. Values that may not be printed are not told one by one.',
    version: 1,
    needs: [],
    uses: [],
    options: [],
    messages: {
      gone: 'The configuration declares {columns}, which {gone} not in the manifest: nothing can be said about the {fields}.',
      'columns-new': '{columns} {are} not in the configuration; {they} {were} not read, and {are} in no count.',
      'values-new':
        '{values} in {columns} {has} no code and came after the configuration was written: {which} ({rows} rows).',
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
