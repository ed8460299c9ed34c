// From tables to profiled columns: a sample and what the user declared say what each column is, exact values settle its
// codes, and what was found says what kind of data this is.
import type { Engine } from '../../engine/engine.ts';
import { guessKind, kindById, kinds } from '../../know/kinds/index.ts';
import type { Kind, Media } from '../../know/kinds/kind.ts';
import { usageError } from '../../lib/errors.ts';
import type { Relation } from '../relation.ts';
import { typeOf } from './column-type.ts';
import { useOf } from './column-use.ts';
import { type Configured, configuredOf, type Frozen, leftOpen } from './configured.ts';
import { afterDamage } from './damaged-column.ts';
import { checkColumns, type Declaration, isNamed, resolveRole } from './declare.ts';
import { type Detection, detectTable, entityOf } from './detect.ts';
import { mediaOf } from './evidence.ts';
import { type ColumnFacts, factsOf } from './facts.ts';
import { locate } from './locate.ts';
import { basisOf } from './names.ts';
import { type Basis, type ColumnUse, type ProfiledColumn, roleId } from './role.ts';
import { scanColumns } from './scan-columns.ts';
import { type TableShape, tableShape } from './table-shape.ts';

export interface ProfileOptions {
  declared: Declaration[];
  ignored: string[];
  /** Column → who said so. */
  basis: Record<string, Basis>;
  kind?: string | undefined;
  /** What the layout of the files states: roles that win over detection, and a kind with its reason. */
  stated?: { roles: Declaration[]; kind: { id: string; why: string } | null } | undefined;
  ageBandWidth?: number | undefined;
  /** Relative paths of the files, for hints only. */
  paths?: string[] | undefined;
  publicOutput?: boolean | undefined;
  /** Column → cell → code. */
  codes?: Record<string, Record<string, string>> | undefined;
  /** Columns that a configuration speaks of: they may be gone, which is told and stops nothing. */
  configured?: string[] | undefined;
  /** What a configuration froze: nothing is detected, and columns that it does not have are new. */
  frozen?: Frozen | null | undefined;
}

export interface Profile {
  columns: ProfiledColumn[];
  kind: Kind;
  kindReason: string;
  /** What a configuration declares and the tables do not have; null: no configuration was followed. */
  configured: Configured | null;
}

export const SAMPLE_ROWS = 2_000;

/**
 * Profiles every column of every table.
 * Usage errors: a declared column, role, entity or kind that does not exist.
 */
export async function profileManifest(
  engine: Engine,
  relations: Relation[],
  options: ProfileOptions,
  signal?: AbortSignal,
): Promise<Profile> {
  const mayBeGone = new Set(options.configured ?? []);
  const typed = (names: string[]): string[] => names.filter((name) => !mayBeGone.has(name));
  checkColumns(typed([...options.declared.map(({ column }) => column), ...options.ignored]), relations, '--role');
  checkColumns(typed(Object.keys(options.basis)), relations, '--basis');
  for (const declaration of options.declared) resolveRole(declaration);
  const configured = configuredOf(options, relations);
  const told = options.kind ?? options.stated?.kind?.id;
  const declared = told === undefined ? null : declaredKind(told);
  const columns: ProfiledColumn[] = [];
  const media: Media[] = [];
  for (const relation of relations) {
    const table = await profileTable(engine, relation, options, signal);
    columns.push(...table.columns);
    media.push(...table.media);
  }
  const guessed = guessKind({
    roles: columns.flatMap(({ entity, role }) => (entity !== null && role !== null ? [roleId(entity, role)] : [])),
    columns: columns.map(({ name }) => name),
    paths: options.paths ?? [],
    media,
  });
  const kind = declared ?? guessed.kind;
  const why = options.kind === undefined ? options.stated?.kind?.why : 'declared with --kind';
  const reason = declared === null ? guessed.reason : (why ?? '');
  const person = kind.personNoun;
  return person !== undefined && isOnePerPerson(columns, relations)
    ? {
        columns,
        kind: { ...kind, rowNoun: person },
        kindReason: `${reason}; one row for each ${person.one}`,
        configured,
      }
    : { columns, kind, kindReason: reason, configured };
}

const declaredKind = (id: string): Kind => {
  const kind = kindById(id);
  if (kind === undefined)
    throw usageError(`unknown kind "${id.slice(0, 60)}"; kinds: ${kinds.map((known) => known.id).join(', ')}`);
  return kind;
};

/** Every row of the only table has a person of its own. */
const isOnePerPerson = (columns: ProfiledColumn[], relations: Relation[]): boolean =>
  relations.length === 1 &&
  columns.some(
    ({ role, entity, use, distinct }) =>
      role === 'id' &&
      entity === 'contributor' &&
      use.kind === 'key' &&
      distinct !== null &&
      distinct > 1 &&
      distinct === relations[0]?.rows,
  );

async function profileTable(
  engine: Engine,
  relation: Relation,
  options: ProfileOptions,
  signal: AbortSignal | undefined,
): Promise<{ columns: ProfiledColumn[]; media: Media[] }> {
  const sample = await engine.sample(relation.table, SAMPLE_ROWS);
  const facts = relation.columns.map((name, index) => factsOf(name, index, sample[`c${index}`] ?? []));
  const shape = tableShape(facts, options.paths ?? []);
  const detections = detectTable(facts, shape);
  const { lookedUpFrom = facts.length } = relation;
  const begun = facts.map((column, index): ProfiledColumn => {
    const own = begin(relation.table, column, afterDamage(detections[index]!, column), shape, options);
    return index < lookedUpFrom ? own : { ...own, lookedUp: true };
  });
  const scan = {
    engine,
    relation,
    facts,
    sample,
    columns: begun,
    ageBandWidth: options.ageBandWidth,
    codes: options.codes ?? {},
    signal,
  };
  const columns = await scanColumns(scan);
  const located = relation.coordinates === undefined ? null : await locate(scan, columns);
  return {
    columns: located === null ? columns : [...columns, located],
    media: facts.flatMap((column) => mediaOf(column) ?? []),
  };
}

/** A column before its values are known: declared, ignored or detected. */
function begin(
  table: string,
  facts: ColumnFacts,
  detection: Detection,
  shape: TableShape,
  options: ProfileOptions,
): ProfiledColumn {
  const column: ProfiledColumn = {
    table,
    name: facts.name,
    index: facts.index,
    entity: detection.entity,
    role: detection.role,
    origin: detection.role === null ? 'none' : 'detected',
    confidence: detection.confidence,
    reason: detection.reason,
    basis: options.basis[facts.name] ?? options.basis[`${table}.${facts.name}`] ?? basisOf(facts.name),
    guess: detection.guess,
    use: detection.use,
    type: detection.type,
    distinct: null,
    atLeast: null,
    missing: { empty: 0, sentinel: 0, absent: 0 },
    declined: 0,
    unmapped: [],
  };
  const ignored = (reason: string): typeof column => ({
    ...column,
    entity: null,
    role: null,
    origin: 'declared',
    confidence: 1,
    reason,
    use: { kind: 'none' },
  });
  if (options.ignored.some((name) => isNamed(name, table, facts.name))) return ignored('declared: ignored');
  const declaration = [...(options.stated?.roles ?? []), ...options.declared].findLast(
    ({ column: name, table: only }) => isNamed(name, table, facts.name) && (only === undefined || only === table),
  );
  if (declaration === undefined) return options.frozen == null ? column : leftOpen(column, options.frozen);
  if (declaration.role === 'ignored') return ignored(`ignored: ${declaration.why ?? 'declared'}`);
  const { definition, entity, use } = resolveRole(declaration);
  const isSingle = options.frozen != null && (definition.use === 'list' || definition.use === 'category');
  const stated: ColumnUse | null = use ?? (isSingle ? { kind: 'category' } : null);
  const read = stated === null ? useOf(definition, facts) : { use: stated, reason: '', role: undefined };
  if (read === null)
    throw usageError(
      `the unit of "${facts.name.slice(0, 60)}" cannot be told; declare it in brackets, as in --role ${facts.name.slice(0, 60)}=duration[ms]`,
    );
  return {
    ...column,
    entity: entity ?? entityOf(definition, facts, shape),
    role: read.role ?? definition.name,
    origin: 'declared',
    confidence: 1,
    reason: `${declaration.why ?? 'declared'}${read.reason === '' ? '' : `; ${read.reason}`}`,
    use: read.use,
    type: read.use.kind === 'list' ? 'list' : definition.name === 'id' ? 'identifier' : typeOf(facts),
  };
}
