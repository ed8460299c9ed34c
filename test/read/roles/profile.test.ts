import { createArqueroEngine } from '../../../src/engine/arquero.ts';
import type { Engine, PlanNode } from '../../../src/engine/engine.ts';
import { describeRoles } from '../../../src/read/roles/describe.ts';
import { type ProfileOptions, profileManifest, SAMPLE_ROWS } from '../../../src/read/roles/profile.ts';
import { WITHHELD } from '../../../src/read/roles/role.ts';
import { assert, suite } from '../../suite.ts';

type Table = Record<string, (string | null)[]>;
const none: ProfileOptions = { declared: [], ignored: [], basis: {} };

/** A memory engine that notes what it was asked. */
function engineOver(table: Table): { engine: Engine; asked: PlanNode[] } {
  const asked: PlanNode[] = [];
  const inner = createArqueroEngine([{ table: 'manifest', columns: Object.keys(table), data: Object.values(table) }]);
  const run: Engine['run'] = (node, signal) => {
    asked.push(node);
    return inner.run(node, signal);
  };
  return { asked, engine: { ...inner, run } };
}

const profile = async (table: Table, options: Partial<ProfileOptions> = {}) => {
  const { engine } = engineOver(table);
  const rows = Object.values(table)[0]?.length ?? 0;
  const found = await profileManifest(engine, [{ table: 'manifest', columns: Object.keys(table), parquet: [], rows }], {
    ...none,
    ...options,
  });
  return { ...found, column: (name: string) => found.columns.find((column) => column.name === name)! };
};

const rejects = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run();
  } catch (error) {
    assert.is((error as { exit: number }).exit, 64);
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
};

const fill = (rows: number, cell: (row: number) => string | null) =>
  Array.from({ length: rows }, (_, row) => cell(row));
const speech: Table = {
  client_id: fill(120, (row) => `s${row % 12}`),
  path: fill(120, (row) => `clips/${row}.mp3`),
  gender: fill(120, (row) => ['male_masculine', 'female_feminine', '', null, '?'][row % 5]!),
  accents: fill(120, (row) => (row % 12 < 2 ? `my own accent ${row % 12}` : 'Seoul')),
  note: fill(120, (row) => `n${row % 3}`),
};

suite('profile of a manifest', (test) => {
  test('a speech manifest is understood: kind, key, codes, missing', async () => {
    const { kind, kindReason, column } = await profile(speech);
    assert.is(kind.id, 'speech');
    assert.match(kindReason, 'client_id');
    assert.is(column('client_id').entity, 'contributor');
    assert.equal(column('client_id').use, { kind: 'key' });
    assert.equal(column('gender').missing, { empty: 24, sentinel: 24, absent: 24 });
    assert.equal([...column('gender').labels!.keys()].sort(), ['female', 'male']);
    assert.is(column('note').role, null);
    assert.is(column('note').codes, undefined);
  });

  test('a value held by fewer than three people is withheld, however many rows it has', async () => {
    const { column } = await profile(speech);
    assert.is(column('accents').codes!.get('Seoul'), 'Seoul');
    assert.is(column('accents').codes!.get('my own accent 0'), WITHHELD);
    assert.is(column('accents').labels!.get(WITHHELD), '2 values held by too few to print');
    const shown = JSON.stringify([
      ...column('accents').labels!,
      ...column('accents').raws!,
      column('accents').unmapped,
    ]);
    assert.not.match(shown, 'my own accent');
  });

  test('who holds a value is not asked where its rows already tell', async () => {
    const { engine, asked } = engineOver({ ...speech, accents: fill(120, () => 'Seoul') });
    await profileManifest(engine, [{ table: 'manifest', columns: Object.keys(speech), parquet: [], rows: 120 }], none);
    assert.not.ok(asked.some(({ op }) => op === 'value-entities'));
  });

  test('declared roles win, ignored columns are dropped, and who said so is kept', async () => {
    const { column } = await profile(speech, {
      declared: [
        { column: 'note', role: 'context' },
        { column: 'gender', entity: 'annotator', role: 'gender' },
      ],
      ignored: ['accents'],
      basis: { gender: 'self-reported' },
    });
    assert.is(column('note').role, 'context');
    assert.is(column('note').entity, 'sample');
    assert.equal([...column('note').labels!.keys()].sort(), ['n0', 'n1', 'n2']);
    assert.is(column('gender').entity, 'annotator');
    assert.is(column('gender').basis, 'self-reported');
    assert.is(column('gender').origin, 'declared');
    assert.is(column('accents').role, null);
    assert.equal(column('accents').use, { kind: 'none' });
  });

  test('what does not exist stops the run with what would be right', async () => {
    assert.match(
      await rejects(() => profile(speech, { declared: [{ column: 'gendre', role: 'gender' }] })),
      'nearest is "gender"',
    );
    assert.match(
      await rejects(() => profile(speech, { declared: [{ column: 'gender', role: 'sexx' }] })),
      'unknown role "sexx"',
    );
    assert.match(await rejects(() => profile(speech, { kind: 'movies' })), 'unknown kind "movies"; kinds: annotations');
    assert.match(await rejects(() => profile(speech, { basis: { nobody: 'model' } })), '--basis: no column "nobody"');
    const whole = { ...speech, seconds2: fill(120, (row) => String(row)) };
    assert.match(
      await rejects(() => profile(whole, { declared: [{ column: 'note', role: 'duration' }] })),
      'duration[ms]',
    );
  });

  test('a declared kind is taken as declared', async () => {
    const { kind, kindReason } = await profile(speech, { kind: 'text' });
    assert.is(kind.id, 'text');
    assert.is(kindReason, 'declared with --kind');
  });

  test('rows are called people where every row is a person of its own', async () => {
    const { kind } = await profile({
      speaker_id: fill(40, (row) => `s${row}`),
      gender: fill(40, (row) => 'MF'[row % 2]!),
      accent: fill(40, (row) => ['north', 'south'][row % 2]!),
    });
    assert.is(kind.rowNoun.many, 'speakers');
  });

  test('people columns of a table of ratings belong to the rater', async () => {
    const { kind, column } = await profile({
      user_id: fill(200, (row) => String(row % 20)),
      instance_id: fill(200, (row) => String(Math.floor(row / 4))),
      text: fill(200, (row) => `a comment about thing number ${Math.floor(row / 4)}`),
      offensiveness: fill(200, (row) => `${1 + (row % 5)}.0`),
      gender: fill(200, (row) => ['Man', 'Woman'][row % 2]!),
    });
    assert.is(kind.id, 'annotations');
    assert.is(column('user_id').entity, 'annotator');
    assert.is(column('gender').entity, 'annotator');
    assert.is(column('offensiveness').role, 'rating');
    assert.match(column('gender').reason, 'ratings');
  });

  test('the same columns with texts of their own belong to the authors', async () => {
    const { column } = await profile({
      user_id: fill(200, (row) => String(row % 20)),
      item_id: fill(200, (row) => String(Math.floor(row / 4))),
      text: fill(200, (row) => `my own words about this, number ${row}, which nobody else wrote`),
      gender: fill(200, (row) => ['Man', 'Woman'][row % 2]!),
    });
    assert.is(column('user_id').entity, 'contributor');
    assert.is(column('gender').entity, 'contributor');
  });

  test('list cells are read item by item, and empty lists are beside them', async () => {
    const { column } = await profile({
      text: fill(60, (row) => `some words about row ${row}`),
      labels: fill(60, (row) => ["['a', 'b']", "['b']", '[]', null][row % 4]!),
    });
    assert.equal(column('labels').use, { kind: 'list', notation: 'python' });
    assert.equal([...column('labels').codes!.keys()].sort(), ['a', 'b']);
    assert.equal(column('labels').missing, { empty: 15, sentinel: 0, absent: 15 });
  });

  test('blanks are counted exactly where the sample is not the whole table', async () => {
    const rows = 30_001;
    const { column } = await profile({
      sentence: fill(rows, (row) =>
        row === 7 ? '' : row === 8 ? null : row === 9 ? '?' : `words in order, number ${row}`,
      ),
    });
    assert.equal(column('sentence').missing, { absent: 1, empty: 1, sentinel: 1 });
    assert.is(column('sentence').distinct, null);
    assert.ok(column('sentence').atLeast! > SAMPLE_ROWS / 2);
  });

  test('over 50,000 values are no category, and it is said', async () => {
    const rows = 120_000;
    const { column } = await profile(
      { topic: fill(rows, (row) => `t${row % 60_000}`) },
      { declared: [{ column: 'topic', role: 'context' }] },
    );
    assert.equal(column('topic').use, { kind: 'none' });
    assert.match(column('topic').reason, 'no category');
    assert.is(column('topic').distinct, null);
    assert.ok(column('topic').atLeast! >= 50_000);
  });

  test('two services that rate one thing both get the role', async () => {
    const { columns } = await profile({
      md5hash: fill(200, (row) => `${row}`.padStart(32, 'a1')),
      fitzpatrick_scale: fill(200, (row) => String([1, 2, 3, 4, 5, 6, -1][row % 7])),
      fitzpatrick_centaur: fill(200, (row) => String([1, 2, 3, 4, 5, 6, -1][row % 7])),
    });
    assert.equal(
      columns.map(({ role }) => role),
      ['id', 'skin-type', 'skin-type'],
    );
    assert.is(columns[1]!.missing.sentinel, 28);
  });

  test('the table of roles says what each column was taken for, and why', async () => {
    const rows = describeRoles(await profile({ ...speech, 'odd one': fill(120, (row) => String(row % 7)) }));
    const of = (name: string) => rows.find(({ column }) => column === name)!;
    assert.is(of('gender').takenFor, 'contributor.gender');
    assert.is(of('gender').confidence, 'certain');
    assert.is(of('gender').values, 'Female, Male (3 values)');
    assert.is(of('odd one').takenFor, '–');
    assert.match(of('note').why, '--role note=context');
  });
});
