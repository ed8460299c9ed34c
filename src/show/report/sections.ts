// The sections after the findings: what could not be judged, coverage by topic, what passed, how the files were read, what
// each column was taken for, references, methods, and about the file itself. Nothing here judges; it arranges and words.
import type { Check, Result, ResultColumn } from '../../result/schema.ts';
import { clean, prose } from '../charts/label.ts';
import { BASES, capital, count, ORIGINS, outcomeWord, share, spaced, TOPICS, verdictWord } from '../words.ts';
import { type Anchors, fragment } from './anchors.ts';
import type { FigureView } from './figure.ts';
import { type MeasureView, measures, type Shown } from './finding-card.ts';
import type { TableView } from './number-table.ts';

export const hrefOf = fragment;

export interface CheckView {
  anchor: string | null;
  /** Where the check is shown when it is not shown here. */
  href: string | null;
  title: string;
  outcome: { code: string; word: string };
  reason: string;
  figures: FigureView[];
  tables: TableView[];
  measures: MeasureView[];
}

/** A check in a list: with its figures when it is at home here, otherwise with a link to where it is. */
export function checkView(check: Check, result: Result, shown: Shown | null, anchors: Anchors): CheckView {
  return {
    anchor: shown ? anchors.take(check.id) : null,
    href: shown ? null : fragment(check.id),
    title: clean(check.title),
    outcome: { code: check.outcome, word: outcomeWord(check.outcome) },
    reason: capital(prose(check.reason)),
    figures: shown?.figures ?? [],
    tables: shown?.tables ?? [],
    measures: shown ? measures(check, result) : [],
  };
}

export interface Topic {
  title: string;
  summary: string;
  checks: { href: string; title: string; outcome: { code: string; word: string }; reason: string }[];
}

export function topics(result: Result): Topic[] {
  const familyOf = new Map(result.analyzers.map(({ id, family }) => [id, family]));
  const families = [...new Set(result.checks.map(({ analyzer }) => familyOf.get(analyzer) ?? 'other'))];
  const place = (family: string) => TOPICS.findIndex((topic) => topic.family === family);
  const order = (family: string) => (place(family) < 0 ? TOPICS.length : place(family));
  return families
    .toSorted((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
    .map((family) => {
      const checks = result.checks.filter(({ analyzer }) => (familyOf.get(analyzer) ?? 'other') === family);
      return {
        title: TOPICS[place(family)]?.title ?? capital(spaced(clean(family))),
        summary: `${count(checks.length)} ${checks.length === 1 ? 'check' : 'checks'}`,
        checks: checks.map((check) => ({
          href: fragment(check.id),
          title: clean(check.title),
          outcome: { code: check.outcome, word: outcomeWord(check.outcome) },
          reason: capital(prose(check.reason)),
        })),
      };
    });
}

/** Values inside checks that nobody can judge, check by check. */
export const undecided = (result: Result): { title: string; href: string; text: string }[] =>
  result.checks.flatMap(({ id, title, valueOutcomes }) => {
    const open = Object.entries(valueOutcomes).filter(([code, n]) => code.startsWith('cannot-tell') && n > 0);
    const text = open
      .map(([code, n]) => `${count(n)} ${n === 1 ? 'value' : 'values'}: ${verdictWord(code)}`)
      .join('; ');
    return open.length === 0 ? [] : [{ title: clean(title), href: fragment(id), text }];
  });

const missingText = ({ missing }: ResultColumn): string => {
  const parts = Object.entries(missing).filter(([, n]) => n > 0);
  return parts.length === 0 ? 'none' : parts.map(([how, n]) => `${count(n)} ${how}`).join(', ');
};

const distinctText = ({ distinct, atLeast }: ResultColumn): string =>
  distinct !== null ? count(distinct) : atLeast !== null ? `at least ${count(atLeast)}` : 'not counted';

export interface ColumnView {
  name: string;
  taken: string;
  how: string;
  reason: string;
  basis: string;
  distinct: string;
  missing: string;
  unmapped: string | null;
}

/** Every column, with what it was taken for and why. */
export const columns = (result: Result): ColumnView[] =>
  result.columns.map((column) => {
    const several = new Set(result.columns.map(({ table }) => table)).size > 1;
    const used = column.role !== null && column.origin !== 'none';
    return {
      name: clean(several ? `${column.table}: ${column.name}` : column.name),
      taken: used
        ? clean(`${column.entity === null ? '' : `${column.entity}: `}${spaced(column.role ?? '')}`)
        : 'not used',
      how: !used
        ? '–'
        : column.origin === 'detected'
          ? `detected, ${share(column.confidence)} sure`
          : (ORIGINS[column.origin] ?? column.origin),
      reason: clean(column.reason),
      basis: used ? (BASES[column.basis] ?? column.basis) : '–',
      distinct: distinctText(column),
      missing: `${missingText(column)}${column.declined > 0 ? `; ${count(column.declined)} declined to say` : ''}`,
      unmapped:
        column.unmapped.length === 0
          ? null
          : column.unmapped.map(({ value, count: n }) => `“${clean(value)}” (${count(n)})`).join(', '),
    };
  });

export interface FileView {
  path: string;
  read: string;
  records: string;
  rows: string;
  rejected: string;
  repaired: string;
  proven: string;
  bytes: string;
  sha256: string;
}

const dialect = (settings: Record<string, string | number | boolean | null>): string => {
  const read = (value: string | number | boolean | null) =>
    value === null || value === false ? 'none' : value === true ? 'yes' : JSON.stringify(value).replaceAll('"', '');
  return Object.entries(settings)
    .map(([name, value]) => `${spaced(name)} ${read(value)}`)
    .join(', ');
};

export const files = ({ intake }: Result): FileView[] =>
  intake.files.map((file) => ({
    path: clean(file.path),
    read: clean([file.format, file.encoding, dialect(file.dialect)].filter((part) => part).join('; ')),
    records: count(file.records),
    rows: count(file.rows),
    rejected: count(file.rejected),
    repaired: count(file.repaired),
    proven: file.proven ? 'yes' : 'no',
    bytes: count(file.bytes),
    sha256: clean(file.sha256),
  }));

export const anomalies = ({ intake }: Result): { where: string; what: string; count: string; effect: string }[] =>
  intake.files.flatMap(({ path, anomalies }) =>
    anomalies.map((anomaly) => ({
      where: clean(anomaly.line === null ? path : `${path}, from line ${count(anomaly.line)}`),
      what: capital(spaced(clean(anomaly.kind))),
      count: count(anomaly.count),
      effect: clean(anomaly.effect),
    })),
  );

export const joins = ({ intake }: Result): { text: string }[] =>
  intake.joins.map(({ left, right, on, matched, unmatched, duplicateKeys, unused }) => ({
    text: clean(
      `${left} with ${right} on ${on}: ${count(matched)} matched, ${count(unmatched)} without a match, ${count(duplicateKeys)} keys that occur more than once${unused === undefined ? '' : `, ${count(unused)} rows of ${right} that nothing names`}.`,
    ),
  }));

export const references = (result: Result) =>
  result.references.map((reference) => ({
    anchor: fragment(`reference-${reference.id}`),
    title: clean(reference.title),
    declared: reference.declared,
    source: clean(reference.source),
    date: clean(reference.date),
    licence: clean(reference.licence),
    digest: clean(reference.digest),
    notes: reference.notes.map(clean),
  }));

export const methods = (result: Result) =>
  result.analyzers.map((analyzer) => ({
    anchor: fragment(`method-${analyzer.id}`),
    title: clean(analyzer.title),
    question: clean(analyzer.question),
    why: clean(analyzer.why),
    method: clean(analyzer.method),
    limits: clean(analyzer.limits),
    name: clean(`${analyzer.id}, version ${analyzer.version}`),
  }));

export const parameters = (result: Result) =>
  Object.entries(result.parameters).map(([name, value]) => ({
    name: clean(name),
    value: value === null ? 'none' : clean(typeof value === 'string' ? value : JSON.stringify(value)),
  }));
