// rollcall.yaml: the flags of `audit` under their own names, so that there is one vocabulary. Flags win over the file.
import { z } from 'zod';

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => (Array.isArray(value) ? value : [value]));
const cell = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const cells = z.union([cell, z.array(cell).min(1)]).transform((value) => (Array.isArray(value) ? value : [value]));
const level = z.enum(['critical', 'high', 'medium', 'none']);

const frozen = z.strictObject({
  /** Version that wrote it. */
  rollcall: z.string(),
  /** Every column that the manifest had. */
  columns: z.array(z.string()),
  /** Role → digest of what its codebook knows. */
  codebooks: z.record(z.string(), z.string()).default({}),
  /** Bundled reference → digest of its shares. */
  references: z.record(z.string(), z.string()).default({}),
  /** Column → values that had no code. */
  unmapped: z.record(z.string(), z.array(cell)).default({}),
});

export const configSchema = z.strictObject({
  version: z.literal(1),
  /** Name of the dataset and of its folder of reports. */
  name: z.string().min(1).optional(),
  /** Release of the dataset. */
  release: z.union([z.string(), z.number()]).transform(String).optional(),
  /** Files, globs or folders, relative to this file. */
  manifest: texts.optional(),
  /** Table → its files, where there are several; the first is the one whose rows are counted, unless `manifest` is given. */
  tables: z.record(z.string().min(1), texts).optional(),
  /** Rows of `from` look up one row of `to`, both as `table.column`. */
  links: z.array(z.strictObject({ from: z.string(), to: z.string() })).optional(),
  /** Column → the values whose rows are counted; all other rows are left out. */
  where: z.record(z.string(), cells).optional(),
  kind: z.string().optional(),
  /** Column → `[entity.]role`, `ignored` or `context`. */
  roles: z.record(z.string(), z.string()).optional(),
  basis: z.record(z.string(), z.enum(['self-reported', 'annotator', 'assigned', 'model'])).optional(),
  /** Column → what its cells mean where no codebook knows: cell → code, `missing` or `declined`. */
  codes: z.record(z.string(), z.record(z.string(), cell)).optional(),
  /** Written by `rollcall init`: with it, nothing is guessed again, and what has changed since is said. */
  frozen: frozen.optional(),
  target: texts.optional(),
  /** Role or column → `uniform`, `min:SHARE` or a CSV file relative to this file. */
  expect: z.record(z.string(), z.string()).optional(),
  'judge-above': z.number().min(0).max(1).optional(),
  'age-bands': z.number().int().min(1).max(50).optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  quote: z.string().optional(),
  header: z.boolean().optional(),
  columns: z.array(z.string()).optional(),
  comment: z.string().optional(),
  'path-column': z.record(z.string(), z.string()).optional(),
  layout: z.boolean().optional(),
  'allow-rejects': z.boolean().optional(),
  'allow-overlap': z.boolean().optional(),
  'allow-network': z.boolean().optional(),
  'fail-on': level.optional(),
  'as-of': z.iso.date().optional(),
  threads: z.number().int().min(1).optional(),
  memory: z
    .string()
    .regex(/^\d+(\.\d+)?\s*(MB|GB|MiB|GiB)$/i, 'a size such as 500MB or 2GB')
    .optional(),
  out: z.string().optional(),
});

/** What a configuration file may say. */
export type ConfigInput = z.input<typeof configSchema>;
export type Config = z.output<typeof configSchema>;
