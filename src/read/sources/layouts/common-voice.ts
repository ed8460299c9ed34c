// Mozilla Common Voice: one folder a language, every bucket a TSV. The clips of validated.tsv are the rows; train, dev and
// test repeat some of them and only say which split a clip is in; other, invalidated and reported are counted and told, not
// added up. Values hold bare quotation marks, so quoting is off. The first release named its files cv-valid-train.csv.
import type { ManifestFile } from '../resolve.ts';
import { headerOf, linesBelowHeader } from './peek.ts';
import type { Found, Layout, Link, PlannedTable, ReadPlan } from './read-plan.ts';

const SPLITS = ['train', 'dev', 'test'];
const BUCKETS: [file: string, what: string][] = [
  ['other', 'without enough votes'],
  ['invalidated', 'voted down'],
  ['reported', 'reports on sentences'],
];
const SENTENCES = ['validated_sentences', 'unvalidated_sentences'];
const READ = { delimiter: '\t', quote: '', header: true };
const SAYS = 'Common Voice names it so';

const baseOf = ({ relative }: ManifestFile): string => relative.slice(relative.lastIndexOf('/') + 1);
const folderOf = ({ relative }: ManifestFile): string => relative.slice(0, -baseOf({ relative, path: '' }).length);
const named = (files: ManifestFile[], names: string[]): ManifestFile[] =>
  files.filter((file) => names.some((name) => baseOf(file) === `${name}.tsv`));

const filled = async (files: ManifestFile[]): Promise<ManifestFile[]> => {
  const lines = await Promise.all(files.map(({ path }) => linesBelowHeader(path)));
  return files.filter((_, at) => lines[at]! > 0);
};

const total = async (files: ManifestFile[]): Promise<number> => {
  let lines = 0;
  for (const { path } of files) lines += await linesBelowHeader(path);
  return lines;
};

const hasColumns = async (file: ManifestFile, wanted: string[]): Promise<boolean> => {
  const header = await headerOf(file.path, '\t');
  return wanted.every((name) => header.includes(name));
};

/** Tables that a clip is looked up in, by its path, each with the column that is looked up. */
async function lookups(files: ManifestFile[]): Promise<{ table: PlannedTable; link: Link }[]> {
  const found: { table: PlannedTable; link: Link }[] = [];
  const splits = await filled(named(files, SPLITS));
  if (splits.length > 0)
    found.push({
      table: {
        name: 'splits',
        files: splits,
        read: { ...READ, pathColumns: [{ name: 'split', pattern: '{split}.tsv' }] },
        only: ['path', 'split'],
      },
      link: { left: 'validated', right: 'splits', on: { left: 'path', right: 'path' } },
    });
  const durations = await filled(named(files, ['clip_durations']));
  if (durations.length > 0 && (await hasColumns(durations[0]!, ['clip', 'duration[ms]'])))
    found.push({
      table: { name: 'durations', files: durations, read: READ, only: ['clip', 'duration[ms]'] },
      link: { left: 'validated', right: 'durations', on: { left: 'path', right: 'clip' } },
    });
  return found;
}

async function notesOf(files: ManifestFile[], tables: PlannedTable[]): Promise<string[]> {
  const notes = ['Common Voice: the clips of validated.tsv are the rows'];
  const told = new Set(tables.flatMap((table) => table.files));
  if (tables.some(({ name }) => name === 'splits'))
    notes.push(
      'Common Voice: the split of a clip is the one of train.tsv, dev.tsv and test.tsv that lists it, else none',
    );
  const durations = tables.find(({ name }) => name === 'durations');
  if (durations !== undefined)
    notes.push(
      `Common Voice: durations are looked up in clip_durations.tsv, which lists ${await total(durations.files)} clips, also those that are not validated`,
    );
  const beside: string[] = [];
  for (const [file, what] of BUCKETS) {
    const bucket = named(files, [file]);
    if (bucket.length > 0) beside.push(`${file}.tsv (${await total(bucket)} ${what})`);
    for (const one of bucket) told.add(one);
  }
  if (beside.length > 0) notes.push(`Common Voice: not added up: ${beside.join(', ')}`);
  const left = files.filter((file) => !told.has(file) && !named([file], SPLITS).length).map(baseOf);
  if (left.length > 0) notes.push(`Common Voice: not read: ${[...new Set(left)].sort().slice(0, 8).join(', ')}`);
  return notes;
}

async function release({ files }: Found): Promise<ReadPlan | null> {
  const validated = named(files, ['validated']);
  const beside = [...SPLITS, 'clip_durations', ...BUCKETS.map(([file]) => file), ...SENTENCES];
  if (validated.length === 0 || named(files, beside).length === 0) return null;
  for (const file of validated) if (!(await hasColumns(file, ['client_id', 'path']))) return null;
  const folders = new Set(validated.map(folderOf));
  const ours = files.filter((file) => folders.has(folderOf(file)));
  const looked = await lookups(ours);
  const tables = [{ name: 'validated', files: validated, read: READ }, ...looked.map(({ table }) => table)];
  return {
    tables,
    links: looked.map(({ link }) => link),
    kept: ['validated'],
    roles: tables.flatMap(({ name }) => [
      ...(name === 'splits' ? [{ table: name, column: 'split', role: 'sample.split', why: SAYS }] : []),
      ...(name === 'durations'
        ? [{ table: name, column: 'duration[ms]', role: 'sample.duration[ms]', why: SAYS }]
        : []),
    ]),
    kind: 'speech',
    notes: await notesOf(files, tables),
  };
}

const FIRST = /(?:^|\/)cv-(valid-(?:train|dev|test)|other-(?:train|dev|test)|invalid)\.csv$/;

/** The first release: comma-separated, the validated clips in three files that do not overlap. */
async function firstRelease({ files }: Found): Promise<ReadPlan | null> {
  const ours = files.filter(({ relative }) => FIRST.test(relative));
  const valid = ours.filter(({ relative }) => relative.includes('cv-valid-'));
  const rest = ours.filter((file) => !valid.includes(file));
  if (valid.length === 0 || !(await headerOf(valid[0]!.path, ',')).includes('filename')) return null;
  const counts = await Promise.all(
    rest.map(async (file) => `${baseOf(file)} (${await linesBelowHeader(file.path)} lines)`),
  );
  return {
    tables: [
      { name: 'validated', files: valid, read: { pathColumns: [{ name: 'split', pattern: 'cv-valid-{split}.csv' }] } },
    ],
    links: [],
    kept: ['validated'],
    roles: [{ table: 'validated', column: 'split', role: 'sample.split', why: SAYS }],
    kind: 'speech',
    notes: [
      'Common Voice, first release: the clips of cv-valid-*.csv are the rows, the split is in the name of the file',
      ...(counts.length > 0 ? [`Common Voice: not added up: ${counts.join(', ')}`] : []),
    ],
  };
}

export const commonVoice: Layout = {
  id: 'common-voice',
  recognise: async (found) => (await release(found)) ?? (await firstRelease(found)),
};
