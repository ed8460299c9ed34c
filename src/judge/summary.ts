// The five sentences that may stand at the top of a report, chosen from outcomes and severities alone: never a score.
// An incomplete audit is said first, because no other sentence is true while a check is missing.
import type { Kind } from '../know/kinds/kind.ts';
import type { Check, Finding, Result, Severity } from '../result/schema.ts';
import type { AnalyzerMeta } from './analyzer.ts';

type Summary = Result['summary'];

const OUTCOMES: Check['outcome'][] = ['gap', 'ok', 'undetermined', 'not-applicable', 'error'];
const SEVERITIES: Severity[] = ['critical', 'high', 'medium', 'low', 'note'];

/**
 * Counts of outcomes and severities, and the verdict. `judged`: a target or an expectation is held against a column; `asked`:
 * one was declared, whether or not it could be. `missing`: reader words of what is not recorded, for the sentence that says
 * there is not enough information.
 */
export function summarise(input: {
  checks: readonly Check[];
  findings: readonly Finding[];
  questions: Result['questions'];
  kind: Kind;
  judged: boolean;
  asked?: boolean;
  missing: readonly string[];
  /** What was asked: a check of the file's quality or sources tells nothing about people, places, languages or labels. */
  analyzers: readonly Pick<AnalyzerMeta, 'id' | 'family' | 'fromContent'>[];
}): Summary {
  const { checks, findings, questions } = input;
  const outcomes = tallyOf(
    OUTCOMES,
    checks.map((check) => check.outcome),
  );
  const severities = tallyOf(
    SEVERITIES,
    findings.map((finding) => finding.severity),
  );
  const answered = { answered: questions.filter((question) => question.answered).length, total: questions.length };
  const { code, sentence } = verdictOf({ ...input, outcomes, severities, spoken: spokenOf(checks, input.analyzers) });
  return {
    verdict: { code, sentence: `${sentence}. ${answeredSentence(answered, input.kind)}` },
    questions: answered,
    outcomes,
    severities,
  };
}

/** Families that say how a file is made, not whom or what it is of. */
const ABOUT_THE_FILE: ReadonlySet<string> = new Set(['quality', 'provenance']);

/** Checks that came to something about people, places, languages, labels or context, as recorded in columns. */
function spokenOf(checks: readonly Check[], analyzers: Parameters<typeof summarise>[0]['analyzers']): number {
  const silent = new Set(
    analyzers.filter(({ family, fromContent }) => ABOUT_THE_FILE.has(family) || fromContent).map(({ id }) => id),
  );
  return checks.filter(({ analyzer, outcome }) => (outcome === 'gap' || outcome === 'ok') && !silent.has(analyzer))
    .length;
}

interface Counted {
  spoken: number;
  findings: readonly Finding[];
  outcomes: Record<string, number>;
  severities: Record<string, number>;
  judged: boolean;
  asked?: boolean;
  missing: readonly string[];
}

function verdictOf({ spoken, findings, outcomes, severities, judged, asked, missing }: Counted): Summary['verdict'] {
  const failed = outcomes.error ?? 0;
  if (failed > 0)
    return { code: 'incomplete', sentence: `The audit is incomplete: ${counted(failed, 'check', 'checks')} failed` };
  const grave = (severities.critical ?? 0) + (severities.high ?? 0);
  const facts = findings.filter((finding) => finding.kind === 'fact' && finding.severity !== 'note').length;
  if (judged && grave > 0)
    return { code: 'findings', sentence: `${counted(grave, 'finding is', 'findings are')} critical or high` };
  if (spoken === 0)
    return {
      code: 'not-enough',
      sentence:
        `Not enough information to judge${missing.length ? `: ${listed(missing)}; ${OBTAIN}` : ''}` +
        (facts > 0 ? `; ${counted(facts, 'fact in the file needs', 'facts in the file need')} attention` : ''),
    };
  if (judged)
    return { code: 'none', sentence: `No finding at or above ${clearLevel(severities)} in what could be checked` };
  const differences = findings.filter((finding) => finding.kind === 'difference').length;
  return {
    code: 'described',
    sentence:
      `Described, not judged: ${asked ? 'nothing in the file could be held against what is declared' : 'no target population is declared'}; ` +
      `${counted(facts, 'fact in the file needs', 'facts in the file need')} attention, ` +
      `${counted(differences, 'difference is', 'differences are')} listed for orientation`,
  };
}

const OBTAIN =
  'ask whoever collected the data for a column of each, or declare with --role the column that holds it under another name';

/** The lowest level at or above which nothing was found. */
function clearLevel(severities: Record<string, number>): Severity {
  const worst = SEVERITIES.findIndex((severity) => severity !== 'note' && (severities[severity] ?? 0) > 0);
  return worst <= 0 ? 'low' : SEVERITIES[worst - 1]!;
}

const answeredSentence = ({ answered, total }: Summary['questions'], kind: Kind): string =>
  total === 0
    ? `No questions are listed for ${kind.id} data`
    : `${answered} of ${counted(total, 'question', 'questions')} for ${kind.id} data could be answered`;

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const listed = (words: readonly string[]): string =>
  `${words.join(', ')} ${words.length === 1 ? 'is' : 'are'} not recorded`;

function tallyOf<K extends string>(names: readonly K[], values: readonly K[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, values.filter((value) => value === name).length]));
}
