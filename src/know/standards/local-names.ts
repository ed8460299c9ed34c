// What countries and languages are called in other languages than English and their own: 韓国, Francia, Türkisch.
// Origin: Unicode CLDR through the ICU data of the running Node (Intl.DisplayNames), for the locales below. Asked last, after
// every name that is known otherwise, and built at the first miss, of one kind of script only: most files never pay for it.
// A name that means two things in two locales ("Kongo") means nothing here, for a cell does not say in which one it is.
import { fold } from './fold.ts';
import { lazy } from './lazy.ts';

/** Locales that questionnaires are filled in: widely used, and written in full by CLDR. By script, because a name shows its own. */
export const LOCALES = {
  latin: 'cs da de es fi fr hu id it nb nl pl pt ro sv tr vi'.split(' '),
  other: 'ar bn el fa he hi ja ko ru th uk ur zh zh-Hant'.split(' '),
};

/** Ordinary words once case and accents are gone (the Isle of Man in Romanian, Mossi in French). */
const ORDINARY = ['man', 'more'];
/** Names that other places or languages have just as well, or better known: Colombia in Romanian, Grenada in Spanish, Sango in Persian. */
const OF_TWO = ['columbia', 'granada', 'guiana', 'kongo', 'norfolk', 'salvador', 'san martin', 'سانگو'];
const LEFT_OUT = new Set([...ORDINARY, ...OF_TWO]);
/** In Latin letters, shorter names are codes and abbreviations. */
const SHORTEST_LATIN = 3;

const isLatin = (folded: string): boolean => /[a-z]/.test(folded);
const isUsable = (folded: string): boolean =>
  folded !== '' && !LEFT_OUT.has(folded) && (folded.length >= SHORTEST_LATIN || !isLatin(folded));

/** Folded name → its one code; null: a name of two. */
function namesIn(locales: string[], type: 'region' | 'language', codes: string[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const locale of locales) {
    const names = new Intl.DisplayNames(locale, { type, fallback: 'none' });
    for (const code of codes) {
      const folded = fold(names.of(code) ?? '');
      if (!isUsable(folded)) continue;
      const before = found.get(folded);
      found.set(folded, before === undefined || before === code ? code : null);
    }
  }
  return found;
}

/** Finds the one code of those given that a name belongs to in any of the locales; null if there is none, or two. */
export function localNames(
  type: 'region' | 'language',
  codes: () => Iterable<string>,
): (name: string) => string | null {
  const latin = lazy(() => namesIn(LOCALES.latin, type, [...codes()]));
  const other = lazy(() => namesIn(LOCALES.other, type, [...codes()]));
  return (name) => {
    const folded = fold(name);
    return isUsable(folded) ? ((isLatin(folded) ? latin() : other()).get(folded) ?? null) : null;
  };
}
