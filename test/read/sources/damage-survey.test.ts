// Whole files that a spreadsheet damaged: what the account of the read says, with kind, first line and count.
import { assert, suite } from '../../suite.ts';
import { readText } from '../read-back.ts';

const rows = (count: number, cells: (n: number) => (string | number)[]): string =>
  Array.from({ length: count }, (_, n) => `${cells(n).join(';')}\n`).join('');
const gender = (n: number): string => (n % 2 === 0 ? 'female' : 'male');

/** File → [kind, line, count, what the effect says]. */
const table: Record<string, [string, [string, number | null, number, RegExp]]> = {
  'bands that became dates': [
    `age;gender\n${rows(40, (n) => [['20-29', '30-39', '19-Oct', '9-May'][n % 4]!, gender(n)])}`,
    ['spreadsheet-dates', 4, 20, /^column age, likely 10-19, 5-9: .*not mapped/],
  ],
  'ids in scientific notation': [
    `user_id;gender\n${rows(30, (n) => [`1.2345${n % 3}E+15`, gender(n)])}`,
    ['scientific-ids', 2, 30, /^column user_id, 3 different ones left: .*nothing is counted/],
  ],
  'ids in scientific notation far below': [
    `user_id;gender\n${rows(2500, (n) => [n < 2400 ? 1_000_000_000 + n : '1.23457E+15', gender(n)])}`,
    ['scientific-ids', 2402, 100, /1 different ones left/],
  ],
  'labels that became dates': [
    `gene;n\n${rows(60, (n) => [['TP53', 'EGFR', 'MYC', 'KRAS', '2-Sep'][n % 5]!, n])}`,
    ['spreadsheet-dates', 6, 12, /likely SEPT2/],
  ],
  'zeros that were lost': [
    `zip;gender\n${rows(100, (n) => [n % 10 === 0 ? 2000 + n : 10_000 + n, gender(n)])}`,
    ['lost-zeros', 2, 10, /leading zeros/],
  ],
  'decimal commas': [
    `len;gender\n${rows(50, (n) => [`${n},${n % 7}`, gender(n)])}`,
    ['decimal-commas', 2, 50, /not read/],
  ],
  'errors of formulas': [
    `id;age\n${rows(3001, (n) => [`p${n}`, n === 2500 ? '#REF!' : n === 2600 ? '#DIV/0!' : 20 + (n % 9)])}`,
    ['spreadsheet-errors', 2502, 2, /^column age: /],
  ],
  'an empty tail': [
    `id;age\n${rows(30, (n) => [n, 20 + (n % 9)])}${rows(2000, () => ['', ''])}`,
    ['empty-tail', 32, 2000, /left out/],
  ],
  'the limit of a spreadsheet': [
    `id;age\n${rows(65_535, (n) => [n, 20 + (n % 9)])}`,
    ['round-row-count', null, 1, /spreadsheet/],
  ],
};

suite('files that went through a spreadsheet', (test) => {
  for (const [what, [content, [kind, line, count, effect]]] of Object.entries(table))
    for (const [route, text] of [
      ['', content],
      [
        ' beside blank lines',
        `${content.slice(0, content.indexOf('\n') + 1)}${content.slice(content.indexOf('\n') + 1)}\n`,
      ],
    ] as const)
      test(`${what}${route}: named with line and count, and the rows are proven`, async () => {
        const { intake } = await readText('a.csv', text);
        const found = intake.files[0]!.anomalies.filter((one) => one.kind !== 'blank-lines');
        assert.equal(
          found.map((one) => [one.kind, one.line, one.count]),
          [[kind, line, count]],
        );
        assert.match(found[0]!.effect, effect);
        assert.ok(intake.proven);
      });

  test('a table of real dates, counting ids and sizes is left alone', async () => {
    const sound = `id;date;size;count\n${rows(300, (n) => [n, `2024-0${1 + (n % 9)}-1${n % 9}`, n / 4, 1000 + n * 7])}`;
    assert.equal((await readText('a.csv', sound)).intake.files[0]!.anomalies, []);
  });
});
