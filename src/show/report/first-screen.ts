// What a reader with one minute sees: which dataset, the verdict, the worst findings of five different questions, what to
// collect, and how much of what should be known could be known.
import { counted } from '../../lib/format.ts';
import type { Finding, Result } from '../../result/schema.ts';
import { strip } from '../charts/dot-plot.ts';
import type { Drawing } from '../charts/drawing.ts';
import { clean, prose } from '../charts/label.ts';
import { capital, comparedWith, count, OUTCOMES, share, unitWord } from '../words.ts';
import { fragment } from './anchors.ts';
import { type CollectTable, collectTable } from './collect-table.ts';

const WORST = 5;
const COLLECT = 5;
const BAR = 1000;

export interface WorstView {
  severity: { code: string; word: string };
  sentence: string;
  anchor: string;
  /** The first value with something to hold it against: line, interval, reference tick. */
  strip: { drawing: Drawing; caption: string; svg: string | null } | null;
}

export interface FirstScreen {
  units: { value: string; word: string }[];
  facts: { term: string; text: string }[];
  read: string;
  readProven: boolean;
  verdict: { code: string; sentence: string };
  worst: WorstView[];
  moreFindings: string | null;
  collect: CollectTable | null;
  collectAssumption: string;
  moreCollect: string | null;
  bar: { caption: string; parts: { code: string; x: string; width: string; text: string }[] };
  comparison: string;
}

/** The question that a finding answers: the dataset's own; else its analyzer, with its role. Crossings are one question. */
function questionOf(finding: Finding, result: Result): string {
  const check = result.checks.find(({ id }) => id === finding.check);
  if (check === undefined || check.subject.length > 1) return check?.analyzer ?? finding.check;
  const asked = result.questions.find(({ checks }) => checks.includes(finding.check));
  return asked ? `question ${asked.id}` : [check.analyzer, ...check.subject.map(({ role }) => role)].join(' ');
}

/**
 * The worst finding above a note of each question, then the next in rank where there are fewer questions than places; all in
 * rank order.
 */
export function worstFindings(ranked: readonly Finding[], result: Result, limit = WORST): Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of ranked.filter(({ severity }) => severity !== 'note')) {
    const question = questionOf(finding, result);
    if (!first.has(question)) first.set(question, finding);
  }
  const leading = [...first.values()].slice(0, limit);
  const others = ranked.filter((finding) => !leading.includes(finding)).slice(0, limit - leading.length);
  const chosen = new Set([...leading, ...others]);
  return ranked.filter((finding) => chosen.has(finding));
}

/** What to collect: the first row of each of the worst findings, then all others in rank order. */
function collectFirst(worst: readonly Finding[], ranked: readonly Finding[]) {
  const rows = ({ collect }: Finding) =>
    (collect?.rows ?? []).map((row) => ({ row, assumption: collect?.assumption ?? '' }));
  const first = worst.flatMap((finding) => rows(finding).slice(0, 1));
  const leading = new Set(first.map(({ row }) => row));
  return [...first, ...ranked.flatMap(rows).filter(({ row }) => !leading.has(row))];
}

function stripOf(finding: Finding): WorstView['strip'] {
  const item = finding.items.find(
    ({ share, reference, interval }) => share !== null && share <= 1 && (reference !== null || interval !== null),
  );
  if (item === undefined || item.share === null) return null;
  const parts = [`${clean(item.label)}: ${share(item.share)}`];
  if (item.reference !== null) parts.push(`against ${share(item.reference)}`);
  return { drawing: strip(item, finding.kind === 'gap'), caption: prose(parts.join('; ')), svg: null };
}

/** "11 contributors", never "11 rows": rows are told by the noun of the dataset's kind. */
const units = (result: Result) =>
  Object.entries(result.dataset.units)
    .toSorted(([a], [b]) => Number(b === 'rows') - Number(a === 'rows') || (a < b ? -1 : 1))
    .map(([unit, value]) => ({ value: count(value), word: unitWord(unit, result, value) }));

/** One sentence on the reading, and whether all of it is proven. */
export function readSentence({ intake, dataset, parameters }: Result): string {
  const files = new Set(intake.files.map(({ path }) => path)).size;
  const chosen = parameters.where === undefined ? null : dataset.units.rows;
  const parts = [
    `${counted(intake.rows, dataset.rowNoun.one, dataset.rowNoun.many)} read from ${counted(files, 'file', 'files')}`,
    ...(chosen == null ? [] : [`${count(chosen)} of them match --where and are counted`]),
    intake.rejected === 0 ? 'none rejected' : `${count(intake.rejected)} rejected`,
    intake.proven ? 'the row count is proven' : 'the row count is not proven',
  ];
  return `${parts.join('; ')}.`;
}

function coverageBar(result: Result): FirstScreen['bar'] {
  const total = result.checks.length;
  const counts = OUTCOMES.map(({ code, many }) => ({
    code,
    n: result.checks.filter((check) => check.outcome === code).length,
    many,
  })).filter(({ n }) => n > 0);
  let x = 0;
  const parts = counts.map(({ code, n, many }) => {
    const width = (n / total) * BAR;
    const part = { code, x: x.toFixed(0), width: Math.max(0, width - 4).toFixed(0), text: `${count(n)} ${many}` };
    x += width;
    return part;
  });
  const told = parts.map(({ text }) => text).join(', ');
  return {
    caption: total === 0 ? 'No check was run.' : `${counted(total, 'check', 'checks')}: ${told}.`,
    parts,
  };
}

export function firstScreen(result: Result, ranked: readonly Finding[]): FirstScreen {
  const { dataset, tool, summary } = result;
  const worst = worstFindings(ranked, result);
  const wanted = collectFirst(worst, ranked);
  const shown = wanted.slice(0, COLLECT);
  const assumptions = new Set(shown.map(({ assumption }) => assumption));
  const left = ranked.length - worst.length;
  return {
    units: units(result),
    facts: [
      { term: 'Kind of data', text: clean(dataset.kind) },
      { term: 'Compared with', text: comparedWith(result) },
      { term: 'As of', text: dataset.asOf === null ? 'no date was read in the data' : clean(dataset.asOf) },
      { term: 'Fingerprint', text: clean(dataset.fingerprint).slice(0, 20) },
      { term: 'Made by', text: `${tool.name} ${clean(tool.version)}` },
    ],
    read: readSentence(result),
    readProven: result.intake.proven,
    verdict: { code: fragment(summary.verdict.code), sentence: sentence(prose(summary.verdict.sentence)) },
    worst: worst.map((finding) => ({
      severity: { code: finding.severity, word: capital(finding.severity) },
      sentence: prose(finding.sentence),
      anchor: fragment(finding.id),
      strip: stripOf(finding),
    })),
    moreFindings: left > 0 ? `${counted(left, 'further finding', 'further findings')} below` : null,
    collect:
      wanted.length === 0
        ? null
        : collectTable(
            shown.map(({ row }) => row),
            result,
          ),
    collectAssumption:
      assumptions.size > 1 ? 'What each number assumes stands with its finding.' : prose([...assumptions][0] ?? ''),
    moreCollect:
      wanted.length > COLLECT
        ? `${counted(wanted.length - COLLECT, 'further group', 'further groups')}, under the findings`
        : null,
    bar: coverageBar(result),
    comparison: 'First audit in this series: no earlier one was compared.',
  };
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
