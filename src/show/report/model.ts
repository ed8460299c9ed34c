// A result → everything that the page says, in the order of the page: all arithmetic, sorting and wording, so that the templates
// only loop and test presence. Each check is shown in full exactly once: under its worst finding, or in the list of its outcome.
import type { Check, Result } from '../../result/schema.ts';
import { clean } from '../charts/label.ts';
import { count, OUTCOMES, SEVERITIES } from '../words.ts';
import { anchors as newAnchors } from './anchors.ts';
import { codeNames, type FigureView, figures } from './figure.ts';
import { cards, ranked, type Shown } from './finding-card.ts';
import { firstScreen } from './first-screen.ts';
import { numberTable } from './number-table.ts';
import * as section from './sections.ts';

/** Sections in reading order; their ids are the contents list and the anchors. */
export const SECTIONS = [
  { id: 'summary', title: 'Summary' },
  { id: 'findings', title: 'Findings' },
  { id: 'not-judged', title: 'What could not be judged' },
  { id: 'coverage', title: 'Coverage by topic' },
  { id: 'passed', title: 'Checks with nothing to act on' },
  { id: 'references', title: 'References' },
  { id: 'reading', title: 'Reading the files' },
  { id: 'columns', title: 'Columns' },
  { id: 'method', title: 'Method and limits' },
  { id: 'appendix', title: 'Appendix: further tables' },
  { id: 'about', title: 'About this file' },
] as const;

const UNJUDGED = new Set(['undetermined', 'not-applicable', 'error']);

export type Page = ReturnType<typeof pageModel>;

export function pageModel(result: Result) {
  const reserved = [
    ...SECTIONS.map(({ id }) => id),
    'main',
    'audit-result',
    ...result.analyzers.map(({ id }) => `method-${id}`),
  ];
  const anchors = newAnchors([
    ...reserved,
    ...result.references.map(({ id }) => `reference-${id}`),
    ...SEVERITIES.map((code) => `shape-${code}`),
    ...OUTCOMES.map(({ code }) => `shape-${code}`),
  ]);
  const name = codeNames(result);
  const drawn: FigureView[] = [];
  const seen = new Set<string>();
  const show = (check: Check): Shown | null => {
    if (seen.has(check.id)) return null;
    seen.add(check.id);
    const own = figures(check, result, anchors, name);
    drawn.push(...own);
    const pictured = new Set(check.figures.map(({ table }) => table));
    const bare = pictured.size > 0 ? [] : check.tables.slice(0, 1);
    return { figures: own, tables: bare.map((table) => numberTable(check.id, table, result, anchors)) };
  };
  const order = ranked(result.findings);
  const found = cards(order, result, anchors, show);
  const entry = (check: Check) => section.checkView(check, result, show(check), anchors);
  const passed = result.checks.filter(({ outcome }) => outcome === 'ok').map(entry);
  const open = result.checks.filter(({ outcome }) => UNJUDGED.has(outcome)).map(entry);
  const loose = result.checks.filter(({ id }) => !seen.has(id)).map(entry);
  const first = firstScreen(result, order);
  const dataset = clean(result.dataset.name);
  const unread = section.columns(result);
  const page = {
    title: `${dataset}: audit of who is in the data`,
    dataset,
    version: result.dataset.version === null ? null : clean(result.dataset.version),
    sections: SECTIONS,
    first,
    findings: found,
    findingsLead: severityLead(result),
    unjudged: {
      checks: [...open, ...loose],
      questions: result.questions
        .filter(({ answered }) => !answered)
        .map(({ text, reason }) => ({ text: clean(text), reason: clean(reason) })),
      values: section.undecided(result),
      unproven: result.intake.files.filter(({ proven }) => !proven).map(({ path }) => clean(path)),
      rejected:
        result.intake.rejected > 0
          ? `${count(result.intake.rejected)} records were rejected and are in no count.`
          : null,
      notes: result.intake.notes.map(clean),
      unmapped: unread.filter(({ unmapped }) => unmapped !== null),
      undeclared: result.references.filter(({ declared }) => !declared).map(({ title }) => clean(title)),
    },
    questions: result.questions.map(({ text, answered, reason, checks }) => ({
      text: clean(text),
      reason: clean(reason),
      answered,
      href:
        answered && checks[0] !== undefined && result.checks.some(({ id }) => id === checks[0])
          ? section.hrefOf(checks[0])
          : null,
    })),
    topics: section.topics(result),
    passed,
    references: section.references(result),
    files: section.files(result),
    anomalies: section.anomalies(result),
    joins: section.joins(result),
    notes: result.intake.notes.map(clean),
    columns: unread,
    methods: section.methods(result),
    appendix: result.checks
      .map((check) => {
        const pictured = new Set(check.figures.map(({ table }) => table));
        const rest = check.tables.filter(({ id }) => !pictured.has(id)).slice(pictured.size > 0 ? 0 : 1);
        return {
          title: clean(check.title),
          tables: rest.map((table) => numberTable(check.id, table, result, anchors)),
        };
      })
      .filter(({ tables }) => tables.length > 0),
    about: {
      tool: `${result.tool.name} ${clean(result.tool.version)}`,
      schema: result.schema,
      fingerprint: clean(result.dataset.fingerprint),
      kind: `${clean(result.dataset.kind)}: ${clean(result.dataset.kindReason)}`,
      parameters: section.parameters(result),
      sidecars: result.sidecars.map(({ file, digest, what }) => ({
        file: clean(file),
        digest: clean(digest),
        what: clean(what),
      })),
    },
  };
  return { page, drawn };
}

/** "2 critical, 1 high and 3 note": how many of each severity, worst first. */
function severityLead({ findings }: Result): string {
  const counts = SEVERITIES.map((code) => ({ code, n: findings.filter(({ severity }) => severity === code).length }));
  const told = counts.filter(({ n }) => n > 0).map(({ code, n }) => `${count(n)} ${code}`);
  return told.length === 0 ? 'Nothing was found in what could be checked.' : `${told.join(', ')}. Worst first.`;
}
