#!/usr/bin/env node
// The command line. Commands are loaded when they run, so that --help answers at once.
import './lib/short-run.ts';
import type { Argv } from 'yargs';
import yargs from 'yargs';
import { OPEN_OPTIONS } from './commands/flags.ts';
import { run } from './commands/run.ts';
import { VERSION } from './commands/version.ts';
import { usageError } from './lib/errors.ts';

const JUDGE = 'What it is compared with (nothing by default):';
const WRITE = 'What is written:';

const auditing = (cli: Argv): Argv =>
  cli
    .positional('manifest', {
      array: true,
      type: 'string',
      describe: 'files, globs or folders: CSV, TSV, JSONL, JSON, Parquet; .gz and .zst of text',
    })
    .options(OPEN_OPTIONS)
    .options({
      target: {
        type: 'string',
        array: true,
        requiresArg: true,
        group: JUDGE,
        describe: 'world, world:15+, US, KR:18+, file.csv or ROLE=file.csv',
      },
      expect: {
        type: 'string',
        array: true,
        requiresArg: true,
        group: JUDGE,
        describe: 'ROLE=uniform, ROLE=file.csv or ROLE=min:0.05',
      },
      'judge-above': {
        type: 'number',
        requiresArg: true,
        group: JUDGE,
        describe: 'least share of a reference that is judged alone (0.005)',
      },
      'fail-on': {
        type: 'string',
        requiresArg: true,
        group: JUDGE,
        describe: 'critical, high, medium or none: exit 1 at or above it (none)',
      },
      'as-of': {
        type: 'string',
        requiresArg: true,
        group: JUDGE,
        describe: 'the date that the audit speaks of, recorded in the result',
      },
      out: {
        type: 'string',
        requiresArg: true,
        group: WRITE,
        describe: 'folder for result.json and report.html (rollcall-out/NAME)',
      },
      format: {
        type: 'string',
        array: true,
        requiresArg: true,
        group: WRITE,
        describe: 'beside result.json: html, md, csv; json for it alone (html)',
      },
    })
    .example('$0 clips.tsv', 'describe who is in it')
    .example('$0 audit --config rollcall.yaml --fail-on high', 'in CI');

const COMMANDS = ['audit', 'roles', 'init', 'render', 'references'];
/** `rollcall audit X` is `rollcall X`, which the parser answers sooner: of every other command it lays out the help first. */
const typed = process.argv.slice(2);
const isPlainAudit =
  typed[0] === 'audit' && !COMMANDS.includes(typed[1] ?? '') && !typed.includes('--help') && !typed.includes('-h');

const cli = yargs(isPlainAudit ? typed.slice(1) : typed)
  .scriptName('rollcall')
  .parserConfiguration({ 'greedy-arrays': false })
  .usage(
    'Rollcall tells you who is in your training data, and who is missing.\n\nUsage: $0 <manifest…> [options], or $0 <command>',
  )
  .command(['audit [manifest..]', '$0'], 'audit a manifest: result.json and report.html', auditing, (flags) =>
    run(flags, async (around) => (await import('./commands/audit.ts')).auditCommand(flags as never, around)),
  )
  .command(
    'roles [manifest..]',
    'what each column is taken for, and why',
    (sub) =>
      sub
        .positional('manifest', { array: true, type: 'string', describe: 'files, globs or folders' })
        .options(OPEN_OPTIONS)
        .option('format', { type: 'string', choices: ['text', 'json'], default: 'text', describe: 'how it is printed' })
        .example('$0 roles clips.tsv', 'a table of columns')
        .example('$0 roles clips.tsv --role who=contributor.gender', 'with one of them declared'),
    (flags) => run(flags, async (around) => (await import('./commands/roles.ts')).rolesCommand(flags as never, around)),
  )
  .command(
    'init [manifest..]',
    'freeze what the columns mean in a rollcall.yaml, with the questions that only you can answer',
    (sub) =>
      sub
        .positional('manifest', { array: true, type: 'string', describe: 'files, globs or folders' })
        .options(OPEN_OPTIONS)
        .options({
          config: {
            type: 'string',
            requiresArg: true,
            describe: 'where it is written (rollcall.yaml beside the manifest)',
          },
          force: { type: 'boolean', describe: 'replace a file that is there' },
        })
        .example('$0 init clips.tsv', 'writes rollcall.yaml beside it')
        .example(
          '$0 init clips.tsv --role who=contributor.id --config audits/clips.yaml',
          'elsewhere, with a role declared',
        ),
    (flags) => run(flags, async (around) => (await import('./commands/init.ts')).initCommand(flags as never, around)),
  )
  .command(
    'render [manifest]',
    'draw a result.json or a report.html again',
    (sub) =>
      sub
        .positional('manifest', { array: true, type: 'string', describe: 'result.json or report.html' })
        .option('format', { type: 'string', default: 'html', describe: 'html, md, csv or json' })
        .option('out', {
          type: 'string',
          requiresArg: true,
          describe: 'folder to write into; standard output when not given',
        })
        .example('$0 render rollcall-out/clips/result.json --out again', 'the report')
        .example('$0 render report.html --format csv', 'its tables'),
    (flags) =>
      run(flags, async (around) => (await import('./commands/render.ts')).renderCommand(flags as never, around)),
  )
  .command(
    'references [action..]',
    'what can be compared with: source, date, licence',
    (sub) =>
      sub
        .positional('action', { array: true, type: 'string', describe: 'show ID' })
        .option('format', { type: 'string', choices: ['text', 'json'], default: 'text', describe: 'how it is printed' })
        .example('$0 references', 'the list')
        .example('$0 references show world.age', 'one, with its shares'),
    (flags) =>
      run(flags, async (around) =>
        (await import('./commands/references.ts')).referencesCommand(flags as never, around),
      ),
  )
  .option('quiet', { type: 'boolean', global: true, describe: 'print nothing but errors' })
  .option('debug', { type: 'boolean', global: true, describe: 'print stacks; may show content of the data' })
  .recommendCommands()
  .strict()
  .wrap(Math.min(110, process.stdout.columns ?? 110))
  .version(VERSION)
  .alias('help', 'h')
  .exitProcess(false)
  .fail((message, error) => {
    throw (
      error ??
      usageError(
        message
          .split('\n', 1)[0]!
          .replace(/^Unknown arguments?/, 'unknown option')
          .slice(0, 250),
      )
    );
  });

try {
  await cli.parseAsync();
} catch (error) {
  await run({ debug: process.argv.includes('--debug') }, async () => {
    throw error;
  });
}
