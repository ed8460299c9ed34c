// Lays out folders in tests and asks a layout for its plan of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Layout, ReadPlan } from '../../../../src/read/sources/layouts/read-plan.ts';
import { resolveManifest } from '../../../../src/read/sources/resolve.ts';
import { temporary } from '../../read-back.ts';

/** A new folder with these files. */
export function folderOf(files: Record<string, string | Buffer>): string {
  const root = temporary();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** The plan of `layout` for what a user typed. */
export async function planOf(layout: Layout, patterns: string[]): Promise<ReadPlan | null> {
  const { files, folders } = await resolveManifest(patterns);
  return layout.recognise({ files, folder: folders[0]! });
}

/** Shown paths of the files of each table, by its name. */
export const filesOf = (plan: ReadPlan): Record<string, string[]> =>
  Object.fromEntries(plan.tables.map(({ name, files }) => [name, files.map(({ relative }) => relative)]));
