// `--join FILE --on LEFT=RIGHT`, and `tables:` and `links:` of the configuration, as one list of named tables and links.
// Pure: which files the patterns name and whether the columns exist is the reader's to find out.
import { usageError } from '../lib/errors.ts';
import type { Link } from '../read/sources/layouts/read-plan.ts';

/** The table that rows are counted of, where the configuration gives it no other name. */
export const MAIN_TABLE = 'manifest';

/** Tables by name, the one whose rows are counted first, and which of them are looked up in which. */
export interface Joins {
  tables: { name: string; patterns: string[] }[];
  links: Link[];
}

export interface JoinsAsked {
  /** Files, globs or folders of the main table; none when the first of `tables` is it. */
  manifest: string[];
  /** `tables:` of the configuration, in order. */
  tables: { name: string; patterns: string[] }[];
  /** `links:` of the configuration: `table.column` on both sides. */
  links: { from: string; to: string }[];
  /** `--join`, in order, and the `--on` of each. */
  join: string[];
  on: string[];
}

const shown = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;

/** The name of a joined file: "data/Speakers.csv.gz" → "Speakers", and "Speakers-2" when that is taken. */
const nameOf = (path: string, taken: string[]): string => {
  const file = path
    .replace(/[/\\]+$/, '')
    .split(/[/\\]/)
    .at(-1)!;
  const name = file.replace(/\.(gz|zst)$/i, '').replace(/\.[a-z0-9]{1,8}$/i, '') || 'joined';
  let tried = name;
  for (let n = 2; taken.includes(tried); n++) tried = `${name}-${n}`;
  return tried;
};

/** "table.column" of a known table; names of tables may themselves have dots, so the longest wins. */
const placeOf = (text: string, tables: string[]): { table: string; column: string } | null => {
  const table = tables
    .filter((name) => text.startsWith(`${name}.`) && text.length > name.length + 1)
    .sort((a, b) => b.length - a.length)[0];
  return table === undefined ? null : { table, column: text.slice(table.length + 1) };
};

function linkOf({ from, to }: { from: string; to: string }, tables: string[]): Link {
  const [left, right] = [from, to].map((side) => {
    const place = placeOf(side, tables);
    if (place === null)
      throw usageError(`links: ${shown(side)} is not TABLE.COLUMN; tables: ${tables.join(', ').slice(0, 150)}`);
    return place;
  }) as [{ table: string; column: string }, { table: string; column: string }];
  if (left.table === right.table)
    throw usageError(`links: ${shown(from)} and ${shown(to)} are of one table; link two tables`);
  return { left: left.table, right: right.table, on: { left: left.column, right: right.column } };
}

/** One `--on`: LEFT is of the main table, or `NAME.COLUMN` of a table joined before. */
function onLink(on: string, right: string, earlier: string[]): Link {
  const at = on.indexOf('=');
  if (at < 1 || at === on.length - 1)
    throw usageError(`--on ${shown(on)} is not LEFT=RIGHT, for example --on speaker=id`);
  const typed = on.slice(0, at);
  const left = placeOf(typed, earlier) ?? { table: earlier[0]!, column: typed };
  return { left: left.table, right, on: { left: left.column, right: on.slice(at + 1) } };
}

/** Stops at a table that looks itself up through others. */
function checkCircles(links: Link[]): void {
  const reaches = (from: string, to: string, seen: string[]): boolean =>
    links.some(
      ({ left, right }) =>
        left === from && (right === to || (!seen.includes(right) && reaches(right, to, [...seen, right]))),
    );
  const circular = links.find(({ left }) => reaches(left, left, []));
  if (circular !== undefined) throw usageError(`links: table ${shown(circular.left)} is looked up in itself`);
}

/**
 * The tables and links that were asked for; null when one table is all there is.
 * Errors: 64 for unequal numbers of `--join` and `--on`, names or forms that are wrong, tables without a link.
 */
export function joinsOf({ manifest, tables, links, join, on }: JoinsAsked): Joins | null {
  if (join.length !== on.length)
    throw usageError(
      `${join.length} --join and ${on.length} --on: each --join FILE takes one --on LEFT=RIGHT, in the same order`,
    );
  if (tables.length === 0 && join.length === 0) {
    if (links.length > 0) throw usageError('links: there are no tables to link; name their files under `tables:`');
    return null;
  }
  const named = manifest.length > 0 ? [{ name: MAIN_TABLE, patterns: manifest }] : [];
  if (named.length > 0 && tables.some(({ name }) => name === MAIN_TABLE))
    throw usageError('`manifest:` and `tables: manifest:` name the same table; keep one of them');
  const all = [...named, ...tables];
  if (all.length === 0) throw usageError('--join: no manifest to join to; name one first');
  const names = all.map(({ name }) => name);
  const linked = links.map((link) => linkOf(link, names));
  for (const [i, path] of join.entries()) {
    const name = nameOf(path, names);
    linked.push(onLink(on[i]!, name, names));
    all.push({ name, patterns: [path] });
    names.push(name);
  }
  const lone = names.find((name) => !linked.some(({ left, right }) => left === name || right === name));
  if (names.length > 1 && lone !== undefined)
    throw usageError(
      `table ${shown(lone)} has no link; add to links: { from: ${names[0] === lone ? names[1] : names[0]}.COLUMN, to: ${lone}.COLUMN }`,
    );
  checkCircles(linked);
  return { tables: all, links: linked };
}
