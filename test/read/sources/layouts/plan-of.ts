// Lays out folders in tests and asks a layout for its plan of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withManifest } from '../../../../src/open.ts';
import type { Intake } from '../../../../src/read/relation.ts';
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

export interface LaidOut {
  /** Rows of the first table by column name, sorted as text. */
  rows: Record<string, string | null>[];
  /** `column=entity.role` of the columns whose role is stated. */
  stated: string[];
  /** Kinds of anomalies with their counts. */
  odd: [string, number][];
  notes: string;
  intake: Omit<Intake, 'dispose'>;
}

/** Opens what a user typed, as an audit would. */
export const readLayout = (...manifest: string[]): Promise<LaidOut> =>
  withManifest({ manifest, declared: [], ignored: [], basis: {}, joins: null, read: {} }, async (opened) => {
    const { intake, profile, engine } = opened;
    const { table, columns } = intake.relations[0]!;
    const cells = await engine.sample(table, 10_000);
    const rows = (cells.c0 ?? []).map((_, row) =>
      Object.fromEntries(columns.map((name, at) => [name, (cells[`c${at}`]?.[row] ?? null) as string | null])),
    );
    const order = (row: object): string => JSON.stringify(row);
    rows.sort((a, b) => (order(a) < order(b) ? -1 : 1));
    return {
      rows,
      stated: profile.columns
        .filter(({ origin }) => origin === 'declared')
        .map(({ name, entity, role }) => `${name}=${entity}.${role}`),
      odd: intake.files.flatMap(({ anomalies }) => anomalies.map(({ kind, count }): [string, number] => [kind, count])),
      notes: intake.notes.join('\n'),
      intake,
    };
  });
