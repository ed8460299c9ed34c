import { countryShare } from '../../../src/judge/analyzers/country-share.ts';
import { suite } from '../../suite.ts';
import { testExamples } from './share-examples.ts';

suite('country-share', (test) => {
  testExamples(test, countryShare);
});
