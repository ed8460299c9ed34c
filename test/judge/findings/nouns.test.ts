import { exampleCategory, exampleContext } from '../../../src/judge/example.ts';
import { columnMark, columnWords } from '../../../src/judge/findings/nouns.ts';
import { isRecorded } from '../../../src/judge/recorded.ts';
import { assert, suite } from '../../suite.ts';

const words = (...names: string[]): string[] => {
  const columns = names.map((name) => exampleCategory('contributor.skin-type', ['1', '2'], { name }));
  const context = exampleContext(10, columns);
  return context.columns.filter(isRecorded).map((column) => columnWords(column, context));
};

suite('words for columns', (test) => {
  test('one column of a role is called by the role, several are told apart by their names', () => {
    assert.equal(words('scale'), ['recorded skin type']);
    assert.equal(words('scale', 'centaur'), ['recorded skin type (scale)', 'recorded skin type (centaur)']);
  });

  test('the same mark stands after any other word for what is in the column', () => {
    const { columns, ...context } = exampleContext(10, [
      exampleCategory('sample.text', [], { name: 'question' }),
      exampleCategory('sample.text', [], { name: 'answer' }),
      exampleCategory('sample.language', ['en'], { name: 'lang' }),
    ]);
    assert.equal(
      columns.filter(isRecorded).map((column) => columnMark(column, { ...context, columns })),
      [' (question)', ' (answer)', ''],
    );
  });
});
