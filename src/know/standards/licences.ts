// Licences of data, texts and code: how they are written, and what each asks of whoever uses the data.
// Origin: identifiers of the SPDX Licence List 3.27 (spdx.org/licenses, CC0-1.0); other spellings and the terms were written
// by hand from the licence texts (2026-11). What no SPDX identifier names is a `LicenseRef-` of our own. The terms are a
// reading aid and no legal advice; null = the licence leaves it open, or differs from case to case.
import { creativeCommons, partsOfCreativeCommons } from './creative-commons.ts';
import { fold } from './fold.ts';
import { lazy } from './lazy.ts';
import { unlinked } from './licence-links.ts';

/** What a licence allows and asks. `shareAlike`: what is made of it must carry the same licence. */
export interface LicenceTerms {
  commercial: boolean | null;
  derivatives: boolean | null;
  attribution: boolean | null;
  shareAlike: boolean | null;
}

const terms = (
  commercial: boolean | null,
  derivatives: boolean | null,
  attribution: boolean | null,
  shareAlike: boolean | null,
): LicenceTerms => ({ commercial, derivatives, attribution, shareAlike });
const FREE = terms(true, true, false, false);
const NOTICE = terms(true, true, true, false);
const COPYLEFT = terms(true, true, true, true);
const RESEARCH = terms(false, null, null, null);
const CLOSED = terms(false, false, null, null);
/** Somebody looked for a right and found none: nothing is granted. */
const NOT_SAID = terms(null, null, null, null);
const OPEN_TO_RULES = terms(true, true, true, false);

/** Id → [terms, other spellings separated by `|`]. */
const KNOWN: Record<string, [LicenceTerms, string]> = {
  'CC0-1.0': [
    FREE,
    'cc0|cc 0|cc zero|cc0 1.0 universal|creative commons zero|creative commons zero v1.0 universal|cc0 public domain dedication|creative commons cc0|cc0 1.0 universal public domain dedication',
  ],
  'CC-PDM-1.0': [FREE, 'public domain mark|public domain mark 1.0|cc public domain mark 1.0'],
  'CC-PDDC': [FREE, 'creative commons public domain dedication and certification'],
  MIT: [NOTICE, 'mit license|the mit license|mit licence|expat'],
  'MIT-0': [FREE, 'mit no attribution'],
  'Apache-2.0': [
    NOTICE,
    'apache 2.0|apache2|apache2.0|apache license 2.0|apache licence 2.0|apache license, version 2.0|apache license version 2.0|apache-2|apache v2|apache license v2.0',
  ],
  'BSD-2-Clause': [NOTICE, 'bsd 2 clause|bsd 2-clause license|bsd-2|simplified bsd'],
  'BSD-3-Clause': [NOTICE, 'bsd 3 clause|bsd 3-clause license|bsd-3|new bsd|bsd 3-clause "new" or "revised" license'],
  'BSD-3-Clause-Clear': [NOTICE, 'bsd 3-clause clear license'],
  'GPL-2.0': [COPYLEFT, 'gpl 2.0|gnu general public license v2.0|gplv2|gpl v2|gnu gpl v2|gpl-2|gpl-2.0-only'],
  'GPL-2.0-or-later': [COPYLEFT, 'gpl 2.0 or later|gpl-2.0+|gplv2+|gnu general public license v2.0 or later'],
  'GPL-3.0': [COPYLEFT, 'gpl 3.0|gplv3|gpl v3|gnu gpl v3|gnu general public license v3.0|gpl-3|gpl-3.0-only'],
  'GPL-3.0-or-later': [COPYLEFT, 'gpl 3.0 or later|gpl-3.0+|gplv3+|gnu general public license v3.0 or later'],
  'AGPL-3.0': [COPYLEFT, 'agpl 3.0|agplv3|agpl v3|gnu affero general public license v3.0|agpl-3.0-only'],
  'AGPL-3.0-or-later': [COPYLEFT, 'agpl 3.0 or later|agplv3+|gnu affero general public license v3.0 or later'],
  'LGPL-2.1': [COPYLEFT, 'lgpl 2.1|lgpl-2.1-only|gnu lesser general public license v2.1'],
  'LGPL-2.1-or-later': [COPYLEFT, 'lgpl 2.1 or later|lgpl-2.1+|gnu lesser general public license v2.1 or later'],
  'LGPL-3.0': [COPYLEFT, 'lgpl 3.0|lgplv3|lgpl-3.0-only|gnu lesser general public license v3.0'],
  'LGPL-3.0-or-later': [COPYLEFT, 'lgpl 3.0 or later|lgplv3+|gnu lesser general public license v3.0 or later'],
  LGPLLR: [COPYLEFT, 'lgpl-lr|lesser general public license for linguistic resources'],
  'GFDL-1.3': [COPYLEFT, 'gfdl 1.3|gnu free documentation license v1.3'],
  'MPL-2.0': [COPYLEFT, 'mpl 2.0|mozilla public license 2.0'],
  'EPL-1.0': [COPYLEFT, 'epl 1.0|eclipse public license 1.0'],
  'EPL-2.0': [COPYLEFT, 'epl 2.0|eclipse public license 2.0'],
  'EUPL-1.1': [COPYLEFT, 'european union public license 1.1'],
  'EUPL-1.2': [COPYLEFT, 'european union public license 1.2'],
  'OSL-3.0': [COPYLEFT, 'open software license 3.0'],
  'MS-PL': [COPYLEFT, 'microsoft public license'],
  'Artistic-2.0': [NOTICE, 'artistic license 2.0'],
  'AFL-3.0': [NOTICE, 'academic free license v3.0|academic free license 3.0'],
  'ECL-2.0': [NOTICE, 'educational community license v2.0'],
  'BSL-1.0': [NOTICE, 'boost software license 1.0'],
  'OFL-1.1': [COPYLEFT, 'sil open font license 1.1'],
  'LPPL-1.3c': [NOTICE, 'latex project public license v1.3c'],
  'MulanPSL-2.0': [NOTICE, 'mulan permissive software license, version 2'],
  'UPL-1.0': [NOTICE, 'universal permissive license v1.0'],
  ISC: [NOTICE, 'isc license'],
  NCSA: [NOTICE, 'university of illinois/ncsa open source license'],
  PostgreSQL: [NOTICE, 'postgresql license'],
  Vim: [COPYLEFT, 'vim license'],
  Zlib: [FREE, 'zlib license'],
  '0BSD': [FREE, 'bsd zero clause license|zero-clause bsd'],
  Unlicense: [FREE, 'the unlicense|unlicensed to the public domain'],
  WTFPL: [FREE, 'do what the f*ck you want to public license'],
  'ODbL-1.0': [
    COPYLEFT,
    'odbl|odbl 1.0|open database license|open database license 1.0|open data commons open database license|open data commons open database license v1.0',
  ],
  'ODC-By-1.0': [
    NOTICE,
    'odc by|odc-by|odc by 1.0|odc attribution|open data commons attribution license|open data commons attribution license 1.0',
  ],
  'PDDL-1.0': [FREE, 'pddl|open data commons public domain dedication and license'],
  'CDLA-Permissive-1.0': [NOTICE, 'cdla permissive 1.0'],
  'CDLA-Permissive-2.0': [NOTICE, 'cdla permissive 2.0|community data license agreement permissive 2.0'],
  'CDLA-Sharing-1.0': [COPYLEFT, 'cdla sharing 1.0|community data license agreement sharing 1.0'],
  'C-UDA-1.0': [NOTICE, 'c-uda|c uda|computational use of data agreement'],
  'OGL-UK-3.0': [NOTICE, 'ogl 3.0|ogl v3|open government licence v3.0|open government licence 3.0'],
  'etalab-2.0': [NOTICE, 'licence ouverte 2.0|etalab open license 2.0'],
  'LicenseRef-KOGL-1': [NOTICE, 'kogl type 1|kogl 1|공공누리 제1유형|공공누리 1유형'],
  'LicenseRef-KOGL-2': [terms(false, true, true, false), 'kogl type 2|공공누리 제2유형|공공누리 2유형'],
  'LicenseRef-KOGL-3': [terms(true, false, true, false), 'kogl type 3|공공누리 제3유형|공공누리 3유형'],
  'LicenseRef-KOGL-4': [terms(false, false, true, false), 'kogl type 4|공공누리 제4유형|공공누리 4유형'],
  'LicenseRef-OpenRAIL': [OPEN_TO_RULES, 'openrail|open rail'],
  'LicenseRef-OpenRAIL-M': [
    OPEN_TO_RULES,
    'bigscience openrail-m|bigscience-openrail-m|openrail-m|creativeml openrail-m|creativeml-openrail-m|openrail++',
  ],
  'LicenseRef-Llama-2': [terms(null, true, true, false), 'llama 2|llama2|llama 2 community license'],
  'LicenseRef-Llama-3': [
    terms(null, true, true, false),
    'llama 3|llama3|meta llama3 community license|meta llama 3 community license',
  ],
  'LicenseRef-Gemma': [terms(null, true, null, false), 'gemma|gemma terms of use'],
  'LicenseRef-AI2-ImpACT-low-risk': [terms(true, true, true, true), 'ai2 impact license - low risk'],
  'LicenseRef-public-domain': [
    FREE,
    'public domain|in the public domain|us government work|united states government work|pd|public-domain',
  ],
  'LicenseRef-no-known-copyright': [NOT_SAID, 'no known copyright restrictions|no known copyright'],
  'LicenseRef-all-rights-reserved': [CLOSED, 'all rights reserved|copyright|copyrighted|proprietary|©'],
  'LicenseRef-non-commercial': [
    RESEARCH,
    'non commercial|noncommercial|non-commercial use only|non commercial use only',
  ],
  'LicenseRef-research-only': [
    RESEARCH,
    'academic research purposes only|research only|research use only|for research purposes only|academic use only|non-commercial research only',
  ],
  'LicenseRef-LDC': [RESEARCH, 'ldc user agreement'],
  NONE: [CLOSED, 'no license|no licence|no license granted|none granted|unlicensed'],
};

const LABELS: Record<string, string> = {
  NONE: 'no licence granted',
  'LicenseRef-public-domain': 'public domain (stated)',
  'LicenseRef-no-known-copyright': 'no known copyright restrictions',
  'LicenseRef-all-rights-reserved': 'all rights reserved',
  'LicenseRef-non-commercial': 'non-commercial (no licence named)',
  'LicenseRef-research-only': 'research only (no licence named)',
};

/** What is mostly meant, though another licence of the family may be: folded spelling → id and what was left unsaid. */
const GUESSES: Record<string, { id: string; unsaid: string }> = {
  apache: { id: 'Apache-2.0', unsaid: 'version' },
  'apache license': { id: 'Apache-2.0', unsaid: 'version' },
  'apache software license': { id: 'Apache-2.0', unsaid: 'version' },
  agpl: { id: 'AGPL-3.0', unsaid: 'version' },
  'affero gpl': { id: 'AGPL-3.0', unsaid: 'version' },
  mozilla: { id: 'MPL-2.0', unsaid: 'version' },
  mpl: { id: 'MPL-2.0', unsaid: 'version' },
  odc: { id: 'ODC-By-1.0', unsaid: 'which of three' },
  'licence ouverte': { id: 'etalab-2.0', unsaid: 'version' },
  gfdl: { id: 'GFDL-1.3', unsaid: 'version' },
};

/** Folding would lose the plus of "GPL-3.0+", which is another licence than GPL-3.0. */
const key = (text: string): string => fold(text.replace(/\+$/, ' or later'));

const ids = lazy(
  () =>
    new Map(
      Object.entries(KNOWN).flatMap(([id, [, words]]) =>
        [id, ...words.split('|')].map((word) => [key(word), id] as const),
      ),
    ),
);

/** Every spelling that the table holds, to be asked again. */
export const licenceWords = (): string[] => [...ids().keys(), ...Object.keys(GUESSES)];

/** The licence that a text names, by id; `unsaid`: what had to be guessed, null where nothing had. null: none known. */
export function licenceFrom(text: string): { id: string; unsaid: string | null } | null {
  const folded = key(unlinked(text));
  const known = ids().get(folded);
  if (known !== undefined) return { id: known, unsaid: null };
  return (Object.hasOwn(GUESSES, folded) ? GUESSES[folded]! : null) ?? creativeCommons(folded);
}

/** What a licence allows and asks, by its id; null for ids that are not known here. */
export function licenceTerms(id: string): LicenceTerms | null {
  const parts = partsOfCreativeCommons(id);
  if (parts !== null) return terms(!parts.nonCommercial, !parts.noDerivatives, true, parts.shareAlike);
  return Object.hasOwn(KNOWN, id) ? KNOWN[id]![0] : null;
}

/** How a reader reads an id. */
export const licenceLabel = (id: string): string =>
  LABELS[id] ??
  (partsOfCreativeCommons(id)?.version === null ? `${id} (version not stated)` : id.replace(/^LicenseRef-/, ''));
