import { fold } from '../../../src/know/standards/fold.ts';
import { LANGUAGE_NAMES, OTHER_LANGUAGES, RENAMED_LANGUAGES } from '../../../src/know/standards/language-names.ts';
import { languageFromName, languageFromTag, languageLabel } from '../../../src/know/standards/languages.ts';
import { LOCALES } from '../../../src/know/standards/local-names.ts';
import { spokenLanguages } from '../../../src/know/standards/populations.ts';
import { assert, suite } from '../../suite.ts';

const nowhere = () => false;

suite('languages', (test) => {
  test('codes of the hand-written tables exist and are the shortest', () => {
    for (const code of [
      ...Object.keys(LANGUAGE_NAMES),
      ...Object.keys(OTHER_LANGUAGES),
      ...Object.values(RENAMED_LANGUAGES),
    ]) {
      assert.is(languageFromTag(code), code);
    }
  });

  test('every name of the hand-written table leads to its code', () => {
    for (const [code, list] of Object.entries(LANGUAGE_NAMES)) {
      for (const name of list.split('|')) assert.is(languageFromName(name, nowhere), code, name);
    }
  });

  test('the English name of every language that people are counted for leads back to it', () => {
    const lost = [...spokenLanguages()].filter((code) => languageFromName(languageLabel(code), nowhere) !== code);
    assert.equal(
      lost.map(languageLabel).filter((name) => name.length > 2),
      [],
    );
  });

  test('a bracket is a script, a variety, a country, or not understood', () => {
    const country = (text: string) => text === 'Brazil';
    assert.is(languageFromName('Portuguese (Brazil)', country), 'pt');
    assert.is(languageFromName('Kashmiri (Devanagari script)', country), 'ks-Deva');
    assert.is(languageFromName('Albanian (Tosk)', country), 'als');
    assert.is(languageFromName('Norwegian (Dialects)', country), 'no');
    assert.is(languageFromName('Portuguese (Mars)', country), null);
  });

  test('what other languages call a language leads to it or to nothing, unless it is the English name of another', () => {
    const others = new Set<string>();
    for (const locale of [...LOCALES.latin, ...LOCALES.other]) {
      const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
      for (const code of spokenLanguages()) {
        const name = new Intl.Locale(code).language === code ? (names.of(code) ?? '') : '';
        const found = languageFromName(name, nowhere);
        if (found === null || found === code || fold(name) === fold(languageLabel(found))) continue;
        if (LANGUAGE_NAMES[found]?.split('|').includes(name.toLowerCase())) continue;
        others.add(`${name} is ${code}, read as ${found}`);
      }
    }
    assert.equal([...others], []);
  });

  test('a questionnaire in another language names languages in it', () => {
    const named =
      'Türkisch tr|Polnisch pl|татарский tt|казахский kk|Deutsch de|alemán de|英語 en|독일어 de|arabe ar|Isländisch is|Portugiesisch (Brasilien) pt';
    for (const pair of named.split('|')) {
      const [, name, code] = /^(.+) (..)$/.exec(pair)!;
      assert.is(
        languageFromName(name!, (text) => text === 'Brasilien'),
        code,
        pair,
      );
    }
  });

  test('ordinary words and names of countries are no language in any language', () => {
    for (const word of ['Mai', 'more', 'Georgia', 'Italia', 'Portugal', 'rot', 'grün', 'Anna', 'Jonas', 'ja', 'Lehrer'])
      assert.is(languageFromName(word, nowhere), null, word);
  });

  test('text that is no language is none', () => {
    for (const text of ['', 'C++', 'hello world', 'a', 'constructor', '12', '한']) {
      assert.is(languageFromName(text, nowhere), null, text);
      assert.is(languageFromTag(text), null, text);
    }
  });
});
