// Creative Commons licences from any way to name them: "CC BY-NC-SA 4.0", "cc-by-3.0-us", "Attribution-ShareAlike License".
// A port to a country keeps that country in its id, because it is another text than the unported licence; its parts, and so
// what it asks for, are the same. Which ports have an SPDX identifier: SPDX Licence List 3.27; the others are `LicenseRef-`.

export interface CreativeCommons {
  nonCommercial: boolean;
  shareAlike: boolean;
  noDerivatives: boolean;
  /** null: not stated. */
  version: string | null;
}

/** Words that a Creative Commons name may hold besides its parts. */
const FILLERS =
  /\b(creative commons|cc|by|attribution|nc|non ?commercial|sa|share ?alike|nd|no ?deriv(s|atives|ative works)?|unported|international|generic|intl|public|licen[sc]es?d?|v|version|the|under|a|\d ?\d?)\b/g;

/** 2.1 exists as ports only. */
const VERSION = /\b([1-4]) ([05]|1(?= [a-z]))\b/;
/** Behind the version, up to 3.0: the jurisdictions that a licence was ported to, and the text for intergovernmental bodies. */
const PORT =
  /(?<=\b[1-3] [015] (?:unported )?)(?:ar|at|au|az|be|bg|br|ca|ch|cl|cn|co|cr|cz|de|dk|ec|ee|eg|es|fi|fr|ge|gr|gt|hk|hr|hu|ie|igo|il|in|it|jp|kr|lu|mk|mt|mx|my|nl|no|nz|pe|ph|pl|pr|pt|ro|rs|scotland|se|sg|si|th|tw|ug|uk|us|ve|vn|za)$/;
const PORTS_OF_SPDX = new Set(
  (
    'BY-2.5-AU BY-3.0-AT BY-3.0-AU BY-3.0-DE BY-3.0-IGO BY-3.0-NL BY-3.0-US BY-NC-3.0-DE BY-NC-ND-3.0-DE BY-NC-ND-3.0-IGO ' +
    'BY-NC-SA-2.0-DE BY-NC-SA-2.0-FR BY-NC-SA-2.0-UK BY-NC-SA-3.0-DE BY-NC-SA-3.0-IGO BY-ND-3.0-DE BY-SA-2.0-UK BY-SA-2.1-JP ' +
    'BY-SA-3.0-AT BY-SA-3.0-DE BY-SA-3.0-IGO'
  ).split(' '),
);

/** Names that leave out whose licence it is, as photo sites list them; "attribution" alone is a word and no name. */
const UNSIGNED = /^attribution\b.*\b(licen[sc]e|non ?commercial|share ?alike|no ?deriv\w*)\b/;

/**
 * The id of a folded name, and what was left unsaid; null for anything else, contradictions and words that are no part of
 * such a name included.
 */
export function creativeCommons(text: string): { id: string; unsaid: string | null } | null {
  const isSigned = /\b(creative commons|cc)\b/.test(text);
  if (!/\b(by|attribution)\b/.test(text) || !(isSigned || UNSIGNED.test(text))) return null;
  const port = PORT.exec(text)?.[0] ?? null;
  if (text.replace(PORT, '').replace(FILLERS, '').trim() !== '') return null;
  const version = VERSION.exec(text);
  const isShareAlike = /\b(sa|share ?alike)\b/.test(text);
  const hasNoDerivatives = /\b(nd|no ?deriv\w*)\b/.test(text);
  if (isShareAlike && hasNoDerivatives) return null;
  const parts = ['BY'];
  if (/\b(nc|non ?commercial)\b/.test(text)) parts.push('NC');
  if (isShareAlike) parts.push('SA');
  if (hasNoDerivatives) parts.push('ND');
  if (version !== null) parts.push(`${version[1]}.${version[2]}`);
  if (port !== null) parts.push(port.toUpperCase());
  const name = parts.join('-');
  const unsaid = [...(isSigned ? [] : ['Creative Commons']), ...(version === null ? ['version'] : [])].join(' and ');
  return {
    id: port === null || PORTS_OF_SPDX.has(name) ? `CC-${name}` : `LicenseRef-CC-${name}`,
    unsaid: unsaid || null,
  };
}

/** The parts of an id made here; null for any other. */
export function partsOfCreativeCommons(id: string): CreativeCommons | null {
  const parts = /^(?:LicenseRef-)?CC-BY(-NC)?(-SA|-ND)?(?:-(\d\.\d)(?:-[A-Z]+)?)?$/.exec(id);
  return (
    parts && {
      nonCommercial: parts[1] !== undefined,
      shareAlike: parts[2] === '-SA',
      noDerivatives: parts[2] === '-ND',
      version: parts[3] ?? null,
    }
  );
}
