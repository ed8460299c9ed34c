// rollcall init: what was found, frozen in a rollcall.yaml that a person reads once, with the questions that only a person
// can answer. It never replaces a file unless told to, because what stands in it was decided by somebody.
import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { datasheetFor, questionsFor } from '../config/ask.ts';
import { type DraftColumn, draftText } from '../config/draft.ts';
import { MAIN_TABLE } from '../config/joins.ts';
import { parseConfig } from '../config/load.ts';
import { readSettings } from '../config/read-settings.ts';
import { flow, keyOf, scalar } from '../config/yaml-text.ts';
import { isRecorded } from '../judge/recorded.ts';
import { kinds } from '../know/kinds/index.ts';
import { EXIT, type ExitCode, RollcallError, usageError } from '../lib/errors.ts';
import { counted, listFirst } from '../lib/format.ts';
import { type Opened, type OpenOptions, withManifest } from '../open.ts';
import { nameIn } from '../read/roles/configured.ts';
import { declarationOf } from '../read/roles/declare.ts';
import { describeRoles } from '../read/roles/describe.ts';
import { freeze } from '../read/roles/frozen.ts';
import { type ProfiledColumn, WITHHELD } from '../read/roles/role.ts';
import { replaceFile } from '../result/write.ts';
import { datasetName, type Flags, manifestOf, openOptions, type Settings } from './options.ts';
import type { Surroundings } from './run.ts';
import { VERSION } from './version.ts';

const FILE = 'rollcall.yaml';
const REMOTE = /^\w+:\/\//;

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The folder of everything that was typed; a folder holds its own configuration. */
async function besideManifest(patterns: string[]): Promise<string> {
  const folders: string[] = [];
  for (const pattern of patterns.filter((one) => !REMOTE.test(one))) {
    const parts = resolve(pattern).split(sep);
    const at = parts.findIndex((part) => /[*?[\]{}]/.test(part));
    const fixed = (at < 0 ? parts : parts.slice(0, at)).join(sep) || sep;
    folders.push(at >= 0 || (await isFolder(fixed)) ? fixed : dirname(fixed));
  }
  const [first = resolve('.'), ...rest] = folders;
  let common = first;
  for (const folder of rest)
    while (folder !== common && !folder.startsWith(common.endsWith(sep) ? common : common + sep))
      common = dirname(common);
  return common;
}

/** Where it is written. Errors: 73 something is there. */
async function placeOf(flags: Flags, patterns: string[]): Promise<string> {
  const typed = flags.config === undefined ? null : String(flags.config);
  const path = typed ?? (relative('.', join(await besideManifest(patterns), FILE)) || FILE);
  const there = await lstat(path).catch(() => null);
  if (there?.isDirectory())
    throw new RollcallError(
      EXIT.cannotCreate,
      `${path} is a folder; name a file with --config, such as ${join(path, FILE)}`,
    );
  if (there !== null && flags.force !== true)
    throw new RollcallError(
      EXIT.cannotCreate,
      `${path} is there already and was not touched; --force replaces it, --config writes another file`,
    );
  return path;
}

const list = (items: readonly string[]): string => flow(items, '');
const setting = (key: string, value: unknown): string[] =>
  value === undefined || value === null || value === ''
    ? []
    : [`${key}: ${typeof value === 'string' ? scalar(value) : String(value)}`];
const mapping = (key: string, pairs: [string, string][]): string[] =>
  pairs.length === 0 ? [] : [`${key}:`, ...pairs.map(([name, value]) => `  ${keyOf(name)} ${value}`)];

/** Manifest, tables, links, rows and dialect, with paths as the file at `folder` sees them. */
function inputOf(options: OpenOptions, { intake }: Opened, folder: string): string[] {
  const placed = (path: string): string =>
    REMOTE.test(path) ? path : relative(folder, resolve(path)).split(sep).join('/') || '.';
  const { joins, where = [], read } = options;
  const main = joins === null || joins === undefined || joins.tables[0]?.name === MAIN_TABLE;
  const { pathColumns = [], columns, allowOverlap, allowRejects } = read;
  const dialect = { ...readSettings(intake.files), ...typedDialect(read) };
  return [
    ...(main ? [`manifest: ${list(options.manifest.map(placed))}`] : []),
    ...mapping(
      'tables',
      (joins?.tables ?? [])
        .filter(({ name }) => !main || name !== MAIN_TABLE)
        .map(({ name, patterns }) => [name, list(patterns.map(placed))]),
    ),
    ...(joins ? ['links:'] : []),
    ...(joins?.links ?? []).map(
      ({ left, right, on }) =>
        `  - { from: ${JSON.stringify(`${left}.${on.left}`)}, to: ${JSON.stringify(`${right}.${on.right}`)} }`,
    ),
    ...mapping(
      'where',
      where.map(({ column, values }) => [column, list(values)]),
    ),
    ...Object.entries(dialect).map(([key, value]) => `${key}: ${value}`),
    ...(columns === undefined ? [] : [`columns: ${list(columns)}`]),
    ...mapping(
      'path-column',
      pathColumns.flatMap((one) => ('pattern' in one ? [[one.name, scalar(one.pattern)]] : [])),
    ),
    ...setting('layout', options.layout === false ? false : undefined),
    ...setting('allow-overlap', allowOverlap),
    ...setting('allow-rejects', allowRejects),
    ...setting('age-bands', options.ageBandWidth),
  ];
}

const typedDialect = ({ encoding, delimiter, quote, header, comment }: OpenOptions['read']): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ encoding, delimiter, quote, header, comment }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, JSON.stringify(value)]],
    ),
  );

/** What is derived from other columns follows from them again, and is no column of the file that could vanish. */
const isInFile = ({ origin }: ProfiledColumn): boolean => origin !== 'derived';

function columnsOf({ profile }: Opened): DraftColumn[] {
  const tables = new Set(profile.columns.map(({ table }) => table)).size;
  const rows = describeRoles(profile);
  return profile.columns.map((column, i) => {
    const isIgnored = column.origin === 'declared' && column.role === null;
    const { why, values } = rows[i]!;
    const reason = why.replace(/; declare it with --role .*$/, '').replace(/^declared(: ignored)?(; )?/, '');
    const unprinted = column.labels?.has(WITHHELD) === true ? [column.labels.get(WITHHELD)!] : [];
    const told = isRecorded(column)
      ? [values, reason, ...unprinted.filter((label) => !values.includes(label))]
      : [reason];
    return {
      name: nameIn(tables, column.table, column.name),
      column,
      declaration: isIgnored ? 'ignored' : isRecorded(column) ? declarationOf(column) : null,
      why: told.filter((part) => part !== '').join('; '),
    };
  });
}

/** Writes the configuration. Errors: those of opening a manifest; 73 it is there, 74 it cannot be written. */
export async function initCommand(flags: Flags, around: Surroundings): Promise<ExitCode> {
  const settings: Settings = { flags: { ...flags, config: undefined }, config: null, folder: '.' };
  const patterns = manifestOf(settings);
  if (patterns.length === 0)
    throw usageError(
      'no manifest given; name at least one CSV, TSV, JSONL or Parquet file, as in rollcall init clips.tsv',
    );
  const options = openOptions(settings);
  const all = options.joins?.tables.flatMap((table) => table.patterns) ?? patterns;
  const path = await placeOf(flags, all);
  const folder = resolve(dirname(path));
  const next = `rollcall audit --config ${path}`;
  return withManifest({ ...options, signal: around.signal, progress: around.progress.show }, async (found) => {
    const opened = { ...found, profile: { ...found.profile, columns: found.profile.columns.filter(isInFile) } };
    const { profile } = opened;
    const columns = columnsOf(opened);
    const known = columns.filter(({ declaration, column }) => declaration !== null && column.role !== null);
    const frozen = await freeze(profile.columns, VERSION);
    const asked = { kind: profile.kind, columns: known, set: new Set(options.where?.length ? ['where'] : []) };
    const questions = questionsFor(asked);
    const text = draftText({
      name: datasetName(settings),
      input: inputOf(options, opened, folder),
      kind: {
        id: profile.kind.id,
        why: profile.kindReason.replace(/; change it with --kind/, ''),
        others: kinds.map(({ id }) => id).filter((id) => id !== profile.kind.id),
      },
      columns,
      basis: Object.fromEntries(
        known
          .filter(({ column }) => column.basis !== 'unknown' && column.entity !== 'sample')
          .map(({ name, column }) => [name, column.basis]),
      ),
      questions,
      datasheet: datasheetFor(asked),
      frozen,
      next,
    });
    await parseConfig(text, basename(path));
    if (around.signal.aborted) throw new RollcallError(EXIT.interrupted, 'interrupted');
    await replaceFile(dirname(path), basename(path), text);
    around.progress.clear();
    if (!around.quiet) around.print(summary(path, opened, columns, questions.length, next));
    return EXIT.ok;
  });
}

function summary(path: string, { profile }: Opened, columns: DraftColumn[], questions: number, next: string): string {
  const decided = columns.filter(({ declaration }) => declaration !== null).length;
  const unsure = columns.filter(({ declaration, column }) => declaration === null && column.guess != null);
  const gaps = columns.filter(({ declaration, column }) => declaration !== null && column.unmapped.length > 0);
  const values = gaps.reduce((sum, { column }) => sum + column.unmapped.length, 0);
  return [
    `wrote     ${path}`,
    `kind      ${profile.kind.id}: ${profile.kindReason}`,
    `frozen    ${decided} of ${counted(columns.length, 'column', 'columns')}; ${columns.length - decided} are left open and not read`,
    ...(unsure.length > 0
      ? [
          `unsure    ${listFirst(
            unsure.map(({ name }) => name),
            5,
          )}: see roles in the file`,
        ]
      : []),
    ...(values > 0
      ? [
          `no code   ${counted(values, 'value', 'values')} of ${listFirst(
            gaps.map(({ name }) => name),
            5,
          )}: see codes in the file`,
        ]
      : []),
    `asked     ${counted(questions, 'question', 'questions')} that only you can answer, in the file`,
    `next      ${next}`,
  ].join('\n');
}
