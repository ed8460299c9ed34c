// The result document, "rollcall-result/1": the only thing that reports, documents, comparisons and plans read.
// Written as a zod schema so that the published JSON Schema, the types and the validation cannot disagree.
import { z } from 'zod';
import { SCHEMA_ID } from './schema-id.ts';

export { SCHEMA_ID } from './schema-id.ts';

const share = z.number().min(0);
const pair = z.tuple([z.number(), z.number()]);
const keys = z.record(z.string(), z.string());

const subject = z.strictObject({
  entity: z.string(),
  role: z.string(),
  column: z.string(),
});

/** A count, its share, and everything known about how far that share can be trusted. Shares are 0..1. */
const row = z.strictObject({
  /** role (`contributor.gender`) → code; `{}` never occurs. */
  keys,
  /** What a reader reads. */
  label: z.string(),
  /** Spellings found in the file, most frequent first; only printable ones. */
  raw: z.array(z.string()),
  count: z.number(),
  share: share.nullable(),
  /** 95 % interval of the share; null where the share is a plain fact. */
  interval: pair.nullable(),
  /** The share if none, or all, of the missing were this value; null when nothing is missing. */
  bounds: pair.nullable(),
  reference: z.number().nullable(),
  ratio: z.number().nullable(),
  verdict: z.string().nullable(),
  /** Missing beside this row (metadata-gaps). */
  missing: z.number().optional(),
  /** Position on the horizontal axis (concentration curve), 0..1. */
  x: z.number().optional(),
});

const table = z.strictObject({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  /** total = known + missing (+ contradictory for entities). */
  total: z.number(),
  known: z.number(),
  missing: z.number(),
  /** Entities whose own rows disagree: not in any row of the table. */
  contradictory: z.number().optional(),
  counting: z.enum(['single', 'any', 'fractional', 'exclusive']),
  /** Effective size behind the intervals; null where none were computed. */
  effective: z.number().nullable().optional(),
  /** What the reader must know to read this table right. */
  note: z.string().optional(),
  rows: z.array(row),
});

const figure = z.strictObject({
  kind: z.enum(['dot-plot', 'ranked-bars', 'heat-map', 'concentration-curve', 'missing-strip']),
  table: z.string(),
  /** One sentence that states what the figure shows: the accessible name. */
  caption: z.string(),
});

const measure = z.strictObject({
  id: z.string(),
  label: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  interval: pair.optional(),
  method: z.string(),
});

const outcome = z.enum(['gap', 'ok', 'undetermined', 'not-applicable', 'error']);
const severity = z.enum(['critical', 'high', 'medium', 'low', 'note']);

const check = z.strictObject({
  id: z.string(),
  analyzer: z.string(),
  title: z.string(),
  subject: z.array(subject),
  outcome,
  reason: z.string(),
  /** verdict code → how many values. */
  valueOutcomes: z.record(z.string(), z.number()),
  /** Reference used, an id of `references`. */
  reference: z.string().nullable(),
  measures: z.array(measure),
  tables: z.array(table),
  figures: z.array(figure),
});

const item = z.strictObject({
  id: z.string(),
  keys,
  label: z.string(),
  count: z.number(),
  share: share.nullable(),
  interval: pair.nullable(),
  bounds: pair.nullable(),
  reference: z.number().nullable(),
  ratio: z.number().nullable(),
});

const collect = z.strictObject({
  sentence: z.string(),
  /** What is assumed about the rows to add, and the alternative to adding. */
  assumption: z.string(),
  rows: z.array(
    z.strictObject({
      label: z.string(),
      unit: z.string(),
      have: z.number(),
      /** How many more to reach the floor; null where no floor applies. */
      toFloor: z.number().nullable(),
      /** How many more to reach the stated comparison, knowing that adding changes the denominator. */
      toReference: z.number().nullable(),
    }),
  ),
});

const finding = z.strictObject({
  id: z.string(),
  check: z.string(),
  code: z.string(),
  kind: z.enum(['gap', 'fact', 'difference']),
  severity,
  /** Why it has this severity, in one sentence. */
  severityReason: z.string(),
  subject: z.array(subject),
  unit: z.string(),
  items: z.array(item),
  sentence: z.string(),
  /** Cautious end of the gap as |ln ratio| (0 when none), people or rows affected: the ranking keys after severity. */
  rank: z.strictObject({ gap: z.number(), affected: z.number() }),
  collect: collect.optional(),
});

const anomaly = z.strictObject({
  kind: z.string(),
  /** First physical line, 1-based; null when the whole file is meant. */
  line: z.number().nullable(),
  count: z.number(),
  effect: z.string(),
});

const file = z.strictObject({
  path: z.string(),
  table: z.string(),
  format: z.string(),
  dialect: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  encoding: z.string().nullable(),
  bytes: z.number(),
  sha256: z.string(),
  records: z.number(),
  rows: z.number(),
  rejected: z.number(),
  repaired: z.number(),
  /** The read proof holds: records = rows + rejected + blanks, and no record is implausibly long. */
  proven: z.boolean(),
  anomalies: z.array(anomaly),
});

const column = z.strictObject({
  table: z.string(),
  name: z.string(),
  entity: z.string().nullable(),
  role: z.string().nullable(),
  origin: z.enum(['declared', 'detected', 'derived', 'none']),
  confidence: z.number().min(0).max(1),
  reason: z.string(),
  basis: z.enum(['self-reported', 'annotator', 'assigned', 'model', 'unknown']),
  type: z.string(),
  distinct: z.number().nullable(),
  atLeast: z.number().nullable(),
  missing: z.strictObject({ empty: z.number(), sentinel: z.number(), absent: z.number() }),
  declined: z.number(),
  unmapped: z.array(z.strictObject({ value: z.string(), count: z.number() })),
});

export const resultSchema = z.strictObject({
  schema: z.literal(SCHEMA_ID),
  tool: z.strictObject({ name: z.literal('rollcall'), version: z.string() }),
  parameters: z.record(z.string(), z.json()),
  dataset: z.strictObject({
    name: z.string(),
    version: z.string().nullable(),
    kind: z.string(),
    kindReason: z.string(),
    rowNoun: z.strictObject({ one: z.string(), many: z.string() }),
    /** What other units are called: `contributors` → speaker ids. */
    unitNouns: z.record(z.string(), z.strictObject({ one: z.string(), many: z.string() })).optional(),
    fingerprint: z.string(),
    /** rows, contributors, annotators, hours, tokens …, by unit name. */
    units: z.record(z.string(), z.number()),
    /** Newest date in the data or the declared one; null when neither exists. */
    asOf: z.string().nullable(),
  }),
  intake: z.strictObject({
    rows: z.number(),
    rejected: z.number(),
    proven: z.boolean(),
    files: z.array(file),
    joins: z.array(
      z.strictObject({
        left: z.string(),
        right: z.string(),
        on: z.string(),
        matched: z.number(),
        unmatched: z.number(),
        duplicateKeys: z.number(),
        /** Rows of `right` that no row of `left` names. */
        unused: z.number().optional(),
      }),
    ),
    /** What was not read or not proven, in words. */
    notes: z.array(z.string()),
  }),
  columns: z.array(column),
  references: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      source: z.string(),
      date: z.string(),
      licence: z.string(),
      digest: z.string(),
      declared: z.boolean(),
      notes: z.array(z.string()),
    }),
  ),
  analyzers: z.array(
    z.strictObject({
      id: z.string(),
      version: z.number(),
      family: z.string(),
      title: z.string(),
      question: z.string(),
      why: z.string(),
      method: z.string(),
      limits: z.string(),
    }),
  ),
  checks: z.array(check),
  findings: z.array(finding),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      answered: z.boolean(),
      checks: z.array(z.string()),
      reason: z.string(),
    }),
  ),
  plan: z.record(z.string(), z.json()),
  summary: z.strictObject({
    verdict: z.strictObject({ code: z.string(), sentence: z.string() }),
    questions: z.strictObject({ answered: z.number(), total: z.number() }),
    outcomes: z.record(z.string(), z.number()),
    severities: z.record(z.string(), z.number()),
  }),
  sidecars: z.array(z.strictObject({ file: z.string(), digest: z.string(), what: z.string() })),
});

export type Result = z.infer<typeof resultSchema>;
export type ResultRow = z.infer<typeof row>;
export type ResultTable = z.infer<typeof table>;
export type ResultFigure = z.infer<typeof figure>;
export type Measure = z.infer<typeof measure>;
export type Check = z.infer<typeof check>;
export type Outcome = z.infer<typeof outcome>;
export type Severity = z.infer<typeof severity>;
export type Finding = z.infer<typeof finding>;
export type FindingItem = z.infer<typeof item>;
export type Collect = z.infer<typeof collect>;
export type Subject = z.infer<typeof subject>;
export type IntakeFile = z.infer<typeof file>;
export type Anomaly = z.infer<typeof anomaly>;
export type ResultColumn = z.infer<typeof column>;
