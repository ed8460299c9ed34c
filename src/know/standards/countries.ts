// Countries and territories: ISO 3166-1 codes, English names, and the other names people type for them.
// Origin: codes from Unicode CLDR 48 (npm cldr-core, supplemental/codeMappings), English names from the ICU data of the
// running Node (Intl.DisplayNames), other names from the hand-written tables beside this file (2026-11), names in other
// languages from local-names.
// Dissolved states without one successor keep their ISO 3166-3 code; Kosovo (XK) and the European Union (EU) are user-
// assigned and reserved codes that data files use: XK counts as a territory, EU is an aggregate and never a country.
import { COUNTRY_NAMES, DEMONYMS, FORMER_STATES, RENAMED_CODES, SUBDIVISIONS } from './country-names.ts';
import { fold } from './fold.ts';
import { lazy, lazyPackage } from './lazy.ts';
import { localNames } from './local-names.ts';

type CodeMappings = Record<string, { _numeric?: string; _alpha3?: string }>;
const codeMappings = lazyPackage<{ supplemental: { codeMappings: CodeMappings } }>(
  'cldr-core/supplemental/codeMappings.json',
);

/** Alpha-2 codes that CLDR still carries but ISO 3166-1 has withdrawn. */
const WITHDRAWN = new Set(['AN', 'BU', 'CS', 'DD', 'FX', 'NT', 'SU', 'TP', 'YD', 'YU', 'ZR']);
/** Codes of groups of countries that appear in country columns, with their labels. */
const AGGREGATES: Record<string, string> = { EU: 'European Union (aggregate)' };

const tables = lazy(() => {
  const alpha2 = new Set<string>();
  const alpha3 = new Map<string, string>();
  const numeric = new Map<string, string>();
  for (const [code, other] of Object.entries(codeMappings().supplemental.codeMappings)) {
    if (!/^[A-Z]{2}$/.test(code) || WITHDRAWN.has(code)) continue;
    if (code !== 'XK' && !(Number(other._numeric) < 900 && other._alpha3)) continue;
    alpha2.add(code);
    if (other._alpha3) alpha3.set(other._alpha3, code);
    if (other._numeric && code !== 'XK') numeric.set(other._numeric, code);
  }
  return { alpha2, alpha3, numeric };
});

const english = lazy(() => new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }));
const englishShort = lazy(() => new Intl.DisplayNames('en', { type: 'region', fallback: 'none', style: 'short' }));

/** Folded names without "the", with "saint" for "st": one key for many spellings. */
const key = (name: string): string =>
  fold(name)
    .replace(/\bst\b/g, 'saint')
    .replace(/\bthe\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const names = lazy(() => {
  const found = new Map<string, string>();
  for (const code of tables().alpha2) {
    for (const name of [englishShort().of(code), english().of(code)]) if (name) found.set(key(name), code);
  }
  for (const table of [SUBDIVISIONS, COUNTRY_NAMES]) {
    for (const [code, list] of Object.entries(table)) for (const name of list.split('|')) found.set(key(name), code);
  }
  for (const [code, state] of Object.entries(FORMER_STATES)) {
    for (const name of state.names.split('|')) found.set(key(name), code);
  }
  return found;
});

const demonyms = lazy(() => {
  const found = new Map<string, string>();
  for (const [code, list] of Object.entries(DEMONYMS)) for (const word of list.split('|')) found.set(key(word), code);
  return found;
});

const local = localNames('region', () => tables().alpha2);

/** Every current ISO 3166-1 alpha-2 code, and XK, sorted. */
export const countryCodes = lazy((): readonly string[] => [...tables().alpha2].sort());

/** A group of countries (EU): has a code and a label, but counts again what its members count. */
export const isAggregate = (code: string): boolean => Object.hasOwn(AGGREGATES, code);

/** Code of a dissolved state (ISO 3166-3, four letters). */
export const isFormerState = (code: string): boolean => Object.hasOwn(FORMER_STATES, code);

/** The code that an alpha-2, alpha-3, numeric or withdrawn code stands for, in any case; null if it is none. */
export function countryFromCode(text: string): string | null {
  const code = text.toUpperCase();
  if (/^\d{3}$/.test(code)) return tables().numeric.get(code) ?? null;
  if (code.length === 2 && tables().alpha2.has(code)) return code;
  if (isAggregate(code) || isFormerState(code)) return code;
  return tables().alpha3.get(code) ?? (Object.hasOwn(RENAMED_CODES, code) ? (RENAMED_CODES[code] as string) : null);
}

/** Both orders of "Korea, Republic of" and "Iran (Islamic Republic of)", the longer one first. */
const orders = (name: string): string[] => {
  const parts = /^([^,(]+)[,(]\s*([^)]+?)\)?$/.exec(name.trim());
  return parts ? [name, `${parts[2]} ${parts[1]}`] : [name];
};

/** A name of a country or territory, not a word for its people: English, its own, a former one, a part of it. */
export const isCountryName = (name: string): boolean => names().has(key(name));

/**
 * The code of a country name (English, common endonyms and former names, parts of countries, demonyms, and last what other
 * languages call it); null if unknown.
 */
export function countryFromName(name: string): string | null {
  for (const order of orders(name)) {
    const code = names().get(key(order)) ?? demonyms().get(key(order));
    if (code) return code;
  }
  return local(name);
}

/** English name of a country code, aggregate or dissolved state; the code itself when unknown. */
export function countryLabel(code: string): string {
  if (isAggregate(code)) return AGGREGATES[code] as string;
  if (isFormerState(code)) return `${FORMER_STATES[code]?.label} (former)`;
  return tables().alpha2.has(code) ? (english().of(code) ?? code) : code;
}
