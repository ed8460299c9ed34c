// The first half of the flow: bytes → a proven relation → columns with a meaning, and an engine that answers about them.
// Commands that only look (roles) stop here, and load nothing of what judges.
import { join } from 'node:path';
import type { Joins } from './config/joins.ts';
import { createDuckdbEngine } from './engine/duckdb.ts';
import type { Engine } from './engine/engine.ts';
import { createLoader } from './engine/load.ts';
import { countMatches } from './engine/narrow.ts';
import { openSession, type Session } from './engine/session.ts';
import { openWorkspace } from './engine/workspace.ts';
import type { Intake, ReadOptions } from './read/relation.ts';
import { withCoordinates } from './read/roles/coordinate-pairs.ts';
import { statedRole } from './read/roles/declare.ts';
import { type Profile, type ProfileOptions, profileManifest } from './read/roles/profile.ts';
import { sharedRows } from './read/shared-rows.ts';
import { choosePlan } from './read/sources/choose-plan.ts';
import type { ReadPlan, StatedRole } from './read/sources/layouts/read-plan.ts';
import { openPlan } from './read/sources/open-plan.ts';
import { MANIFEST } from './read/sources/opened-file.ts';
import { isRemote, placeOf, recipeOf, shownUrl } from './read/sources/remote.ts';
import { type ManifestFile, type ResolvedManifest, resolveManifest } from './read/sources/resolve.ts';
import { narrow, narrowedNotes, type Where } from './read/where.ts';

export interface OpenOptions extends ProfileOptions {
  manifest: string[];
  /** Several tables: the first is the one whose rows are counted, and `manifest` holds its patterns. null: one table. */
  joins?: Joins | null | undefined;
  /** Rows that are counted: those that meet all of these. */
  where?: Where[] | undefined;
  read: Omit<ReadOptions, 'signal' | 'progress' | 'tempRoot'>;
  /** false: files are read as they are, whatever their folder looks like. */
  layout?: boolean | undefined;
  memory?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Told what is going on; totals of 0 mean unknown. */
  progress?: ((message: string, done: number, total: number) => void) | undefined;
}

/** A manifest that is open: what was read, what its columns mean, and an engine that answers about it. */
export interface Opened {
  intake: Intake;
  profile: Profile;
  engine: Engine;
}

/**
 * Opens a manifest and profiles it, hands it to `use`, and removes everything temporary on every way out.
 * Errors: 64 usage, 65 unusable input, 66 not found, 71 memory, 130 interrupted.
 */
export async function withManifest<T>(options: OpenOptions, use: (opened: Opened) => Promise<T>): Promise<T> {
  const { signal, progress } = options;
  const workspace = await openWorkspace();
  let session: Session | undefined;
  let intake: Intake | undefined;
  try {
    const fetched: string[] = [];
    const resolve = async (patterns: string[]): Promise<ResolvedManifest> =>
      resolveManifest(await bringHere(patterns, options, workspace.folder, fetched));
    const resolved = await resolve(options.manifest);
    const tables: { name: string; files: ManifestFile[]; folders: string[] }[] = [];
    const [main, ...others] = options.joins?.tables ?? [];
    for (const { name, patterns } of others) tables.push({ name, ...(await resolve(patterns)) });
    const asked = { main: main?.name ?? MANIFEST, tables, links: options.joins?.links ?? [] };
    const follow = options.layout === false ? 'none' : options.manifest.length === 1 ? 'folder' : 'documents';
    const plan = await choosePlan(resolved, asked, follow);
    const { threads } = options.read;
    session = await openSession({
      allowed: [...new Set([resolved, ...tables].flatMap(({ folders }) => folders))],
      temp: workspace.folder,
      threads,
      memory: options.memory,
    });
    const loader = createLoader(session);
    intake = await openPlan(plan, { ...options.read, tempRoot: workspace.folder, signal, progress }, loader);
    const narrowed = await countMatches(session, narrow(intake.relations, options.where ?? []), signal);
    const relations = narrowed.map(({ relation }) => withCoordinates(relation, options.declared));
    const engine = await createDuckdbEngine(session, relations);
    progress?.('reading what the columns mean', 0, 0);
    const paths = resolved.files.map(({ relative }) => relative);
    const stated = statedBy(plan);
    const profile = await profileManifest(engine, relations, { ...options, paths, stated }, signal);
    const shared = await sharedRows(loader, relations, profile.columns, {
      ...options.read,
      pathColumns: [...plan.tables.flatMap(({ read }) => read?.pathColumns ?? []), ...(options.read.pathColumns ?? [])],
    });
    const notes = [...fetched, ...intake.notes, ...narrowedNotes(narrowed), ...shared];
    return await use({ intake: { ...intake, relations, notes }, profile, engine });
  } finally {
    await intake?.dispose();
    session?.close();
    await workspace.remove();
  }
}

/** Remote patterns as local copies, where they may be fetched; `fetched` is told what was. */
const bringHere = async (
  patterns: string[],
  { read, signal, progress }: OpenOptions,
  folder: string,
  fetched: string[],
): Promise<string[]> => {
  if (read.allowNetwork !== true || !patterns.some(isRemote)) return patterns;
  const { bring } = await import('./engine/download.ts');
  const local: string[] = [];
  for (const url of patterns) {
    if (!isRemote(url)) {
      local.push(url);
      continue;
    }
    const shown = shownUrl(url);
    progress?.(`downloading ${shown}`, 0, 0);
    const { paths, bytes } = await bring(
      { url, shown, recipe: recipeOf(shown), placeOf },
      join(folder, 'remote'),
      signal,
    );
    fetched.push(`${shown} was downloaded (${paths.length} files, ${bytes} bytes) and read from the copy`);
    local.push(...paths);
  }
  return local;
};

/** What the layout states; a column of a table that was only looked up is now one of the table that named it. */
function statedBy({ roles, kind, kept, links, notes }: ReadPlan): ProfileOptions['stated'] {
  const settled = (role: StatedRole): StatedRole => {
    const left = kept.includes(role.table) ? undefined : links.find(({ right }) => right === role.table)?.left;
    return left === undefined ? role : settled({ ...role, table: left, column: `${role.table}.${role.column}` });
  };
  return {
    roles: roles.map((role) => statedRole(settled(role))),
    kind: kind === null ? null : { id: kind, why: notes[0] ?? 'so laid out' },
  };
}
