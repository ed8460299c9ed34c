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

/** Codebook of languages; `notation`: how most of the column is written. */
export const language = (notation: Notation = 'open'): Codebook => ({
  id: 'language',
  read(raw) {
    const text = raw.trim();
    if (text.length > 80) return 'unmapped';
    if (text.toLowerCase() === 'none' || /^und(?:[-_]|$)/i.test(text) || text === 'NaN') return 'missing';
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
  label: (code) => (code === DECLINED ? DECLINED_LABEL : languageLabel(code)),
});
