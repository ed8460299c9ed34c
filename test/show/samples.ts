// Results to render: the four written ones, and small ones at the edges of what a result can be.
import { readFileSync } from 'node:fs';
import { type Check, type Result, type ResultRow, resultSchema } from '../../src/result/schema.ts';
import { project } from '../suite.ts';

export const EXAMPLES = ['coco', 'common-voice-tw', 'goemotions', 'popquorn'] as const;

export const example = (name: (typeof EXAMPLES)[number]): Result =>
  resultSchema.parse(JSON.parse(readFileSync(project(`test/fixtures/results/${name}.json`), 'utf8')));

const tally = (keys: readonly string[], values: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, values.filter((value) => value === key).length]));

/** The same document with other checks and findings, its summary counted anew. */
export const withChecks = (result: Result, checks: Check[], findings: Result['findings'] = []): Result => ({
  ...result,
  checks,
  findings,
  summary: {
    ...result.summary,
    outcomes: tally(
      ['gap', 'ok', 'undetermined', 'not-applicable', 'error'],
      checks.map(({ outcome }) => outcome),
    ),
    severities: tally(
      ['critical', 'high', 'medium', 'low', 'note'],
      findings.map(({ severity }) => severity),
    ),
  },
});

export const row = (
  role: string,
  code: string,
  count: number,
  total: number,
  more: Partial<ResultRow> = {},
): ResultRow => ({
  keys: { [role]: code },
  label: code,
  raw: [code],
  count,
  share: total === 0 ? null : count / total,
  interval: null,
  bounds: null,
  reference: null,
  ratio: null,
  verdict: null,
  ...more,
});

/** Nothing was run, nothing read, nothing known. */
export const nothingJudged = (): Result => {
  const base = example('goemotions');
  return {
    ...withChecks(base, []),
    analyzers: [],
    columns: [],
    questions: [],
    dataset: { ...base.dataset, units: { rows: 0 } },
    intake: { rows: 0, rejected: 3, proven: false, files: [], joins: [], notes: ['a.csv: every record was rejected'] },
    summary: {
      ...base.summary,
      verdict: { code: 'not-enough', sentence: 'Not enough information to judge' },
      questions: { answered: 0, total: 0 },
    },
  };
};

export const allFailed = (): Result => {
  const base = example('common-voice-tw');
  const checks = base.checks.map((check) => ({
    ...check,
    outcome: 'error' as const,
    reason: 'the counts were not delivered',
    tables: [],
    figures: [],
    measures: [],
    valueOutcomes: {},
  }));
  const failed = withChecks(base, checks);
  return {
    ...failed,
    summary: {
      ...failed.summary,
      verdict: { code: 'incomplete', sentence: `The audit is incomplete: ${checks.length} checks failed` },
    },
  };
};

/** One check with `n` values whose counts fall off as 1/rank, as languages do. */
export function manyValues(n: number): Result {
  const base = example('common-voice-tw');
  const counts = Array.from({ length: n }, (_, i) => Math.max(1, Math.round(1_000_000 / (i + 1))));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rows = counts.map((count, i) => {
    const share = count / total;
    return row('sample.language', `l${i}`, count, total, {
      label: `Language number ${i}`,
      interval: [share * 0.9, share * 1.1],
    });
  });
  const check: Check = {
    ...base.checks.find(({ analyzer }) => analyzer === 'language-share')!,
    outcome: 'ok',
    tables: [
      {
        id: 'rows',
        title: 'Clips by language',
        unit: 'rows',
        total,
        known: total,
        missing: 0,
        counting: 'single',
        rows,
      },
    ],
    figures: [{ kind: 'ranked-bars', table: 'rows', caption: `${n} languages.` }],
  };
  return withChecks(base, [check]);
}

/**
 * A result in which every text that can come from a manifest, a configuration or a reference is one of `texts`: labels, codes,
 * spellings, column names, values without a code, paths, the name of the dataset, sentences, captions, titles, parameters.
 */
export function saying(texts: readonly string[]): Result {
  const base = example('common-voice-tw');
  const text = (i: number) => texts[i % texts.length]!;
  const rows = texts.map((said, i) =>
    row('contributor.accent', said, texts.length - i, texts.length, {
      label: said,
      raw: [said, `${said}.`],
      interval: [0, 1],
      reference: 0.5,
      ratio: 1,
    }),
  );
  const pairs = texts.slice(0, 20).map((said, i) => ({
    ...row('contributor.accent', said, i, 400),
    keys: { 'contributor.accent': said, 'contributor.gender': text(i + 1) },
  }));
  const table = {
    id: text(0),
    title: text(1),
    unit: 'rows',
    total: 9,
    known: 9,
    missing: 0,
    counting: 'single' as const,
    note: text(2),
  };
  const check = (i: number, kind: Check['figures'][number]['kind'], own: ResultRow[]): Check => ({
    id: `${text(i)} ${i}`,
    analyzer: 'group-share',
    title: text(i),
    subject: [],
    outcome: 'gap',
    reason: text(i + 1),
    valueOutcomes: { 'cannot-tell-few': 1 },
    reference: 'uniform',
    measures: [{ id: text(i), label: text(i), value: 1, unit: 'rows', method: text(i + 1) }],
    tables: [{ ...table, rows: own }],
    figures: [{ kind, table: table.id, caption: text(i + 2) }],
  });
  const checks = [
    check(0, 'dot-plot', rows.slice(0, 40)),
    check(1, 'ranked-bars', rows),
    check(2, 'heat-map', pairs),
    check(
      3,
      'missing-strip',
      rows.slice(0, 20).map((one) => ({ ...one, missing: 3 })),
    ),
  ];
  const findings: Result['findings'] = checks.map(({ id }, i) => ({
    ...base.findings[0]!,
    id: `${text(i)} finding ${i}`,
    check: id,
    severityReason: text(i + 3),
    sentence: text(i + 4),
    items: rows.slice(i, i + 3).map((one, n) => ({
      id: `${text(n)} ${i} ${n}`,
      keys: one.keys,
      label: one.label,
      count: 1,
      share: 0.5,
      interval: null,
      bounds: null,
      reference: null,
      ratio: null,
    })),
    collect: {
      sentence: text(i),
      assumption: text(i + 1),
      rows: [{ label: text(i + 2), unit: 'rows', have: 1, toFloor: 2, toReference: null }],
    },
  }));
  return {
    ...withChecks(base, checks, findings),
    dataset: { ...base.dataset, name: text(0), version: text(1), kindReason: text(2) },
    parameters: { where: text(0), list: [text(1)] },
    columns: texts.map((said) => ({
      ...base.columns[0]!,
      name: said,
      reason: said,
      unmapped: [{ value: said, count: 1 }],
    })),
    intake: {
      ...base.intake,
      files: [
        {
          ...base.intake.files[0]!,
          path: text(0),
          proven: false,
          anomalies: [{ kind: text(1), line: 1, count: 1, effect: text(2) }],
        },
      ],
      joins: [{ left: text(0), right: text(1), on: text(2), matched: 1, unmatched: 1, duplicateKeys: 1 }],
      notes: [text(3)],
    },
    references: [{ ...base.references[0]!, title: text(0), source: text(1), notes: [text(2)] }],
    questions: [{ id: 'q', text: text(0), answered: false, checks: [], reason: text(1) }],
    sidecars: [{ file: text(0), digest: 'sha256:0', what: text(1) }],
  };
}
