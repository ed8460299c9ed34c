// The tiny worlds in which analyzers show what they do: columns, a context and answered tallies, written as plain data. They
// run as tests and are printed in the appendix, so they hold made-up counts only.
import { table } from 'arquero';
import type { Counts, Tally } from '../count/tally.ts';
import type { Kind } from '../know/kinds/kind.ts';
import type { Reference } from '../know/references/reference.ts';
import type { Entity, ProfiledColumn } from '../read/roles/role.ts';
import type { Context, Example, Expectation } from './analyzer.ts';

/** A decided category column `entity.role`, called by its role; anything else by `more`. */
export function exampleColumn(id: string, more: Partial<ProfiledColumn> = {}): ProfiledColumn {
  const [entity, role] = id.split('.') as [Entity, string];
  return {
    table: 'manifest',
    name: role,
    index: 0,
    entity,
    role,
    origin: 'declared',
    confidence: 1,
    reason: 'declared',
    basis: 'unknown',
    use: { kind: 'category' },
    type: 'category',
    distinct: null,
    atLeast: null,
    missing: { empty: 0, sentinel: 0, absent: 0 },
    declined: 0,
    unmapped: [],
    ...more,
  };
}

/** A category column in which these codes occur. */
export const exampleCategory = (
  id: string,
  codes: readonly string[],
  more: Partial<ProfiledColumn> = {},
): ProfiledColumn => exampleColumn(id, { codes: new Map(codes.map((code) => [code, code])), ...more });

/** The key column of an entity. */
export const exampleKey = (entity: Entity, more: Partial<ProfiledColumn> = {}): ProfiledColumn =>
  exampleColumn(`${entity}.id`, { use: { kind: 'key' }, type: 'identifier', ...more });

const CLIPS: Kind = {
  id: 'speech',
  title: 'recorded speech',
  rowNoun: { one: 'clip', many: 'clips' },
  personNoun: { one: 'speaker', many: 'speakers' },
  leading: { people: ['contributors', 'rows'], content: ['rows'] },
  expected: [],
  questions: [],
  datasheet: [],
  populations: true,
  signs: [],
};

/** A context of `rows` rows with these columns (indexed in order); keys among them become the entities. */
export function exampleContext(
  rows: number,
  columns: readonly ProfiledColumn[],
  more: Omit<Partial<Context>, 'kind' | 'declared'> & {
    kind?: Partial<Kind>;
    declared?: Record<string, Expectation>;
    oriented?: Reference;
  } = {},
): Context {
  const { kind, declared, oriented, ...rest } = more;
  const indexed = columns.map((column, index) => ({ ...column, index }));
  const keys = indexed.filter((column) => column.use.kind === 'key' && column.entity !== null);
  return {
    columns: indexed,
    tables: new Map(),
    rows,
    orientation: () => oriented ?? null,
    entities: new Map(keys.map((column) => [column.entity!, column])),
    amounts: [],
    configuration: null,
    options: { judgeAbove: 0.005, floorEntities: 30, floorRows: 100 },
    ...rest,
    kind: { ...CLIPS, ...kind },
    declared: new Map(Object.entries(declared ?? {})),
  };
}

/** The answer to a tally, one object per row; a column that a row leaves out is null there. */
export function exampleCounts(tally: Tally, rows: readonly Record<string, string | number | null>[]): Counts {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { tally, table: table(Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? null)]))) };
}

/** Examples of one category of rows (a role id): rows by value, rows without one, and what must come of it. */
export const exampleOfRows =
  (id: string) =>
  (
    name: string,
    values: Record<string, number>,
    missing: number,
    outcome: Example['outcome'],
    codes: string[],
  ): Example => ({
    ...{ name, outcome, codes },
    context: () =>
      exampleContext(
        Object.values(values).reduce((sum, n) => sum + n, missing),
        [exampleCategory(id, Object.keys(values), { missing: { empty: missing, sentinel: 0, absent: 0 } })],
      ),
    tables: ({ tallies: { shares } }) => ({
      shares: exampleCounts(shares!, [
        ...Object.entries(values).map(([value, n]) => ({ [id]: value, rows: n })),
        ...(missing > 0 ? [{ [id]: null, rows: missing }] : []),
      ]),
    }),
  });
