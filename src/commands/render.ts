// rollcall render: a result.json (or a report that carries one) drawn again, as HTML, Markdown, CSV or JSON.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EXIT, type ExitCode, notFoundError, usageError } from '../lib/errors.ts';
import { checkResult, parseResult } from '../result/read.ts';
import type { Result } from '../result/schema.ts';
import type { Flags } from './options.ts';
import type { Surroundings } from './run.ts';

const NAMES: Record<string, string> = { html: 'report.html', md: 'report.md', csv: 'tables.csv', json: 'result.json' };

async function open(path: string): Promise<Result> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw notFoundError(`${path}: not found, or cannot be read; give a result.json or a report.html`);
  }
  if (!/^\s*</.test(text)) return parseResult(text, basename(path));
  const { extractResult } = await import('../show/report/render.ts');
  return checkResult(extractResult(text), basename(path));
}

async function draw(result: Result, format: string): Promise<string> {
  if (format === 'html') return (await import('../show/report/render.ts')).renderReport({ ...result, sidecars: [] });
  const { renderCsv, renderJson, renderMarkdown } = await import('../show/tables.ts');
  return format === 'md' ? renderMarkdown(result) : format === 'csv' ? renderCsv(result) : renderJson(result);
}

/** Without --out, text goes to standard output and HTML to report.html beside nothing else: it needs --out. */
export async function renderCommand(flags: Flags, around: Surroundings): Promise<ExitCode> {
  const [path] = [flags.manifest ?? []].flat();
  if (path === undefined) throw usageError('no result given; name a result.json or a report.html');
  const format = String(flags.format ?? 'html');
  const name = NAMES[format];
  if (name === undefined) throw usageError(`--format ${format.slice(0, 40)}: use ${Object.keys(NAMES).join(', ')}`);
  const text = await draw(await open(path), format);
  if (flags.out === undefined) {
    around.print(text.replace(/\n$/, ''));
    return EXIT.ok;
  }
  const { replaceFile } = await import('../result/write.ts');
  await replaceFile(String(flags.out), name, text);
  if (!around.quiet) around.print(join(String(flags.out), name));
  return EXIT.ok;
}
