import { countryCodes } from '../../../src/know/standards/countries.ts';
import { populationOf, speakersIn, worldPopulation, worldSpeakers } from '../../../src/know/standards/populations.ts';
import { assert, suite } from '../../suite.ts';

suite('populations', (test) => {
  test('G-CLDR-1: the world of CLDR 48 has 8.06 billion people', () => {
    assert.is(Math.round(worldPopulation() / 1e7), 806);
  });

  test('G-CLDR-2: 1.73 billion people use English, 581 million Hindi', () => {
    assert.is(Math.round((worldSpeakers().get('en') ?? 0) / 1e7), 173);
    assert.ok(Math.abs((worldSpeakers().get('hi') ?? 0) / 1e6 - 581) < 1);
  });

  test('no country has more users of a language than people', () => {
    for (const country of countryCodes()) {
      for (const [language, people] of speakersIn(country))
        assert.ok(people <= populationOf(country) * 1.0000001, `${country} ${language}`);
    }
  });

  test('one language in two scripts is neither lost nor counted twice', () => {
    const share = (country: string, language: string) =>
      Math.round(((speakersIn(country).get(language) ?? 0) / populationOf(country)) * 100);
    assert.is(share('TW', 'zh'), 95); // listed as Traditional Chinese only
    assert.is(share('UZ', 'uz'), 100); // 85 % in one script, 15 % in another
    assert.is(share('RS', 'sr'), 99); // 99 % in each of two scripts: the same people
  });

  test('places where nobody lives for good have no people', () => {
    for (const country of ['BV', 'HM']) assert.is(populationOf(country), 0, country);
  });

  test('an unknown place has nobody', () => {
    assert.is(populationOf('ZZZ'), 0);
    assert.is(speakersIn('ZZZ').size, 0);
  });
});
