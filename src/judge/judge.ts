// Runs the analyzers: asks them what to count, hands them the counts, and turns their drafts into checks and ranked findings.
// One analyzer that throws costs its own check and nothing else; what it threw may hold cell text, so it never reaches a report.
import type { Counts, Tally } from '../count/tally.ts';
import type { Check, Finding, Result } from '../result/schema.ts';
import type { Analysis, Analyzer, Context, Draft, Request } from './analyzer.ts';
import { findingId, itemId, slug } from './findings/identity.ts';
import { rankFindings } from './findings/rank.ts';
import { sentence } from './findings/sentence.ts';
import { severityOf } from './findings/severity.ts';

/** A check to be: its tallies are in `request.tallies`; `settled` when it is decided without any count. */
export interface PlannedCheck {
  id: string;
  analyzer: Analyzer;
  request: Request;
  settled: { outcome: 'not-applicable' | 'error'; reason: string; error?: unknown } | null;
}

export interface Judged {
  checks: Check[];
  findings: Finding[];
  analyzers: Result['analyzers'];
  /** What made checks fail, for a debugger: may hold cell text and is never part of a result. */
  failures: { check: string; error: unknown }[];
}

const NO_REQUEST: Request = { subject: [], columns: [], tallies: {} };

/** Every check that the analyzers want in this context, sorted by id. An analyzer that finds nothing to ask gives one check. */
export function planChecks(analyzers: readonly Analyzer[], context: Context): PlannedCheck[] {
  const planned = analyzers.flatMap((analyzer): Omit<PlannedCheck, 'id'>[] => {
    try {
      const requests = analyzer.tallies(context);
      if (requests.length > 0) return requests.map((request) => ({ analyzer, request, settled: null }));
      return [{ analyzer, request: NO_REQUEST, settled: { outcome: 'not-applicable', reason: unmet(analyzer) } }];
    } catch (error) {
      return [{ analyzer, request: NO_REQUEST, settled: { outcome: 'error', reason: failure(error), error } }];
    }
  });
  const named = planned.map((check) => ({ ...check, id: checkId(check.analyzer, check.request, context) }));
  const shared = new Set(repeated(named.map((check) => check.id)));
  const told = named.map((check) => ({ ...check, id: shared.has(check.id) ? withColumns(check) : check.id }));
  return told.sort((a, b) => byText(a.id, b.id));
}

/** One check with its findings, or why it failed. */
export interface JudgedCheck extends Told {
  failure: { check: string; error: unknown } | null;
}

/** Judges one planned check; whatever `countsOf` or its analyzer throws becomes the outcome `error` of this check. */
export function judgeCheck(check: PlannedCheck, countsOf: (tally: Tally) => Counts, context: Context): JudgedCheck {
  const failed = (error: unknown) => ({ check: check.id, error });
  if (check.settled !== null) {
    const { outcome, reason, error } = check.settled;
    return { ...empty(check, outcome, reason), failure: outcome === 'error' ? failed(error) : null };
  }
  try {
    const tables = Object.fromEntries(
      Object.entries(check.request.tallies).map(([name, tally]) => [name, countsOf(tally)]),
    );
    const table = check.request.columns[0]?.table ?? '';
    const beside = context.tables.get(table);
    if (beside === undefined)
      return { ...told(check, check.analyzer.analyze(tables, check.request, context)), failure: null };
    const { rows, rowNoun } = beside;
    const own = { ...context, rows, kind: { ...context.kind, rowNoun } };
    return { ...inUnit(table, told(check, check.analyzer.analyze(tables, check.request, own))), failure: null };
  } catch (error) {
    return { ...empty(check, 'error', failure(error)), failure: failed(error) };
  }
}

/**
 * Judges planned checks, but for those that were judged before (`early`). `countsOf` answers a tally of a request; whatever it or an analyzer throws becomes the outcome `error`
 * of that one check. Checks are sorted by id and findings ranked; numbers are rounded where the result is written.
 */
export function judge(
  planned: readonly PlannedCheck[],
  countsOf: (tally: Tally) => Counts,
  context: Context,
  early: ReadonlyMap<PlannedCheck, JudgedCheck> = new Map(),
): Judged {
  const judged = planned.map((check) => early.get(check) ?? judgeCheck(check, countsOf, context));
  return {
    checks: judged.map(({ check }) => check).sort((a, b) => byText(a.id, b.id)),
    findings: rankFindings(judged.flatMap(({ findings }) => findings)),
    analyzers: describeAnalyzers(planned.map(({ analyzer }) => analyzer)),
    failures: judged.flatMap(({ failure }) => failure ?? []),
  };
}

interface Told {
  check: Check;
  findings: Finding[];
}

function told({ id, analyzer, request }: PlannedCheck, analysis: Analysis): Told {
  const codes = analysis.findings.map((draft) => draft.code);
  if (repeated(codes).length > 0)
    throw new Error(`${analyzer.meta.id} gave two findings of one code: ${repeated(codes)}`);
  const { outcome, reason, title, valueOutcomes, reference, measures, tables, figures } = analysis;
  const check: Check = {
    id,
    analyzer: analyzer.meta.id,
    title,
    subject: request.subject,
    outcome,
    reason,
    valueOutcomes,
    reference: reference?.id ?? null,
    measures,
    tables,
    figures,
  };
  return { check, findings: analysis.findings.map((draft) => findingOf(id, analyzer, request, draft)) };
}

/** Rows of a table beside the main one are a unit of their own, called as the table is. */
function inUnit(table: string, { check, findings }: Told): Told {
  const named = <T extends { unit: string }>(of: T): T => (of.unit === 'rows' ? { ...of, unit: table } : of);
  return {
    check: { ...check, tables: check.tables.map(named), measures: check.measures.map(named) },
    findings: findings.map((finding) => {
      const { collect } = finding;
      return { ...named(finding), ...(collect ? { collect: { ...collect, rows: collect.rows.map(named) } } : {}) };
    }),
  };
}

function findingOf(check: string, analyzer: Analyzer, request: Request, draft: Draft): Finding {
  const pattern = analyzer.meta.messages[draft.code];
  if (pattern === undefined) throw new Error(`${analyzer.meta.id} has no message for ${draft.code}`);
  const id = findingId(analyzer.meta.id, draft.code, request.subject);
  const { severity, reason } = severityOf(draft);
  return {
    id,
    check,
    code: draft.code,
    kind: draft.kind,
    severity,
    severityReason: reason,
    subject: request.subject,
    unit: draft.unit,
    items: draft.items.map((item) => ({ ...item, id: itemId(id, item.keys) })),
    sentence: sentence(pattern, draft.args),
    rank: draft.rank,
    ...(draft.collect ? { collect: draft.collect } : {}),
  };
}

function empty({ id, analyzer, request }: PlannedCheck, outcome: Check['outcome'], reason: string): Told {
  const nothing = { valueOutcomes: {}, reference: null, measures: [], tables: [], figures: [] };
  const { id: name, title } = analyzer.meta;
  return { check: { id, analyzer: name, title, subject: request.subject, outcome, reason, ...nothing }, findings: [] };
}

/** What every report prints about the analyzers that were asked, sorted by id. */
function describeAnalyzers(asked: readonly Analyzer[]): Result['analyzers'] {
  const metas = new Map(asked.map(({ meta }) => [meta.id, meta]));
  return [...metas.values()]
    .sort((a, b) => byText(a.id, b.id))
    .map(({ id, version, family, title, question, why, method, limits }) => ({
      ...{ id, version, family, title, question, why, method, limits },
    }));
}

const unmet = ({ meta }: Analyzer): string =>
  meta.needs.length > 0 ? `not read in this file: ${meta.needs.join(', or ')}` : 'nothing in this file to ask it about';

/** Neutral: the kind of failure, never its message. */
const failure = (error: unknown): string =>
  `the check stopped on an internal error (${error instanceof Error ? error.name : typeof error})`;

const checkId = ({ meta }: Analyzer, { subject, columns }: Request, { tables }: Context): string => {
  const table = columns[0]?.table ?? '';
  return [
    meta.id,
    ...(tables.has(table) ? [slug(table)] : []),
    ...subject.map(({ entity, role }) => `${entity}.${role}`),
  ].join('.');
};

const withColumns = ({ id, request }: { id: string; request: Request }): string =>
  [id, ...request.subject.map(({ column }) => slug(column))].join('.');

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, i) => names.indexOf(name) !== i)),
];

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
