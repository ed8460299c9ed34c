// Columns whose value stands in the path of a file: `{language}/dev.tsv` names the part of the path that is the value.
import { inputError, usageError } from '../../lib/errors.ts';

/** `values`: a layout knows the value of each path; a column of that name in the files comes before it. */
export type PathColumn = { name: string; pattern: string } | { name: string; values: Record<string, string> };

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\*', '[^/]*');

const toRegex = (name: string, pattern: string): RegExp => {
  const mark = `{${name}}`;
  const at = pattern.indexOf(mark);
  if (at === -1) throw usageError(`--path-column ${name}=${pattern}: the pattern must hold ${mark}`);
  return new RegExp(`(?:^|/)${escaped(pattern.slice(0, at))}([^/]+?)${escaped(pattern.slice(at + mark.length))}$`, 'u');
};

/** Values of the path columns for each path. Errors: 64 pattern without its mark, 65 a path that does not match. */
export function pathValues(paths: string[], columns: PathColumn[]): string[][] {
  const readers = columns.map((column): ((path: string) => string) => {
    if ('values' in column) return (path) => column.values[path] ?? '';
    const { name, pattern } = column;
    const regex = toRegex(name, pattern);
    return (path) => {
      const found = regex.exec(`/${path}`);
      if (found === null) throw inputError(`${path}: does not match --path-column ${name}=${pattern}`);
      return found[1]!;
    };
  });
  return paths.map((path) => readers.map((read) => read(path)));
}
