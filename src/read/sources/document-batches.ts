// Which JSON files of a manifest are read many at a time: a folder of one document a record has thousands, and each by itself
// would cost a copy and a place in a statement of the engine. A few are read one by one, so that each stays a file by itself.
import { stat } from 'node:fs/promises';
import type { ManifestFile } from './resolve.ts';

/** So many small documents make a batch worth while. */
const LEAST_FILES = 16;
const MOST_FILES = 5000;
const SMALL_BYTES = 1 << 20;
const BATCH_BYTES = 64 << 20;

/** Is this, by its name, a JSON document? */
export const isDocument = ({ path }: ManifestFile): boolean => /\.json(\.gz|\.zst)?$/i.test(path);

/** The files in order, small JSON documents in groups that are scanned together; every other file is a group of its own. */
export async function documentBatches(files: readonly ManifestFile[]): Promise<ManifestFile[][]> {
  const small = new Map<ManifestFile, number>();
  for (const file of files) {
    if (!/\.json$/i.test(file.path)) continue;
    const { size } = await stat(file.path).catch(() => ({ size: Number.POSITIVE_INFINITY }));
    if (size <= SMALL_BYTES) small.set(file, size);
  }
  if (small.size < LEAST_FILES) return files.map((file) => [file]);
  const groups: ManifestFile[][] = [];
  let open: ManifestFile[] = [];
  let bytes = 0;
  for (const file of files) {
    const size = small.get(file);
    if (size === undefined) {
      groups.push([file]);
      continue;
    }
    if (open.length === 0 || open.length >= MOST_FILES || bytes + size > BATCH_BYTES) {
      open = [];
      groups.push(open);
      bytes = 0;
    }
    open.push(file);
    bytes += size;
  }
  return groups;
}
