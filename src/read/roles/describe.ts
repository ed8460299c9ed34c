// What `rollcall roles` shows: one row per column, in words. Returns text, prints nothing, and shows only values that the
// print rule let through.
import type { Profile } from './profile.ts';
import { type ProfiledColumn, roleId } from './role.ts';

export interface RoleRow {
  table: string;
  column: string;
  /** Role id, `ignored`, or `–`. */
  takenFor: string;
  /** `declared`, `certain` (≥ 0.95), `likely` (≥ 0.8), `ask` (a question), or ''. */
  confidence: string;
  why: string;
  /** Up to five values as a reader reads them, and how many there are. */
  values: string;
}

const MOST_SHOWN = 5;

/** One row for each column of the manifest, in order. */
export function describeRoles(profile: Profile): RoleRow[] {
  return profile.columns.map((column) => ({
    table: column.table,
    column: column.name,
    takenFor: takenFor(column),
    confidence: confidenceOf(column),
    why: column.reason,
    values: valuesOf(column),
  }));
}

const takenFor = ({ entity, role, origin }: ProfiledColumn): string =>
  entity !== null && role !== null ? roleId(entity, role) : origin === 'declared' ? 'ignored' : '–';

const confidenceOf = ({ origin, role, confidence, reason }: ProfiledColumn): string => {
  if (origin === 'declared') return 'declared';
  if (role === null) return reason.startsWith('may be') ? 'ask' : '';
  return confidence >= 0.95 ? 'certain' : 'likely';
};

const valuesOf = ({ labels, order, distinct, atLeast, type }: ProfiledColumn): string => {
  const count =
    distinct === null
      ? atLeast === null
        ? ''
        : `at least ${atLeast} values`
      : `${distinct} ${distinct === 1 ? 'value' : 'values'}`;
  if (labels === undefined || labels.size === 0) return [type, count].filter((part) => part !== '').join(', ');
  const codes = order ?? [...labels.keys()];
  const shown = codes.slice(0, MOST_SHOWN).map((code) => labels.get(code) ?? code);
  return `${shown.join(', ')}${codes.length > MOST_SHOWN ? ' …' : ''} (${count})`;
};
