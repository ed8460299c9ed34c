import { factsOf } from '../../../src/read/roles/facts.ts';
import { isRecord, itemFacts, listNotation } from '../../../src/read/roles/list-notation.ts';
import { assert, suite } from '../../suite.ts';

const notation = (cells: string[], named = true) =>
  listNotation(
    factsOf(
      'x',
      0,
      Array.from({ length: 60 }, (_, i) => cells[i % cells.length]!),
    ),
    named,
  );

suite('list notation', (test) => {
  test('JSON and Python lists are told by their brackets and quotes', () => {
    assert.is(notation(['["a","b"]', '["c"]', '[]']), 'json');
    assert.is(notation(["['a', 'b']", "['c']", '[]']), 'python');
    assert.is(notation(['[1, 2]', '[3]']), 'json');
  });

  test('delimiters count when short items come back in other cells', () => {
    assert.is(notation(['3,15', '3', '15,27', '27'], false), 'comma');
    assert.is(notation(['cat|dog', 'dog', 'cat|bird', 'bird']), 'pipe');
    assert.is(notation(['cat;dog', 'dog', 'cat']), 'semicolon');
  });

  test('sentences with commas are no lists', () => {
    const sentences = Array.from(
      { length: 60 },
      (_, i) => `Well, number ${i} was there, and nobody saw number ${i * 7}`,
    );
    assert.is(notation(sentences), null);
    assert.is(notation(['Seoul, South Korea', 'Lagos, Nigeria', 'Lima, Peru']), null);
  });

  test('single values are no lists', () => {
    assert.is(notation(['a', 'b', 'c']), null);
    assert.is(notation(['']), null);
  });
});

suite('lists of JSON documents', (test) => {
  const facts = (cells: string[]) => factsOf('languages', 0, cells);

  test('items of bracketed cells are looked at one by one', () => {
    const found = itemFacts(facts(['["Hindi", "Tamil"]', '["Hindi"]', '[\n  "English"\n]']))!;
    assert.equal([...found.counts].sort(), [
      ['English', 1],
      ['Hindi', 2],
      ['Tamil', 1],
    ]);
    assert.is(itemFacts(facts(['Hindi', 'Tamil'])), null);
  });

  test('records inside a cell are no list', () => {
    const cells = ['[{"License": "MIT", "URL": ""}]', '[{"License": "CC0", "URL": ""}]'];
    assert.is(listNotation(facts(cells), true), null);
    assert.is(itemFacts(facts(cells)), null);
    assert.ok(cells.every(isRecord));
    assert.not.ok(isRecord('[1, 2]'));
  });
});
