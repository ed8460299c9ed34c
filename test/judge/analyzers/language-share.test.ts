import { languageShare } from '../../../src/judge/analyzers/language-share.ts';
import { suite } from '../../suite.ts';
import { testExamples } from './share-examples.ts';

suite('language-share', (test) => {
  testExamples(test, languageShare);
});
