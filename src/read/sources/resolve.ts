// From what the user typed to a sorted list of files: files, globs, folders of shards. Every path is resolved to its real
// place; a link that leaves the folder it was found in is refused, so that a data set cannot point outside itself.
import { lstat, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { inputError, notFoundError, usageError } from '../../lib/errors.ts';
import type { Anomaly } from '../relation.ts';
import { isMedia } from './media.ts';
import { isRemote, refuseRemote } from './remote.ts';

export interface ManifestFile {
  /** Absolute, real path. */
  path: string;
  /** As shown to readers: relative to the folder common to all inputs. */
  relative: string;
  /** Rows that stand in no table but in names, of files or of what they hold; they are read in place of the bytes of `path`. */
  given?: GivenRows | undefined;
  /** What was found odd about it before it was opened. */
  anomalies?: Anomaly[] | undefined;
}

/** Rows that a layout knows from names and small members. */
export interface GivenRows {
  /** What it is, in one word: it stands as the format in the account. */
  format: string;
  /** Cells by column name, in the order of the data; a row need not have every column. */
  rows(): AsyncIterable<Map<string, string>> | Iterable<Map<string, string>>;
  /** What was found odd, once all rows were taken. */
  anomalies?(): Anomaly[];
}

export interface ResolvedManifest {
  files: ManifestFile[];
  /** Real folders that the engine must be allowed to read. */
  folders: string[];
  /** Files of the folders given that are not read unless a layout asks for them: JSON beside tables, text beside JSON. */
  aside?: ManifestFile[] | undefined;
}

const TABLES = ['csv', 'tsv', 'tab', 'psv', 'jsonl', 'ndjson', 'parquet', 'arrow', 'feather', 'ipc'];
/** Endings of tables, and of anything else. */
const TEXTS = ['txt', 'data'];
const READABLE = new Set([...TABLES, ...TEXTS, 'json']);
/** JSON that describes what lies beside it. */
const DESCRIPTIONS =
  /^(dataset_infos?|dataset_dict|state|package(-lock)?|tsconfig|croissant|metadata\.croissant)\.json$/i;
/** Text that tells people about what lies beside it. */
const TOLD = /^(readme|licen[cs]e|changelog|citation|notice)\.txt$/i;
/** What of a folder is looked at: tables and texts; where there are none, shards of samples, else media by their names. */
const LOOKED_AT = [
  (path: string): boolean =>
    READABLE.has(extension(path)) && !DESCRIPTIONS.test(basename(path)) && !TOLD.test(basename(path)),
  (path: string): boolean => extension(path) === 'tar',
  isMedia,
];

/** Loaded for patterns and folders only: a file that is named needs no search. */
const globbing = () => import('tinyglobby');

const extension = (path: string): string =>
  extname(path.replace(/\.(gz|zst)$/i, ''))
    .slice(1)
    .toLowerCase();

const refuse = (pattern: string): void => {
  if (isRemote(pattern)) refuseRemote(pattern);
  if (/\.(xlsx?|ods|numbers)$/i.test(pattern))
    throw inputError(`${pattern}: spreadsheets are not read; export the table as CSV first`);
};

const inside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

const missing = (pattern: string, error: unknown): Error => {
  const { code } = error as NodeJS.ErrnoException;
  return notFoundError(
    code === 'ENOENT' || code === 'ENOTDIR' ? `${pattern}: not found` : `${pattern}: cannot be read`,
  );
};

/** A file found below `root`, at its real place. Errors: 65 when a link leads out of the root. */
const realFile = async (path: string, root: string): Promise<string> => {
  const real = await realpath(path);
  if (!inside(real, root))
    throw inputError(`${path}: this link leads out of the folder that was given; give the file itself`);
  return real;
};

const below = async (root: string, pattern: string | string[], only: (path: string) => boolean): Promise<string[]> => {
  const real = await realpath(root);
  const { glob } = await globbing();
  const found = await glob(pattern, {
    cwd: root,
    absolute: true,
    onlyFiles: true,
    dot: false,
    followSymbolicLinks: true,
    expandDirectories: false,
  });
  const paths: string[] = [];
  for (const path of found) if (only(path) && (await stat(path)).isFile()) paths.push(await realFile(path, real));
  return paths;
};

/** The fixed folder in front of the first wildcard of a glob. */
const globRoot = async (pattern: string): Promise<string> => {
  const { isDynamicPattern } = await globbing();
  const parts = resolve(pattern).split(sep);
  const at = parts.findIndex((part) => isDynamicPattern(part));
  return parts.slice(0, at === -1 ? -1 : at).join(sep) || sep;
};

const exists = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
};

/**
 * Which files of a folder are its manifest: the tables where there are any, else JSON that is no description, else all; so
 * that metadata is never united with the rows it describes.
 */
const manifestOf = (files: string[]): { files: string[]; aside: string[] } => {
  const ranks = [
    (path: string) => TABLES.includes(extension(path)),
    (path: string) => extension(path) === 'json' && !DESCRIPTIONS.test(basename(path)),
    (path: string) => TEXTS.includes(extension(path)),
    () => true,
  ];
  const rank = ranks.findIndex((holds) => files.some(holds));
  // Text beside tables may be a table: it always was read.
  const holds = (path: string): boolean =>
    ranks[rank]!(path) || (rank === 0 && ranks[2]!(path) && !TOLD.test(basename(path)));
  return { files: files.filter(holds), aside: files.filter((path) => !holds(path)) };
};

const expand = async (pattern: string): Promise<{ files: string[]; aside?: string[]; folder: string }> => {
  refuse(pattern);
  if (!(await exists(pattern)) && (await globbing()).isDynamicPattern(pattern)) {
    const root = await globRoot(pattern);
    if (!(await exists(root))) throw notFoundError(`${pattern}: not found`);
    const files = await below(root, relative(root, resolve(pattern)).split(sep).join('/'), () => true);
    if (files.length === 0) throw notFoundError(`${pattern}: no file matches`);
    return { files, folder: await realpath(root) };
  }
  try {
    if ((await stat(pattern)).isDirectory()) {
      const all = await below(
        resolve(pattern),
        '**/*',
        (path) => READABLE.has(extension(path)) || LOOKED_AT.some((only) => only(path)),
      );
      const of = LOOKED_AT.find((only) => all.some(only));
      const files =
        of === undefined || of === LOOKED_AT[0] ? all.filter((path) => READABLE.has(extension(path))) : all.filter(of);
      if (files.length === 0)
        throw notFoundError(`${pattern}: no manifest in this folder (${[...READABLE].join(', ')}; also .gz and .zst)`);
      return { ...manifestOf(files), folder: await realpath(pattern) };
    }
    const real = await realpath(pattern);
    return { files: [real], folder: dirname(real) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw missing(pattern, error);
  }
};

const commonFolder = (folders: string[]): string => {
  let common = folders[0]!;
  for (const folder of folders) while (!inside(folder, common)) common = dirname(common);
  return common;
};

/**
 * The files that `patterns` name, sorted by their shown path, each once.
 * Errors: 64 remote path or nothing given, 65 spreadsheet or escaping link, 66 not found.
 */
export async function resolveManifest(patterns: string[]): Promise<ResolvedManifest> {
  if (patterns.length === 0)
    throw usageError('no manifest given; name at least one CSV, TSV, JSONL, JSON or Parquet file');
  const found = new Set<string>();
  const beside = new Set<string>();
  const folders = new Set<string>();
  for (const pattern of patterns) {
    const { files, aside = [], folder } = await expand(pattern);
    for (const file of aside) beside.add(file);
    for (const file of files) {
      refuse(file);
      found.add(file);
    }
    folders.add(folder);
  }
  const root = commonFolder([...found].map((file) => dirname(file)));
  const shown = (paths: Iterable<string>): ManifestFile[] =>
    [...paths]
      .map((path) => ({ path, relative: relative(root, path).split(sep).join('/') }))
      .sort((a, b) => (a.relative < b.relative ? -1 : a.relative > b.relative ? 1 : 0));
  return {
    files: shown(found),
    folders: [...folders].filter((folder) => isAbsolute(folder)).sort(),
    aside: shown([...beside].filter((path) => !found.has(path))),
  };
}
