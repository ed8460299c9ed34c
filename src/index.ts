// The public surface: audit a manifest in your own program, read and draw results. Everything else may change.
export { type AuditOptions, audit, FLOORS } from './audit.ts';
export { EXIT, type ExitCode, RollcallError } from './lib/errors.ts';
export { canonicalJson } from './result/canonical.ts';
export { checkResult, parseResult } from './result/read.ts';
export type { Check, Finding, Measure, Result, ResultColumn, ResultRow, ResultTable } from './result/schema.ts';
export { resultSchema, SCHEMA_ID } from './result/schema.ts';
export { extractResult, renderReport } from './show/report/render.ts';
export { renderCsv, renderJson, renderMarkdown } from './show/tables.ts';
