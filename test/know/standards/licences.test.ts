import { licenceFrom, licenceLabel, licenceTerms } from '../../../src/know/standards/licences.ts';
import { assert, suite } from '../../suite.ts';

suite('licences and their terms', (test) => {
  test('the parts of a Creative Commons licence are its terms', () => {
    assert.equal(licenceTerms('CC-BY-NC-SA-4.0'), {
      commercial: false,
      derivatives: true,
      attribution: true,
      shareAlike: true,
    });
    assert.equal(licenceTerms('CC-BY-ND-3.0'), {
      commercial: true,
      derivatives: false,
      attribution: true,
      shareAlike: false,
    });
    assert.equal(licenceTerms('CC-BY'), licenceTerms('CC-BY-4.0'));
    assert.is(licenceTerms('CC0-1.0')?.attribution, false);
  });

  test('terms that are not known are null, never free', () => {
    assert.is(licenceTerms('Custom'), null);
    assert.is(licenceTerms('constructor'), null);
    assert.is(licenceTerms('LicenseRef-Llama-2')?.commercial, null);
    assert.equal(licenceTerms('NONE'), { commercial: false, derivatives: false, attribution: null, shareAlike: null });
  });

  test('a port asks for what its parts ask for, and a right that nobody found is no permission', () => {
    assert.equal(licenceTerms('LicenseRef-CC-BY-NC-SA-3.0-US'), licenceTerms('CC-BY-NC-SA-3.0'));
    assert.equal(licenceTerms('CC-BY-ND-3.0-DE'), licenceTerms('CC-BY-ND-3.0'));
    assert.is(licenceTerms('LicenseRef-no-known-copyright')?.commercial, null);
  });

  test('the ids that a model hub uses are read', () => {
    const hub =
      'apache-2.0 mit openrail bigscience-openrail-m creativeml-openrail-m cc0-1.0 cc-by-2.0 cc-by-4.0 cc-by-sa-3.0 cc-by-nc-2.0 cc-by-nc-nd-4.0 cc-by-nc-sa-4.0 cdla-sharing-1.0 cdla-permissive-2.0 wtfpl mpl-2.0 ms-pl odbl odc-by pddl gpl-3.0 lgpl-3.0 agpl-3.0 isc unlicense zlib etalab-2.0 c-uda eupl-1.1 llama2 llama3 gemma lgpl-lr ofl-1.1 osl-3.0 postgresql afl-3.0 artistic-2.0 bsl-1.0 ecl-2.0 gfdl ncsa epl-2.0';
    for (const id of hub.split(' ')) assert.ok(licenceFrom(id) !== null, id);
    for (const id of ['other', 'cc', 'bsd', 'gpl']) assert.is(licenceFrom(id), null, id);
  });

  test('a plus says "or later", and its absence does not', () => {
    assert.is(licenceFrom('GPL-3.0')?.id, 'GPL-3.0');
    assert.is(licenceFrom('GPL-3.0+')?.id, 'GPL-3.0-or-later');
    assert.is(licenceFrom('gplv3')?.id, 'GPL-3.0');
    assert.is(licenceFrom('LGPL-2.1+')?.id, 'LGPL-2.1-or-later');
    assert.is(licenceFrom('openrail++')?.id, 'LicenseRef-OpenRAIL-M');
  });

  test('labels are for readers', () => {
    assert.is(licenceLabel('NONE'), 'no licence granted');
    assert.is(licenceLabel('LicenseRef-KOGL-1'), 'KOGL-1');
    assert.is(licenceLabel('MIT'), 'MIT');
  });
});
