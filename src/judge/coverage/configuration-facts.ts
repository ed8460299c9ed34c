// What a configuration and the manifest disagree about: columns that are gone, columns that came, values that were not listed.
import { count, counted, listFirst } from '../../lib/format.ts';
import { MOST_UNMAPPED, type ProfiledColumn } from '../../read/roles/role.ts';
import type { FindingItem } from '../../result/schema.ts';
import type { Configuration, Context, Draft } from '../analyzer.ts';
import { roleWords } from '../findings/nouns.ts';
import { plainItem } from './plain.ts';

const NAMED = 5;
/** Share of rows with new values without a code from which they are more than a detail. */
const MANY = 0.01;

const item = (keys: FindingItem['keys'], label: string, rows: number) => plainItem(keys, label, rows, null);

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

/** Declared columns that the manifest does not have: critical. */
export function goneFact({ gone: all }: Configuration, context: Context): Draft | null {
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

/** Columns that came since. */
export function addedFact({ added: names }: Configuration, context: Context): Draft | null {
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

/** Values without a code that were not listed when the configuration was frozen; null where it was not. */
export function newValues({ unmapped }: Configuration, context: Context): Draft | null {
  if (unmapped === null) return null;
  const listed = ({ table, name }: ProfiledColumn): string[] => unmapped[name] ?? unmapped[`${table}.${name}`] ?? [];
  // What is derived (countries of coordinates) was never written by anybody, so no value of it is new.
  // Where the list was full, later ones cannot be told from earlier ones.
  const written = context.columns.filter(
    (column) => column.origin !== 'derived' && listed(column).length < MOST_UNMAPPED,
  );
  const since = written.flatMap((column) =>
    column.unmapped
      .filter(({ value }) => !listed(column).includes(value))
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
      was: since.length === 1 ? 'was' : 'were',
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
