import { descriptionsOf, preambleOf } from '../../../src/read/sources/header-block.ts';
import { assert, suite } from '../../suite.ts';
import { type ReadBack, readText } from '../read-back.ts';

const ID = (name: string): string => `"{""ImportId"":""${name}"",""timeZone"":""Europe/Berlin""}"`;
const SURVEY_HEAD = `StartDate,Progress,Q1,Q2\nStart Date,Progress,What is your gender?,"Rate this:\n- Image 1"\n${['a', 'b', 'c'].map(ID).join()},\n`;
const SURVEY_ROWS = Array.from(
  { length: 40 },
  (_, at) => `2024-02-01 10:00:${10 + at},100,${at % 2 ? 'Man' : 'Woman'},${at % 5}\n`,
);
const odd = ({ intake }: ReadBack) => intake.files[0]!.anomalies.map(({ kind, line, count }) => [kind, line, count]);

const ROWS = Array.from({ length: 30 }, (_, at) => [
  `S${at}`,
  at % 2 ? 'F' : 'M',
  `${20 + at}`,
  `rec/${at}.wav`,
  `${at}.5`,
]);
const NAMES = ['ID', 'Gender', 'Age', 'File', 'Duration'];
const table = (...head: string[][]): string => [...head, ...ROWS].map((cells) => cells.join('\t')).join('\n');

suite('heads of several lines', (test) => {
  test('a survey with texts of questions and ids of import is named by its first line, and the others are told', async () => {
    const read = await readText('survey.csv', SURVEY_HEAD + SURVEY_ROWS.join(''));
    assert.equal(read.columns, ['StartDate', 'Progress', 'Q1', 'Q2']);
    assert.is(read.intake.rows, 40);
    assert.equal(odd(read), [['described-header', 2, 2]]);
    assert.equal(read.rows.map((row) => row[0]).sort()[0], '2024-02-01 10:00:10');
  });

  test('a survey without an answer has no rows, and its head is none', async () => {
    const read = await readText('survey.csv', SURVEY_HEAD, {}).catch((error: Error) => error);
    assert.instance(read, Error);
    assert.match((read as Error).message, 'no-rows');
  });

  test('ids of import are a line of them near the top, not a cell or a word', () => {
    const ids = ['{"ImportId":"a"}', '', '{"ImportId":"b"}'];
    assert.is(descriptionsOf([['a', '', 'b'], ids]), 1);
    assert.is(descriptionsOf([['a', '', 'b'], ['1', '', '2'], ids, ['3', '', '4']]), 2);
    assert.is(descriptionsOf([['a', '', 'b'], ...Array(5).fill(['1', '', '2']), ids]), 0);
    assert.is(descriptionsOf([ids, ['1', '', '2']]), 0);
    assert.is(
      descriptionsOf([
        ['a', 'b', 'c'],
        ['{"ImportId":"a"}', '1', '2'],
      ]),
      0,
    );
    assert.is(
      descriptionsOf([
        ['a', 'b'],
        ['say "ImportId"', '{"ImportId"'],
      ]),
      0,
    );
  });

  test('titles over groups of columns are above the table, empty or repeated', async () => {
    for (const titles of [
      ['Speaker', '', '', 'Recording', ''],
      ['Speaker', 'Speaker', 'Speaker', 'Recording', 'Recording'],
    ]) {
      const read = await readText('recordings.tsv', table(titles, NAMES));
      assert.equal(read.columns, NAMES);
      assert.is(read.intake.rows, 30);
      assert.equal(odd(read), [['preamble', 1, 1]]);
    }
  });

  test('a header with few names keeps them, and its first row', () => {
    const gaps = ['ID', '', '', 'File', ''];
    assert.is(preambleOf([gaps, ...ROWS], 5), 0);
    assert.is(preambleOf([gaps, ['S99', 'F', 'unknown', 'rec/99.wav', '1.5'], ...ROWS], 5), 0);
    assert.is(preambleOf([NAMES, ['text', 'code', 'years', 'path', 'seconds'], ...ROWS], 5), 0);
  });
});
