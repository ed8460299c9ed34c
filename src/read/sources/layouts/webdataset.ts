// WebDataset: samples in tar files, with or without an index that lists the shards. The headers of the tar files are read for
// one row a sample; where only the index is here, its shards are the rows and the note says how many samples it claims.
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { anomaly } from '../anomalies.ts';
import type { ManifestFile } from '../resolve.ts';
import { tarRows } from '../tar.ts';
import { headOf } from './peek.ts';
import type { Found, Layout, ReadPlan } from './read-plan.ts';
import { splitIn } from './split-names.ts';

const MOST_INDEX = 16 << 20;

interface Index {
  path: string;
  /** Samples by the name of the shard; null = the index does not say. */
  samples: Map<string, number | null>;
}

const isTar = ({ path }: ManifestFile): boolean => /\.tar$/i.test(path);

const indexAt = async (path: string): Promise<Index | null> => {
  if (!(await headOf(path)).includes('"shardlist"') || (await stat(path)).size > MOST_INDEX) return null;
  try {
    const document = JSON.parse(await readFile(path, 'utf8')) as {
      shardlist?: { url?: unknown; nsamples?: unknown }[];
    };
    const shards = (document.shardlist ?? []).filter(({ url }) => typeof url === 'string');
    if (shards.length === 0) return null;
    const samples = new Map(
      shards.map(({ url, nsamples }) => [basename(url as string), typeof nsamples === 'number' ? nsamples : null]),
    );
    return { path, samples };
  } catch {
    return null;
  }
};

const findIndex = async ({ files, folder }: Found): Promise<Index | null> => {
  const typed = files.filter(({ path }) => /\.json$/i.test(path)).map(({ path }) => path);
  const beside = files.every(isTar)
    ? await (await import('tinyglobby')).glob('*.json', { cwd: folder, absolute: true, onlyFiles: true })
    : [];
  for (const path of [...typed, ...beside].slice(0, 10)) {
    const index = await indexAt(path);
    if (index !== null) return index;
  }
  return null;
};

/** A shard whose samples are counted against what the index says of it. */
const counted = (file: ManifestFile, claimed: number | null | undefined): ManifestFile => {
  const rows = tarRows(file);
  let found = 0;
  return {
    ...file,
    given: {
      format: rows.format,
      async *rows() {
        for await (const row of rows.rows()) {
          found++;
          yield row;
        }
      },
      anomalies: () =>
        typeof claimed === 'number' && claimed !== found
          ? [anomaly('sample-count', null, Math.abs(claimed - found))]
          : [],
    },
  };
};

const readTars = (tars: ManifestFile[], index: Index | null): ReadPlan => {
  const lost =
    index === null ? [] : [...index.samples.keys()].filter((name) => !tars.some(({ path }) => basename(path) === name));
  const values = Object.fromEntries(
    tars.map(({ path }) => [path.replaceAll('\\', '/'), splitIn(basename(path)) ?? '']),
  );
  const bySplit = Object.values(values).some((split) => split !== '');
  const files = tars.map((file) => counted(file, index?.samples.get(basename(file.path))));
  if (lost.length > 0) files[0] = { ...files[0]!, anomalies: [anomaly('missing-shard', null, lost.length)] };
  return {
    tables: [{ name: 'manifest', files, read: bySplit ? { pathColumns: [{ name: 'split', values }] } : undefined }],
    links: [],
    kept: ['manifest'],
    roles: [
      { table: 'manifest', column: '__key__', role: 'sample.id', why: 'the names of the members say so' },
      { table: 'manifest', column: '__members__', role: 'ignored', why: 'it lists the files of a sample' },
      ...(bySplit
        ? [{ table: 'manifest', column: 'split', role: 'sample.split', why: 'the names of the shards say so' }]
        : []),
    ],
    kind: null,
    notes: [
      `WebDataset: one row for each sample of ${tars.length} tar files, from their headers and small .json, .cls and .txt members; nothing else in them is opened, so their digests are those of the rows`,
      ...(lost.length > 0 ? [`WebDataset: ${lost.length} shards that the index lists are not here`] : []),
    ],
  };
};

async function recognise(found: Found): Promise<ReadPlan | null> {
  const { files } = found;
  const index = await findIndex(found);
  const tars = files.filter(isTar);
  if (tars.length > 0) return tars.length === files.length || index !== null ? readTars(tars, index) : null;
  if (index === null) return null;
  const folder = dirname(index.path);
  const there = (
    await (
      await import('tinyglobby')
    ).glob('**/*.tar', { cwd: folder, absolute: true, onlyFiles: true, followSymbolicLinks: false })
  )
    .filter((path) => index.samples.has(basename(path)))
    .sort()
    .map((path) => ({ path, relative: basename(path) }));
  if (there.length > 0) return readTars(there, index);
  const claims = [...index.samples.values()];
  const total = claims.reduce<number>((sum, claim) => sum + (claim ?? 0), 0);
  return {
    tables: [{ name: 'shards', files: files.filter(({ path }) => path === index.path), section: 'shardlist' }],
    links: [],
    kept: ['shards'],
    roles: [],
    kind: null,
    notes: [
      `WebDataset: only the index is here, so its ${index.samples.size} shards are the rows; ${claims.includes(null) ? 'it does not say how many samples each has' : `by its own count they hold ${total} samples`}; give the folder of tar files to count samples`,
    ],
  };
}

export const webDataset: Layout = { id: 'webdataset', recognise };
