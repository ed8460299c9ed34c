import { join } from 'node:path';
import { libriSpeech } from '../../../../src/read/sources/layouts/librispeech.ts';
import { assert, suite } from '../../../suite.ts';
import { folderOf, planOf, readLayout } from './plan-of.ts';

const SPEAKERS = `; about these readers
;ID  |SEX| SUBSET           |MINUTES| NAME
14   | F | train-clean-360  | 25.03 | One Reader
16   | M | dev-clean        | 25.11 | Another Reader
17   | M | dev-other        | 25.04 | A Third
`;
const tree = {
  'LibriSpeech/SPEAKERS.TXT': SPEAKERS,
  'LibriSpeech/CHAPTERS.TXT': ';ID |READER\n',
  'LibriSpeech/train-clean-360/14/208/14-208.trans.txt': '14-208-0000 SOME WORDS\n14-208-0001 MORE "WORDS\n',
  'LibriSpeech/dev-clean/16/122/16-122.trans.txt': '16-122-0000 OTHER WORDS',
};

suite('layouts: LibriSpeech', (test) => {
  test('utterances are the rows, each with the sex of its reader; minutes and names are not brought to them', async () => {
    const read = await readLayout(folderOf(tree));
    assert.equal(
      read.rows.map(({ utterance, speaker, split, text, 'speakers.SEX': sex }) => [
        utterance,
        speaker,
        split,
        text,
        sex,
      ]),
      [
        ['14-208-0000', '14', 'train-clean-360', 'SOME WORDS', 'F'],
        ['14-208-0001', '14', 'train-clean-360', 'MORE "WORDS', 'F'],
        ['16-122-0000', '16', 'dev-clean', 'OTHER WORDS', 'M'],
      ],
    );
    assert.ok(read.stated.includes('speakers.SEX=contributor.gender'), read.stated.join());
    assert.ok(read.stated.includes('speaker=contributor.id'));
    assert.not.ok(JSON.stringify(read.rows).includes('Reader'));
    assert.ok(read.notes.includes('minutes there are those of a reader'));
  });

  test('SPEAKERS.TXT alone stays a table of readers', async () => {
    const root = folderOf({ 'SPEAKERS.TXT': SPEAKERS });
    assert.is(await planOf(libriSpeech, [join(root, 'SPEAKERS.TXT')]), null);
    assert.is(await planOf(libriSpeech, [root]), null);
  });
});
