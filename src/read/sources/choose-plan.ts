// Which tables a manifest is read as: those that the user named, those of a layout that is recognised, or all files as one.

import { asideNotes } from './intake-checks.ts';
import { LAYOUTS } from './layouts/index.ts';
import type { Link, ReadPlan } from './layouts/read-plan.ts';
import type { ManifestFile, ResolvedManifest } from './resolve.ts';

/** Tables and links that the user named beside the manifest. */
export interface AskedTables {
  /** What links call the manifest itself. */
  main: string;
  tables: { name: string; files: ManifestFile[] }[];
  links: Link[];
}

const plain = (name: string, files: ManifestFile[], aside: ManifestFile[]): ReadPlan => ({
  tables: [{ name, files, alike: true }],
  links: [],
  kept: [name],
  roles: [],
  kind: null,
  notes: asideNotes(aside),
});

/**
 * The plan of a manifest. `follow`: which layouts may be recognised: those of one folder or pattern too, those of documents
 * only, or none. Tables that the user links to are looked up; those
 * without a link to them are kept.
 */
export async function choosePlan(
  { files, folders, aside = [] }: ResolvedManifest,
  asked: AskedTables,
  follow: 'folder' | 'documents' | 'none',
): Promise<ReadPlan> {
  const found = { files, folder: folders[0]!, aside };
  let plan = plain(asked.main, files, aside);
  const layouts = LAYOUTS.filter(({ ofDocuments }) => follow === 'folder' || (follow === 'documents' && ofDocuments));
  for (const layout of layouts) {
    const recognised = await layout.recognise(found);
    if (recognised === null) continue;
    plan = recognised;
    break;
  }
  const main = plan.kept[0]!;
  const called = (name: string): string => (name === asked.main ? main : name);
  const links = asked.links.map(
    (link): Link => ({ ...link, left: called(link.left), right: called(link.right), asked: true }),
  );
  const looked = new Set(links.map(({ right }) => right));
  return {
    ...plan,
    tables: [...plan.tables, ...asked.tables.map((table) => ({ ...table, beside: true, alike: true }))],
    links: [...plan.links, ...links],
    kept: [...plan.kept, ...asked.tables.flatMap(({ name }) => (looked.has(name) ? [] : [name]))],
  };
}
