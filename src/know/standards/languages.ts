// Languages: tags of every kind → the shortest ISO 639 code plus the script where one is stated, and names both ways.
// Origin: ISO 639-3 tables (npm iso-639-3 3.0.1, SIL), names and scripts of CLDR through the Node's Intl, hand-written names.
// Kept apart: individual languages and their macrolanguage (`arb` is not `ar`, `cmn` is not `zh`), because the file said
// which. Dropped: regions and variants (`pt-BR`, `rm-sursilv`), which say how a language is spoken, not which one it is;
// `zh-TW` is `zh`, for a script is only kept where it is written down.
import { countryFromCode, isCountryName } from './countries.ts';
import { fold } from './fold.ts';
import { LANGUAGE_NAMES, OTHER_LANGUAGES, RENAMED_LANGUAGES, VARIANTS } from './language-names.ts';
import { lazy, lazyPackage } from './lazy.ts';
import { localNames } from './local-names.ts';
import { spokenLanguages, worldSpeakers } from './populations.ts';

interface Iso6393 {
  name: string;
  iso6393: string;
  iso6391?: string;
  iso6392B?: string;
  scope: string;
}
const to1 = lazyPackage<{ iso6393To1: Record<string, string> }>('iso-639-3/iso6393-to-1.js');
const full = lazyPackage<{ iso6393: Iso6393[] }>('iso-639-3');

const twoLetter = lazy(() => new Set(Object.values(to1().iso6393To1)));
/** Three-letter code → shortest code: every ISO 639-3 and bibliographic ISO 639-2 code. */
const threeLetter = lazy(() => {
  const shortest = new Map<string, string>();
  for (const language of full().iso6393) {
    const code = language.iso6391 ?? language.iso6393;
    shortest.set(language.iso6393, code);
    if (language.iso6392B) shortest.set(language.iso6392B, code);
  }
  for (const code of Object.keys(OTHER_LANGUAGES)) if (!shortest.has(code)) shortest.set(code, code);
  return shortest;
});

/** The shortest code of a two- or three-letter code in lower case; null if it is none. `und` is not a language. */
function languageFromSubtag(subtag: string): string | null {
  if (subtag === 'und') return null;
  const renamed = RENAMED_LANGUAGES[subtag];
  if (renamed) return renamed;
  if (subtag.length === 2) return twoLetter().has(subtag) ? subtag : null;
  return to1().iso6393To1[subtag] ?? threeLetter().get(subtag) ?? null;
}

const scripts = lazy(() => new Intl.DisplayNames('en', { type: 'script', fallback: 'none' }));
const titled = (subtag: string): string => subtag.charAt(0).toUpperCase() + subtag.slice(1);
const scriptFromSubtag = (subtag: string): string | null => {
  const code = titled(subtag);
  return /^[A-Z][a-z]{3}$/.test(code) && scripts().of(code) ? code : null;
};
/** Scripts that say nothing: common, inherited, unknown, unwritten. */
const NO_SCRIPT = new Set(['Zyyy', 'Zinh', 'Zzzz', 'Zxxx']);
/** Chinese languages that old tags write behind `zh-`. */
const CHINESE = new Set([
  'cdo',
  'cjy',
  'cmn',
  'cpx',
  'czh',
  'czo',
  'gan',
  'hak',
  'hsn',
  'lzh',
  'mnp',
  'nan',
  'wuu',
  'yue',
]);

/** The code of a language tag in any case, with `-` or `_`; null when it is not a well-formed tag of a known language. */
export function languageFromTag(tag: string): string | null {
  const [first = '', ...rest] = tag
    .toLowerCase()
    .replace(/[.@].*$/, '')
    .replace(/^zh-min-nan\b/, 'nan')
    .split(/[-_]/);
  if (!/^[a-z]{2,3}$/.test(first)) return null;
  let language = languageFromSubtag(first);
  if (!language) return null;
  if (language === 'zh' && CHINESE.has(rest[0] ?? '')) language = rest.shift() as string;
  let script: string | null = null;
  for (const subtag of rest) {
    if (subtag.length === 4 && !script && /^[a-z]+$/.test(subtag)) {
      script = scriptFromSubtag(subtag);
      if (!script) return null;
    } else if (
      !/^(?:[a-z]{2}|\d{3})$/.test(subtag) ? !VARIANTS.has(subtag) : /[a-z]/.test(subtag) && !countryFromCode(subtag)
    ) {
      return null;
    }
  }
  return script && !NO_SCRIPT.has(script) ? `${language}-${script}` : language;
}

const english = lazy(() => new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }));
/** ICU replaces some codes by others (`cmn` by `zh`) before it names them: those names would be another language's. */
const isOwnCode = (code: string): boolean => new Intl.Locale(code).language === code;
const ownName = (code: string): string | undefined => (isOwnCode(code) ? english().of(code) : undefined);

const isoNames = lazy(
  () => new Map(full().iso6393.map((language) => [language.iso6391 ?? language.iso6393, language.name])),
);
const exact = (name: string): string => `=${name.trim().normalize('NFC').toLowerCase()}`;
const withoutQualifier = (name: string): string =>
  name.replace(/ \((?:macrolanguage|individual language|\d[^)]*-)\)$/, '');

/**
 * Name → code. Where two names fold alike ("Bari", "Barí") the one without accents keeps the folded key.
 * Names of two letters ("Ko" of Sudan) are left out: among names such a word is mostly a stray tag.
 */
const names = lazy(() => {
  const found = new Map<string, string>();
  for (const language of full().iso6393) {
    const code = language.iso6391 ?? language.iso6393;
    for (const name of [language.name, withoutQualifier(language.name)]) {
      const folded = fold(name);
      if (folded.length <= 2) continue;
      if (!found.has(folded) || folded === name.toLowerCase() || language.scope === 'macrolanguage')
        found.set(folded, code);
      found.set(exact(name), code);
    }
  }
  const add = (code: string, name: string | undefined) => name && found.set(fold(name), code).set(exact(name), code);
  for (const [code, name] of Object.entries(OTHER_LANGUAGES)) add(code, name);
  for (const code of [...spokenLanguages(), ...twoLetter()]) add(code, ownName(code));
  for (const [code, list] of Object.entries(LANGUAGE_NAMES)) for (const name of list.split('|')) add(code, name);
  return found;
});
const lookUp = (name: string): string | undefined => names().get(exact(name)) ?? names().get(fold(name));

/** Those that other languages have names of their own for; hundreds of small ones would cost more than they are asked for. */
const namedAbroad = (): string[] =>
  [...worldSpeakers()].flatMap(([code, people]) =>
    (code.length === 2 || people >= WIDELY_SPOKEN) && isOwnCode(code) ? [code] : [],
  );
const WIDELY_SPOKEN = 10_000_000;
const abroad = localNames('language', namedAbroad);
/** Some languages are called like a country somewhere ("Italia" in Indonesian): such a word is the country. */
const local = (name: string): string | null => (isCountryName(name) ? null : abroad(name));

const scriptNames = lazy(() => {
  const found = new Map<string, string>([
    ['romanized', 'Latn'],
    ['bengali', 'Beng'],
    ['romanised', 'Latn'],
    ['simplified', 'Hans'],
    ['traditional', 'Hant'],
  ]);
  const known =
    'Arab Armn Beng Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hans Hant Hebr Jpan Khmr Knda Laoo Latn Mlym Mong Mymr Nkoo Olck Orya Sinh Taml Telu Tfng Thaa Thai Tibt';
  for (const code of known.split(' ')) found.set(fold(scripts().of(code) ?? code), code);
  return found;
});

/** Words in brackets about how a language is spoken: dropped, like regions. */
const SPOKEN_HOW = new Set(['dialect', 'dialects', 'accented', 'accents']);
const LETTERS_ONLY = /^[^\d!?<>=@#$%^*+{}[\]\\|~:;"]{2,50}$/;

/**
 * The code of a language name, in English, in the language itself, or else in another one; null if unknown or a word for several.
 * A bracket may name a script ("Serbian (Latin script)"), a variety with a code ("Pashto (Southern)") or a country, which is dropped.
 */
export function languageFromName(name: string, isCountry: (text: string) => boolean): string | null {
  if (!LETTERS_ONLY.test(name)) return null;
  const whole = lookUp(name);
  if (whole) return whole;
  const [, outside = '', inside = ''] = /^(.+?)\s*\(([^()]+)\)$/.exec(name.trim()) ?? [];
  if (outside === '') return local(name);
  const code = lookUp(outside) ?? local(outside);
  if (!code) return null;
  const script = scriptNames().get(fold(inside).replace(/ script$/, ''));
  if (script) return `${code.split('-')[0]}-${script}`;
  return lookUp(`${inside} ${outside}`) ?? (SPOKEN_HOW.has(fold(inside)) || isCountry(inside) ? code : null);
}

/** The tables of ISO, slow to load, are asked last. */
function nameOf(language: string): string | undefined {
  if (!/^[a-z]{2,3}$/.test(language) || language === 'und' || RENAMED_LANGUAGES[language]) return undefined;
  const own = language.length === 2 && !twoLetter().has(language) ? undefined : ownName(language);
  if (own !== undefined) return own;
  if (languageFromSubtag(language) !== language) return undefined;
  return (
    OTHER_LANGUAGES[language] ??
    isoNames()
      .get(language)
      ?.replace(/ \((?:macrolanguage|\d[^)]*-)\)$/, '')
  );
}

/** English name of a language code; the code itself when unknown, and any other text as it is. */
export function languageLabel(code: string): string {
  if (!/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/.test(code)) return code;
  const [language = '', script] = code.split('-');
  const name = nameOf(language) ?? language;
  return script ? `${name} (${scripts().of(script) ?? script} script)` : name;
}
