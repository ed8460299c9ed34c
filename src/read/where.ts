// `--where COLUMN=VALUE[,VALUE]`: which rows are counted. Equality and lists only, so that a condition can be read aloud in
// a report; it narrows the relation before anything looks at it, so that a sample never shows what is not counted.
import type { Narrowed } from '../engine/narrow.ts';
import { inputError, usageError } from '../lib/errors.ts';
import { count, counted, list, listFirst } from '../lib/format.ts';
import type { Relation } from './relation.ts';
import { checkColumns } from './roles/declare.ts';

/** Rows whose cell in `column`, without blanks at its ends, is one of `values`. */
export interface Where {
  column: string;
  values: string[];
}

/** A field at the start of `text`: quoted with "…" ("" inside stands for "), or up to one of `ends`; and what follows it. */
function field(text: string, ends: string): [string, string] | null {
  const [whole, quoted, plain] = new RegExp(`^(?:"((?:[^"]|"")*)"|([^"${ends}][^${ends}]*))`).exec(text) ?? [];
  if (whole === undefined) return null;
  return [quoted === undefined ? plain!.trim() : quoted.replaceAll('""', '"'), text.slice(whole.length)];
}

const malformed = (flag: string): Error =>
  usageError(
    `--where ${flag.slice(0, 60)}: write COLUMN=VALUE or COLUMN=VALUE,VALUE; in double quotes a value may hold a comma: 'place="Seoul, KR",Busan'`,
  );

/** One `--where`. Usage error when it is not of the form. */
export function parseWhere(flag: string): Where {
  const [column, afterColumn] = field(flag, '=') ?? ['', ''];
  if (column === '' || !afterColumn.startsWith('=')) throw malformed(flag);
  const values: string[] = [];
  let rest = afterColumn;
  do {
    const [value, after] = field(rest.slice(1), ',') ?? ['', 'x'];
    if (value.trim() === '' || (after !== '' && !after.startsWith(','))) throw malformed(flag);
    values.push(value);
    rest = after;
  } while (rest !== '');
  return { column, values };
}

/** Conditions of the configuration and of the flags; a flag replaces what the configuration says of its column. */
export function joinWheres(configured: Record<string, string[]>, flags: string[]): Where[] {
  const typed = flags.map(parseWhere);
  const twice = typed.find(({ column }, i) => typed.findIndex((other) => other.column === column) < i);
  if (twice !== undefined)
    throw usageError(
      `--where ${twice.column.slice(0, 60)} is given twice; write all its values in one: ${twice.column.slice(0, 60)}=VALUE,VALUE`,
    );
  const kept = Object.entries(configured).filter(([name]) => typed.every(({ column }) => column !== name));
  return [...kept.map(([column, values]) => ({ column, values })), ...typed];
}

/** The relations with the conditions on their columns. Errors: 64 a column that no table has. */
export function narrow(relations: Relation[], wheres: Where[]): Relation[] {
  checkColumns(
    wheres.map(({ column }) => column),
    relations,
    '--where',
  );
  return relations.map((relation) => {
    const where = wheres
      .filter(({ column }) => relation.columns.includes(column))
      .map(({ column, values }) => ({ column: relation.columns.indexOf(column), values }));
    return where.length === 0 ? relation : { ...relation, where };
  });
}

/** What a reader is told of the rows that are left. Errors: 65 none is. */
export function narrowedNotes(found: Narrowed[]): string[] {
  return found.flatMap(({ relation: { table, columns, rows, where = [] }, of, alone }) => {
    if (where.length === 0)
      return found.some(({ relation }) => relation.where)
        ? [`all rows of the table ${table} are counted: it has none of the columns of --where`]
        : [];
    const named = where.map(({ column, values }) => ({ column: columns[column]!.slice(0, 60), values }));
    if (rows === 0) {
      const never = where.findIndex((_, i) => alone[i] === 0);
      throw inputError(
        never >= 0
          ? `--where ${typed(named[never]!)}: no row has ${named[never]!.values.length > 1 ? 'one of these values' : 'this value'}; cells are compared as they are written`
          : `--where ${named.map(typed).join(' --where ')}: each of them has rows, but no row meets all`,
      );
    }
    const which = found.length > 1 ? ` of the table ${table}` : '';
    return [
      `${count(rows)} of ${counted(of, 'row', 'rows')}${which} match ${list(named.map(inWords))}; the others are not counted`,
    ];
  });
}

const typed = ({ column, values }: Where): string =>
  `${column}=${values.join(',').slice(0, 60)}${values.join(',').length > 60 ? '…' : ''}`;

const inWords = ({ column, values }: Where): string =>
  `${column} = ${listFirst(values, 5).replace(/ and (?=[^,]*$)/, ' or ')}`;
