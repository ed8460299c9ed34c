// ImageFolder and AudioFolder of Hugging Face: media files with a metadata table that names them (`file_name`), or sorted into
// folders whose names are the labels. No image and no sound is opened: rows come from the table or from names, and the two
// are held against each other.
import { dirname, join, relative, resolve } from 'node:path';
import { anomaly } from '../anomalies.ts';
import { isMedia, mediaKind } from '../media.ts';
import type { ManifestFile } from '../resolve.ts';
import { cellsOf } from './peek.ts';
import type { Found, Layout, ReadPlan, StatedRole } from './read-plan.ts';
import { isSplit } from './split-names.ts';

const METADATA = /(?:^|\/)metadata\.(csv|jsonl|parquet)$/i;
const NAMES_FILE = /^(?:.+_)?file_name$/;
const SHOWN: Record<string, string> = { image: 'ImageFolder', audio: 'AudioFolder' };

const splitRole: StatedRole = {
  table: 'manifest',
  column: 'split',
  role: 'sample.split',
  why: 'the folders are named so',
};

const partsBelow = (folder: string, path: string): string[] => relative(folder, path).split(/[\\/]/);
const mediaBelow = async (folder: string): Promise<string[]> =>
  (
    await (
      await import('tinyglobby')
    ).glob('**/*', { cwd: folder, absolute: true, onlyFiles: true, dot: false, followSymbolicLinks: false })
  )
    .filter(isMedia)
    .map((path) => resolve(path));

interface Compared {
  file: ManifestFile;
  listed: Set<string> | null;
}

/** Files that a metadata table names, at their places; null when it is too large or of a form that is not looked into. */
const listedIn = async (file: ManifestFile): Promise<{ listed: Set<string> | null } | null> => {
  if (/\.parquet$/i.test(file.path)) return { listed: null };
  const cells = await cellsOf(file.path, (name) => NAMES_FILE.test(name));
  if (cells === null) return null;
  return { listed: cells.values === null ? null : new Set(cells.values.map((name) => join(dirname(file.path), name))) };
};

/** The metadata with what is odd about it beside the files on disk, and that in words. */
const compare = (tables: Compared[], media: string[]): { files: ManifestFile[]; notes: string[] } => {
  const notes: string[] = [];
  const there = new Set(media);
  const listed = tables.every((table) => table.listed !== null)
    ? new Set(tables.flatMap((table) => [...table.listed!]))
    : null;
  if (listed === null)
    return {
      files: tables.map(({ file }) => file),
      notes: ['metadata and files on disk are not compared: a table is Parquet or large'],
    };
  const unlisted = media.filter((path) => !listed.has(path)).length;
  const files = tables.map(({ file, listed: own }, at) => {
    const absent = [...own!].filter((path) => !there.has(path)).length;
    if (absent > 0) notes.push(`${absent} files that ${file.relative} names are not on disk; their rows are counted`);
    const anomalies = [
      ...(absent > 0 ? [anomaly('file-absent', null, absent)] : []),
      ...(at === 0 && unlisted > 0 ? [anomaly('file-unlisted', null, unlisted)] : []),
    ];
    return anomalies.length === 0 ? file : { ...file, anomalies };
  });
  if (unlisted > 0) notes.push(`${unlisted} files on disk are named in no metadata; they are not counted`);
  return { files, notes };
};

async function withMetadata({ files, folder }: Found, kind: string): Promise<ReadPlan | null> {
  const metadata = files.filter(({ path }) => METADATA.test(path));
  if (metadata.length === 0) return null;
  const media = await mediaBelow(folder);
  if (!media.some((path) => mediaKind(path) === kind)) return null;
  const tables: Compared[] = [];
  for (const file of metadata) {
    const found = await listedIn(file);
    if (found === null) return null;
    tables.push({ file, ...found });
  }
  const compared = compare(tables, media);
  const splitOf = (path: string): string => partsBelow(folder, dirname(path)).find(isSplit) ?? '';
  const bySplit = metadata.some(({ path }) => splitOf(path) !== '');
  const values = Object.fromEntries(metadata.map(({ path }) => [path.replaceAll('\\', '/'), splitOf(path)]));
  const aside = files.length - metadata.length;
  return {
    tables: [
      {
        name: 'manifest',
        files: compared.files,
        read: bySplit ? { pathColumns: [{ name: 'split', values }] } : undefined,
      },
    ],
    links: [],
    kept: ['manifest'],
    roles: bySplit ? [splitRole] : [],
    kind: null,
    notes: [
      `${SHOWN[kind]}: the rows of ${metadata.length === 1 ? metadata[0]!.relative : `${metadata.length} metadata files`} are counted${bySplit ? '; the column split is told by their folders' : ''}; no ${kind} is opened`,
      ...compared.notes.map((note) => `${SHOWN[kind]}: ${note}`),
      ...(aside > 0 ? [`${SHOWN[kind]}: ${aside} other tables in the folder are not read`] : []),
    ],
  };
}

interface Named {
  path: string;
  label: string;
  split: string;
}

const namedOf = (folder: string, path: string): Named => {
  const folders = partsBelow(folder, path).slice(0, -1);
  const split = folders.find(isSplit) ?? '';
  const label = folders.findLast((part) => !isSplit(part)) ?? '';
  return { path: partsBelow(folder, path).join('/'), label, split };
};

async function byFolders({ files, folder }: Found, kind: string): Promise<ReadPlan | null> {
  if (files.length === 0 || !files.every(({ path }) => isMedia(path))) return null;
  const ours = files.filter(({ path }) => mediaKind(path) === kind);
  if (ours.length * 2 < files.length) return null;
  const rows = ours.map(({ path }) => namedOf(folder, path));
  const labels = new Set(rows.map(({ label }) => label));
  labels.delete('');
  const splits = new Set(rows.map(({ split }) => split));
  splits.delete('');
  if (labels.size < 2) return null;
  const given = {
    format: 'file names',
    *rows() {
      for (const { path, label, split } of rows)
        yield new Map([
          ['path', path],
          ...(label === '' ? [] : [['label', label] as const]),
          ...(split === '' ? [] : [['split', split] as const]),
        ]);
    },
  };
  return {
    tables: [{ name: 'manifest', files: [{ path: folder, relative: '(file names)', given }] }],
    links: [],
    kept: ['manifest'],
    roles: [
      { table: 'manifest', column: 'label', role: 'sample.label', why: 'the folders are named so' },
      ...(splits.size > 0 ? [splitRole] : []),
    ],
    kind: null,
    notes: [
      `${SHOWN[kind]}: there is no table, so each of ${ours.length} files is a row and its folder is the label${splits.size > 0 ? ', the folder above the split' : ''}; no ${kind} is opened`,
      ...(files.length > ours.length
        ? [`${SHOWN[kind]}: ${files.length - ours.length} files of other kinds are not counted`]
        : []),
    ],
  };
}

const layoutOf = (kind: string): Layout => ({
  id: `${kind}-folder`,
  recognise: async (found) => (await withMetadata(found, kind)) ?? (await byFolders(found, kind)),
});

export const imageFolder = layoutOf('image');
export const audioFolder = layoutOf('audio');
