import { readdirSync, readFileSync } from 'node:fs';
import { license } from '../../../../src/read/roles/codebooks/license.ts';
import { assert, hasShared, shared, suite } from '../../../suite.ts';

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

  test('a port is a licence of its own with the same parts', () => {
    assert.is(codeOf('http://creativecommons.org/licenses/by-nc-sa/3.0/us/'), 'LicenseRef-CC-BY-NC-SA-3.0-US');
    assert.is(codeOf('https://creativecommons.org/licenses/by-sa/2.1/jp/deed.ja'), 'CC-BY-SA-2.1-JP');
    assert.is(codeOf('CC BY-NC-ND 3.0 IGO'), 'CC-BY-NC-ND-3.0-IGO');
    assert.is(codeOf('CC BY-SA 3.0 US'), 'LicenseRef-CC-BY-SA-3.0-US');
    assert.is(license.label('LicenseRef-CC-BY-SA-3.0-US'), 'CC-BY-SA-3.0-US');
    for (const raw of ['CC BY 4.0 US', 'CC BY 3.0 XX', 'CC BY US']) assert.is(codeOf(raw), 'unmapped', raw);
  });

  test('the names that a photo site lists are read, and what they leave unsaid is told', () => {
    const unsaid = 'Creative Commons and version';
    assert.equal(license.read('Attribution License'), { code: 'CC-BY', guess: unsaid });
    assert.equal(license.read('Attribution-NonCommercial-NoDerivs License'), { code: 'CC-BY-NC-ND', guess: unsaid });
    assert.equal(license.read('Attribution-NonCommercial-ShareAlike License'), { code: 'CC-BY-NC-SA', guess: unsaid });
    assert.equal(license.read('Attribution-ShareAlike 2.0 Generic'), {
      code: 'CC-BY-SA-2.0',
      guess: 'Creative Commons',
    });
    assert.is(codeOf('United States Government Work'), 'LicenseRef-public-domain');
    assert.is(codeOf('No known copyright restrictions'), 'LicenseRef-no-known-copyright');
    for (const raw of ['Attribution', 'Attribution required', 'attribution by license holder', 'NonCommercial License'])
      assert.is(codeOf(raw), 'unmapped', raw);
  });

  test('contradictions and unknown terms stay as written', () => {
    for (const raw of ['CC BY-ND-SA 4.0', 'Custom', 'OpenAI', 'CC', 'Various', 'other'])
      assert.is(codeOf(raw), 'unmapped', raw);
  });

  test('addresses of licence texts are names of licences', () => {
    assert.is(codeOf('https://creativecommons.org/publicdomain/zero/1.0/'), 'CC0-1.0');
    assert.is(codeOf('http://creativecommons.org/licenses/by-sa/3.0/deed.en'), 'CC-BY-SA-3.0');
    assert.is(codeOf('https://opensource.org/licenses/MIT'), 'MIT');
    assert.is(codeOf('https://www.apache.org/licenses/LICENSE-2.0.txt'), 'Apache-2.0');
    assert.is(codeOf('http://creativecommons.org/licenses/by/2.5/deed.en'), 'CC-BY-2.5');
    assert.is(codeOf('https://creativecommons.org/licenses/by/4.0/?ref=chooser-v1'), 'CC-BY-4.0');
    assert.is(codeOf('https://opendatacommons.org/licenses/odbl/1-0/'), 'ODbL-1.0');
    assert.is(codeOf('https://www.gnu.org/licenses/gpl-3.0.en.html'), 'GPL-3.0');
    assert.equal(license.read('https://www.etalab.gouv.fr/licence-ouverte-open-licence/'), {
      ...{ code: 'etalab-2.0', guess: 'version' },
    });
    assert.is(codeOf('https://github.com/foo/bar/blob/main/LICENSE'), 'unmapped');
  });

  test('what leaves something unsaid is a guess that says what', () => {
    assert.equal(license.read('Apache'), { code: 'Apache-2.0', guess: 'version' });
    assert.equal(license.read('CC BY-NC'), { code: 'CC-BY-NC', guess: 'version' });
    assert.equal(license.read('CC BY-NC 4.0'), { code: 'CC-BY-NC-4.0' });
    assert.is(license.label('CC-BY-NC'), 'CC-BY-NC (version not stated)');
  });

  test('a statement that nothing is granted is an answer, and is not missing', () => {
    assert.is(codeOf('No License'), 'NONE');
    assert.is(codeOf('All rights reserved'), 'LicenseRef-all-rights-reserved');
  });

  const provenance = 'data/data-provenance';
  test.when(hasShared(provenance), 'no real data beside the project')(
    'of the licences of three thousand data sets most are read, and what is left is no licence one could name',
    () => {
      const stated = ['text', 'speech', 'video'].flatMap((part) =>
        readdirSync(shared(`${provenance}/${part}`)).flatMap((file) =>
          Object.values(
            JSON.parse(readFileSync(shared(`${provenance}/${part}/${file}`), 'utf8')) as Record<
              string,
              { Licenses?: { License: string }[] }
            >,
          ).flatMap(({ Licenses = [] }) => Licenses.map(({ License }) => License)),
        ),
      );
      const named = stated.filter((text) => license.read(text) !== 'missing');
      const left = new Set(named.filter((text) => license.read(text) === 'unmapped'));
      const guessed = new Set(named.filter((text) => (license.read(text) as { guess?: string }).guess !== undefined));
      const mapped = named.filter((text) => !left.has(text)).length;
      console.log(
        `  ${stated.length} licences, ${stated.length - named.length} unspecified; ${mapped} of ${named.length} mapped (${((mapped / named.length) * 100).toFixed(1)} %); guessed: ${[...guessed].join(', ')}; left: ${[...left].sort().join(', ')}`,
      );
      assert.is(stated.length, 4516);
      assert.is(stated.length - named.length, 741);
      assert.ok(mapped / named.length >= 0.9, `${mapped} of ${named.length}`);
      assert.equal([...guessed], ['CC BY-SA']);
      for (const text of left) assert.not.match(text, /^(CC|MIT|Apache|BSD|GPL|LGPL|MPL|CDLA|ODC)\b/);
    },
  );

  test('no assertion is no licence', () => {
    for (const raw of ['NOASSERTION', 'Unspecified', '-', '']) assert.is(codeOf(raw), 'missing', raw);
  });
});
