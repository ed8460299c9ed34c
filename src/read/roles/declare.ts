// What a user says about columns: `--role COLUMN=[entity.]role`, `=ignored`, `=context`. A declaration that names nothing
// that exists stops the run and says what would be right; a typing error must never silently become a detection.
import { usageError } from '../../lib/errors.ts';
import type { Relation } from '../relation.ts';
import type { StatedRole } from '../sources/layouts/read-plan.ts';
import { declaredUnit, unitOf } from './amount-unit.ts';
import { roleByName, roleNames } from './catalogue.ts';
import type { ColumnUse, Entity, ProfiledColumn } from './role.ts';
import type { RoleDefinition } from './role-definition.ts';

/** A declared role of a column; `entity` only where the user named it. */
export interface Declaration {
  column: string;
  role: string;
  entity?: string;
  /** Only of this table; without it, of every table that has such a column. */
  table?: string;
  /** Who says so, where it is not the user. */
  why?: string;
}

/** Whether a name means this column: its own, or `table.column`. */
export const isNamed = (name: string, table: string, column: string): boolean =>
  name === column || name === `${table}.${column}`;

/** A role that a layout states, as the declaration of a user would. */
export function statedRole({ table, column, role, why }: StatedRole): Declaration {
  const dot = role.indexOf('.');
  return dot === -1
    ? { table, column, role, why }
    : { table, column, entity: role.slice(0, dot), role: role.slice(dot + 1), why };
}

const ENTITIES: Entity[] = ['sample', 'contributor', 'annotator', 'source'];

/**
 * Splits the values of `--role` at their last "=": declarations and ignored columns.
 * Usage error when a value has no "=" or an empty side.
 */
export function parseRoles(flags: string[]): { declared: Declaration[]; ignored: string[] } {
  const declared: Declaration[] = [];
  const ignored: string[] = [];
  for (const flag of flags) {
    const cut = flag.lastIndexOf('=');
    const column = flag.slice(0, cut);
    const role = flag.slice(cut + 1).trim();
    if (cut < 1 || role === '')
      throw usageError(`--role ${quote(flag)} is not COLUMN=ROLE, for example --role sex=contributor.gender`);
    if (role === 'ignored') {
      ignored.push(column);
      continue;
    }
    const dot = role.indexOf('.');
    declared.push(dot === -1 ? { column, role } : { column, entity: role.slice(0, dot), role: role.slice(dot + 1) });
  }
  return { declared, ignored };
}

/** A checked declaration: the definition, the entity if it was named, and the unit if it was. */
export interface Resolved {
  definition: RoleDefinition;
  entity: Entity | null;
  use: ColumnUse | null;
}

/** Looks up a declared role. Usage error naming the known roles or entities. */
export function resolveRole(declaration: Declaration): Resolved {
  const [, name = declaration.role, unit] = /^([^[]*)(?:\[(.*)\])?$/.exec(declaration.role) ?? [];
  const entity = declaration.entity === undefined ? null : asEntity(declaration.entity);
  const definition = roleByName(name, entity ?? undefined);
  if (definition === undefined)
    throw usageError(
      `unknown role ${quote(name)} for column ${quote(declaration.column)}; roles: ignored, ${listed(roleNames())}`,
    );
  if (unit === undefined) return { definition, entity, use: null };
  const use = name === 'duration' ? declaredUnit(unit) : name === 'id' ? keyUse(unit) : listUse(definition, unit);
  if (use === null)
    throw usageError(
      `unknown unit ${quote(unit)} in role ${quote(declaration.role)}; duration takes [ms], [s], [min] or [h], several values to a cell [${NOTATIONS.join('], [')}]`,
    );
  return { definition, entity, use };
}

const NOTATIONS = ['comma', 'semicolon', 'pipe', 'space', 'json', 'python'] as const;

/** `sample.id[key]`: samples that are told of in several rows each, as in a table of ratings. */
const keyUse = (unit: string): ColumnUse | null => (unit === 'key' ? { kind: 'key' } : null);

const listUse = ({ use }: RoleDefinition, unit: string): ColumnUse | null => {
  const notation = NOTATIONS.find((known) => known === unit);
  return notation === undefined || (use !== 'list' && use !== 'category') ? null : { kind: 'list', notation };
};

/** What a decided column would be declared as, with its unit or notation: `contributor.gender`, `sample.duration[ms]`. */
export function declarationOf({ entity, role, use }: Pick<ProfiledColumn, 'entity' | 'role' | 'use'>): string {
  const isKey = use.kind === 'key' && entity === 'sample';
  const unit =
    use.kind === 'list'
      ? use.notation
      : use.kind === 'amount' && role === 'duration'
        ? unitOf(use)
        : isKey && role === 'id'
          ? 'key'
          : null;
  return `${entity}.${role}${unit === null ? '' : `[${unit}]`}`;
}

const asEntity = (text: string): Entity => {
  const found = ENTITIES.find((entity) => entity === text);
  if (found === undefined) throw usageError(`unknown entity ${quote(text)}; entities: ${ENTITIES.join(', ')}`);
  return found;
};

/** Stops at the first named column that no table has, with the nearest name. `flag` names the option in the message. */
export function checkColumns(names: string[], relations: Relation[], flag: string): void {
  const known = [...new Set(relations.flatMap(({ columns }) => columns))];
  const full = new Set(relations.flatMap(({ table, columns }) => columns.map((name) => `${table}.${name}`)));
  for (const name of names) {
    if (known.includes(name) || full.has(name)) continue;
    const near = nearest(name, known);
    throw usageError(`${flag}: no column ${quote(name)}${near === null ? '' : `; nearest is ${quote(near)}`}`);
  }
}

const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
const listed = (names: string[]): string => {
  const text = names.join(', ');
  return text.length > 180 ? `${text.slice(0, text.lastIndexOf(',', 180))} … (rollcall roles --help lists all)` : text;
};

/** The candidate with the smallest edit distance to `name`, case apart; null when none is within half its length. */
export function nearest(name: string, candidates: string[]): string | null {
  const limit = Math.max(2, Math.ceil(name.length / 2));
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= limit && (best === null || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

/** Levenshtein distance (Wagner and Fischer 1974), one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
