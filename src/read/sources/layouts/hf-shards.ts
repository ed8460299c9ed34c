// Shards as Hugging Face writes them: Parquet, Arrow, CSV or JSON Lines whose names or folders say the split, numbered
// `train-00000-of-00005`. The numbers are held against what is there, because a lost shard is rows lost without a word.
// Files of the library itself (dataset_info.json, state.json …) describe the data and are no rows.
import { relative } from 'node:path';
import { anomaly } from '../anomalies.ts';
import type { ManifestFile } from '../resolve.ts';
import type { Found, Layout, PlannedTable, ReadPlan } from './read-plan.ts';
import { isSplit, splitIn } from './split-names.ts';

const SHARD = /^(?:(.*?)[-_.])?(\d{4,6})-of-(\d{4,6})(?:-[0-9a-f]+)?(?:\.[a-z0-9]+)+$/i;
const FORMAT = /\.(parquet|arrow|csv|tsv|jsonl|ndjson|json)(?:\.(?:gz|zst))?$/i;
const DESCRIBES = /(?:^|\/)(dataset_infos?|dataset_dict|state|indices|readme|license)\.(json|md|txt)$/i;
/** Folders that only hold others. */
const PLAIN_FOLDERS = new Set(['data', 'default', 'parquet', 'arrow']);

interface Shard {
  file: ManifestFile;
  split: string;
  config: string;
  format: string;
  /** Which of how many; null: the name has no number. */
  number: { group: string; at: number; of: number } | null;
}

const stemOf = (name: string): string => name.replace(/(?:\.[a-z0-9]+)+$/i, '');

const shardOf = (file: ManifestFile, folder: string): Shard | null => {
  const parts = relative(folder, file.path).split(/[\\/]/);
  const name = parts.pop()!;
  const format = FORMAT.exec(name)?.[1]?.toLowerCase();
  if (format === undefined) return null;
  const numbered = SHARD.exec(name);
  const stem = numbered === null ? stemOf(name) : (numbered[1] ?? '');
  const named = splitIn(stem);
  const above = parts.findLast((part) => isSplit(part)) ?? parts.map(splitIn).findLast((word) => word !== null) ?? null;
  const lone = numbered !== null && stem !== '' && !/^(data|part|shard|file)$/i.test(stem) ? stem : null;
  const split = named ?? above ?? lone;
  if (split === null && numbered === null) return null;
  const config = parts.filter((part) => !isSplit(part) && !PLAIN_FOLDERS.has(part.toLowerCase())).join('/');
  const number =
    numbered === null
      ? null
      : { group: `${parts.join('/')}/${stem}`, at: Number(numbered[2]), of: Number(numbered[3]) };
  return { file, split: split ?? '', config, format, number };
};

/** Shards that the numbers announce and that are not there, by group. */
const missingShards = (shards: Shard[]): { first: ManifestFile; group: string; missing: number[]; of: number }[] => {
  const groups = new Map<string, { first: ManifestFile; group: string; there: Set<number>; of: number }>();
  for (const { file, number } of shards) {
    if (number === null) continue;
    const { group, of } = number;
    const id = `${group} ${of}`;
    if (!groups.has(id)) groups.set(id, { first: file, group: group.replace(/^\//, ''), there: new Set(), of });
    groups.get(id)!.there.add(number.at);
  }
  return [...groups.values()].flatMap(({ there, of, ...rest }) => {
    const missing = Array.from({ length: of }, (_, at) => at).filter((at) => !there.has(at));
    return missing.length === 0 ? [] : [{ ...rest, missing, of }];
  });
};

const distinct = (values: string[]): string[] => [...new Set(values)].sort();

const columnsOf = (shards: Shard[], configs: string[]): PlannedTable['read'] => {
  const values = (of: (shard: Shard) => string): Record<string, string> =>
    Object.fromEntries(shards.map((shard) => [shard.file.path.replaceAll('\\', '/'), of(shard)]));
  return {
    pathColumns: [
      ...(shards.some(({ split }) => split !== '') ? [{ name: 'split', values: values(({ split }) => split) }] : []),
      ...(configs.length > 1 ? [{ name: 'config', values: values(({ config }) => config) }] : []),
    ],
  };
};

async function recognise({ files, folder, aside = [] }: Found): Promise<ReadPlan | null> {
  const data = files.filter(({ relative: shown, path }) => !DESCRIBES.test(shown) && !DESCRIBES.test(path));
  const shards = data.map((file) => shardOf(file, folder));
  if (shards.length === 0 || shards.some((shard) => shard === null)) return null;
  const all = shards as Shard[];
  const described = [...files, ...aside].some(({ path }) => DESCRIBES.test(path));
  if (all.length === 1 && !described && (all[0]!.number?.of ?? 1) === 1) return null;
  if (!described && !all.some(({ number }) => number !== null) && all.some(({ format }) => format !== 'parquet'))
    return null;
  if (distinct(all.map(({ format }) => format)).length > 1) return null;
  const lost = missingShards(all);
  const configs = distinct(all.map(({ config }) => config));
  const splits = distinct(all.map(({ split }) => split)).filter((split) => split !== '');
  const read = columnsOf(all, configs);
  return {
    tables: [
      {
        name: 'manifest',
        files: data.map((file) => {
          const own = lost.filter(({ first }) => first === file);
          return own.length === 0
            ? file
            : { ...file, anomalies: own.map(({ missing }) => anomaly('missing-shard', null, missing.length)) };
        }),
        read,
      },
    ],
    links: [],
    kept: ['manifest'],
    roles:
      splits.length > 0
        ? [{ table: 'manifest', column: 'split', role: 'sample.split', why: 'the names of the shards say so' }]
        : [],
    kind: null,
    notes: [
      `Hugging Face shards: ${all.length} files${splits.length > 0 ? `; the column split is told by their names (${splits.slice(0, 6).join(', ')})` : ''}`,
      ...(configs.length > 1
        ? [
            `Hugging Face shards: ${configs.length} configurations are added up, which may hold the same rows; the column config tells them apart`,
          ]
        : []),
      ...lost.map(
        ({ group, missing, of }) =>
          `Hugging Face shards: ${missing.length} of ${of} shards of ${group} are missing (number ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''})`,
      ),
      ...(described ? ['Hugging Face shards: files that describe the data set are left aside'] : []),
    ],
  };
}

export const hfShards: Layout = { id: 'hf-parquet', recognise };
