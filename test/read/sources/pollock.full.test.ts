// The damaged tables of ../shared/torture/pollock-style: recoverable ones exact, damaged ones exact but for the damaged
// row and flagged with kind and line, nothing silent.
import { readFileSync } from 'node:fs';
import type { RollcallError } from '../../../src/lib/errors.ts';
import { columnNames } from '../../../src/read/sources/header.ts';
import { assert, hasShared, shared, suite } from '../../suite.ts';
import { type ReadBack, readBack } from '../read-back.ts';

interface Expectation {
  cls: 'recover' | 'warn' | 'policy' | 'empty';
  warn: string[];
  bad_row?: number;
}

interface Outcome {
  name: string;
  exact: boolean;
  flagged: boolean;
  silent: boolean;
  why: string;
}

const root = shared('torture/pollock-style');
const present = hasShared('torture/pollock-style/expect.json');
const expectations = present
  ? (JSON.parse(readFileSync(`${root}/expect.json`, 'utf8')) as Record<string, Expectation>)
  : {};

/** The clean tables are RFC 4180 with LF; read here by ten lines of their own, so that no reader judges itself. */
const cleanTable = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const c = text[at]!;
    if (quoted && c === '"' && text[at + 1] === '"') cell += text[++at];
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === ',' || c === '\n')) {
      rows.at(-1)!.push(cell);
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  if (cell !== '' || rows.at(-1)!.length > 0) rows.at(-1)!.push(cell);
  return rows.filter((row) => row.length > 0);
};

const judge = (name: string, want: Expectation, read: ReadBack): Outcome => {
  const clean = cleanTable(readFileSync(`${root}/clean/${name.endsWith('.gz') ? `${name}.csv` : name}`, 'utf8'));
  const headless = want.warn.includes('no-header');
  const header = headless || JSON.stringify(read.columns) === JSON.stringify(columnNames(clean[0]!).names);
  const have = new Map<string, number>();
  for (const row of read.rows) have.set(JSON.stringify(row), (have.get(JSON.stringify(row)) ?? 0) + 1);
  const rows = headless ? clean : clean.slice(1);
  let missing = 0;
  for (const row of rows) {
    const key = JSON.stringify(row);
    const count = have.get(key) ?? 0;
    if (count === 0) missing++;
    else have.set(key, count - 1);
  }
  const extra = [...have.values()].reduce((sum, count) => sum + count, 0);
  const { anomalies } = read.intake.files[0]!;
  const flagged = want.warn.every((kind) =>
    anomalies.some((a) => a.kind === kind && (want.bad_row === undefined || a.line === want.bad_row + 1)),
  );
  return {
    name,
    exact: (header || want.bad_row === 0) && missing === 0 && extra <= (want.bad_row === undefined ? 0 : 1),
    flagged,
    silent: missing === rows.length && rows.length > 0 && anomalies.length === 0,
    why: JSON.stringify({ header, missing, extra, told: anomalies.map((a) => [a.kind, a.line]) }),
  };
};

const outcomeOf = async (name: string, want: Expectation): Promise<Outcome> => {
  try {
    return judge(name, want, await readBack([`${root}/csv/${name}`]));
  } catch (error) {
    const { exit, message } = error as RollcallError;
    return {
      name,
      exact: false,
      flagged: exit === 65 && want.warn.every((kind) => message.includes(kind)),
      silent: false,
      why: `${exit} ${message}`,
    };
  }
};

const outcomes: Outcome[] = [];
const names = Object.keys(expectations);
const PORTION = 100;

suite('pollock-style', (test) => {
  for (let from = 0; from < Math.max(1, names.length); from += PORTION)
    test.when(present, 'no hostile files here')(
      `tables ${from + 1} to ${from + PORTION} are read or refused`,
      async () => {
        for (const name of names.slice(from, from + PORTION)) outcomes.push(await outcomeOf(name, expectations[name]!));
        assert.ok(outcomes.length > from);
      },
    );

  const of = (...classes: Expectation['cls'][]): Outcome[] =>
    outcomes.filter(({ name }) => classes.includes(expectations[name]!.cls));
  const told = (list: Outcome[]): string => list.map(({ name, why }) => `${name}: ${why}`).join('\n');

  test.when(present, 'no hostile files here')('all recoverable tables come out exact', () => {
    assert.is(told(of('recover').filter(({ exact }) => !exact)), '');
    assert.ok(of('recover').length >= 20);
  });

  test.when(present, 'no hostile files here')(
    'at least 97 % of the damaged tables are exact but for the damaged row',
    () => {
      const damaged = of('warn');
      const failed = damaged.filter(({ exact }) => !exact);
      assert.ok(failed.length / damaged.length <= 0.03, told(failed));
    },
  );

  test.when(present, 'no hostile files here')(
    'every damage is flagged with its kind and its line, or refused by its name',
    () => {
      assert.is(told(of('warn', 'empty', 'policy').filter(({ flagged }) => !flagged)), '');
    },
  );

  test.when(present, 'no hostile files here')('nothing is silently garbage', () => {
    assert.is(told(outcomes.filter(({ silent }) => silent)), '');
  });
});
