// LibriSpeech and sets laid out like it: transcripts at split/speaker/chapter/*.trans.txt, one utterance a line, and
// SPEAKERS.TXT beside. Utterances are the rows and look up their reader. A reader's minutes are those of all his
// utterances, so they are not brought to each of them; neither is his name.
import { createReadStream } from 'node:fs';
import { relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { ManifestFile } from '../resolve.ts';
import { headOf } from './peek.ts';
import type { Found, Layout, ReadPlan } from './read-plan.ts';

const TRANSCRIPT = /(?:^|\/)([^/]+)\/(\d+)\/(\d+)\/\2-\3\.trans\.txt$/;
const SPEAKERS = /(?:^|\/)SPEAKERS\.TXT$/i;
const ABOUT = /(?:^|\/)(CHAPTERS|BOOKS|README|LICENSE)(\.[a-z]+)*\.TXT$/i;
const SAYS = 'LibriSpeech lays it out so';

async function* utterances(files: ManifestFile[]): AsyncGenerator<Map<string, string>> {
  for (const { path } of files) {
    const [, split, speaker, chapter] = TRANSCRIPT.exec(path.replaceAll('\\', '/'))!;
    for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
      const blank = line.indexOf(' ');
      if (line.trim() === '') continue;
      yield new Map([
        ['utterance', blank === -1 ? line : line.slice(0, blank)],
        ['speaker', speaker!],
        ['chapter', chapter!],
        ['split', split!],
        ['text', blank === -1 ? '' : line.slice(blank + 1)],
      ]);
    }
  }
}

async function recognise({ files, folder }: Found): Promise<ReadPlan | null> {
  const speakers = files.find(({ path }) => SPEAKERS.test(path));
  const transcripts = files.filter(({ path }) => TRANSCRIPT.test(path.replaceAll('\\', '/')));
  if (speakers === undefined || transcripts.length === 0) return null;
  if (!/^;\s*(?:ID|READER)\b.*\|/im.test(await headOf(speakers.path))) return null;
  const aside = files.filter((file) => file !== speakers && !transcripts.includes(file));
  const others = aside.filter(({ path }) => !ABOUT.test(path)).map(({ path }) => relative(folder, path));
  return {
    tables: [
      {
        name: 'utterances',
        files: [
          {
            path: folder,
            relative: '(transcripts)',
            given: { format: 'transcripts', rows: () => utterances(transcripts) },
          },
        ],
      },
      { name: 'speakers', files: [speakers], only: ['ID', 'SEX'] },
    ],
    links: [{ left: 'utterances', right: 'speakers', on: { left: 'speaker', right: 'ID' } }],
    kept: ['utterances'],
    roles: [
      { table: 'utterances', column: 'utterance', role: 'sample.id', why: SAYS },
      { table: 'utterances', column: 'speaker', role: 'contributor.id', why: SAYS },
      {
        table: 'utterances',
        column: 'chapter',
        role: 'ignored',
        why: 'a chapter is no property of a reader or a clip',
      },
      { table: 'utterances', column: 'split', role: 'sample.split', why: SAYS },
      { table: 'utterances', column: 'text', role: 'sample.text', why: SAYS },
      { table: 'speakers', column: 'SEX', role: 'contributor.gender', why: SAYS },
    ],
    kind: 'speech',
    notes: [
      `LibriSpeech: the utterances of ${transcripts.length} transcripts are the rows, each with the sex of its reader from SPEAKERS.TXT; minutes there are those of a reader, not of an utterance, and are not added up`,
      ...(aside.length > others.length ? ['LibriSpeech: chapters, books, readme and licence are not read'] : []),
      ...(others.length > 0 ? [`LibriSpeech: not read: ${others.sort().slice(0, 5).join(', ')}`] : []),
    ],
  };
}

export const libriSpeech: Layout = { id: 'librispeech', recognise };
