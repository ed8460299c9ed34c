// The files that a Croissant description speaks of, as far as they lie beside it. What it says lies elsewhere is looked for
// under the same name, so that whoever downloads it next to the description can read it; nothing outside its folder is opened.
import { realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { hashFile } from '../parquet-file.ts';
import { isRemote } from '../remote.ts';
import type { ManifestFile } from '../resolve.ts';
import type { Distribution } from './croissant-document.ts';

const TABLES = /\.(csv|tsv|tab|psv|txt|data|jsonl|ndjson|json|parquet|arrow|feather|ipc)(\.gz|\.zst)?$/i;

export interface Located {
  files: ManifestFile[];
  /** Why it has no files that can be read as a table; null = it has. */
  lacking: string | null;
  /** Where it lies, when it does not lie here. */
  remote: string | null;
  /** Files whose content is not the one described. */
  changed: string[];
}

/** Last part of a URL, without its query. */
const lastPart = (url: string): string => decodeURIComponent(/([^/?#]*)\/?(?:[?#].*)?$/.exec(url)![1]!);

const fileAt = async (folder: string, path: string): Promise<ManifestFile | null> => {
  try {
    const real = await realpath(join(folder, path));
    if (!real.startsWith(folder.endsWith(sep) ? folder : folder + sep) || !(await stat(real)).isFile()) return null;
    return { path: real, relative: relative(folder, real).split(sep).join('/') };
  } catch {
    return null;
  }
};

const found = async (folder: string, paths: string[]): Promise<ManifestFile[]> => {
  const files = new Map<string, ManifestFile>();
  for (const path of paths) {
    const file = path === '' ? null : await fileAt(folder, path);
    if (file !== null) files.set(file.path, file);
  }
  return [...files.values()].sort((a, b) => (a.relative < b.relative ? -1 : 1));
};

/** Files of one distribution below `folder`; `all`: every distribution by its id. */
export async function locate(one: Distribution, all: Map<string, Distribution>, folder: string): Promise<Located> {
  const files = one.url === null ? await setOf(one, folder) : (await single(one, one.url, folder)).slice(0, 1);
  const tables = files.filter(({ path }) => TABLES.test(path));
  const changed: string[] = [];
  if (one.sha256 !== null && /^[0-9a-f]{64}$/i.test(one.sha256) && tables.length === 1)
    if ((await hashFile(tables[0]!.path)).sha256 !== one.sha256.toLowerCase()) changed.push(tables[0]!.relative);
  const urls = [one.url, ...one.within.map((id) => all.get(id)?.url ?? null)];
  const remote = urls.find((url) => url !== null && isRemote(url)) ?? null;
  const lacking =
    tables.length > 0
      ? null
      : files.length > 0
        ? 'holds no table that is read'
        : remote === null
          ? 'is not there'
          : 'lies elsewhere';
  return { files: tables, lacking, remote: files.length > 0 ? null : remote, changed };
}

const single = (one: Distribution, url: string, folder: string): Promise<ManifestFile[]> =>
  found(folder, isRemote(url) ? [one.name, one.id, lastPart(url)].filter((path) => !isRemote(path)) : [url]);

const setOf = async ({ includes, excludes }: Distribution, folder: string): Promise<ManifestFile[]> => {
  const paths = await (await import('tinyglobby')).glob(includes, {
    cwd: folder,
    ignore: excludes,
    onlyFiles: true,
    expandDirectories: false,
  });
  return found(folder, paths);
};
