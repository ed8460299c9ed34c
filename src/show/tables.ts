// A result as text tables: Markdown for people, CSV for spreadsheets. One row for each row of each table of each check. In CSV
// a cell that a spreadsheet would run as a formula gets an apostrophe in front; a number never does.
import { canonicalJson } from '../result/canonical.ts';
import type { Result, ResultRow } from '../result/schema.ts';
import { prose } from './charts/label.ts';
import { fragment } from './report/anchors.ts';
import { ranked } from './report/finding-card.ts';
import { readSentence } from './report/first-screen.ts';
import { capital, count, KINDS, outcomeWord, share, unitWord, verdictWord } from './words.ts';

type Cell = string | number | null | undefined;

const RUNS = /^[=+\-@\t\r\n]/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** One CSV cell: quoted where needed, never a formula; null and undefined are empty. */
export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = RUNS.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const FIELDS: readonly { name: string; of: (row: ResultRow) => Cell }[] = [
  {
    name: 'keys',
    of: ({ keys }) =>
      Object.entries(keys)
        .map(([role, code]) => `${role}=${code}`)
        .join('; '),
  },
  { name: 'label', of: ({ label }) => label },
  { name: 'count', of: (row) => row.count },
  { name: 'missing', of: ({ missing }) => missing },
  { name: 'share', of: (row) => row.share },
  { name: 'interval_low', of: ({ interval }) => interval?.[0] },
  { name: 'interval_high', of: ({ interval }) => interval?.[1] },
  { name: 'bound_low', of: ({ bounds }) => bounds?.[0] },
  { name: 'bound_high', of: ({ bounds }) => bounds?.[1] },
  { name: 'reference', of: ({ reference }) => reference },
  { name: 'ratio', of: ({ ratio }) => ratio },
  { name: 'verdict', of: ({ verdict }) => verdict },
];

/** Every row of every table, RFC 4180 with CRLF and a header. Shares are 0..1. */
export function renderCsv(result: Result): string {
  const header = ['check', 'outcome', 'table', 'unit', 'total', 'known', ...FIELDS.map(({ name }) => name)];
  const lines = result.checks.flatMap(({ id, outcome, tables }) =>
    tables.flatMap((table) =>
      table.rows.map((row) => [
        id,
        outcome,
        table.id,
        table.unit,
        table.total,
        table.known,
        ...FIELDS.map(({ of }) => of(row)),
      ]),
    ),
  );
  return [header, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** Text inside Markdown: everything that Markdown or HTML could act on is escaped; a number at the start only where it would begin a list. */
const md = (text: string): string =>
  prose(text)
    .replace(/[\\`*_{}[\]()#+!|~^$]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^[-=]/, '\\$&')
    .replace(/^(\d+)\.(?=\s|$)/, '$1\\.')
    .replace(/:\/\//g, ':\u{200b}//');

const table = (header: string[], rows: string[][]): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const checkMarkdown = (result: Result) =>
  result.checks.flatMap(({ title, outcome, reason, tables }) => [
    `### ${md(title)}`,
    `${capital(outcomeWord(outcome))}: ${md(reason)}.`,
    ...tables.flatMap(({ title: name, unit, total, known, rows }) => [
      `${md(name)}: ${count(total)} ${unitWord(unit, result, total)}, ${count(known)} recorded.`,
      table(
        ['Value', 'Number', 'Share', '95 % interval', 'Reference', 'Result'],
        rows.map((row) => [
          md(row.label),
          count(row.count),
          row.share === null ? '–' : share(row.share),
          row.interval === null ? '–' : `${share(row.interval[0])} to ${share(row.interval[1])}`,
          row.reference === null ? '–' : share(row.reference),
          verdictWord(row.verdict) || '–',
        ]),
      ),
    ]),
  ]);

/** The whole audit as GitHub-flavoured Markdown. */
export function renderMarkdown(result: Result): string {
  const { dataset, summary, questions } = result;
  const open = questions.filter(({ answered }) => !answered);
  const parts = [
    `# ${md(dataset.name)}${dataset.version === null ? '' : ` ${md(dataset.version)}`}: audit of who is in the data`,
    'Internal: this document holds exact counts.',
    `**${md(summary.verdict.sentence)}.**`,
    readSentence(result),
    '## Findings',
    ...(result.findings.length === 0 ? ['Nothing was found in what could be checked.'] : []),
    ...ranked(result.findings).map(
      ({ severity, kind, sentence, severityReason, id }) =>
        `- **${capital(severity)}**: ${md(sentence)} ${KINDS[kind] ?? kind}. ${md(severityReason)} (\`${fragment(id)}\`)`,
    ),
    '## What could not be judged',
    ...(open.length === 0 ? ['Every question has an answer.'] : []),
    ...open.map(({ text, reason }) => `- ${md(text)} ${md(reason)}`),
    '## Checks',
    ...checkMarkdown(result),
    `Made by ${result.tool.name} ${md(result.tool.version)} from ${md(dataset.fingerprint)}.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The result document itself, in the one canonical form. */
export const renderJson = (result: Result): string => `${canonicalJson(result, 1)}\n`;
