// What each role is held against: what the user declared, by role, and, where nothing was declared and the kind of data
// makes it sensible, a bundled reference for orientation. What a declared target says nothing about is said.

import type { Kind } from '../know/kinds/kind.ts';
import { readReferenceFile, resolveTarget, rolesInReferenceFile, uniform } from '../know/references/index.ts';
import type { Reference } from '../know/references/reference.ts';
import { usageError } from '../lib/errors.ts';
import { type Codebook, DECLINED, type ProfiledColumn, WITHHELD } from '../read/roles/role.ts';
import type { Result } from '../result/schema.ts';
import type { Configuration, Expectation } from './analyzer.ts';
import { isRecorded, type RecordedColumn, roleOf } from './recorded.ts';

/** `--target` or `--expect` as typed; `role` null = every role that it speaks of; `text` = content of a named file. */
export interface Declared {
  role: string | null;
  spec: string;
  text?: string | undefined;
}

export interface Comparisons {
  declared: Map<string, Expectation>;
  orientation: (column: ProfiledColumn) => Reference | null;
  references: Result['references'];
  /** What was declared and could not be used, and why. */
  notes: string[];
}

type CodebookOf = (role: string) => Codebook;

const groupable = (columns: ProfiledColumn[]): RecordedColumn[] =>
  columns.filter(isRecorded).filter(({ codes }) => codes !== undefined);

const observed = ({ codes }: ProfiledColumn): string[] =>
  [...new Set([...(codes?.values() ?? [])])]
    .filter((code): code is string => code !== null && code !== DECLINED && code !== WITHHELD)
    .sort();

const isNamed = (column: RecordedColumn, name: string): boolean =>
  [roleOf(column), column.role, column.name].includes(name);

/** A column that a configuration declares and the manifest does not have. */
type Gone = Configuration['gone'][number];

const isOf = ({ column, role }: Gone, name: string): boolean =>
  [column, role, role?.replace(/\[.*$/, ''), role?.replace(/^\w+\./, '').replace(/\[.*$/, '')].includes(name);

/** What was asked of a column that is gone. */
const unasked = (asked: Declared[], columns: RecordedColumn[], gone: readonly Gone[]): string[] =>
  asked
    .filter(({ role }) => role !== null && !columns.some((column) => isNamed(column, role)))
    .filter(({ role }) => gone.some((one) => isOf(one, role!)))
    .map(({ role, spec }) => `${spec} was not held against ${role}: the manifest has no such column any more`);

/** Columns that a typed role, role id or column name means; usage error (64) when none. */
const meant = (columns: RecordedColumn[], name: string, flag: string, gone: readonly Gone[]): RecordedColumn[] => {
  const found = columns.filter((column) => isNamed(column, name));
  if (found.length === 0 && gone.some((one) => isOf(one, name))) return [];
  const known = [...new Set(columns.map(roleOf))].join(', ');
  if (found.length === 0)
    throw usageError(
      `${flag}: no column is read as "${name.slice(0, 60)}"; roles found: ${known || 'none'}`.slice(0, 290),
    );
  return found;
};

/** A target speaks of people, places and languages; a label without a target is nothing to mention. */
const isPopulationRole = ({ entity, role }: RecordedColumn): boolean =>
  entity !== 'sample' || ['country', 'region', 'subregion', 'language'].includes(role);

async function target(
  declared: Declared,
  columns: RecordedColumn[],
  codebookOf: CodebookOf,
  gone: readonly Gone[],
  put: (column: RecordedColumn, reference: Reference) => void,
): Promise<string[]> {
  const { role, spec, text } = declared;
  const notes: string[] = [];
  if (text !== undefined) {
    const roles = role === null ? rolesInReferenceFile(text, spec) : [role];
    for (const named of roles) {
      if (named === null)
        throw usageError(
          `--target ${spec}: the file has no role column; say which role it speaks of: --target ROLE=${spec}`,
        );
      for (const column of meant(columns, named, `--target ${spec}`, gone)) {
        put(column, readReferenceFile(text, spec, codebookOf(column.role), role === null ? named : undefined));
      }
    }
    return notes;
  }
  const subjects = role === null ? columns.filter(isPopulationRole) : meant(columns, role, '--target', gone);
  for (const column of subjects) {
    const { reference, reason } = await resolveTarget(spec, column.role, observed(column));
    if (reference !== null) put(column, reference);
    else notes.push(`the target ${spec} was not held against ${roleOf(column)}: ${reason}`);
  }
  return notes;
}

const LEAST = /^min:(0?\.\d+|\d+(?:\.\d+)?%)$/;

function expectation({ spec, text }: Declared, column: RecordedColumn, codebookOf: CodebookOf): Expectation {
  if (text !== undefined)
    return { from: 'expect', minShare: null, reference: readReferenceFile(text, spec, codebookOf(column.role)) };
  if (spec === 'uniform')
    return {
      from: 'expect',
      minShare: null,
      reference: {
        ...uniform(observed(column)),
        id: `uniform.${roleOf(column)}`,
        title: `Equal shares by ${column.role}`,
      },
    };
  const [, least] = LEAST.exec(spec) ?? [];
  if (least === undefined)
    throw usageError(
      `--expect ${column.role}=${spec.slice(0, 40)}: use uniform, a csv file, or min:SHARE such as min:0.05`,
    );
  const share = least.endsWith('%') ? Number(least.slice(0, -1)) / 100 : Number(least);
  return { from: 'expect', minShare: share, reference: null };
}

/** Settles what every role is compared with. Errors: 64 a role, a target or an expectation that does not exist; 65 a bad file. */
export async function settleComparisons(
  all: ProfiledColumn[],
  kind: Kind,
  targets: Declared[],
  expects: Declared[],
  codebookOf: CodebookOf,
  gone: readonly Gone[] = [],
): Promise<Comparisons> {
  const columns = groupable(all);
  const declared = new Map<string, Expectation>();
  const notes = unasked([...targets, ...expects], columns, gone);
  for (const one of targets) {
    notes.push(
      ...(await target(one, columns, codebookOf, gone, (column, reference) =>
        declared.set(roleOf(column), { reference, minShare: null, from: 'target' }),
      )),
    );
  }
  for (const one of expects) {
    for (const column of meant(columns, one.role ?? '', '--expect', gone))
      declared.set(roleOf(column), expectation(one, column, codebookOf));
  }
  const orientation = new Map<ProfiledColumn, Reference>();
  if (kind.populations && targets.length === 0) {
    for (const column of columns.filter((one) => isPopulationRole(one) && !declared.has(roleOf(one)))) {
      const { reference } = await resolveTarget('world', column.role, observed(column));
      if (reference !== null) orientation.set(column, reference);
    }
  }
  const used = [
    ...[...declared.values()].flatMap(({ reference }) => (reference === null ? [] : [{ reference, declared: true }])),
    ...[...orientation.values()].map((reference) => ({ reference, declared: false })),
  ];
  const listed = new Map(
    used.map(({ reference: { id, title, source, date, licence, digest, notes }, declared }) => [
      id,
      { id, title, source, date, licence, digest, declared, notes },
    ]),
  );
  return {
    declared,
    orientation: (column) => orientation.get(column) ?? null,
    references: [...listed.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    notes,
  };
}
