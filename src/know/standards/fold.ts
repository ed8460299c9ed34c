// One spelling for the many ways a name is typed: case, accents, apostrophes, hyphens, underscores and "the" vanish.
// Only Latin-type accents are removed: the vowel signs of other scripts are letters and stay.

const LETTERS: Record<string, string> = { ı: 'i', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

/** Folds a name for look-up; '' when it holds no letter or digit. Never for display. */
export const fold = (text: string): string => (/^[\0-\x7f]*$/.test(text) ? foldAscii(text) : foldAny(text));

/** What most cells are needs none of Unicode. */
const foldAscii = (text: string): string =>
  text
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const foldAny = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ıøłđðßæœþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’‘ʼʻ`´]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .normalize('NFC');
