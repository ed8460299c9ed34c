// Ages and age bands. A band stated in the data is kept as it is (`54-59`, `70+`, `0-17`); an exact age goes into a band
// of ten years. "More than 70" and ">65" are read as 70+ and 65+: surveys write them after 60-69 and 60-64.
// Decade words are ten years ("teens" is 10-19), so that bands tile. An exact 0 is unmapped: it is mostly a blank that a
// program turned into a number, while infants are recorded as a band (`0-2`) or in months.
import { type AgeBand, ageBand, ageCode, compareAgeBands } from '../../../know/standards/age-bands.ts';
import { generalMeaning } from '../missing.ts';
import { type Codebook, DECLINED } from '../role.ts';
import { DECLINED_LABEL } from './table.ts';

const OLDEST = 120;
const SENTINELS = new Set(['-1', '-9', '-99', '-999', '999', '9999', 'none']);
const DECADES: Record<string, number> = {
  teen: 10,
  teens: 10,
  teenager: 10,
  teenagers: 10,
  teenage: 10,
  twenties: 20,
  thirties: 30,
  forties: 40,
  fourties: 40,
  fifties: 50,
  sixties: 60,
  seventies: 70,
  eighties: 80,
  nineties: 90,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
};

const pattern = (source: string) => new RegExp(`^(?:${source.replaceAll('N', '(\\d{1,3})(?:\\.0+)?')})$`);
const closed = (from: number, to: number): AgeBand | null => (from <= to && to <= OLDEST + 9 ? { from, to } : null);
const upTo = (to: number): AgeBand | null => (to >= 0 ? closed(0, to) : null);
const open = (from: number): AgeBand | null => (from <= OLDEST ? { from, to: null } : null);

/** Words around a number, in the languages that data about people is mostly in; the words for "years" are dropped before. */
const WORDS = {
  to: '-| to | until | through | bis | à | a | до | tot ',
  between: ['between N and N', 'entre N (?:et|y|e) N', 'zwischen N und N', 'tra N e N', 'von N bis N', 'de N [àa] N'],
  andOver:
    '(?:and|or|&|-or-|-and-|et|ou|und|oder|y|o|u|e|en|of|и) ?(?:over|older|above|more|up|upwards?|greater|plus|älter|mehr|darüber|m[aá]s|mayor(?:es)?|mais|oltre|più|ouder|старше|более)',
  over: 'more than|over|above|older than|greater than|from|at least|>=?|≥|plus de|über|ab|älter als|m[aá]s de|mayor(?:es)? de|a partir de|mais de|acima de|oltre(?: i)?|più di|ouder dan|vanaf|старше|от',
  under:
    'under|below|less than|younger than|<|moins de|unter|jünger als|menos de|menor(?:es)? de|abaixo de|meno di|sotto(?: i)?|jonger dan|onder|младше|моложе|до',
  upTo: 'up to|at most|<=|≤|jusqu.[àa]|bis|hasta|até|fino a|tot en met',
  andUnder:
    '(?:and|or|&|et|ou|und|oder|y|o|e|en|of|и) ?(?:under|younger|below|less|moins|jünger|darunter|menos|menor(?:es)?|meno|jonger|младше)',
};

/** How bands are written once "years", "old" and "aged" are dropped: the first that matches wins. */
const SHAPES: [RegExp, (a: number, b: number) => AgeBand | null][] = [
  [pattern(`N(?:${WORDS.to})N`), (a, b) => closed(a, b)],
  ...WORDS.between.map((shape): [RegExp, typeof closed] => [pattern(shape), closed]),
  [pattern('\\[N ?[-,;] ?N\\]'), (a, b) => closed(a, b)],
  [pattern('\\[N ?[-,;] ?N\\)'), (a, b) => closed(a, b - 1)],
  [pattern('\\(N ?[-,;] ?N\\]'), (a, b) => closed(a + 1, b)],
  [pattern('\\(N ?[-,;] ?N\\)'), (a, b) => closed(a + 1, b - 1)],
  [pattern('N ?(?:\\+|plus|以上| ?이상)'), (a) => open(a)],
  [pattern(`N ?(?:${WORDS.andOver})`), (a) => open(a)],
  [pattern(`(?:${WORDS.over})[ -]?N`), (a) => open(a)],
  [pattern(`(?:${WORDS.under})[ -]?N`), (a) => upTo(a - 1)],
  [pattern('N ?(?:未満|未满| ?미만)'), (a) => upTo(a - 1)],
  [pattern(`(?:${WORDS.upTo})[ -]?N`), (a) => upTo(a)],
  [pattern(`N ?(?:以下| ?이하|${WORDS.andUnder})`), (a) => upTo(a)],
  [/^([1-9]0)(?:'?s| ?代| ?대)$/, (a) => closed(a, a + 9)],
  [/^([1-9]0)(?:代|대) ?(?:以上|이상)$/, (a) => open(a)],
];

/** An exact age: in years, or in months, weeks or days where the unit is written (DICOM: 034Y, 006M, 003W, 010D). */
const EXACT = /^(\d{1,3}(?:\.\d+)?) ?(y|m|w|d|months?|mos?|weeks?|wks?|days?)?$/;
const PER_YEAR: Record<string, number> = { m: 12, w: 52.18, d: 365.25 };

/** One spelling of every shape. */
const SHOWN =
  '7|34|034Y|006M|20-29|20 to 29|between 20 and 29|[20,30)|(20,30]|70+|70 and over|over 65|>=65|under 18|<=17|17 and under|80s|1|0|119|150'.split(
    '|',
  );

/** "Years" in other languages, behind a number or alone among words. */
const YEARS =
  /(?<=\d ?)(?:歳|才|岁|歲|周岁|세|살)|(?<![\p{L}])(?:ans?|años?|anos?|anni|jahren?|jaar|лет|года?|лата?|yaş)(?![\p{L}])/gu;

const tidy = (raw: string): string =>
  raw
    .trim()
    .toLowerCase()
    .replace(/[–—‐‑−_~]/g, '-')
    .replace(/[’‘]/g, "'")
    .replace(/-?\b(?:age|aged|ages|years?|yrs?|yo|old)\b[.:]?-?/g, ' ')
    .replace(YEARS, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .trim();

/** The band of an exact age; null for ages nobody has. Ages from a hundred on share one open band. */
function bandOfAge(age: number, width: number): AgeBand | null {
  if (!(age >= 0 && age <= OLDEST)) return null;
  const last = Math.ceil(100 / width) * width;
  if (age >= last) return { from: last, to: null };
  const from = Math.floor(age / width) * width;
  return { from, to: from + width - 1 };
}

function meaning(raw: string, width: number): AgeBand | null {
  const text = tidy(raw);
  const decade = Object.hasOwn(DECADES, text) ? DECADES[text] : undefined;
  if (decade !== undefined) return { from: decade, to: decade + 9 };
  const exact = EXACT.exec(text);
  if (exact) {
    const unit = exact[2]?.charAt(0) ?? 'y';
    const number = Number(exact[1]);
    if (unit === 'y' && number === 0) return null;
    return bandOfAge(number / (PER_YEAR[unit] ?? 1), width);
  }
  for (const [shape, read] of SHAPES) {
    const match = shape.exec(text);
    if (match) return read(Number(match[1]), Number(match[2]));
  }
  return null;
}

/** Codebook of ages; `width`: years per band for exact ages. */
export const age = (width = 10): Codebook => ({
  id: 'age',
  read(raw) {
    if (SENTINELS.has(raw.trim().toLowerCase().replace(/\.0+$/, ''))) return 'missing';
    const band = raw.length > 60 ? null : meaning(raw, width);
    return band ? { code: ageCode(band) } : (generalMeaning(raw) ?? 'unmapped');
  },
  words: () => [...Object.keys(DECADES), ...SENTINELS, ...SHOWN],
  label(code) {
    if (code === DECLINED) return DECLINED_LABEL;
    const band = ageBand(code);
    if (!band) return code;
    if (band.to === null) return `${band.from} and over`;
    return band.from === band.to ? String(band.from) : `${band.from}–${band.to}`;
  },
  compare: compareAgeBands,
});
