import { contextShare } from '../../../src/judge/analyzers/context-share.ts';
import { exampleCategory, exampleContext } from '../../../src/judge/example.ts';
import { assert, suite } from '../../suite.ts';
import { testExamples } from './share-examples.ts';

suite('context-share', (test) => {
  testExamples(test, contextShare);

  test('each circumstance of the samples is a check, those of people and labels are not', () => {
    const roles = ['sample.scene', 'sample.device', 'sample.label', 'contributor.gender', 'sample.generator'];
    const context = exampleContext(
      10,
      roles.map((role) => exampleCategory(role, ['a', 'b'])),
    );
    assert.equal(
      contextShare.tallies(context).map(({ columns }) => columns[0]!.role),
      ['scene', 'device', 'generator'],
    );
  });
});
