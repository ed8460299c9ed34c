// Licences as SPDX ids, from ids, short forms and long names. Creative Commons names are read by their parts (BY, NC, SA,
// ND, version); ports to a country ("3.0 US") stay as written, because the id of the unported licence would be wrong.
import { fold } from '../../../know/standards/fold.ts';
import { generalMeaning } from '../missing.ts';
import type { Codebook } from '../role.ts';

/** SPDX id → other spellings, separated by `|`. */
const KNOWN: Record<string, string> = {
  'CC0-1.0':
    'cc0|cc 0|cc zero|cc0 1.0 universal|creative commons zero|creative commons zero v1.0 universal|cc0 public domain dedication',
  MIT: 'mit license|the mit license|expat',
  'Apache-2.0':
    'apache 2.0|apache2|apache2.0|apache license 2.0|apache license, version 2.0|apache license version 2.0|apache-2',
  'BSD-2-Clause': 'bsd 2 clause|bsd 2-clause license|bsd-2|simplified bsd',
  'BSD-3-Clause': 'bsd 3 clause|bsd 3-clause license|bsd-3|new bsd',
  'GPL-2.0': 'gpl 2.0|gnu general public license v2.0|gplv2|gpl v2|gnu gpl v2',
  'GPL-3.0': 'gpl 3.0|gplv3|gpl v3|gnu gpl v3|gnu general public license v3.0',
  'AGPL-3.0': 'agpl 3.0|agplv3|agpl v3|gnu affero general public license v3.0',
  'LGPL-2.1': 'lgpl 2.1',
  'LGPL-3.0': 'lgpl 3.0|lgplv3',
  'MPL-2.0': 'mpl 2.0|mozilla public license 2.0',
  'EPL-1.0': 'epl 1.0|eclipse public license 1.0',
  'EPL-2.0': 'epl 2.0|eclipse public license 2.0',
  'Artistic-2.0': 'artistic license 2.0',
  ISC: 'isc license',
  '0BSD': 'bsd zero clause license|zero-clause bsd',
  'BSL-1.0': 'boost software license 1.0',
  'EUPL-1.1': 'european union public license 1.1',
  'EUPL-1.2': 'european union public license 1.2',
  WTFPL: 'do what the f*ck you want to public license',
  'MS-PL': 'microsoft public license',
  'OFL-1.1': 'sil open font license 1.1',
  'LPPL-1.3c': 'latex project public license v1.3c',
  NCSA: 'university of illinois/ncsa open source license',
  PostgreSQL: 'postgresql license',
  'BSD-3-Clause-Clear': 'bsd 3-clause clear license',
  'UPL-1.0': 'universal permissive license v1.0',
  'MIT-0': 'mit no attribution',
  'ECL-2.0': 'educational community license v2.0',
  'AFL-3.0': 'academic free license v3.0',
  'OSL-3.0': 'open software license 3.0',
  'MulanPSL-2.0': 'mulan permissive software license, version 2',
  Vim: 'vim license',
  Unlicense: 'the unlicense|unlicensed to the public domain',
  Zlib: 'zlib license',
  'ODbL-1.0': 'odbl|odbl 1.0|open database license|open database license 1.0',
  'ODC-By-1.0':
    'odc by|odc-by|odc attribution|open data commons attribution license|open data commons attribution license 1.0',
  'PDDL-1.0': 'pddl|open data commons public domain dedication and license',
  'CDLA-Permissive-1.0': 'cdla permissive 1.0',
  'CDLA-Permissive-2.0': 'cdla permissive 2.0',
  'CDLA-Sharing-1.0': 'cdla sharing 1.0',
};

const ids = new Map(
  Object.entries(KNOWN).flatMap(([id, words]) => [id, ...words.split('|')].map((word) => [fold(word), id] as const)),
);

/** Words that a Creative Commons name may hold besides its parts. */
const CC_FILLERS =
  /\b(creative commons|cc|by|attribution|nc|non ?commercial|sa|share ?alike|nd|no ?deriv(s|atives|ative works)?|unported|international|generic|public|licen[sc]e|v|version|the|\d ?\d?)\b/g;

/** `CC-BY-NC-SA-4.0` from any way to name it; null for anything else, ports and contradictions included. */
function creativeCommons(text: string): string | null {
  if (!/\b(creative commons|cc)\b/.test(text) || !/\b(by|attribution)\b/.test(text)) return null;
  if (text.replace(CC_FILLERS, '').trim() !== '') return null;
  const version = /\b([1-4]) ([05])\b/.exec(text);
  const isShareAlike = /\b(sa|share ?alike)\b/.test(text);
  const hasNoDerivatives = /\b(nd|no ?deriv\w*)\b/.test(text);
  if (isShareAlike && hasNoDerivatives) return null;
  const parts = ['CC-BY'];
  if (/\b(nc|non ?commercial)\b/.test(text)) parts.push('NC');
  if (isShareAlike) parts.push('SA');
  if (hasNoDerivatives) parts.push('ND');
  if (version !== null) parts.push(`${version[1]}.${version[2]}`);
  return parts.join('-');
}

export const license: Codebook = {
  id: 'license',
  read(raw) {
    const text = fold(raw.replace(/^https?:\/\/(www\.)?creativecommons\.org\/licenses\//i, 'cc '));
    if (text === 'noassertion' || text === 'none') return 'missing';
    const general = generalMeaning(raw);
    if (general !== null) return general;
    const id = ids.get(text) ?? creativeCommons(text);
    return id === null ? 'unmapped' : { code: id };
  },
  words: () => ids.keys(),
  label: (code) => code,
};
