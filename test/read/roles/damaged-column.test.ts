import { afterDamage } from '../../../src/read/roles/damaged-column.ts';
import { detectTable } from '../../../src/read/roles/detect.ts';
import { factsOf } from '../../../src/read/roles/facts.ts';
import { generalMeaning } from '../../../src/read/roles/missing.ts';
import { tableShape } from '../../../src/read/roles/table-shape.ts';
import { assert, suite } from '../../suite.ts';

/** What the first of the columns is taken for, after a look at damage. */
const taken = (columns: Record<string, string[]>) => {
  const facts = Object.entries(columns).map(([name, cells], index) => factsOf(name, index, cells));
  const detections = detectTable(facts, tableShape(facts, []));
  return afterDamage(detections[0]!, facts[0]!);
};
const gender = Array.from({ length: 100 }, (_, n) => (n % 2 === 0 ? 'female' : 'male'));
const cells = (of: (n: number) => string): string[] => Array.from({ length: 100 }, (_, n) => of(n));

suite('damaged columns', (test) => {
  test('an age column with many dates has no role, and its reason names the likely originals', () => {
    const { role, use, reason } = taken({ age: cells((n) => ['19-Oct', '20-29', '30-39'][n % 3]!), gender });
    assert.is(role, null);
    assert.equal(use, { kind: 'none' });
    assert.match(reason, /10-19: not mapped/);
    assert.match(reason, '--role age=contributor.age');
  });

  test('an age column with a few dates keeps its role; the dates are unmapped and said', () => {
    const { role, reason } = taken({ age: cells((n) => (n % 20 === 0 ? '19-Oct' : '20-29')), gender });
    assert.is(role, 'age');
    assert.match(reason, /5 % of the values are dates .* 10-19/);
  });

  test('ids that ran into one another are no key, whatever the name', () => {
    const { role, use, reason } = taken({ speaker_id: cells((n) => `1.2345${n % 7}E+15`), gender });
    assert.is(role, null);
    assert.equal(use, { kind: 'none' });
    assert.match(reason, /different ids became one/);
  });

  test('sound columns are left as they are', () => {
    const { role, reason } = taken({ age: cells((n) => `${20 + (n % 40)}`), gender });
    assert.is(role, 'age');
    assert.not.match(reason, 'spreadsheet');
  });

  test('errors of formulas are missing, the words in them are not', () => {
    for (const cell of ['#REF!', '#VALUE!', '#NAME?', '#####']) assert.is(generalMeaning(cell), 'missing', cell);
    for (const cell of ['value', 'Name', 'ref']) assert.is(generalMeaning(cell), null, cell);
  });
});
