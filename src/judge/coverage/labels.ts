// What the values of a role are called and in which order they stand in a table: ages in their own order, everything else by
// count. Answers that have no reference, and what could not be printed, come last.
import { type AgeBand, ageBand, compareAgeBands } from '../../know/standards/age-bands.ts';
import { countryLabel } from '../../know/standards/countries.ts';
import { languageLabel } from '../../know/standards/languages.ts';
import { regionLabel } from '../../know/standards/regions.ts';
import { DECLINED, type ProfiledColumn, WITHHELD } from '../../read/roles/role.ts';
import type { ResultRow } from '../../result/schema.ts';
import { REST } from './proportion.ts';

const RESERVED: Record<string, string> = {
  [DECLINED]: 'prefer not to say',
  [WITHHELD]: 'values held by too few to print',
  [REST]: 'all other values together',
};

/** A band of ages as a reader reads it. */
export const ageLabel = ({ from, to }: AgeBand): string => (to === null ? `${from} and over` : `${from}–${to}`);

/** Names of codes that the file does not have but a reference expects. */
const KNOWN: Record<string, (code: string) => string> = {
  age: (code) => {
    const band = ageBand(code);
    return band === null ? code : ageLabel(band);
  },
  gender: (code) => code.charAt(0).toUpperCase() + code.slice(1),
  country: countryLabel,
  'country-of-origin': countryLabel,
  'country-of-residence': countryLabel,
  'country-of-content': countryLabel,
  'country-of-hosting': countryLabel,
  nationality: countryLabel,
  region: regionLabel,
  language: languageLabel,
  'first-language': languageLabel,
};

/** What a reader reads for a code of this column; the codebook's label, or that of the standard for codes that do not occur. */
export const labelOf = (column: ProfiledColumn, code: string): string =>
  (code === DECLINED ? RESERVED[code] : column.labels?.get(code)) ??
  RESERVED[code] ??
  KNOWN[column.role ?? '']?.(code) ??
  code;

type Coded = Pick<ResultRow, 'count'> & { code: string };

/** Natural order where the column has one, else count descending, then code; answers without a reference last. */
export function rowOrder(column: ProfiledColumn): (a: Coded, b: Coded) => number {
  const position = new Map((column.order ?? []).map((code, i) => [code, i]));
  const last = (code: string) => (code === REST ? 3 : code === WITHHELD ? 2 : code === DECLINED ? 1 : 0);
  const natural = (a: string, b: string) => {
    if (column.order === undefined) return 0;
    if (ageBand(a) && ageBand(b)) return compareAgeBands(a, b);
    return (position.get(a) ?? position.size) - (position.get(b) ?? position.size);
  };
  return (a, b) =>
    last(a.code) - last(b.code) ||
    natural(a.code, b.code) ||
    b.count - a.count ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
