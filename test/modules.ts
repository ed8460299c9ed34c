// The modules of src as text: what each imports and what it says, for the tests that hold the architecture.
// Imports are found by pattern, which is enough for code that one formatter writes, and needs no compiler.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { globSync } from 'tinyglobby';
import { project } from './suite.ts';

export interface Import {
  /** Path inside src (`lib/errors.ts`), or the name of a package or builtin as written. */
  to: string;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
  /** Loaded when the line is reached, not when the module is. */
  lazy: boolean;
}

export interface Module {
  /** Path inside src. */
  path: string;
  text: string;
  /** The text without comments. */
  code: string;
  imports: Import[];
}

const STRING_OR_COMMENT = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const FROM = /^[ \t]*(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*['"]([^'"]+)['"]/gm;
const BARE = /^[ \t]*import\s+['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;
const WORKER = /new URL\(\s*['"](\.[^'"]+\.ts)['"]/g;

const onlyTypes = (names: string): boolean =>
  /^\{[\s\S]*\}$/.test(names) &&
  names
    .slice(1, -1)
    .split(',')
    .filter((name) => name.trim() !== '')
    .every((name) => name.trim().startsWith('type '));

/** A module from its path inside src and its text. */
export function toModule(path: string, text: string): Module {
  const code = text.replace(STRING_OR_COMMENT, (_, string: string | undefined) => string ?? '');
  const resolve = (to: string) => (to.startsWith('.') ? posix.join(posix.dirname(path), to) : to);
  const found = (pattern: RegExp, lazy: boolean) =>
    [...code.matchAll(pattern)].map(([, to]) => ({ to: resolve(to!), typeOnly: false, lazy }));
  const imports = [...code.matchAll(FROM)].map(([, type, names, to]) => ({
    to: resolve(to!),
    typeOnly: type !== undefined || onlyTypes(names!),
    lazy: false,
  }));
  return {
    path,
    text,
    code,
    imports: [...imports, ...found(BARE, false), ...found(DYNAMIC, true), ...found(WORKER, true)],
  };
}

/** Every module of src. */
export const modules = (): Module[] =>
  globSync('**/*.ts', { cwd: project('src') })
    .sort()
    .map((path) => toModule(path, readFileSync(project(`src/${path}`), 'utf8')));

/** Circles of imports, each as the paths along it; type-only imports count as well. */
export function circles(all: Module[]): string[] {
  const next = new Map(all.map((module) => [module.path, module.imports.map((one) => one.to)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    else if (!done.has(path)) {
      for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
      done.add(path);
    }
  };
  for (const { path } of all) visit(path, []);
  return found;
}

/** Packages that are loaded as soon as `path` is: everything reached over imports that are neither lazy nor types. */
export function loadedWith(path: string, all: Module[]): Map<string, string> {
  const byPath = new Map(all.map((module) => [module.path, module]));
  const reached = new Map<string, string>([[path, path]]);
  for (const [at, trail] of reached)
    for (const { to, typeOnly, lazy } of byPath.get(at)?.imports ?? [])
      if (!typeOnly && !lazy && !reached.has(to)) reached.set(to, `${trail} → ${to}`);
  return reached;
}
