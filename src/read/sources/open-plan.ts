// Opens the tables of a plan and looks them up in one another. A table that is only looked up brings its columns to the rows
// that name it and is gone; a table that is kept is counted on its own, and a link to it is checked, not copied.
import { join } from 'node:path';
import type { Loader } from '../../engine/engine.ts';
import { inputError, usageError } from '../../lib/errors.ts';
import { count, counted } from '../../lib/format.ts';
import type { Intake, Join, ReadOptions, Relation } from '../relation.ts';
import { fingerprintOf } from './intake-checks.ts';
import type { Link, PlannedTable, ReadPlan } from './layouts/read-plan.ts';
import { openManifest } from './open.ts';

interface Opened {
  plan: PlannedTable;
  intake: Intake;
  relation: Relation;
}

/**
 * Opens every table of `plan` and follows its links; relations in the order of `plan.kept`.
 * Errors: those of `openManifest`; 64 a link that names no table or column; 65 a key that several rows have, or a link that
 * finds nothing.
 */
export async function openPlan(plan: ReadPlan, options: ReadOptions, loader: Loader): Promise<Intake> {
  const opened = new Map<string, Opened>();
  const dispose = async (): Promise<void> => {
    for (const { intake } of opened.values()) await intake.dispose();
  };
  try {
    for (const table of plan.tables)
      opened.set(
        table.name,
        await openTable(table, table.name === plan.kept[0] ? options : others(table, options), loader),
      );
    const joins: Join[] = [];
    for (const [serial, link] of inOrder(plan.links).entries()) {
      options.progress?.(`looking up ${link.right}`, 0, 0);
      const target = join(options.tempRoot!, `join-${serial}.parquet`);
      joins.push(await follow(link, opened, plan.kept.includes(link.right), { loader, target, options }));
    }
    return { ...together(plan, opened, joins), dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Flags that describe the manifest say nothing about the columns of another table, nor how a file of the user is written. */
const others = ({ beside }: PlannedTable, options: ReadOptions): ReadOptions => ({
  ...options,
  ...{ pathColumns: undefined, columns: undefined },
  ...(beside
    ? { encoding: undefined, delimiter: undefined, quote: undefined, header: undefined, comment: undefined }
    : {}),
});

async function openTable(table: PlannedTable, options: ReadOptions, loader: Loader): Promise<Opened> {
  const known = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const pathColumns = [...(table.read?.pathColumns ?? []), ...(options.pathColumns ?? [])];
  const read = { ...table.read, ...known, pathColumns, section: table.section, alike: table.alike };
  const intake = await openManifest({ files: table.files, folders: [] }, read, loader);
  const relation = { ...intake.relations[0]!, table: table.name };
  return { plan: table, intake, relation };
}

/** Links of a table that is itself looked up come first. Errors: 64 tables that look each other up. */
export function inOrder(links: readonly Link[]): Link[] {
  const rest = [...links];
  const order: Link[] = [];
  while (rest.length > 0) {
    const next = rest.findIndex(({ right }) => !rest.some(({ left }) => left === right));
    if (next === -1)
      throw usageError(`the links of ${rest[0]!.left} and ${rest[0]!.right} go round in a circle; leave one out`);
    order.push(...rest.splice(next, 1));
  }
  return order;
}

interface Following {
  loader: Loader;
  target: string;
  options: ReadOptions;
}

/** Follows one link: replaces the left relation by one with the columns of the right, unless the right table is kept. */
async function follow(link: Link, opened: Map<string, Opened>, kept: boolean, by: Following): Promise<Join> {
  const [left, right] = [sideOf(link.left, opened), sideOf(link.right, opened)];
  const on = { left: columnOf(left, link.on.left), right: columnOf(right, link.on.right), withinFile: link.withinFile };
  const { only } = right.plan;
  const taken = right.relation.columns.flatMap((name, index) =>
    index === on.right || kept || (only !== undefined && !only.includes(name)) ? [] : [{ name, index }],
  );
  const found = await by.loader.join(
    left.relation,
    right.relation,
    on,
    taken.map(({ index }) => index),
    by.target,
    by.options.signal,
  );
  const shown = `${link.left}.${link.on.left} = ${link.right}.${link.on.right}`;
  if (found.duplicateKeys > 0)
    throw inputError(
      `${shown}: ${count(found.duplicateKeys)} values stand in several rows of ${link.right}, so which one is meant cannot be told; make "${link.on.right}" unique there`,
    );
  if (link.asked && found.matched === 0 && left.relation.rows > 0 && right.relation.rows > 0)
    throw inputError(
      `${shown}: no value of "${link.on.left}" is found in "${link.on.right}"; are these the columns that belong together, written alike?`,
    );
  if (taken.length > 0) {
    const names = taken.map(({ name }) => unique(`${link.right}.${name}`, left.relation.columns));
    const files = left.relation.parquet.flatMap((part) => part.files);
    left.relation = {
      ...left.relation,
      lookedUpFrom: left.relation.lookedUpFrom ?? left.relation.columns.length,
      columns: [...left.relation.columns, ...names],
      parquet: [{ path: by.target, source: null, constants: {}, files }],
    };
  }
  return { left: link.left, right: link.right, on: `${link.on.left} = ${link.on.right}`, ...found };
}

const sideOf = (name: string, opened: Map<string, Opened>): Opened => {
  const found = opened.get(name);
  if (found === undefined)
    throw usageError(`a link names the table "${name}", which is not there; tables: ${[...opened.keys()].join(', ')}`);
  return found;
};

const columnOf = ({ relation }: Opened, name: string): number => {
  const index = relation.columns.indexOf(name);
  if (index === -1)
    throw usageError(
      `${relation.table} has no column "${name}"; it has ${relation.columns.slice(0, 8).join(', ')}`.slice(0, 290),
    );
  return index;
};

const unique = (name: string, taken: readonly string[]): string => (taken.includes(name) ? `${name}_2` : name);

/** One account of all tables; `only` of a kept table is not applied, for its columns are its own. */
function together(plan: ReadPlan, opened: Map<string, Opened>, joins: Join[]): Omit<Intake, 'dispose'> {
  const tables = [...opened.values()];
  const files = tables.flatMap(({ plan: { name }, intake }) => intake.files.map((file) => ({ ...file, table: name })));
  const relations = plan.kept.map((name) => sideOf(name, opened).relation);
  return {
    relations,
    joins,
    files,
    rows: relations[0]!.rows,
    rejected: tables.reduce((sum, { intake }) => sum + intake.rejected, 0),
    proven: tables.every(({ intake }) => intake.proven),
    notes: [...plan.notes, ...new Set(tables.flatMap(({ intake }) => intake.notes)), ...joins.flatMap(told)],
    fingerprint: fingerprintOf(files),
  };
}

/** What a reader must know about a link beside its counts. */
const told = ({ left, right, matched, unused }: Join): string[] =>
  matched === 0
    ? [`no row of ${left} names a row of ${right}`]
    : unused > 0
      ? [`${counted(unused, 'row', 'rows')} of ${right} ${unused === 1 ? 'is' : 'are'} named by no row of ${left}`]
      : [];
