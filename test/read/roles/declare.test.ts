import { checkColumns, nearest, parseRoles, resolveRole } from '../../../src/read/roles/declare.ts';
import { assert, suite } from '../../suite.ts';

const relation = (columns: string[]) => ({ table: 'manifest', columns, parquet: [], rows: 0 });
const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    assert.is((error as { exit: number }).exit, 64);
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
};

suite('declared roles', (test) => {
  test('a flag is cut at its last "=", so that names may hold one', () => {
    assert.equal(parseRoles(['a=b=annotator.age', 'x=ignored', 'y=label']), {
      declared: [
        { column: 'a=b', entity: 'annotator', role: 'age' },
        { column: 'y', role: 'label' },
      ],
      ignored: ['x'],
    });
  });

  test('a flag without role or column says what would be right', () => {
    for (const flag of ['sex', '=gender', 'sex='])
      assert.match(
        messageOf(() => parseRoles([flag])),
        'COLUMN=ROLE',
      );
  });

  test('an unknown column names the nearest one', () => {
    assert.match(
      messageOf(() => checkColumns(['gendr'], [relation(['Gender', 'age'])], '--role')),
      'no column "gendr"; nearest is "Gender"',
    );
    checkColumns(['age'], [relation(['Gender', 'age'])], '--role');
  });

  test('an unknown role or entity lists the known ones, in under 300 characters', () => {
    const role = messageOf(() => resolveRole({ column: 'x', role: 'genre-of-person' }));
    assert.match(role, 'accent, age');
    assert.ok(role.length < 300, `${role.length}`);
    assert.match(
      messageOf(() => resolveRole({ column: 'x', entity: 'dog', role: 'age' })),
      'sample, contributor, annotator, source',
    );
  });

  test('the entity tells the keys apart, and a duration may name its unit', () => {
    assert.is(resolveRole({ column: 'x', entity: 'annotator', role: 'id' }).definition.use, 'key');
    assert.is(resolveRole({ column: 'x', entity: 'contributor', role: 'id' }).definition.of, 'contributor');
    assert.is(resolveRole({ column: 'x', role: 'id' }).definition.of, 'sample');
    assert.equal(resolveRole({ column: 'x', role: 'duration[ms]' }).use, {
      kind: 'amount',
      unit: 'hours',
      factor: 1 / 3_600_000,
    });
    assert.match(
      messageOf(() => resolveRole({ column: 'x', role: 'duration[x]' })),
      'duration takes [ms]',
    );
  });

  test('names too far away are not offered', () => {
    assert.is(nearest('zzz', ['gender', 'age']), null);
    assert.is(nearest('client_id', ['clientid', 'path']), 'clientid');
  });
});
