// From flags and rollcall.yaml to options: flags win over the file, and every wrong value is named with what would be right.
import { readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { type Joins, joinsOf } from '../config/joins.ts';
import { parseConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import type { Declared } from '../judge/comparisons.ts';
import { notFoundError, usageError } from '../lib/errors.ts';
import type { OpenOptions } from '../open.ts';
import { parseRoles } from '../read/roles/declare.ts';
import type { Basis } from '../read/roles/role.ts';
import { joinWheres } from '../read/where.ts';

export type Flags = Record<string, unknown> & { manifest?: string[] };

/** Flags and configuration in one: what was typed, and where its paths start. */
export interface Settings {
  flags: Flags;
  config: Config | null;
  /** Folder that paths of the configuration are relative to. */
  folder: string;
}

const readText = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw notFoundError(
      code === 'ENOENT' ? `${path}: not found` : `${path}: cannot be read (${code ?? 'unknown reason'})`,
    );
  }
};

/** Reads the configuration that `--config` names. */
export async function settingsOf(flags: Flags): Promise<Settings> {
  const path = one(flags, 'config');
  if (path === undefined) return { flags, config: null, folder: '.' };
  return { flags, config: await parseConfig(await readText(path), basename(path)), folder: dirname(path) };
}

/** A flag that may be given once. */
function one(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  if (Array.isArray(value)) throw usageError(`--${name} is given ${value.length} times; give it once`);
  return value === undefined ? undefined : String(value);
}

const many = (flags: Flags, name: string): string[] | undefined => {
  const value = flags[name] as string[] | string | undefined;
  return value === undefined ? undefined : [value].flat().map(String);
};

/** A flag that is one text, or the configuration's value for it. */
export const text = ({ flags, config }: Settings, name: string & keyof Config): string | undefined =>
  one(flags, name) ?? (config?.[name] as string | undefined);

/** A number within limits; NaN is what yargs gives for a word. */
export function number(
  { flags, config }: Settings,
  name: string & keyof Config,
  least: number,
  most: number,
): number | undefined {
  const value = flags[name] ?? config?.[name];
  if (value === undefined) return undefined;
  const asNumber = Number(value);
  if (Array.isArray(value) || !Number.isFinite(asNumber) || asNumber < least || asNumber > most)
    throw usageError(`--${name} must be a number from ${least} to ${most}`);
  return asNumber;
}

const flag = ({ flags, config }: Settings, name: string & keyof Config): boolean | undefined =>
  (flags[name] as boolean | undefined) ?? (config?.[name] as boolean | undefined);

const split = (pair: string, name: string, example: string): [string, string] => {
  const at = pair.indexOf('=');
  if (at < 1 || at === pair.length - 1) throw usageError(`--${name} ${pair.slice(0, 60)}: write ${example}`);
  return [pair.slice(0, at), pair.slice(at + 1)];
};

const BASES = ['self-reported', 'annotator', 'assigned', 'model'];

const basisOf = (settings: Settings): Record<string, Basis> => {
  const typed = (many(settings.flags, 'basis') ?? []).map((pair) => split(pair, 'basis', `COLUMN=${BASES.join('|')}`));
  for (const [column, basis] of typed) {
    if (!BASES.includes(basis))
      throw usageError(`--basis ${column}=${basis.slice(0, 40)}: use one of ${BASES.join(', ')}`);
  }
  return { ...settings.config?.basis, ...Object.fromEntries(typed) } as Record<string, Basis>;
};

const pathColumns = (settings: Settings): { name: string; pattern: string }[] => {
  const typed = (many(settings.flags, 'path-column') ?? []).map((pair) =>
    split(pair, 'path-column', "NAME=PATTERN, such as language='{language}/dev.tsv'"),
  );
  return [...Object.entries(settings.config?.['path-column'] ?? {}), ...typed].map(([name, pattern]) => ({
    name,
    pattern,
  }));
};

const memory = (settings: Settings): string | undefined => {
  const size = text(settings, 'memory');
  if (size !== undefined && !/^\d+(\.\d+)?\s*(MB|GB|MiB|GiB)$/i.test(size))
    throw usageError(`--memory ${size.slice(0, 40)}: write a size such as 500MB or 2GB`);
  return size;
};

const placed = (path: string, folder: string): string =>
  isAbsolute(path) || /^\w+:\/\//.test(path) ? path : join(folder, path);

/** `tables:` of the configuration. */
const tablesOf = ({ config, folder }: Settings): Joins['tables'] =>
  Object.entries(config?.tables ?? {}).map(([name, paths]) => ({
    name,
    patterns: paths.map((path) => placed(path, folder)),
  }));

/** The manifest as typed, or as the configuration names it: with several tables, the one whose rows are counted. */
export function manifestOf(settings: Settings): string[] {
  const named = namedManifest(settings);
  return named.length > 0 ? named : (tablesOf(settings)[0]?.patterns ?? []);
}

const namedManifest = ({ flags, config, folder }: Settings): string[] => {
  const typed = (flags.manifest ?? []).map(String);
  return typed.length > 0 ? typed : (config?.manifest ?? []).map((path) => placed(path, folder));
};

const joins = (settings: Settings): Joins | null =>
  joinsOf({
    manifest: namedManifest(settings),
    tables: tablesOf(settings),
    links: settings.config?.links ?? [],
    join: many(settings.flags, 'join') ?? [],
    on: many(settings.flags, 'on') ?? [],
  });

/** Columns that only the configuration speaks of; those that were typed must be there. */
const configured = ({ config, flags }: Settings): string[] => {
  const typed = [...(many(flags, 'role') ?? []), ...(many(flags, 'basis') ?? [])];
  return [config?.roles, config?.basis, config?.codes]
    .flatMap((columns) => Object.keys(columns ?? {}))
    .filter((name) => !typed.some((pair) => pair.slice(0, pair.lastIndexOf('=')) === name));
};

/** What opening and profiling a manifest needs. */
export function openOptions(settings: Settings): OpenOptions {
  const { config, flags } = settings;
  const roles = parseRoles([
    ...Object.entries(config?.roles ?? {}).map(([column, role]) => `${column}=${role}`),
    ...(many(flags, 'role') ?? []),
  ]);
  const columns = one(flags, 'columns');
  return {
    manifest: manifestOf(settings),
    joins: joins(settings),
    where: joinWheres(config?.where ?? {}, many(flags, 'where') ?? []),
    ...roles,
    codes: config?.codes ?? {},
    configured: configured(settings),
    frozen: config?.frozen ?? null,
    basis: basisOf(settings),
    layout: flag(settings, 'layout'),
    kind: text(settings, 'kind'),
    ageBandWidth: number(settings, 'age-bands', 1, 50),
    memory: memory(settings),
    read: {
      encoding: text(settings, 'encoding'),
      delimiter: text(settings, 'delimiter')?.replace('\\t', '\t'),
      quote: text(settings, 'quote'),
      header: flag(settings, 'header'),
      columns: columns === undefined ? config?.columns : columns.split(',').map((name) => name.trim()),
      comment: text(settings, 'comment'),
      pathColumns: pathColumns(settings),
      allowRejects: flag(settings, 'allow-rejects'),
      allowOverlap: flag(settings, 'allow-overlap'),
      allowNetwork: flag(settings, 'allow-network'),
      threads: number(settings, 'threads', 1, 1024),
    },
  };
}

const GENERIC =
  /^(validated|invalidated|other|train|training|dev|valid|validation|val|test|metadata|data|manifest|annotations|index|labels|samples|part-\d+)$/i;

/** The name of a dataset that was given none: of its file, with the folder where the file's name says nothing. */
export function datasetName(settings: Settings): string {
  if (settings.config?.name !== undefined) return settings.config.name;
  const [first] = manifestOf(settings)
    .map((path) => resolve(path))
    .sort();
  if (first === undefined) return 'manifest';
  const fixed = first
    .split('/')
    .filter((part, i, parts) => !parts.slice(0, i + 1).some((before) => /[*?[\]{}]/.test(before)) && part !== '');
  const name = (fixed.at(-1) ?? 'manifest').replace(/\.(gz|zst)$/i, '').replace(/\.[a-z0-9]{1,8}$/i, '');
  const parent = fixed.at(-2);
  return (GENERIC.test(name) && parent !== undefined ? `${parent}-${name}` : name) || 'manifest';
}

/** A declaration as the result records it: of a file its name, never where it lies. */
export const recorded = ({ role, spec }: Declared): string => (role === null ? spec : `${role}=${spec}`);

const isFile = (spec: string): boolean => /\.(csv|tsv|txt)$/i.test(spec);

export interface Declarations {
  targets: Declared[];
  expects: Declared[];
}

/** `--target` and `--expect` with the text of the files that they name. */
export async function declarations(settings: Settings): Promise<Declarations> {
  const { flags, config, folder } = settings;
  const withText = async (role: string | null, spec: string, from: string): Promise<Declared> =>
    isFile(spec)
      ? { role, spec: basename(spec), text: await readText(isAbsolute(spec) ? spec : join(from, spec)) }
      : { role, spec };
  const typedTargets = many(flags, 'target');
  const targets: Declared[] = [];
  for (const typed of typedTargets ?? config?.target ?? []) {
    const at = typed.indexOf('=');
    targets.push(
      await withText(
        at > 0 ? typed.slice(0, at) : null,
        at > 0 ? typed.slice(at + 1) : typed,
        typedTargets === undefined ? folder : '.',
      ),
    );
  }
  const expects: Declared[] = [];
  for (const [role, spec] of Object.entries(config?.expect ?? {})) expects.push(await withText(role, spec, folder));
  for (const pair of many(flags, 'expect') ?? []) {
    const [role, spec] = split(pair, 'expect', 'ROLE=uniform, ROLE=file.csv or ROLE=min:0.05');
    expects.push(await withText(role, spec, '.'));
  }
  return { targets, expects };
}
