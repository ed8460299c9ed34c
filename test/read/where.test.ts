import { EXIT, RollcallError } from '../../src/lib/errors.ts';
import type { Relation } from '../../src/read/relation.ts';
import { joinWheres, narrow, narrowedNotes, parseWhere } from '../../src/read/where.ts';
import { assert, suite } from '../suite.ts';

const faultOf = (work: () => unknown): RollcallError => {
  try {
    work();
  } catch (error) {
    assert.instance(error, RollcallError);
    assert.ok((error as RollcallError).message.length < 300, (error as RollcallError).message);
    return error as RollcallError;
  }
  throw new Error('it was accepted');
};

const relation = (table: string, columns: string[]): Relation => ({ table, columns, parquet: [], rows: 10 });
const clips = relation('clips', ['split', 'lang']);
const people = relation('people', ['id']);

suite('--where', (test) => {
  test('one value, several, and blanks around them', () => {
    assert.equal(parseWhere('split=train'), { column: 'split', values: ['train'] });
    assert.equal(parseWhere('split=train, dev ,test set'), { column: 'split', values: ['train', 'dev', 'test set'] });
    assert.equal(parseWhere('x=a=b'), { column: 'x', values: ['a=b'] });
    assert.equal(parseWhere('name=O\'Neil,5" tape'), { column: 'name', values: ["O'Neil", '5" tape'] });
  });

  test('double quotes hold commas, equals signs and doubled quotes', () => {
    assert.equal(parseWhere('place="Seoul, KR",Busan'), { column: 'place', values: ['Seoul, KR', 'Busan'] });
    assert.equal(parseWhere('"a=b"="he said ""no"""'), { column: 'a=b', values: ['he said "no"'] });
  });

  test('what is not of the form is a usage error that shows the form', () => {
    for (const flag of ['split', '=train', 'split=', 'split=a,,b', 'split=a,', 'split="a"b', 'split="a', '']) {
      const { exit, message } = faultOf(() => parseWhere(flag));
      assert.is(exit, EXIT.usage, flag);
      assert.match(message, 'COLUMN=VALUE', flag);
    }
  });

  test('a flag replaces the condition of the configuration on its column; one column twice is refused', () => {
    assert.equal(joinWheres({ split: ['train'], lang: ['ko'] }, ['split=dev']), [
      { column: 'lang', values: ['ko'] },
      { column: 'split', values: ['dev'] },
    ]);
    assert.match(faultOf(() => joinWheres({}, ['split=dev', 'split=test'])).message, 'split=VALUE,VALUE');
  });

  test('a column that no table has is a usage error with the nearest name', () => {
    const { exit, message } = faultOf(() => narrow([clips, people], [{ column: 'splt', values: ['a'] }]));
    assert.is(exit, EXIT.usage);
    assert.match(message, '"splt"; nearest is "split"');
  });

  test('every table that has the column is narrowed, and what is not narrowed is said', () => {
    const [one, other] = narrow([clips, people], [{ column: 'lang', values: ['ko', 'ja'] }]);
    assert.equal(one!.where, [{ column: 1, values: ['ko', 'ja'] }]);
    assert.is(other!.where, undefined);
    assert.equal(
      narrowedNotes([
        { relation: { ...one!, rows: 4 }, of: 10, alone: [4] },
        { relation: other!, of: 10, alone: [] },
      ]),
      [
        '4 of 10 rows of the table clips match lang = ko or ja; the others are not counted',
        'all rows of the table people are counted: it has none of the columns of --where',
      ],
    );
    assert.equal(narrowedNotes([{ relation: clips, of: 10, alone: [] }]), []);
  });

  test('when no row is left, the condition that nothing meets is named', () => {
    const [left] = narrow(
      [clips],
      [
        { column: 'split', values: ['train'] },
        { column: 'lang', values: ['xx', 'yy'] },
      ],
    );
    const none = { relation: { ...left!, rows: 0 }, of: 10 };
    const first = faultOf(() => narrowedNotes([{ ...none, alone: [5, 0] }]));
    assert.is(first.exit, EXIT.input);
    assert.match(first.message, '--where lang=xx,yy: no row has one of these values');
    assert.match(faultOf(() => narrowedNotes([{ ...none, alone: [5, 5] }])).message, 'no row meets all');
  });
});
