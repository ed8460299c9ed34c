// Addresses of licence texts → the names of the licences. Only addresses whose publisher has one licence there: a LICENSE file
// in a repository may hold anything.

/** Beginning of an address, without scheme and `www.` → the name, whatever follows. */
const TEXTS: readonly [RegExp, string][] = [
  [/^creativecommons\.org\/publicdomain\/zero\/1\.0\b.*$/i, 'cc0 1.0'],
  [/^creativecommons\.org\/publicdomain\/mark\/1\.0\b.*$/i, 'public domain mark 1.0'],
  [/^apache\.org\/licenses\/LICENSE-2\.0\b.*$/i, 'Apache-2.0'],
  [/^opendatacommons\.org\/licenses\/odbl\b.*$/i, 'ODbL-1.0'],
  [/^opendatacommons\.org\/licenses\/by\b.*$/i, 'ODC-By-1.0'],
  [/^opendatacommons\.org\/licenses\/pddl\b.*$/i, 'PDDL-1.0'],
  [/^etalab\.gouv\.fr\/licence-ouverte-open-licence\b.*$/i, 'licence ouverte'],
  [/^nationalarchives\.gov\.uk\/doc\/open-government-licence\/version\/3\b.*$/i, 'OGL-UK-3.0'],
  [/^flickr\.com\/commons\/usage\b.*$/i, 'no known copyright restrictions'],
];

/** Addresses that hold the name themselves → what to put before it. */
const NAMED: readonly [RegExp, string][] = [
  [/^creativecommons\.org\/licenses\//i, 'cc '],
  [/^(?:opensource\.org|spdx\.org)\/licen[sc]es?\//i, ''],
  [/^gnu\.org\/licenses\/(?:old-licenses\/)?(?=[al]?gpl-\d)/i, ''],
];

/** The name of the licence that an address leads to; any other text as it is, without what only addresses have. */
export function unlinked(text: string): string {
  const address = text.trim().replace(/^https?:\/\/(www\.)?/i, '');
  const one = TEXTS.find(([begins]) => begins.test(address));
  if (one !== undefined) return one[1];
  const named = NAMED.find(([begins]) => begins.test(address));
  const name = named === undefined ? address : address.replace(named[0], named[1]).replace(/[?#].*$/, '');
  return name.replace(/\/(?:deed|legalcode)\b.*$/i, '').replace(/(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.html?$|\/+$/i, '');
}
