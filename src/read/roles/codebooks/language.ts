// Languages by the shortest ISO 639 code, with the script where the value states one (`arb-Arab`). Tags, names in English
// and names in the language itself are read; the column decides which comes first, because "ga" is Irish among tags and
// the Ga language of Ghana among names, and three letters among names are a cut-off name ("tok"), not a tag.
import { countryFromCode, countryFromName } from '../../../know/standards/countries.ts';
import { LANGUAGE_NAMES, OTHER_LANGUAGES, RENAMED_LANGUAGES } from '../../../know/standards/language-names.ts';
import { languageFromName, languageFromTag, languageLabel } from '../../../know/standards/languages.ts';
import { generalMeaning } from '../missing.ts';
import { type Codebook, DECLINED } from '../role.ts';
import type { Notation } from './notation.ts';
import { DECLINED_LABEL } from './table.ts';

const isPlace = (text: string): boolean => (countryFromCode(text) ?? countryFromName(text)) !== null;

/** ISO 639-3 codes that programs also write for "nothing": believed only where three-letter codes are the rule. */
const DOUBTFUL = new Map<string, Notation>([
  ['nan', 'three-letter'],
  ['unk', 'three-letter'],
  ['nil', 'three-letter'],
  ['na', 'two-letter'],
]);

const TAGS = /^[a-z]{2,3}(?: ?[+;,/|&] ?[a-z]{2,3})+$/i;
const PAIR = /^[a-z]{2,3}-[a-z]{2,3}$/;

/** Two languages in one cell ("en;hi"), as a code of its own in alphabetical order; one where both are the same. */
function mixed(text: string, separator: RegExp): string | null {
  const codes = text.split(separator).map((part) => languageFromTag(part.trim()));
  return codes.includes(null) ? null : [...new Set(codes as string[])].sort().join(MIX);
}
const MIX = '+';

/** Whether a column writes code-switching as "en-hi": some pair in lower case cannot be a language and a country. */
export function writesPairs(values: Iterable<string> | undefined): boolean {
  for (const raw of values ?? []) {
    const text = raw.trim();
    if (PAIR.test(text) && languageFromTag(text) === null && mixed(text, /-/)?.includes(MIX)) return true;
  }
  return false;
}

/** Codebook of languages; `notation`: how most of the column is written; `pairs`: "en-es" is two languages, not Spain's English. */
export const language = (notation: Notation = 'open', pairs = false): Codebook => ({
  id: 'language',
  read(raw) {
    const text = raw.trim();
    if (text.length > 80) return 'unmapped';
    if (text.toLowerCase() === 'none' || /^und(?:[-_]|$)/i.test(text) || text === 'NaN') return 'missing';
    const two = TAGS.test(text) ? mixed(text, /[+;,/|&]/) : pairs && PAIR.test(text) ? mixed(text, /-/) : null;
    if (two !== null) return { code: two };
    const rule = DOUBTFUL.get(text.toLowerCase()) ?? notation;
    const believed = notation === 'open' || notation === rule;
    const name = () => languageFromName(text, isPlace);
    const tag = () => (believed ? languageFromTag(text) : null);
    const code =
      notation === 'name' ? (name() ?? (/^[a-z]{2}(?:[-_]|$)/i.test(text) ? tag() : null)) : (tag() ?? name());
    return code ? { code } : (generalMeaning(text) ?? 'unmapped');
  },
  words: function* () {
    for (const table of [LANGUAGE_NAMES, RENAMED_LANGUAGES, OTHER_LANGUAGES])
      for (const [code, names] of Object.entries(table)) yield* [code, ...names.split('|')];
  },
  label: (code) => (code === DECLINED ? DECLINED_LABEL : code.split(MIX).map(languageLabel).join(' and ')),
});
