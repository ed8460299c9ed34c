// A finding as a card: its sentence, why it has its severity, the figure of its check (once, under the worst finding of that
// check), the values, what it was compared with, what to collect, and the limits of the method.
import type { Check, Finding, Result } from '../../result/schema.ts';
import { clean, prose } from '../charts/label.ts';
import { capital, count, KINDS, ratio, SEVERITIES, share, unitWord } from '../words.ts';
import { type Anchors, fragment } from './anchors.ts';
import { type CollectTable, collectTable } from './collect-table.ts';
import type { FigureView } from './figure.ts';
import type { TableView } from './number-table.ts';

const VALUES = 12;

export interface CollectView {
  sentence: string;
  assumption: string;
  table: CollectTable;
}

export interface MeasureView {
  label: string;
  value: string;
  method: string;
}

export interface CardView {
  anchor: string;
  /** The check's own anchor, on the first card of the check. */
  checkAnchor: string | null;
  checkTitle: string;
  severity: { code: string; word: string };
  kind: string;
  reason: string;
  sentence: string;
  values: { id: string | null; name: string; text: string }[];
  moreValues: string | null;
  figures: FigureView[];
  tables: TableView[];
  /** Anchor of the card that shows the figure of the same check. */
  shownAt: string | null;
  measures: MeasureView[];
  reference: { id: string; title: string; date: string; declared: boolean } | null;
  collect: CollectView | null;
  method: { anchor: string; limits: string; name: string } | null;
  id: string;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Worst first: severity, cautious end of the gap, people or rows affected, id. */
export const ranked = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      b.rank.gap - a.rank.gap ||
      b.rank.affected - a.rank.affected ||
      byText(a.id, b.id),
  );

/** Units that a number says by itself. */
const READINGS: Readonly<Record<string, (n: number) => string>> = { share, ratio };

export const measures = (check: Check | undefined, result: Result): MeasureView[] =>
  (check?.measures ?? []).map(({ label, value, unit, interval, method }) => {
    const read = READINGS[unit] ?? ((n: number) => count(Math.round(n * 100) / 100));
    const told =
      value === null
        ? 'cannot tell'
        : unit in READINGS
          ? read(value)
          : `${read(value)} ${unitWord(unit, result, value)}`;
    return {
      label: clean(label),
      value: interval ? `${told} (${read(interval[0])} to ${read(interval[1])})` : told,
      method: clean(method),
    };
  });

const value = (item: Finding['items'][number], unit: string, result: Result): string =>
  [
    `${count(item.count)} ${unitWord(unit, result, item.count)}`,
    item.share === null ? null : share(item.share),
    item.reference === null ? null : `against ${share(item.reference)}`,
    item.ratio === null ? null : `ratio ${ratio(item.ratio)}`,
  ]
    .filter((text) => text !== null)
    .map((text) => text.replaceAll(' ', '\u{a0}'))
    .join(' · ');

export interface Shown {
  figures: FigureView[];
  tables: TableView[];
}

/**
 * Cards of ranked findings. `show` gives the figures and tables of a check the first time it is asked, and null
 * afterwards, so that a check is drawn once.
 */
export function cards(
  findings: readonly Finding[],
  result: Result,
  anchors: Anchors,
  show: (check: Check) => Shown | null,
): CardView[] {
  const checks = new Map(result.checks.map((check) => [check.id, check]));
  const home = new Map<string, string>();
  return findings.map((finding) => {
    const check = checks.get(finding.check);
    const analyzer = result.analyzers.find(({ id }) => id === check?.analyzer);
    const anchor = anchors.take(finding.id) ?? fragment(finding.id);
    const shown = check ? show(check) : null;
    const shownAt = home.get(finding.check) ?? null;
    if (shown) home.set(finding.check, anchor);
    const reference = result.references.find(({ id }) => id === check?.reference);
    const more = finding.items.length - VALUES;
    return {
      anchor,
      checkAnchor: shown && check ? anchors.take(check.id) : null,
      checkTitle: clean(check?.title ?? finding.check),
      severity: { code: finding.severity, word: capital(finding.severity) },
      kind: KINDS[finding.kind] ?? finding.kind,
      reason: prose(finding.severityReason),
      sentence: prose(finding.sentence),
      values: finding.items.slice(0, VALUES).map((item) => ({
        id: anchors.take(item.id),
        name: clean(item.label),
        text: value(item, finding.unit, result),
      })),
      moreValues: more > 0 ? `and ${count(more)} more, in the numbers` : null,
      figures: shown?.figures ?? [],
      tables: shown?.tables ?? [],
      shownAt: shown ? null : shownAt,
      measures: shown ? measures(check, result) : [],
      reference: reference
        ? {
            id: fragment(`reference-${reference.id}`),
            title: clean(reference.title),
            date: clean(reference.date),
            declared: reference.declared,
          }
        : null,
      collect: finding.collect
        ? {
            sentence: prose(finding.collect.sentence),
            assumption: prose(finding.collect.assumption),
            table: collectTable(finding.collect.rows, result),
          }
        : null,
      method: analyzer
        ? {
            anchor: fragment(`method-${analyzer.id}`),
            limits: clean(analyzer.limits),
            name: `${analyzer.id}, version ${analyzer.version}`,
          }
        : null,
      id: clean(finding.id),
    };
  });
}
