import { gzipSync } from 'node:zlib';
import { assert, suite } from '../../suite.ts';
import { stageOnce } from '../read-back.ts';

const PEOPLE = 'id,gender,age\n1,female,30\n2,"male, he",41\n3,female,25\n4,,60\n';
const ROWS = [
  ['1', 'female', '30'],
  ['2', 'male, he', '41'],
  ['3', 'female', '25'],
  ['4', '', '60'],
];
const HEADLESS = PEOPLE.slice(PEOPLE.indexOf('\n') + 1);

/** What may be left to the engine as it stands. */
const plain: Record<string, [string, string | Buffer]> = {
  'commas and LF': ['a.csv', PEOPLE],
  CRLF: ['a.csv', PEOPLE.replaceAll('\n', '\r\n')],
  'CRLF without the last line end': ['a.csv', PEOPLE.replaceAll('\n', '\r\n').slice(0, -2)],
  'a byte order mark': ['a.csv', `\ufeff${PEOPLE}`],
  'a byte order mark and no header': ['a.csv', `\ufeff${HEADLESS}`],
  'no header': ['a.csv', HEADLESS],
  TAB: ['a.tsv', PEOPLE.replace(', he', ' he').replaceAll(',', '\t').replaceAll('male he', 'male\the')],
  gzip: ['a.csv.gz', gzipSync(PEOPLE)],
  'gzip in two members': ['a.csv.gz', Buffer.concat([gzipSync(PEOPLE.slice(0, 20)), gzipSync(PEOPLE.slice(20))])],
  'a preamble with a blank line': ['a.csv', `Export of people\n\n${PEOPLE}`],
  'other scripts': ['a.csv', PEOPLE.replaceAll('female', '女性')],
  'line breaks in quotes': ['a.csv', PEOPLE.replace('male, he', 'male,\nhe')],
  'the line that Excel wants': ['a.csv', `sep=,\n${PEOPLE}`],
};

/** What only our own parser may read, and why. */
const careful: Record<string, [string, string | Buffer, string]> = {
  'blank lines': ['a.csv', PEOPLE.replaceAll('\n', '\n\n'), 'blank'],
  'a stray quote': ['a.csv', PEOPLE.replace('25', '2"5'), 'quotation'],
  'rows of two widths': ['a.csv', `${PEOPLE}5,x\n`, 'width'],
  'UTF-16': ['a.csv', Buffer.from(`\ufeff${PEOPLE}`, 'utf16le'), 'UTF-8'],
  'Windows-1252': ['a.csv', Buffer.from(PEOPLE.replace('30', 'Jos\xe9'), 'latin1'), 'UTF-8'],
  'blanks after commas': ['a.csv', PEOPLE.replace(', he', '').replaceAll(',', ', '), 'blanks'],
  'comment lines': ['a.csv', `# x\n# y\n${PEOPLE}`, 'comment'],
  'backslashes before quotes': ['a.csv', PEOPLE.replace('male, he', 'male, \\"he\\"'), 'backslash'],
  'lone CR': ['a.csv', PEOPLE.replaceAll('\n', '\r'), 'carriage'],
  'a NUL byte': ['a.csv', PEOPLE.replace('25', '2\u00005'), 'NUL'],
};

suite('scan', (test) => {
  for (const [what, [name, content]] of Object.entries(plain))
    test(`${what}: proven plain, and the engine agrees at once`, async () => {
      const { report, staged, rows } = await stageOnce(name, content);
      assert.is(report.reason, null);
      assert.ok(report.plain && report.proven);
      assert.equal(staged, { rows: [report.rows], rejects: [] });
      assert.is(rows.length, 4);
      assert.is(report.records, 4);
      assert.is(rows[3]?.[2], '60');
    });

  for (const [what, [name, content, why]] of Object.entries(careful))
    test(`${what}: not plain, and the engine agrees with the copy`, async () => {
      const { report, staged } = await stageOnce(name, content);
      assert.not(report.plain);
      assert.ok(report.reason?.includes(why), String(report.reason));
      assert.equal(staged, { rows: [report.rows], rejects: [] });
      assert.is(report.rows, 4);
    });

  test('cells of the plain route are what the file says', async () => {
    assert.equal((await stageOnce('a.csv', PEOPLE)).rows, ROWS);
  });

  test('the digest is of the bytes on disk', async () => {
    const { createHash } = await import('node:crypto');
    for (const content of [Buffer.from(PEOPLE), gzipSync(PEOPLE), Buffer.from(`\ufeff${PEOPLE}`, 'utf16le')]) {
      const { report } = await stageOnce('a.csv', content);
      assert.is(report.sha256, createHash('sha256').update(content).digest('hex'));
      assert.is(report.bytes, content.length);
    }
  });
});
