// In which scripts a language is written, by CLDR (likely subtags and language data, first and second scripts alike); a script in
// the code itself overrules it. Scripts are told as they are counted: Hans and Hant as Han, styles of one script as that script.
import { lazy, lazyPackage } from './lazy.ts';

const likely = lazyPackage<{ supplemental: { likelySubtags: Record<string, string> } }>(
  'cldr-core/supplemental/likelySubtags.json',
);
const data = lazyPackage<{ supplemental: { languageData: Record<string, { _scripts?: string[] }> } }>(
  'cldr-core/supplemental/languageData.json',
);

/** ISO 15924 code → the codes under which it is counted. */
const COUNTED: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Jpan', 'Hani'],
  Hrkt: ['Jpan'],
  Kana: ['Jpan'],
  Hira: ['Jpan'],
  Kore: ['Hang', 'Hani'],
  Aran: ['Arab'],
  Cyrs: ['Cyrl'],
  Latf: ['Latn'],
  Latg: ['Latn'],
  Syre: ['Syrc'],
  Hanb: ['Hani', 'Bopo'],
};

const counted = (scripts: readonly string[]): Set<string> =>
  new Set(scripts.flatMap((script) => COUNTED[script] ?? [script]));

/** Scripts of a language code (`hi`, `arb-Arab`); null where CLDR knows none. */
export function scriptsOf(code: string): ReadonlySet<string> | null {
  const [language = '', ...rest] = code.split('-');
  const stated = rest.filter((part) => /^[A-Z][a-z]{3}$/.test(part));
  if (stated.length > 0) return counted(stated);
  const { languageData } = data().supplemental;
  const usual = /^[a-z]+[-_]([A-Z][a-z]{3})/.exec(likely().supplemental.likelySubtags[language] ?? '')?.[1];
  const listed = [language, `${language}-alt-secondary`].flatMap((name) => languageData[name]?._scripts ?? []);
  const all = counted(usual === undefined ? listed : [usual, ...listed]);
  return all.size > 0 ? all : null;
}

const names = lazy(() => new Intl.DisplayNames('en', { type: 'script' }));
const NAMES: Readonly<Record<string, string>> = { Hani: 'Han', Jpan: 'Japanese (with kana)', Hang: 'Hangul' };

/** The English name of a script. */
export const scriptName = (code: string): string => NAMES[code] ?? names().of(code) ?? code;
