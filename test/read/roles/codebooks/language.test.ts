import { codebookFor } from '../../../../src/read/roles/codebooks/index.ts';
import { language } from '../../../../src/read/roles/codebooks/language.ts';
import { assert, suite } from '../../../suite.ts';

const code = (raw: string, codebook = language()) => {
  const meaning = codebook.read(raw);
  return typeof meaning === 'string' ? `(${meaning})` : meaning.code;
};
const reads = (table: Record<string, string>, codebook = language()) => {
  for (const [raw, expected] of Object.entries(table)) assert.is(code(raw, codebook), expected, raw);
};

suite('language codebook', (test) => {
  test('codes of ISO 639 in any length become the shortest one', () => {
    reads({ ko: 'ko', kor: 'ko', KOR: 'ko', ger: 'de', deu: 'de', chi: 'zh', yue: 'yue', gsw: 'gsw', tok: 'tok' });
  });

  test('the script stays where one is stated', () => {
    reads({ arb_Arab: 'arb-Arab', 'zh-Hant-TW': 'zh-Hant', sr_latn: 'sr-Latn', kor_Hang: 'ko-Hang', 'en-Zzzz': 'en' });
  });

  test('regions and variants are dropped', () => {
    reads({
      'pt-BR': 'pt',
      en_US: 'en',
      'zh-TW': 'zh',
      'es-419': 'es',
      'rm-sursilv': 'rm',
      'nan-tw': 'nan',
      'en_GB.UTF-8': 'en',
    });
  });

  test('renamed codes are renewed, merged ones are kept apart', () => {
    reads({
      iw: 'he',
      ji: 'yi',
      in: 'id',
      jw: 'jv',
      mo: 'ro',
      ajp_Arab: 'ajp-Arab',
      cmn: 'cmn',
      arb: 'arb',
      'zh-yue': 'yue',
      'zh-min-nan': 'nan',
    });
  });

  test('what is no language tag is not forced into one', () => {
    for (const raw of ['xx', 'qqq', 'en-Abcd', 'english2', 'q', 'en-XX', 'JavaScript', '', 'und'].slice(0, 7)) {
      assert.is(code(raw), '(unmapped)', raw);
    }
    for (const raw of ['und', 'NaN', 'None', '']) assert.is(code(raw), '(missing)', raw);
  });

  test('names in English and in the language itself', () => {
    reads({
      Korean: 'ko',
      english: 'en',
      mandarin: 'cmn',
      cantonese: 'yue',
      farsi: 'fa',
      kiswahili: 'sw',
      'Chinese (Simplified)': 'zh-Hans',
      'Serbian (Latin script)': 'sr-Latn',
      'Portuguese (Brazil)': 'pt',
      'Tok Pisin': 'tpi',
      'Pashto (Southern)': 'pbt',
      Deutsch: 'de',
      Français: 'fr',
      한국어: 'ko',
      日本語: 'ja',
      'tiếng việt': 'vi',
      हिन्दी: 'hi',
      العربية: 'ar',
      Bari: 'bfa',
      Barí: 'mot',
    });
  });

  test('words for several languages stay unmapped', () => {
    for (const raw of ['Swiss', 'Creole', 'Sorbian', 'Cantonese and Mandarin Chinese'])
      assert.is(code(raw), '(unmapped)', raw);
  });

  test('among names, short words are names and not tags', () => {
    const names = language('name');
    reads({ ga: 'gaa', irish: 'ga', tok: '(unmapped)', nan: '(missing)', ko: 'ko', wu: 'wuu' }, names);
    assert.is(code('ga'), 'ga');
    assert.is(code('nan', language('three-letter')), 'nan');
    assert.is(code('nan', language('two-letter')), '(missing)');
  });

  test('labels name the language of the code, not the one that it is filed under', () => {
    const label = (of: string) => language().label(of);
    assert.is(label('ko'), 'Korean');
    assert.is(label('arb-Arab'), 'Standard Arabic (Arabic script)');
    assert.is(label('cmn'), 'Mandarin Chinese');
    assert.is(label('tl'), 'Tagalog');
    assert.is(label('declined'), 'declined to say');
  });

  test('code-switching is a code of its own, however it is joined', () => {
    const column = ['en-hi', 'en-es', 'hi', 'en;hi', 'hi+en', 'pt-BR'];
    const book = codebookFor('language', { values: column });
    const of = (raw: string) => (book.read(raw) as { code?: string }).code;
    assert.equal(column.map(of), ['en+hi', 'en+es', 'hi', 'en+hi', 'en+hi', 'pt']);
    assert.is(book.label('en+hi'), 'English and Hindi');
    const locales = codebookFor('language', { values: ['en-es', 'en-us', 'zh-yue', 'nan-tw'] });
    assert.equal(locales.read('en-es'), { code: 'en' });
    assert.is(locales.read('Dutch; Flemish'), book.read('Dutch; Flemish'));
  });
});
