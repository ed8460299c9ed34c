import { license } from '../../../../src/read/roles/codebooks/license.ts';
import { assert, suite } from '../../../suite.ts';

const codeOf = (raw: string): string => {
  const meaning = license.read(raw);
  return typeof meaning === 'string' ? meaning : meaning.code;
};

suite('licences', (test) => {
  test('ids, short forms, long names and addresses of one licence have one code', () => {
    for (const raw of [
      'CC BY-NC-SA 4.0',
      'cc-by-nc-sa-4.0',
      'cc_by_nc_sa_4.0',
      'Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International',
      'https://creativecommons.org/licenses/by-nc-sa/4.0/',
    ])
      assert.is(codeOf(raw), 'CC-BY-NC-SA-4.0', raw);
    for (const raw of ['Apache-2.0', 'Apache 2.0', 'Apache License, Version 2.0'])
      assert.is(codeOf(raw), 'Apache-2.0', raw);
    assert.is(codeOf('CC0'), 'CC0-1.0');
    assert.is(codeOf('ODBL'), 'ODbL-1.0');
    for (const id of ['0BSD', 'WTFPL', 'BSL-1.0', 'EUPL-1.2']) assert.is(codeOf(id), id);
  });

  test('a version that is not stated is not invented', () => {
    assert.is(codeOf('CC BY-NC'), 'CC-BY-NC');
  });

  test('ports, contradictions and unknown terms stay as written', () => {
    for (const raw of ['CC BY-SA 3.0 US', 'CC BY-ND-SA 4.0', 'Custom', 'OpenAI', 'CC'])
      assert.is(codeOf(raw), 'unmapped', raw);
  });

  test('no assertion is no licence', () => {
    for (const raw of ['NOASSERTION', 'Unspecified', '-', '']) assert.is(codeOf(raw), 'missing', raw);
  });
});
