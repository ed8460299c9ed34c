// Columns whose value stands in the path of a file: `{language}/dev.tsv` names the part of the path that is the value.
import { inputError, usageError } from '../../lib/errors.ts';

export interface PathColumn {
  name: string;
  pattern: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\*', '[^/]*');

const toRegex = ({ name, pattern }: PathColumn): RegExp => {
  const mark = `{${name}}`;
  const at = pattern.indexOf(mark);
  if (at === -1) throw usageError(`--path-column ${name}=${pattern}: the pattern must hold ${mark}`);
  return new RegExp(`(?:^|/)${escaped(pattern.slice(0, at))}([^/]+?)${escaped(pattern.slice(at + mark.length))}$`, 'u');
};

/** Values of the path columns for each path. Errors: 64 pattern without its mark, 65 a path that does not match. */
export function pathValues(paths: string[], columns: PathColumn[]): string[][] {
  const patterns = columns.map((column) => ({ column, regex: toRegex(column) }));
  return paths.map((path) =>
    patterns.map(({ column, regex }) => {
      const found = regex.exec(`/${path}`);
      if (found === null) throw inputError(`${path}: does not match --path-column ${column.name}=${column.pattern}`);
      return found[1]!;
    }),
  );
}
