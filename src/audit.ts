// The flow, on one screen: open → profile → compare with what → count → judge → result. It writes nothing and prints
// nothing; what it was asked for, it records in the result.

import type { Tally } from './count/tally.ts';
import { countAndJudge } from './count-and-judge.ts';
import type { Engine } from './engine/engine.ts';
import type { Context } from './judge/analyzer.ts';
import { analyzers } from './judge/analyzers/index.ts';
import { type Declared, settleComparisons } from './judge/comparisons.ts';
import { amountsIn } from './judge/coverage/share-check.ts';
import { entityNoun } from './judge/findings/nouns.ts';
import { planChecks } from './judge/judge.ts';
import { answerQuestions, missingWords } from './judge/questions.ts';
import { isRecorded } from './judge/recorded.ts';
import { summarise } from './judge/summary.ts';
import { type OpenOptions, withManifest } from './open.ts';
import type { Relation } from './read/relation.ts';
import { codebookFor } from './read/roles/codebooks/index.ts';
import { goneNotes } from './read/roles/configured.ts';
import { changedSince } from './read/roles/frozen.ts';
import type { ProfiledColumn } from './read/roles/role.ts';
import { type Canonical, canonical } from './result/canonical.ts';
import type { Check, Result } from './result/schema.ts';
import { SCHEMA_ID } from './result/schema-id.ts';

export interface AuditOptions extends OpenOptions {
  name: string;
  release: string | null;
  targets: Declared[];
  expects: Declared[];
  judgeAbove: number;
  asOf: string | null;
  /** Every option as it was resolved, for the result; no absolute paths. */
  parameters: Result['parameters'];
  version: string;
  /** Hears of each check that is judged while others are still counted. */
  judged?: ((check: Check) => void) | undefined;
  /** Hears of the result while the engine is still being closed. */
  audited?: ((result: Canonical<Result>) => void) | undefined;
}

export const FLOORS = { entities: 30, rows: 100 } as const;

const amountsOf = (columns: ProfiledColumn[]): Context['amounts'] =>
  columns
    .filter(isRecorded)
    .flatMap(({ table, use, index }) =>
      use.kind === 'amount' ? [{ table, unit: use.unit, column: index, factor: use.factor }] : [],
    );

/** The key of each entity; where several tables have one, that of the first, which is the main table. */
const keysOf = (columns: ProfiledColumn[]): Context['entities'] =>
  new Map(
    columns
      .filter(isRecorded)
      .flatMap((column) =>
        column.use.kind === 'key' && column.role === 'id' ? [[column.entity, column] as const] : [],
      )
      .reverse(),
  );

/** Tables beside the main one; a row is called as its table is: "annotations", "speakers". */
const tablesBeside = (relations: Relation[]): Context['tables'] =>
  new Map(relations.slice(1).map(({ table, rows }) => [table, { rows, rowNoun: nounOf(table) }]));

/** Ways in which English makes one of many; of what fits none, one is "a row of" it. */
const SINGULAR: [RegExp, string][] = [
  [/ies$/, 'y'],
  [/xes$/, 'x'],
  [/([^sxz]|[^sc]h)es$/, '$1e'],
  [/([^es])s$/, '$1'],
];

function nounOf(table: string): { one: string; many: string } {
  const rule = SINGULAR.find(([ending]) => ending.test(table));
  return rule === undefined
    ? { one: `row of ${table}`, many: `rows of ${table}` }
    : { one: table.replace(...rule), many: table };
}

/** Entities that are counted beside the rows; a sample is the row. */
const isCounted = (entity: string): boolean => entity !== 'sample';

/** One tally of everything, so that the units of the dataset come from the same scans as its groups. */
const wholes = (table: string, context: Context): Tally[] => {
  const whole = { kind: 'groups', table, by: [], within: [], amounts: amountsIn(table, context) } as const;
  const entities = [...context.entities].filter(([name, key]) => isCounted(name) && key.table === table);
  if (entities.length === 0) return [{ ...whole, by: [], within: [], entity: null, merge: 'add' }];
  return entities.map(([name, { index }]) => ({
    ...whole,
    by: [],
    within: [],
    entity: { name, column: index },
    merge: 'keyed',
  }));
};

const unitsOf = (
  tallies: Tally[],
  countsOf: (tally: Tally) => { table: { columnNames(): string[]; get(name: string, row: number): unknown } },
): Record<string, number> =>
  Object.fromEntries(
    tallies.flatMap((tally) => {
      const { table } = countsOf(tally);
      const names = table.columnNames().filter((name) => name !== 'clusters' && !name.includes(':'));
      return names.map((name) => [name, Number(table.get(name, 0) ?? 0)]);
    }),
  );

/** The newest date that any column of dates holds; null without one. */
async function newestDate(
  engine: Engine,
  columns: ProfiledColumn[],
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const dates: string[] = [];
  for (const { table, index } of columns.filter((column) => isRecorded(column) && column.use.kind === 'time')) {
    const { newest = [] } = await engine.run({ op: 'newest', table, column: index }, signal);
    if (newest[0] !== null) dates.push(String(newest[0]));
  }
  return dates.sort().at(-1) ?? null;
}

/** What a reader is told about a column; a role that was only suspected is no role. */
const reported = (column: ProfiledColumn): Result['columns'][number] => {
  const { table, name, origin, confidence, reason, basis, type, distinct, atLeast, missing, declined, unmapped } =
    column;
  const { entity, role } = isRecorded(column) ? column : { entity: null, role: null };
  return {
    table,
    name,
    entity,
    role,
    origin,
    confidence,
    reason,
    basis,
    type,
    distinct,
    atLeast,
    missing,
    declined,
    unmapped,
  };
};

/** Audits a manifest. Row-level data never leaves the engine. Errors: those of `withManifest`. */
export async function audit(
  options: AuditOptions,
): Promise<{ result: Canonical<Result>; failures: { check: string; error: unknown }[] }> {
  return withManifest(options, async ({ intake, profile, engine }) => {
    const { columns, kind, kindReason } = profile;
    const codebookOf = (role: string) => codebookFor(role, { ageBandWidth: options.ageBandWidth });
    const { frozen = null } = options;
    const gone = profile.configured?.gone ?? [];
    const comparisons = await settleComparisons(columns, kind, options.targets, options.expects, codebookOf, gone);
    const changed = frozen === null ? [] : await changedSince(frozen, options.version);
    const context: Context = {
      kind,
      columns,
      rows: intake.relations[0]!.rows,
      tables: tablesBeside(intake.relations),
      declared: comparisons.declared,
      orientation: comparisons.orientation,
      entities: keysOf(columns),
      amounts: amountsOf(columns),
      configuration: profile.configured === null ? null : { ...profile.configured, unmapped: frozen?.unmapped ?? null },
      options: { judgeAbove: options.judgeAbove, floorEntities: FLOORS.entities, floorRows: FLOORS.rows },
    };
    const planned = planChecks(analyzers, context);
    const whole = wholes(intake.relations[0]!.table, context);
    const hooks = {
      signal: options.signal,
      counted: (done: number, total: number) => options.progress?.('counting', done, total),
      judged: options.judged,
    };
    const reckoned = await countAndJudge(engine, planned, whole, context, hooks);
    const { checks, findings, analyzers: asked, failures, countsOf } = reckoned;
    const questions = answerQuestions(kind, columns, checks, context.rows);
    const result: Result = {
      schema: SCHEMA_ID,
      tool: { name: 'rollcall', version: options.version },
      parameters: options.parameters,
      dataset: {
        name: options.name,
        version: options.release,
        kind: kind.id,
        kindReason,
        rowNoun: kind.rowNoun,
        unitNouns: Object.fromEntries([
          ...[...context.entities.keys()]
            .filter(isCounted)
            .map((name) => [`${name}s`, entityNoun(name, kind)] as const),
          ...[...context.tables].map(([table, { rowNoun }]) => [table, rowNoun] as const),
        ]),
        fingerprint: intake.fingerprint,
        units: {
          ...Object.fromEntries([...context.tables].map(([table, { rows }]) => [table, rows])),
          ...unitsOf(whole, countsOf),
        },
        asOf: options.asOf ?? (await newestDate(engine, columns, options.signal)),
      },
      intake: {
        rows: intake.rows,
        rejected: intake.rejected,
        proven: intake.proven,
        files: intake.files,
        joins: intake.joins,
        notes: [...intake.notes, ...goneNotes(profile.configured), ...changed, ...comparisons.notes],
      },
      columns: columns.map(reported),
      references: comparisons.references,
      analyzers: asked,
      checks,
      findings,
      questions,
      plan: {},
      summary: summarise({
        checks,
        findings,
        questions,
        kind,
        judged: comparisons.declared.size > 0,
        asked: options.targets.length + options.expects.length > 0,
        missing: missingWords(kind, questions),
        analyzers: analyzers.map(({ meta }) => meta),
      }),
      sidecars: [],
    };
    const ordered = canonical(result);
    options.audited?.(ordered);
    return { result: ordered, failures };
  });
}
