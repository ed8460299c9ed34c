// Rows that stand in two of the files given: the same id with the same content would be counted twice. The same id with
// other content is another sample of that name (a sentence in another language), and is no concern of the count.
import type { Loader } from '../engine/engine.ts';
import { inputError } from '../lib/errors.ts';
import { count, counted } from '../lib/format.ts';
import type { ReadOptions, Relation } from './relation.ts';
import { roleByName } from './roles/catalogue.ts';
import { matchName } from './roles/names.ts';
import type { ProfiledColumn } from './roles/role.ts';

const DECIDED = 0.8;
const LISTED = 3;
/** Roles that name a sample. */
const KEYS = new Set(['id', 'path']);

/** In few rows an id that comes twice does not look like one: there its name has to do. */
const NAMES = [...KEYS].flatMap((role) => roleByName(role, 'sample')!.names);

const blanksOf = ({ missing: { absent, empty, sentinel } }: ProfiledColumn): number => absent + empty + sentinel;

/** Notes on rows that several files share. Errors: 65 with the files, unless overlap is allowed. */
export async function sharedRows(
  loader: Loader,
  relations: Relation[],
  columns: ProfiledColumn[],
  { allowOverlap, pathColumns = [], signal }: Pick<ReadOptions, 'allowOverlap' | 'pathColumns' | 'signal'>,
): Promise<string[]> {
  const notes: string[] = [];
  for (const relation of relations) {
    if (relation.parquet.reduce((sum, { files }) => sum + files.length, 0) < 2) continue;
    const own = columns.filter(({ table, lookedUp }) => table === relation.table && lookedUp !== true);
    const [key] = [
      ...own
        .filter(({ entity, role, confidence }) => entity === 'sample' && KEYS.has(role ?? '') && confidence >= DECIDED)
        .sort((a, b) => blanksOf(a) - blanksOf(b)),
      ...own.filter(({ name, role }) => role === null && matchName(name, NAMES) === 'exact'),
    ];
    if (key === undefined) continue;
    const apart = pathColumns.map(({ name }) => relation.columns.indexOf(name)).filter((index) => index >= 0);
    const pairs = await loader.shared(relation, key.index, apart, signal);
    if (pairs.length === 0) continue;
    const told = pairs.slice(0, LISTED).map(({ a, b, ids }) => `${counted(ids, 'row', 'rows')} of ${a} and ${b}`);
    const more = pairs.length > LISTED ? ` and ${count(pairs.length - LISTED)} more pairs of files` : '';
    const what = `the same rows stand in several files: ${told.join('; ')}${more}`;
    if (!allowOverlap)
      throw inputError(`${what}; leave one out, or count them twice with --allow-overlap`.slice(0, 290));
    notes.push(`${what}; counted as often as they stand there`);
  }
  return notes;
}
