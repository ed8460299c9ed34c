// A result in ten lines for somebody who has just run the command: what was read, what it was taken for, what it was compared
// with, the worst findings, where the report is, and what to type next. Text from the data is stripped of control characters,
// so that no manifest can write to the terminal.
import { createColors } from 'picocolors';
import { counted, listFirst } from '../lib/format.ts';
import type { Result, Severity } from '../result/schema.ts';
import { clean, shorten } from './charts/label.ts';
import { ranked } from './report/finding-card.ts';
import { readSentence, worstFindings } from './report/first-screen.ts';
import { comparedWith } from './words.ts';

const WORST = 3;
/** Confidence from which a detected role is used. */
const SURE = 0.8;
const SHAPES: Record<Severity, string> = { critical: '◆', high: '▲', medium: '■', low: '●', note: '○' };
const ALARMING: readonly Severity[] = ['critical', 'high'];

/** Where things were written, as the user would type them. */
export interface Paths {
  report: string;
  result: string;
}

interface Hint {
  when: (result: Result) => boolean;
  text: (result: Result, paths: Paths) => string;
}

/** Columns whose role was only guessed, in names that are safe to print. */
const unsure = ({ columns }: Result): string[] =>
  columns
    .filter(({ role, origin, confidence }) => role !== null && origin === 'detected' && confidence < SURE)
    .map(({ name }) => clean(name));

/** What to type next: the first that applies. */
const HINTS: readonly Hint[] = [
  {
    when: ({ intake }) => !intake.proven,
    text: (_, { report }) => `see “Reading the files” in ${report}: not every row count is proven`,
  },
  {
    when: (result) => unsure(result).length > 0,
    text: (result) => `rollcall roles <manifest> to check ${listFirst(unsure(result), 3)}`,
  },
  {
    when: ({ references }) => !references.some(({ declared }) => declared),
    text: () => 'add --target world or --expect ROLE=uniform to judge instead of describe',
  },
  { when: () => true, text: (_, { result }) => `rollcall render ${result} --format csv for the tables` },
];

function columnsSentence({ columns }: Result): string {
  const used = columns.filter(({ role, origin }) => role !== null && origin !== 'none').map(({ name }) => clean(name));
  const told = `${counted(used.length, 'column', 'columns')} of ${columns.length} understood`;
  return used.length === 0 ? told : `${told}: ${used.join(', ')}`;
}

/** At most ten lines, each at most `width` columns wide except the one with the path of the report. */
export function terminalSummary(result: Result, paths: Paths, options: { color: boolean; width: number }): string {
  const { bold, dim, red, yellow } = createColors(options.color);
  const line = (term: string, text: string, style: (text: string) => string = (plain) => plain) =>
    `${dim(term.padEnd(9))} ${style(shorten(clean(text), Math.max(20, options.width - 10)))}`;
  const order = ranked(result.findings);
  const worst = worstFindings(order, result, WORST);
  const hint = HINTS.find(({ when }) => when(result));
  return [
    line('read', readSentence(result)),
    line('columns', columnsSentence(result)),
    line('kind', `${result.dataset.kind}: ${result.dataset.kindReason}`),
    line('compared', comparedWith(result)),
    line('result', result.summary.verdict.sentence, bold),
    ...worst.map(({ severity, sentence }) =>
      line(
        `${SHAPES[severity]} ${severity}`,
        sentence,
        ALARMING.includes(severity) ? (severity === 'critical' ? red : yellow) : undefined,
      ),
    ),
    `${dim('report'.padEnd(9))} ${clean(paths.report)}`,
    line('next', hint?.text(result, paths) ?? ''),
  ].join('\n');
}
