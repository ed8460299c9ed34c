// A configuration held against the tables: what it declares and is gone, and what came since. Nothing is guessed in place
// of either; a column that was left open stays open.
import { listFirst } from '../../lib/format.ts';
import type { Relation } from '../relation.ts';
import { type Declaration, isNamed } from './declare.ts';
import type { ProfiledColumn } from './role.ts';

/** What `rollcall init` wrote down besides roles. */
export interface Frozen {
  /** Version that wrote it. */
  rollcall: string;
  /** Every column that the manifest had. */
  columns: string[];
  /** Role without entity → digest of its codebook. */
  codebooks: Record<string, string>;
  /** Bundled reference → digest of its shares. */
  references: Record<string, string>;
  /** Column → values that had no code. */
  unmapped: Record<string, string[]>;
}

export interface Configured {
  /** Columns that it declares, here or gone. */
  declared: number;
  gone: { column: string; role: string | null }[];
  /** Columns that came since. */
  added: string[];
}

interface Asked {
  declared: Declaration[];
  ignored: string[];
  /** Columns that a configuration speaks of. */
  configured?: string[] | undefined;
  frozen?: Frozen | null | undefined;
}

/** How a configuration calls a column: by its name alone where there is one table. */
export const nameIn = (tables: number, table: string, column: string): string =>
  tables > 1 ? `${table}.${column}` : column;

/** What is left of a configuration, and what came since; null where none was followed. */
export function configuredOf(asked: Asked, relations: Relation[]): Configured | null {
  const { configured = [], frozen = null, declared, ignored } = asked;
  const here = relations.flatMap(({ table, columns }) => columns.map((name) => ({ table, name })));
  const isHere = (column: string): boolean => here.some(({ table, name }) => isNamed(column, table, name));
  const roles = new Map(
    declared.map(({ column, entity, role }) => [column, entity === undefined ? role : `${entity}.${role}`]),
  );
  const known = new Set([...configured, ...(frozen?.columns ?? []), ...roles.keys(), ...ignored]);
  const gone = [...known]
    .filter((column) => !isHere(column) && !ignored.includes(column))
    .map((column) => ({ column, role: roles.get(column) ?? null }));
  if (frozen === null && gone.every(({ role }) => role === null)) return null;
  const added = here.filter(({ table, name }) => ![...known].some((column) => isNamed(column, table, name)));
  return {
    declared: roles.size,
    gone,
    added: frozen === null ? [] : added.map(({ table, name }) => nameIn(relations.length, table, name)),
  };
}

/** A column that a frozen configuration says nothing about: what it is was asked once, and is not guessed again. */
export const leftOpen = (column: ProfiledColumn, { columns }: Frozen): ProfiledColumn => ({
  ...column,
  entity: null,
  role: null,
  origin: 'none',
  confidence: 0,
  guess: null,
  use: { kind: 'none' },
  reason: columns.some((name) => isNamed(name, column.table, column.name))
    ? 'left open in the configuration: not read until it is declared under roles'
    : 'new since the configuration was written: not read until it is declared under roles',
});

/** Columns that are gone and were never declared: nothing rested on them, so they are a note. */
export function goneNotes(configured: Configured | null): string[] {
  const names = (configured?.gone ?? [])
    .filter(({ role }) => role === null)
    .map(({ column }) => `"${column.slice(0, 60)}"`);
  if (names.length === 0) return [];
  return [`columns that the configuration knows, without a role, are not in the manifest: ${listFirst(names, 5)}`];
}
