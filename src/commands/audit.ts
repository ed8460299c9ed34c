// rollcall audit: a manifest in; result.json, report.html and ten lines out.
import { availableParallelism, hostname } from 'node:os';
import { join } from 'node:path';
import type { AuditOptions } from '../audit.ts';
import { EXIT, type ExitCode, RollcallError, usageError } from '../lib/errors.ts';
import type { Canonical } from '../result/canonical.ts';
import type { Finding, Result } from '../result/schema.ts';
import { type Beside, writeRun } from '../result/write.ts';
import { startRenderer } from '../show/report/render-thread.ts';
import {
  type Declarations,
  datasetName,
  declarations,
  type Flags,
  manifestOf,
  number,
  openOptions,
  recorded,
  type Settings,
  settingsOf,
  text,
} from './options.ts';
import type { Surroundings } from './run.ts';
import { VERSION } from './version.ts';

const LEVELS = ['critical', 'high', 'medium'] as const;
const FORMATS = ['html', 'md', 'csv'] as const;
export const EXAMPLES = `Three ways to start:
  rollcall clips.csv                                    who is in it, described
  rollcall 'shards/*.parquet' --target world:15+        held against the adult population of the world
  rollcall audit --config rollcall.yaml --fail-on high  in CI: exit 1 when a finding is high or critical

rollcall --help lists all commands and options.`;

const failOnOf = (settings: Settings): (typeof LEVELS)[number] | 'none' => {
  const level = text(settings, 'fail-on') ?? 'none';
  const known = [...LEVELS, 'none' as const].find((candidate) => candidate === level);
  if (known === undefined) throw usageError(`--fail-on ${level.slice(0, 40)}: use ${LEVELS.join(', ')} or none`);
  return known;
};

const formatsOf = (flags: Flags): string[] => {
  const typed =
    flags.format === undefined ? ['html'] : [flags.format].flat().flatMap((list) => String(list).split(','));
  for (const format of typed) {
    if (format !== 'json' && !FORMATS.some((known) => known === format))
      throw usageError(`--format ${format.slice(0, 40)}: use json, ${FORMATS.join(', ')}`);
  }
  return typed;
};

const asOfOf = (settings: Settings): string | null => {
  const date = text(settings, 'as-of');
  if (date !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))))
    throw usageError(`--as-of ${date.slice(0, 40)}: write a date as 2026-01-31`);
  return date ?? null;
};

/** What decides the numbers, as it was resolved: recorded in the result. Threads, memory and places are not among it. */
const parametersOf = (settings: Settings, declared: Declarations, judgeAbove: number): Result['parameters'] => {
  const open = openOptions(settings);
  const { threads: _, ...read } = open.read;
  return JSON.parse(
    JSON.stringify({
      roles: Object.fromEntries([
        ...open.declared.map(({ column, entity, role }) => [column, entity === undefined ? role : `${entity}.${role}`]),
        ...open.ignored.map((column) => [column, 'ignored']),
      ]),
      where: open.where?.length
        ? Object.fromEntries(open.where.map(({ column, values }) => [column, values]))
        : undefined,
      basis: open.basis,
      layout: open.layout === false ? false : undefined,
      codes: settings.config?.codes,
      frozen: settings.config?.frozen?.rollcall,
      kind: open.kind ?? null,
      links: open.joins?.links.map(({ left, right, on }) => `${left}.${on.left}=${right}.${on.right}`),
      target: declared.targets.map(recorded),
      expect: declared.expects.map(recorded),
      judgeAbove,
      ageBands: open.ageBandWidth ?? 10,
      asOf: asOfOf(settings),
      read: Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)),
    }),
  ) as Result['parameters'];
};

const isAtOrAbove = ({ severity }: Finding, level: (typeof LEVELS)[number]): boolean =>
  LEVELS.some((candidate, i) => candidate === severity && i <= LEVELS.indexOf(level));

async function besides(result: Result, formats: string[], report: Promise<string> | null): Promise<Beside[]> {
  const files: Beside[] = [];
  if (report !== null) files.push({ file: 'report.html', text: await report, what: 'the report for readers' });
  if (formats.includes('md') || formats.includes('csv')) {
    const { renderMarkdown, renderCsv } = await import('../show/tables.ts');
    if (formats.includes('md'))
      files.push({ file: 'report.md', text: renderMarkdown(result), what: 'the report as Markdown' });
    if (formats.includes('csv'))
      files.push({ file: 'tables.csv', text: renderCsv(result), what: 'every table as CSV' });
  }
  return files;
}

/** Reads and judges here, while a thread that was started first loads what draws the report. */
async function auditAndDraw(options: AuditOptions, formats: string[], around: Surroundings) {
  const renderer = formats.includes('html') ? startRenderer() : null;
  try {
    const { audit } = await import('../audit.ts');
    let report: Promise<string> | null = null;
    const audited = (result: Canonical<Result>): void => {
      around.progress.show('drawing the report', 0, 0);
      report = renderer?.render(result) ?? null;
      report?.catch(() => undefined);
    };
    const { result, failures } = await audit({ ...options, judged: renderer?.prepare, audited });
    return { result, failures, files: await besides(result, formats, report) };
  } finally {
    void renderer?.close();
  }
}

/** Runs the audit. Exit codes: 0, 1 findings at or above --fail-on, 2 a check failed; errors by the published table. */
export async function auditCommand(flags: Flags, around: Surroundings): Promise<ExitCode> {
  const settings = await settingsOf(flags);
  if (manifestOf(settings).length === 0) {
    if (settings.config === null) around.print(EXAMPLES);
    else throw usageError('the configuration names no manifest; add `manifest:` or type one');
    return EXIT.ok;
  }
  const failOn = failOnOf(settings);
  const formats = formatsOf(flags);
  const name = datasetName(settings);
  const judgeAbove = number(settings, 'judge-above', 0, 1) ?? 0.005;
  const folder = text(settings, 'out') ?? join('rollcall-out', name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-'));
  const started = new Date();
  const clock = performance.now();
  const declared = await declarations(settings);
  const options: AuditOptions = {
    ...openOptions(settings),
    ...declared,
    name,
    release: settings.config?.release ?? null,
    judgeAbove,
    asOf: asOfOf(settings),
    parameters: parametersOf(settings, declared, judgeAbove),
    version: VERSION,
    signal: around.signal,
    progress: around.progress.show,
  };
  const { result, failures, files } = await auditAndDraw(options, formats, around);
  const log = {
    started: started.toISOString(),
    seconds: Number(((performance.now() - clock) / 1000).toFixed(3)),
    host: hostname(),
    cores: availableParallelism(),
    node: process.version,
    manifest: manifestOf(settings),
    folder,
  };
  if (around.signal.aborted) throw new RollcallError(EXIT.interrupted, 'interrupted');
  await writeRun(folder, result, files, log);
  around.progress.clear();
  for (const { check, error } of failures) {
    process.stderr.write(`rollcall: the check ${check} failed\n`);
    if (around.debug) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
  if (!around.quiet) {
    const { terminalSummary } = await import('../show/terminal.ts');
    const shown = around.inCi ? { ...result, findings: [] } : result;
    around.print(
      terminalSummary(
        shown,
        { report: join(folder, files[0]?.file ?? 'result.json'), result: join(folder, 'result.json') },
        around,
      ),
    );
  }
  if (failures.length > 0) return EXIT.checkFailed;
  return failOn !== 'none' && result.findings.some((finding) => isAtOrAbove(finding, failOn)) ? EXIT.findings : EXIT.ok;
}
