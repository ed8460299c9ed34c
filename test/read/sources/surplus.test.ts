import type { RollcallError } from '../../../src/lib/errors.ts';
import { columnEvidence, isShifted, isWholeRow, surplusOf } from '../../../src/read/sources/surplus.ts';
import { assert, suite } from '../../suite.ts';
import { readText } from '../read-back.ts';

const person = (n: number): string[] => [`s${n}`, `text ${n}`, n % 3 === 0 ? 'female' : 'male', String(20 + (n % 50))];
const good = Array.from({ length: 60 }, (_, n) => person(n));
const evidence = columnEvidence(good, 4);
const file = (rows: string[][]): string => ['id,text,gender,age', ...rows.map((row) => row.join())].join('\n');
const people = (rows: number, change: (row: string[], n: number) => string[]): string =>
  file(Array.from({ length: rows }, (_, n) => change(person(n), n)));

suite('rows with a surplus', (test) => {
  test('a row is whole when its columns fit and the last one says so, or when nothing is behind it', () => {
    assert.ok(isWholeRow([...person(1), 'x', 'y'], evidence));
    assert.ok(isWholeRow(['s1', 'text x', 'male', '', '', ''], evidence));
    assert.not(isWholeRow(['s1', 'text x', 'male', '', 'x', ''], evidence));
    assert.not(isWholeRow(['s1', 't', ' with', 'male', '20'], evidence));
  });

  test('a row is shifted when the fields after a cut fit further right only', () => {
    assert.ok(isShifted(['s1', 'text', ' with', ' commas', 'male', '20'], evidence));
    assert.not(isShifted([...person(1), 'x', 'y'], evidence));
    assert.not(isShifted(['a', 'b', 'c', 'd', 'e', 'f'], evidence));
    assert.not(isShifted(person(1), evidence));
  });

  test('few long rows are accidents, many that are whole are a way of writing', () => {
    const long = (rows: number) => good.map((row, n) => (n < rows ? [...row, 'x'] : row));
    assert.not(surplusOf(long(3), 4).surplusAtEnd);
    assert.ok(surplusOf(long(30), 4).surplusAtEnd);
    assert.not(surplusOf(good, 4).surplusAtEnd);
  });

  for (const [share, every] of [
    ['half', 2],
    ['two thirds', 1.5],
  ] as const)
    test(`a file in which ${share} of the rows carry two more cells keeps its header, its rows and its proof`, async () => {
      const read = await readText(
        'a.csv',
        people(300, (row, n) => (Math.floor(n / every) !== Math.floor((n - 1) / every) ? [...row, 'x', 'y'] : row)),
      );
      assert.equal(read.columns, ['id', 'text', 'gender', 'age']);
      assert.is(read.intake.rows, 300);
      assert.ok(read.intake.proven);
      const surplus = read.intake.files[0]!.anomalies.find(({ kind }) => kind === 'surplus-cells');
      assert.is(surplus?.count, Math.round(300 / every));
      assert.equal(read.rows[7], person(7));
    });

  test('rows shifted by an unquoted delimiter are rejected and named, and many of them stop the run', async () => {
    const cut = (every: number) => (row: string[], n: number) =>
      n % every === 1 ? [row[0]!, 'a', ' b', ' c', row[2]!, row[3]!] : row;
    const read = await readText('a.csv', people(990, cut(100)));
    assert.equal(
      read.intake.files[0]!.anomalies.map(({ kind, line, count }) => [kind, line, count]),
      [
        ['shifted-fields', 3, 10],
        ['ragged-row', 3, 10],
      ],
    );
    try {
      await readText('a.csv', people(990, cut(3)));
      assert.unreachable();
    } catch (error) {
      assert.is((error as RollcallError).exit, 65);
      assert.match((error as RollcallError).message, /shifted-fields.*--delimiter/);
    }
  });

  test('a table whose header fits too few records is refused with advice, a text of sentences is one column', async () => {
    const ragged = Array.from({ length: 200 }, (_, n) =>
      Array.from({ length: 1 + ((n * 7) % 11) }, (_, k) => `v${k * n}`),
    );
    try {
      await readText('a.csv', file(ragged));
      assert.unreachable();
    } catch (error) {
      assert.is((error as RollcallError).exit, 65);
      assert.match((error as RollcallError).message, /names 4 columns.*--delimiter/);
    }
    const text = await readText('a.txt', 'Hello, my friend, come\none, two\nthree\nfour, five, six, seven\n');
    assert.is(text.columns.length, 1);
  });
});
