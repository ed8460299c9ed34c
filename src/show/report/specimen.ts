// A result of nothing, with one figure of each kind and one finding: drawn once by the drawing thread while a manifest is
// read, so that templates are compiled and charts laid out before the real result comes. Nobody ever reads it.

import type { Check, Finding, Result, ResultFigure, ResultRow, ResultTable } from '../../result/schema.ts';
import { SCHEMA_ID } from '../../result/schema-id.ts';

const row = (keys: Record<string, string>, count: number): ResultRow => ({
  keys,
  label: Object.values(keys).join(' '),
  raw: [],
  count,
  share: count / 10,
  interval: [0.1, 0.9],
  bounds: [0.2, 0.8],
  reference: 0.5,
  ratio: count / 5,
  verdict: 'under',
  missing: 1,
  x: count / 10,
});

const ROWS: Record<ResultFigure['kind'], ResultRow[]> = {
  'dot-plot': [row({ a: 'p' }, 4), row({ a: 'q' }, 6)],
  'ranked-bars': [row({ a: 'p' }, 9), row({ a: 'q' }, 1)],
  'heat-map': ['p', 'q'].flatMap((a) => ['r', 's'].map((b) => row({ a, b }, 3))),
  'concentration-curve': [row({ a: '0' }, 0), row({ a: '1' }, 10)],
  'missing-strip': [row({ field: 'a' }, 9), row({ field: 'b' }, 1)],
};
const KINDS = Object.keys(ROWS) as ResultFigure['kind'][];

const table = (id: ResultFigure['kind']): ResultTable => ({
  id,
  title: id,
  unit: 'rows',
  total: 11,
  known: 10,
  missing: 1,
  counting: 'single',
  rows: ROWS[id],
});

const check: Check = {
  id: 'specimen',
  analyzer: 'specimen',
  title: 'specimen',
  subject: [],
  outcome: 'gap',
  reason: '',
  valueOutcomes: {},
  reference: null,
  measures: [{ id: 'm', label: 'm', value: 1, unit: 'rows', method: '' }],
  tables: KINDS.map(table),
  figures: KINDS.map((kind) => ({ kind, table: kind, caption: kind })),
};

const finding: Finding = {
  id: 'specimen',
  check: 'specimen',
  code: 'specimen',
  kind: 'fact',
  severity: 'high',
  severityReason: '',
  subject: [],
  unit: 'rows',
  items: [
    {
      id: 'i',
      keys: {},
      label: 'p',
      count: 4,
      share: 0.4,
      interval: [0.1, 0.9],
      bounds: null,
      reference: 0.5,
      ratio: 0.8,
    },
  ],
  sentence: 'specimen',
  rank: { gap: 0, affected: 0 },
};

export const specimen: Result = {
  schema: SCHEMA_ID,
  tool: { name: 'rollcall', version: '0' },
  parameters: {},
  dataset: {
    name: 'specimen',
    version: null,
    kind: 'records',
    kindReason: '',
    rowNoun: { one: 'row', many: 'rows' },
    fingerprint: '',
    units: { rows: 11 },
    asOf: null,
  },
  intake: { rows: 11, rejected: 0, proven: true, files: [], joins: [], notes: [] },
  columns: [],
  references: [],
  analyzers: [
    { id: 'specimen', version: 1, family: 'quality', title: '', question: '', why: '', method: '', limits: '' },
  ],
  checks: [check],
  findings: [finding],
  questions: [],
  plan: {},
  summary: {
    verdict: { code: 'none', sentence: '' },
    questions: { answered: 0, total: 0 },
    outcomes: {},
    severities: {},
  },
  sidecars: [],
};
