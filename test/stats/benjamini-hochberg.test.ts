import { benjaminiHochberg, benjaminiYekutieli } from '../../src/stats/benjamini-hochberg.ts';
import { near } from '../near.ts';
import { assert, suite } from '../suite.ts';

const P = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];

suite('many questions at once', (test) => {
  test('Benjamini-Hochberg rejects 4 of the 15 published p-values (G-MULT-1)', () => {
    const adjusted = benjaminiHochberg(P);
    assert.is(adjusted.filter((p) => p <= 0.05).length, 4);
    near(adjusted[3]!, 0.035625, 1e-9);
    near(adjusted[4]!, 0.0603, 1e-9);
  });

  test('Benjamini-Yekutieli has the published first three (G-MULT-1)', () => {
    const adjusted = benjaminiYekutieli(P);
    near(adjusted[0]!, 0.0049773, 5e-8);
    near(adjusted[1]!, 0.0099547, 5e-8);
    near(adjusted[2]!, 0.0315232, 5e-8);
  });

  test('the order of the input does not matter, and nothing gives nothing', () => {
    const turned = benjaminiHochberg([...P].reverse()).reverse();
    assert.equal(turned, benjaminiHochberg(P));
    assert.equal(benjaminiHochberg([]), []);
  });
});
