// Which fields a dataset of its kind should have, and how far it has them: absent, empty, partly or wholly recorded. A field
// that is expected only because of a question counts as absent only if no other field answers that question.
import type { KindQuestion } from '../../know/kinds/kind.ts';
import type { Entity, ProfiledColumn } from '../../read/roles/role.ts';
import type { Measure, ResultRow, ResultTable } from '../../result/schema.ts';
import type { Context } from '../analyzer.ts';
import { roleWords, titled } from '../findings/nouns.ts';
import { isRecorded, missingCells, type RecordedColumn, roleOf } from '../recorded.ts';

/** Roles that say what may be done with a sample. */
export const RIGHTS: ReadonlySet<string> = new Set(['sample.license', 'sample.consent']);

export interface Field {
  role: string;
  words: string;
  column: RecordedColumn | null;
  rows: number;
  known: number;
  missing: number;
}

/** `contributor.gender` → "recorded gender". */
export function fieldWords(role: string, { kind }: Context): string {
  const [entity, name] = role.split('.') as [Entity, string];
  return roleWords(entity, name, kind);
}

/** The main table: the one whose rows are the samples. */
const isMain = (column: ProfiledColumn, context: Context): boolean => column.table === context.columns[0]?.table;

/** What is not counted by value (text, paths, ids of rows) is a field only where the kind expects it or asks for it. */
const isAsked = (column: RecordedColumn, { kind }: Context): boolean =>
  !/^(text|none)$/.test(column.use.kind) ||
  [...kind.expected, ...kind.questions.flatMap(({ roles }) => roles)].includes(roleOf(column));

const fieldOf = (role: string, column: RecordedColumn | null, context: Context): Field => {
  const rows = context.tables.get(column?.table ?? '')?.rows ?? context.rows;
  const missing = column === null ? rows : Math.min(rows, missingCells(column));
  return { role, words: fieldWords(role, context), column, rows, known: rows - missing, missing };
};

/**
 * One field for each expected role, in the order of the kind, then for each other role that was read in the main table. A
 * field that only another table has is counted there.
 */
export function fieldsOf(context: Context): Field[] {
  const asked = context.columns.filter(isRecorded).filter((column) => isAsked(column, context));
  const main = asked.filter((column) => isMain(column, context));
  const inMain = new Set(main.map(roleOf));
  const beside = asked.filter(
    (column) => !inMain.has(roleOf(column)) && context.kind.expected.includes(roleOf(column)),
  );
  const read = [...main, ...beside];
  const others = read.map(roleOf).filter((role) => !context.kind.expected.includes(role));
  return [...new Set([...context.kind.expected, ...others])].flatMap((role) => {
    const columns = read.filter((column) => roleOf(column) === role);
    return columns.length > 0
      ? columns.map((column) => fieldOf(role, column, context))
      : [fieldOf(role, null, context)];
  });
}

/** Required questions of the kind for which no column holds a single value. */
export function unrecorded(context: Context): KindQuestion[] {
  const held = new Set(
    context.columns
      .filter(isRecorded)
      .filter((column) => !isMain(column, context) || missingCells(column) < context.rows)
      .map(roleOf),
  );
  return context.kind.questions.filter(({ required, roles }) => required && !roles.some((role) => held.has(role)));
}

/** A field as a row of the table: what is known, and beside it what is missing. */
export const fieldRow = ({ role, words, column, rows, known, missing }: Field): ResultRow => ({
  keys: { field: role },
  label: column === null ? words : `${words} (${column.name})`,
  raw: [],
  count: known,
  share: rows > 0 ? known / rows : null,
  interval: null,
  bounds: null,
  reference: null,
  ratio: null,
  verdict: null,
  missing,
});

/** Known shares, one measure a field; two columns of one role are told apart by their number. */
export const fieldMeasures = (fields: readonly Field[], { kind }: Context): Measure[] =>
  fields.map(({ role, words, column, rows, known }) => {
    const twins = fields.filter((field) => field.role === role).length > 1;
    return {
      id: `metadata-gaps.known.${role}${twins && column ? `.${column.index}` : ''}`,
      label: `${titled(words)} is recorded`,
      value: rows > 0 ? known / rows : null,
      unit: 'share',
      method: `share of all ${kind.rowNoun.many} with a known value`,
    };
  });

/** One row a field, expected ones first. */
export const fieldTable = (fields: readonly Field[], { kind, rows }: Context): ResultTable => ({
  ...{ id: 'fields', title: `Fields expected of ${kind.title}, and others that were read`, unit: 'rows' },
  ...{ total: rows, known: rows, missing: 0, counting: 'any' },
  note: 'Each row is a field: how many have a known value, and beside it how many do not.',
  rows: fields.map(fieldRow),
});
