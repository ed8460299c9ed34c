// Countries and territories by ISO 3166-1 alpha-2. Read are alpha-2, alpha-3 and numeric codes, names, former names, parts
// of countries and words for their people; never a misspelling. EU has a code because data use it, but is an aggregate;
// the world and continents are no countries and stay unmapped. "NA" is Namibia among codes and missing among names.
import { countryCodes, countryFromCode, countryFromName, countryLabel } from '../../../know/standards/countries.ts';
import {
  COUNTRY_NAMES,
  DEMONYMS,
  FORMER_STATES,
  RENAMED_CODES,
  SUBDIVISIONS,
} from '../../../know/standards/country-names.ts';
import { generalMeaning } from '../missing.ts';
import { type Codebook, DECLINED } from '../role.ts';
import type { Notation } from './notation.ts';
import { DECLINED_LABEL } from './table.ts';

const CODE = /^(?:[a-z]{2,4}|\d{3})$/i;

/** Codebook of countries; `notation`: how most of the column is written. */
export const country = (notation: Notation = 'open'): Codebook => ({
  id: 'country',
  read(raw) {
    const text = raw.trim();
    if (text.toLowerCase() === 'none' || text.length > 80) return text.length > 80 ? 'unmapped' : 'missing';
    const believed = text.toUpperCase() !== 'NA' || notation === 'two-letter' || notation === 'open';
    const code =
      (believed && CODE.test(text) ? countryFromCode(text) : null) ?? (believed ? countryFromName(text) : null);
    return code ? { code } : (generalMeaning(text) ?? 'unmapped');
  },
  words: function* () {
    yield* [...countryCodes(), ...Object.keys(RENAMED_CODES)];
    for (const [code, { names }] of Object.entries(FORMER_STATES)) yield* [code, ...names.split('|')];
    for (const table of [COUNTRY_NAMES, SUBDIVISIONS, DEMONYMS])
      for (const names of Object.values(table)) yield* names.split('|');
  },
  label: (code) => (code === DECLINED ? DECLINED_LABEL : countryLabel(code)),
});
