// What a configuration froze besides roles: which codebooks and references its numbers rest on. Another version may know
// more words or newer figures; then the same data give other numbers, and a reader is told why.
import { loadReference, resolveTarget } from '../../know/references/index.ts';
import { list } from '../../lib/format.ts';
import { codebookDigest } from './codebooks/digest.ts';
import { type Frozen, nameIn } from './configured.ts';
import type { ProfiledColumn } from './role.ts';

const LENGTH = 16;
const byName = <T>(pairs: [string, T][]): Record<string, T> =>
  Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));

/** What a manifest of these columns rests on now. */
export async function freeze(columns: readonly ProfiledColumn[], rollcall: string): Promise<Frozen> {
  const tables = new Set(columns.map(({ table }) => table)).size;
  const called = ({ table, name }: ProfiledColumn): string => nameIn(tables, table, name);
  const coded = columns.filter(({ codes, role }) => codes !== undefined && role !== null);
  const roles = [...new Set(coded.map(({ role }) => role!))];
  const references = new Map<string, string>();
  for (const role of roles) {
    const { reference } = await resolveTarget('world', role, []);
    if (reference !== null) references.set(reference.id, reference.digest.slice(0, LENGTH));
  }
  return {
    rollcall,
    columns: columns.map(called),
    codebooks: byName(
      roles.flatMap((role): [string, string][] => {
        const digest = codebookDigest(role);
        return digest === null ? [] : [[role, digest]];
      }),
    ),
    references: byName([...references]),
    unmapped: byName(
      coded
        .filter(({ unmapped }) => unmapped.length > 0)
        .map((column) => [called(column), column.unmapped.map(({ value }) => value)]),
    ),
  };
}

const isAsBefore = async (id: string, digest: string): Promise<boolean> => {
  try {
    return (await loadReference(id)).digest.startsWith(digest);
  } catch {
    return false;
  }
};

/** What a reader must know: the codebooks and references that are others now than when the configuration was written. */
export async function changedSince(frozen: Frozen, rollcall: string): Promise<string[]> {
  const since = `since rollcall ${frozen.rollcall} wrote the configuration (this is ${rollcall}), so numbers can differ from earlier ones`;
  const books = Object.entries(frozen.codebooks)
    .filter(([role, digest]) => codebookDigest(role) !== digest)
    .map(([role]) => role);
  const references: string[] = [];
  for (const [id, digest] of Object.entries(frozen.references))
    if (!(await isAsBefore(id, digest))) references.push(id);
  return [
    ...(books.length > 0 ? [`what words mean has changed for ${list(books)} ${since}`] : []),
    ...(references.length > 0 ? [`the bundled figures have changed for ${list(references)} ${since}`] : []),
  ];
}
