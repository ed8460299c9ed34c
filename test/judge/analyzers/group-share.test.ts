import { groupShare } from '../../../src/judge/analyzers/group-share.ts';
import { suite } from '../../suite.ts';
import { testExamples } from './share-examples.ts';

suite('group-share', (test) => {
  testExamples(test, groupShare);
});
