import { generalMeaning } from '../../../src/read/roles/missing.ts';
import { assert, suite } from '../../suite.ts';

suite('missing and declined words', (test) => {
  test('an empty cell, a question mark and a dash are missing', () => {
    for (const raw of ['', '   ', '?', '-', '--', '—', '...']) assert.is(generalMeaning(raw), 'missing', raw);
  });

  test('what programs write for nothing is missing, in any case', () => {
    for (const raw of ['NA', 'n/a', 'NaN', 'NULL', '#N/A', 'undefined', 'DATA_EXPIRED', '(null)', '<NA>']) {
      assert.is(generalMeaning(raw), 'missing', raw);
    }
  });

  test('"unknown" is missing in many languages', () => {
    for (const raw of [
      'Unknown',
      'not given',
      'unspecified',
      'inconnu',
      'unbekannt',
      'desconocido',
      'неизвестно',
      '不明',
      '미상',
      'غير معروف',
    ]) {
      assert.is(generalMeaning(raw), 'missing', raw);
    }
  });

  test('not wanting to say is declined, which is not missing', () => {
    for (const raw of [
      'Prefer not to say',
      'do_not_wish_to_say',
      'PREFER NOT TO DISCLOSE',
      'je préfère ne pas répondre',
      '回答しない',
    ]) {
      assert.is(generalMeaning(raw), 'declined', raw);
    }
  });

  test('careful words are left to the codebooks', () => {
    for (const raw of ['none', 'None', 'other', '-1', '0', '999', 'no', 'x']) assert.is(generalMeaning(raw), null, raw);
  });

  test('a sentence that holds a missing word is not missing', () => {
    assert.is(generalMeaning('unknown soldier'), null);
    assert.is(generalMeaning('NA NA NA'), null);
    assert.is(generalMeaning(`${'unknown '.repeat(20)}`), null);
  });
});
