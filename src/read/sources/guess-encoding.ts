// Which legacy encoding a text that is no UTF-8 is in: every candidate decodes a sample of the damaged lines, and the
// reading that looks like writing wins. A reading is judged by alphabets, case and neighbours, never by the file's name;
// where no reading is plausible, Windows-1252 is taken because it keeps different bytes different, and said to be unclear.
import {
  COMMON_HANGUL,
  COMMON_HANZI,
  COMMON_HANZI_TRADITIONAL,
  COMMON_KANJI,
  COMMON_LETTERS,
  LATIN_ALPHABETS,
  TYPOGRAPHY,
} from './writing-systems.ts';

export interface EncodingGuess {
  encoding: string;
  /** The reading looks like writing throughout. */
  clear: boolean;
}

/** Worth of letters of several alphabets, to those of one: Western languages stand side by side in many tables. */
const MIXED: Record<keyof typeof LATIN_ALPHABETS, number> = { western: 0.88, central: 0.8, turkish: 0.8 };
const FALLBACK = 'windows-1252';
const CLEAR = 0.85;
/** A rarer encoding must beat Windows-1252, and any clear reading every other one, by this much. */
const MARGIN = 0.08;
const LEAD = 0.04;

const LETTER = /\p{L}/u;
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;
const ASCII_LETTER = /[A-Za-z]/;
const HANGUL = /[\uac00-\ud7a3]/;
const KANA = /[\u3041-\u30ff]/;
const HALF_KANA = /[\uff61-\uff9f]/;
const HAN = /[\u3400-\u9fff\uf900-\ufaff]/;
const WIDE_MARK = /[\u3000-\u303f\uff01-\uff5e]/;

const both = (letters: string): Set<string> =>
  new Set([...letters, ...letters.toUpperCase(), ...(letters.includes('ı') ? 'İ' : '')]);
const typography = new Set(TYPOGRAPHY);

/** A character beyond ASCII between its neighbours. */
interface Place {
  char: string;
  before: string;
  after: string;
}

const placesOf = (text: string): Place[] => {
  const chars = [...text];
  return chars.flatMap((char, at) =>
    char > '\u007f' ? [{ char, before: chars[at - 1] ?? '\n', after: chars[at + 1] ?? '\n' }] : [],
  );
};

const share = (places: Place[], test: (place: Place) => boolean): number =>
  places.length === 0 ? 0 : places.filter(test).length / places.length;

/** A letter of this alphabet in a case that its word allows, or a mark that stands where marks stand. */
const fits = (alphabet: Set<string>) => {
  return ({ char, before, after }: Place): boolean => {
    if (alphabet.has(char)) return !(UPPER.test(char) && LOWER.test(before));
    if (!typography.has(char)) return false;
    return char === '’' || char === '·' || !(LETTER.test(before) && LETTER.test(after));
  };
};

/** Western words hold single letters beyond ASCII; in other scripts they stand side by side. */
const DENSE = 0.45;

const latin = (family: keyof typeof LATIN_ALPHABETS) => {
  const alphabets = LATIN_ALPHABETS[family];
  const each = alphabets.map((letters) => fits(both(letters)));
  const any = fits(both(alphabets.join('')));
  return (places: Place[]): number => {
    const best = Math.max(MIXED[family] * share(places, any), ...each.map((test) => share(places, test)));
    return share(places, ({ before }) => before > '\u007f') > DENSE ? 0 : best;
  };
};

/** Scripts of whole words: their letters, the ten commonest of them, and marks between. */
const alphabetic = (script: RegExp, commonest: string) => {
  const common = new Set(commonest);
  return (places: Place[]): number => {
    const letters = places.filter(({ char }) => LETTER.test(char));
    const inLatin = share(letters, ({ before, after }) => ASCII_LETTER.test(before) || ASCII_LETTER.test(after));
    const wrongCase = share(letters, ({ char, before }) => UPPER.test(char) && LOWER.test(before));
    const usual = share(letters, ({ char }) => common.has(char.toLowerCase()));
    const known = share(places, ({ char }) => script.test(char) || typography.has(char));
    const marks = share(places, ({ char }) => typography.has(char));
    const isNone = inLatin > 0.2 || marks > 0.2 || letters.length < 4;
    return isNone ? 0 : known * Math.min(1, usual / 0.5) * (1 - Math.min(1, 4 * wrongCase));
  };
};

const cyrillic = alphabetic(/[\u0400-\u045f\u0490\u0491№]/, COMMON_LETTERS.cyrillic);
const greek = alphabetic(/[\u0370-\u03ff]/, COMMON_LETTERS.greek);
const hebrew = alphabetic(/[\u05b0-\u05f4]/, COMMON_LETTERS.hebrew);
const arabic = alphabetic(/[\u0600-\u06ff]/, COMMON_LETTERS.arabic);
const thai = alphabetic(/[\u0e01-\u0e5b]/, COMMON_LETTERS.thai);

/** Share of wide characters that are right for the script; 0 when they stand inside Latin words. */
const wide = (rightness: (places: Place[]) => number) => {
  return (places: Place[]): number => {
    const inLatin = share(places, ({ before, after }) => ASCII_LETTER.test(before) && ASCII_LETTER.test(after));
    return inLatin > 0.2 || places.length < 4 ? 0 : rightness(places);
  };
};

const commonHan = (characters: string) => {
  const common = new Set(characters);
  return wide((places) => {
    const han = places.filter(({ char }) => HAN.test(char));
    const usual = share(han, ({ char }) => common.has(char));
    const other = share(places, ({ char }) => !(HAN.test(char) || WIDE_MARK.test(char) || typography.has(char)));
    return han.length === 0 || usual < 0.25 ? 0 : Math.min(1, usual / 0.45) * (1 - other);
  });
};

const japanese = wide((places) => {
  const kanji = new Set(COMMON_KANJI);
  if (share(places, ({ char }) => HALF_KANA.test(char)) > 0.1) return 0;
  const han = places.filter(({ char }) => HAN.test(char));
  const usual = han.length === 0 ? 1 : Math.min(1, share(han, ({ char }) => kanji.has(char)) / 0.5);
  const script = share(places, ({ char }) => KANA.test(char) || HAN.test(char) || WIDE_MARK.test(char));
  const kana = share(places, ({ char }) => KANA.test(char));
  return script * Math.max(usual, kana >= 0.3 ? 1 : 0) * (kana >= 0.1 ? 1 : 0.9);
});

const korean = wide((places) => {
  const common = new Set(COMMON_HANGUL);
  const hangul = places.filter(({ char }) => HANGUL.test(char));
  const usual = share(hangul, ({ char }) => common.has(char));
  const script = share(places, ({ char }) => HANGUL.test(char) || WIDE_MARK.test(char));
  return hangul.length === 0 ? 0 : script * Math.min(1, usual / 0.35);
});

/** Candidates, the likelier first: it wins where two read the sample equally well. */
const CANDIDATES: { encoding: string; plausibility(places: Place[]): number }[] = [
  { encoding: FALLBACK, plausibility: latin('western') },
  { encoding: 'iso-8859-15', plausibility: latin('western') },
  { encoding: 'windows-1250', plausibility: latin('central') },
  { encoding: 'iso-8859-2', plausibility: latin('central') },
  { encoding: 'windows-1254', plausibility: latin('turkish') },
  { encoding: 'macintosh', plausibility: latin('western') },
  { encoding: 'windows-1251', plausibility: cyrillic },
  { encoding: 'koi8-r', plausibility: cyrillic },
  { encoding: 'ibm866', plausibility: cyrillic },
  { encoding: 'windows-1253', plausibility: greek },
  { encoding: 'windows-1255', plausibility: hebrew },
  { encoding: 'windows-1256', plausibility: arabic },
  { encoding: 'windows-874', plausibility: thai },
  { encoding: 'shift_jis', plausibility: japanese },
  { encoding: 'euc-jp', plausibility: japanese },
  { encoding: 'euc-kr', plausibility: korean },
  { encoding: 'gb18030', plausibility: commonHan(COMMON_HANZI) },
  { encoding: 'big5', plausibility: commonHan(COMMON_HANZI_TRADITIONAL) },
];

const decoded = (sample: Buffer, encoding: string): string | null => {
  try {
    // Only as a stream: in one piece, some releases of Node read Windows-1252 as Latin-1.
    const decoder = new TextDecoder(encoding, { fatal: true });
    return decoder.decode(sample, { stream: true }) + decoder.decode();
  } catch {
    return null;
  }
};

/** C1 control characters, which no text holds: bytes that the encoding does not use. */
const controls = (text: string): number => text.match(/[\u0080-\u009f]/g)?.length ?? 0;

/**
 * The encoding of `sample`: whole damaged lines of a file, line ends included. Pure; names are those of the Encoding
 * Standard, in which Latin-1 is a part of Windows-1252.
 */
export function guessEncoding(sample: Buffer): EncodingGuess {
  const scored = CANDIDATES.flatMap(({ encoding, plausibility }) => {
    const text = decoded(sample, encoding);
    if (text === null) return [];
    const places = placesOf(text);
    const damage = places.length === 0 ? 1 : controls(text) / places.length;
    return [{ encoding, text, score: plausibility(places) * (1 - Math.min(1, 5 * damage)) }];
  });
  const usual = scored.find(({ encoding }) => encoding === FALLBACK)!;
  const top = scored.reduce((best, one) => (one.score > best.score ? one : best), usual);
  const chosen = top.score >= CLEAR && top.score >= usual.score + MARGIN ? top : usual;
  const rival = Math.max(0, ...scored.filter(({ text }) => text !== chosen.text).map(({ score }) => score));
  return { encoding: chosen.encoding, clear: chosen.score >= CLEAR && chosen.score >= rival + LEAD };
}
