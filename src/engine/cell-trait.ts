// What can be said of a cell without saying what is in it: its host, its writing system, its length, its shape. One definition
// for every engine, made of ASCII classes, Unicode scripts and whole numbers only; here as patterns and as plain functions.
// Of long texts only the beginning is looked at for the writing system, so that a document costs no more than a sentence.
import type { Trait } from './engine.ts';

/** Blanks around a cell, as everywhere in the engines. */
export const BLANKS = ' \t\n\r\f\v\u00a0\ufeff';

const PORT_AND_END = '(?::[0-9]*)?(?:[/?# \\t\\n\\r]|$)';
/** The host of an address with `//`, else of what reads like a host name; the first group. */
export const HOSTS: readonly string[] = [
  `^[ \\t\\n\\r]*(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:[^/?#]*@)?(\\[[0-9A-Fa-f:.]+\\]|[^/?#:@\\[\\] \\t\\n\\r]+)${PORT_AND_END}`,
  `^[ \\t\\n\\r]*([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9])${PORT_AND_END}`,
];

/** Shapes in the order in which they are tried; what is none of them is `text`, or `blank`. */
export const SHAPES: readonly (readonly [string, string])[] = [
  ['url', '^[ \\t\\n\\r]*(?:[A-Za-z][A-Za-z0-9+.-]*://|//|www\\.)[^ \\t\\n\\r]'],
  [
    'date',
    '^[ \\t\\n\\r]*(?:[0-9]{4}[-/][0-9]{1,2}(?:[-/][0-9]{1,2})?|[0-9]{4}[.][0-9]{1,2}[.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4})(?:[T ].*)?[ \\t\\n\\r]*$',
  ],
  [
    'number',
    '^[ \\t\\n\\r]*[+-]?(?:[0-9]+(?:[., ][0-9]{3})*(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?[ ]?%?[ \\t\\n\\r]*$',
  ],
];

/** ISO 15924 code → its name in Unicode. Kana stand for Japanese, and Han beside them does too. */
export const SCRIPTS: readonly (readonly [string, string])[] = [
  ['Latn', 'Latin'],
  ['Cyrl', 'Cyrillic'],
  ['Arab', 'Arabic'],
  ['Hani', 'Han'],
  ['Hang', 'Hangul'],
  ['Deva', 'Devanagari'],
  ['Beng', 'Bengali'],
  ['Grek', 'Greek'],
  ['Hebr', 'Hebrew'],
  ['Thai', 'Thai'],
  ['Taml', 'Tamil'],
  ['Telu', 'Telugu'],
  ['Gujr', 'Gujarati'],
  ['Guru', 'Gurmukhi'],
  ['Knda', 'Kannada'],
  ['Mlym', 'Malayalam'],
  ['Orya', 'Oriya'],
  ['Sinh', 'Sinhala'],
  ['Mymr', 'Myanmar'],
  ['Khmr', 'Khmer'],
  ['Laoo', 'Lao'],
  ['Tibt', 'Tibetan'],
  ['Geor', 'Georgian'],
  ['Armn', 'Armenian'],
  ['Ethi', 'Ethiopic'],
  ['Mong', 'Mongolian'],
  ['Thaa', 'Thaana'],
  ['Syrc', 'Syriac'],
  ['Tfng', 'Tifinagh'],
  ['Nkoo', 'Nko'],
  ['Olck', 'Ol_Chiki'],
  ['Cans', 'Canadian_Aboriginal'],
  ['Cher', 'Cherokee'],
  ['Vaii', 'Vai'],
  ['Yiii', 'Yi'],
  ['Mtei', 'Meetei_Mayek'],
  ['Java', 'Javanese'],
  ['Bopo', 'Bopomofo'],
];
/** Japanese: written with kana, mostly beside Han. Counted as one script. */
export const JAPANESE = { code: 'Jpan', kana: ['Hiragana', 'Katakana'], han: 'Han', hanCode: 'Hani' } as const;
/** Values of `script` that are no script: no letters, no script with two thirds of them, and letters of none of the above. */
export const NO_LETTERS = 'none';
export const MIXED = 'mixed';
export const OTHER_SCRIPT = 'other';
/** A script is that of a cell from this part of its letters on: `of` in `from`. */
export const DOMINANT = { of: 2, from: 3 } as const;
/** Characters of a cell that are looked at for its script. */
export const SCRIPT_LOOK = 1_000;

/** From these lengths on, lengths are kept to so many: four leading digits. */
export const LENGTH_STEPS: readonly (readonly [from: number, step: number])[] = [
  [10_000_000, 10_000],
  [1_000_000, 1_000],
  [100_000, 100],
  [10_000, 10],
];

const stepped = (length: number): number => {
  const step = LENGTH_STEPS.find(([from]) => length >= from)?.[1] ?? 1;
  return length - (length % step);
};

/** A cell without the blanks around it. */
export const trimmed = (cell: string): string => {
  let [start, end] = [0, cell.length];
  while (start < end && BLANKS.includes(cell[start]!)) start++;
  while (end > start && BLANKS.includes(cell[end - 1]!)) end--;
  return cell.slice(start, end);
};

const scriptOf = (cell: string): string => {
  const isOf = (name: string) => new RegExp(`\\p{sc=${name}}`, 'u');
  const letters = [...cell]
    .slice(0, SCRIPT_LOOK)
    .filter((sign) => /[\p{L}\p{M}]/u.test(sign) && !/[\p{sc=Inherited}\p{sc=Common}]/u.test(sign));
  if (letters.length === 0) return NO_LETTERS;
  const holds = (names: readonly string[]): number =>
    letters.filter((sign) => names.some((name) => isOf(name).test(sign))).length;
  const dominates = (names: readonly string[]) => holds(names) * DOMINANT.from >= letters.length * DOMINANT.of;
  const japanese = [...JAPANESE.kana, JAPANESE.han];
  if (holds(JAPANESE.kana) > 0 && dominates(japanese)) return JAPANESE.code;
  const found = SCRIPTS.find(([, name]) => dominates([name]));
  if (found !== undefined) return found[0];
  const known = holds([...SCRIPTS.map(([, name]) => name), ...JAPANESE.kana]);
  return (letters.length - known) * DOMINANT.from >= letters.length * DOMINANT.of ? OTHER_SCRIPT : MIXED;
};

/** Trait of a cell that is there; null where it has none (a cell without a host). */
export const traitOf: Record<Trait, (cell: string) => string | number | null> = {
  host: (cell) =>
    HOSTS.map((pattern) => new RegExp(pattern).exec(cell)?.[1]).find((host) => host !== undefined) ?? null,
  script: scriptOf,
  characters: (cell) => stepped([...trimmed(cell)].length),
  words: (cell) =>
    stepped(
      [...BLANKS]
        .reduce((text, blank) => text.replaceAll(blank, ' '), cell)
        .split(' ')
        .filter(Boolean).length,
    ),
  shape: (cell) =>
    trimmed(cell) === '' ? 'blank' : (SHAPES.find(([, pattern]) => new RegExp(pattern).test(cell))?.[0] ?? 'text'),
};

/** A cell as it is compared with others: `folded` without blanks around, without case, in composed form. */
export const formOf = (cell: string, form: 'exact' | 'folded'): string =>
  form === 'exact'
    ? cell
    : [...trimmed(cell)]
        // One sign at a time, so that neither the end of a word nor a locale changes what a capital becomes.
        .map((sign) => (sign === 'İ' ? 'i' : sign.toLowerCase()))
        .join('')
        .normalize('NFC');
