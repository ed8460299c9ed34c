// The tests that values must pass before a name is believed: each gives the share of known rows that agree, 0..1.
// Codebooks speak for what they know (gender, age, country, language); elsewhere small vocabularies and shapes do.
import type { Media } from '../../know/kinds/kind.ts';
import { codebookFor } from './codebooks/index.ts';
import { type ColumnFacts, isInteger, isNumber } from './facts.ts';
import { listNotation } from './list-notation.ts';

const WORDS = {
  ethnicity:
    /white|black|asia|afric|\bafr\b|hisp|latin|cauc|europe|indian|indigen|native|aborigin|arab|middle.?east|pacific|island|mixed|multi.?racial|biracial|two or more|chinese|japanese|korean|vietnam|filipin|jewish|roma\b|\bhan\b|m[aā]ori|hawaii|alaska|eskimo|mestiz|pard[oa]|pret[oa]|branc[oa]|amarel|wei(ss|ß)|noir|blanc|blanco|negr[oa]|\bother\b|백인|흑인|아시아|汉|漢/i,
  education:
    /school|college|degree|bachelor|master|ph\.? ?d|doctor|gradu|diploma|primary|secondary|universit|vocational|assoc|\bhs\b|lyc[eé]e|licence|abitur|\d+(st|nd|rd|th)\b|대학|고등|학사|석사|박사|大学|高校|高中|本科|硕士|\bother\b/i,
  religion:
    /christ|catholic|protestant|muslim|islam|jew|juda|hindu|buddh|sikh|athei|agnost|orthodox|baptist|evangel|lutheran|mormon|shinto|tao|jain|baha|no religion|none|unaffiliated|\bother\b|기독|불교|천주|개신|무교|仏教|佛教|基督/i,
  disability:
    /^(yes|no|true|false|y|n|0|1)$|disab|impair|blind|deaf|autis|dyslex|wheelchair|paraly|mobility|none|palsy|있음|없음/i,
  income:
    /\d.*(k|\$|€|£|¥|₩|,\d{3}|-|–|to|<|>)|[<>≤≥]|^(very )?(low|lower|lower middle|middle|upper middle|medium|high|higher|upper)( income)?$/i,
  license:
    /\bcc[ -0]|creative ?commons|apache|\bmit\b|\bgpl|\blgpl|\bagpl|\bbsd|\bodbl?|\bodc|\bpddl|public domain|noassertion|\bisc\b|\bmpl|unlicense|proprietary|custom|unspecified|copyright|rights reserved|unknown|openrail|llama|non.?commercial|academic|zlib|artistic|wtfpl|eupl|epl|ofl|\bcdla|ogl|kogl/i,
  region:
    /africa|asia|europe|america|oceania|pacific|eurasia|papunesia|australia|caribbean|antarctic|middle east|polynesia|micronesia|melanesia|global|world|^\d{3}$/i,
  proficiency:
    /^[abc][12]\+?$|native|fluent|begin|elementary|basic|intermediate|advanced|proficien|expert|near.?native|novice|muttersprach|natif|débutant|nativo|avanzad|初级|中级|高级|母语|上級|中級|初級|초급|중급|고급|원어민/i,
  sexualOrientation:
    /hetero|straight|\bgay\b|lesbian|bisexual|\bbi\b|queer|homosexual|asexual|pansexual|^(yes|no)$|\bother\b|questioning|이성애|동성애|양성애|异性恋|同性恋|双性恋|異性愛|同性愛/i,
  boxes: /^[[({\s"']*(-?\d+(\.\d+)?[\s,;]+){3,}-?\d|^\{.*["']?(counts|xmin|x_min|x1|x|left)["']?\s*:/,
  script:
    /^[A-Z][a-z]{3}$|latin|cyrillic|arabic|devanagari|hangul|han\b|hebrew|greek|thai|bengali|tamil|telugu|kana|ethiopic|georgian|armenian/,
  split:
    /^(train|training|trn|dev|development|devel|val|valid|validation|test|testing|tst|eval|evaluation|holdout|held.?out)([-_ ./0-9].*)?$/i,
  yesNo:
    /^(yes|no|true|false|y|n|t|f|0|1|given|granted|withdrawn|refused|oui|non|ja|nein|nee|si|sí|não|sim|예|네|아니오|はい|いいえ|是|否)$/i,
};

const URL_LIKE = /^(https?:|ftp:|s3:|gs:|www\.)\S+$/i;
const HOST_LIKE = /^([a-z0-9-]+\.)+[a-z]{2,}$/i;
const FILE_LIKE =
  /\.(wav|mp3|flac|ogg|opus|m4a|aac|jpe?g|png|webp|gif|tiff?|bmp|svg|mp4|avi|mov|mkv|webm|txt|jsonl?|npy|npz|dcm|nii|pt|h5|hdf5|tar|zip|pdf|pcd|bin|parquet|xml|html?|eaf|TextGrid)(\.gz|\.zst)?$/i;
const MEDIA: [Media, RegExp][] = [
  ['audio', /\.(wav|mp3|flac|ogg|opus|m4a|aac)$/i],
  ['image', /\.(jpe?g|png|webp|gif|tiff?|bmp|dcm)(\?.*)?$/i],
  ['video', /\.(mp4|avi|mov|mkv|webm)$/i],
];
const DATE_LIKE =
  /^\d{4}[-/.](0?[1-9]|1[0-2])([-/.](0?[1-9]|[12]\d|3[01]))?([T ].*)?$|^(0?[1-9]|[12]\d|3[01])[-/.](0?[1-9]|[12]\d|3[01])[-/.]\d{4}( .*)?$/;
const CONVERSATION =
  /^(user|assistant|system|bot|human|gpt|agent|customer|interviewer|interviewee|male|female|man|woman|[a-f]|m|true|false|yes|no)$/i;
export const isUrl = (value: string): boolean => URL_LIKE.test(value);
export const isFile = (value: string): boolean =>
  FILE_LIKE.test(value) && !/\s{2}/.test(value) && !/^https?|^www/i.test(value);
export const isDate = (value: string): boolean => DATE_LIKE.test(value);
/** A date in eight digits, as DICOM writes it; only where the name says that it is one. */
const isCompactDate = (value: string): boolean => /^(1[89]|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(value);
const isYear = (value: string): boolean => /^(1[89]|20)\d\d(\.0)?$/.test(value);
/** Words, not rows of numbers. */
const LETTERED = /\p{L}{2}.*\p{L}{2}/su;
/** What programs make to tell things apart: UUIDs and digests. */
const DIGEST = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$|^(?=.*\d)(?=.*[a-f])[0-9a-f]{24,}$/i;
/** What most cells of a column of files or addresses point to; null for other columns. */
export const mediaOf = (facts: ColumnFacts): Media | null =>
  MEDIA.find(([, pattern]) => facts.share((value) => pattern.test(value)) > 0.4)?.[0] ?? null;
const wordsIn = (value: string): number => value.split(/\s+/).length;

const inBook = (role: string) => {
  return (facts: ColumnFacts): number => {
    const book = codebookFor(role, { values: facts.counts.keys(), name: facts.name });
    let hits = 0;
    let total = 0;
    for (const [value, rows] of facts.counts) {
      const meaning = book.read(value);
      if (meaning === 'missing') continue;
      total += rows;
      if (meaning !== 'unmapped') hits += rows;
    }
    return total === 0 ? 0 : hits / total;
  };
};
const inWords =
  (pattern: RegExp) =>
  (facts: ColumnFacts): number =>
    facts.share((value) => pattern.test(value));
const isHosts = (facts: ColumnFacts): boolean => facts.share((value) => HOST_LIKE.test(value)) > 0.8;
/** Skin tones of ten steps: the name says so, or a value does that Fitzpatrick's six types do not have. */
const isMonk = (facts: ColumnFacts): boolean =>
  /monk|mst/i.test(facts.name) ||
  [...facts.counts.keys()].some((value) => /^(monk|mst)|^(7|8|9|10)(\.0)?$/i.test(value));
/** Few short values that come back. */
const isCategory = (facts: ColumnFacts, most: number): boolean =>
  facts.distinct <= most &&
  (facts.unique <= 0.5 || (facts.known < 20 && facts.distinct <= 12)) &&
  facts.share((value) => value.length > 60 || isUrl(value) || isFile(value) || isDate(value)) < 0.05;
const yes = (condition: boolean): number => (condition ? 1 : 0);

/** Tests that judge a column as a whole: their answer is no share of rows and is never printed as one. */
export const WHOLE_COLUMN: ReadonlySet<string> = new Set(
  'never category label short place list rating path id key text source topic generator'.split(' '),
);

export type EvidenceId = keyof typeof evidence;

/** Test name → share of known rows that agree (WHOLE_COLUMN: how well the column fits). Pure; looks at the sample only. */
export const evidence = {
  never: () => 0,
  gender: inBook('gender'),
  age: inBook('age'),
  country: inBook('country'),
  language: inBook('language'),
  birth: (facts) => facts.share((value) => isYear(value) || isDate(value) || isCompactDate(value)),
  'skin-type': (facts) => (isMonk(facts) ? 0 : inBook('skin-type')(facts)),
  // Six numbers under "skin tone" fit both scales: the share is then held under the line between a decision and a question.
  'skin-tone': (facts) => Math.min(isMonk(facts) ? 1 : 0.5, inBook('skin-tone')(facts)),
  ethnicity: (facts) => (isCategory(facts, 200) ? inWords(WORDS.ethnicity)(facts) : 0),
  education: (facts) => (isCategory(facts, 100) ? inWords(WORDS.education)(facts) : 0),
  religion: (facts) => (isCategory(facts, 100) ? inWords(WORDS.religion)(facts) : 0),
  disability: (facts) => (isCategory(facts, 100) ? inWords(WORDS.disability)(facts) : 0),
  income: (facts) => Math.max(facts.numeric, inWords(WORDS.income)(facts)),
  region: inWords(WORDS.region),
  script: inWords(WORDS.script),
  license: inWords(WORDS.license),
  split: (facts) => (facts.distinct <= 30 ? inWords(WORDS.split)(facts) : 0),
  'yes-no': (facts) => (facts.distinct <= 6 ? inWords(WORDS.yesNo)(facts) : 0),
  proficiency: (facts) => (isCategory(facts, 60) ? inWords(WORDS.proficiency)(facts) : 0),
  'sexual-orientation': (facts) => (isCategory(facts, 60) ? inWords(WORDS.sexualOrientation)(facts) : 0),
  boxes: inWords(WORDS.boxes),
  topic: (facts) => yes(isCategory(facts, 200) && facts.numeric < 0.5 && !isHosts(facts)),
  generator: (facts) =>
    yes(isCategory(facts, 200) && facts.numeric < 0.5 && facts.meanLength > 1 && inWords(WORDS.yesNo)(facts) < 0.5),
  category: (facts) => yes(isCategory(facts, 200) && facts.numeric < 0.5),
  // Fractions are how sure somebody was of a label, not labels.
  label: (facts) => yes(isCategory(facts, 2000) && facts.numeric - facts.integer < 0.1),
  short: (facts) => yes(facts.meanLength <= 60 && facts.numeric < 0.5 && facts.unique <= 0.9),
  place: (facts) =>
    yes(facts.meanLength <= 40 && facts.numeric < 0.1 && facts.unique < 0.9 && facts.share(isFile) < 0.1),
  list: (facts) => yes(listNotation(facts, true) !== null),
  latitude: (facts) => facts.share((value) => isNumber(value) && Math.abs(Number(value)) <= 90),
  longitude: (facts) => facts.share((value) => isNumber(value) && Math.abs(Number(value)) <= 180),
  time: (facts) => facts.share((value) => isDate(value) || isYear(value) || isCompactDate(value)),
  duration: (facts) => facts.share((value) => isNumber(value) && Number(value) >= 0),
  count: (facts) => facts.share((value) => isInteger(value) && Number(value) >= 0),
  amount: (facts) => facts.numeric,
  rating: (facts) => yes(facts.distinct <= 21 && facts.numeric >= 0.99 && facts.min >= -10 && facts.max <= 100),
  url: inWords(URL_LIKE),
  path: (facts) =>
    Math.max(
      facts.share((value) => isFile(value) || (/^[^\s]*\/[^\s]*$/.test(value) && !isUrl(value))),
      facts.unique > 0.9 && facts.numeric < 0.5 && facts.share((value) => /\s/.test(value) || value.length > 120) < 0.01
        ? 0.95
        : 0,
    ),
  id: (facts) => {
    if (facts.share((value) => /\s/.test(value) || value.length > 130) > 0.01 || facts.numeric - facts.integer > 0.01)
      return 0;
    return facts.unique >= 0.9 ? 1 : facts.distinct >= 50 ? 0.85 : 0;
  },
  key: (facts) => {
    if (facts.meanLength > 130 || facts.share((value) => wordsIn(value) > 6 || isDate(value)) > 0.05) return 0;
    if (facts.numeric - facts.integer > 0.01 || facts.share((value) => CONVERSATION.test(value)) > 0.5) return 0;
    return facts.distinct >= 5 ? 1 : 0.85;
  },
  text: (facts) => {
    if (facts.numeric > 0.5 || facts.share(isUrl) > 0.5 || facts.share(isFile) > 0.5) return 0;
    const wordy = facts.share((value) => wordsIn(value) > 1 || /[\u2e80-\ud7ff]{4}/u.test(value));
    const comesBack = facts.unique < 0.05 && facts.meanLength < 60;
    return yes(wordy >= 0.5 && facts.meanLength >= 8 && !comesBack && facts.distinct > Math.min(20, facts.known / 2));
  },
  source: (facts) => yes(isHosts(facts) || (isCategory(facts, 5000) && facts.numeric < 0.5)),
} satisfies Record<string, (facts: ColumnFacts) => number>;

/** Whether values alone speak for a role, without any name: addresses, files, long sentences; words for gender ask. */
export const byValues: Partial<Record<EvidenceId, (facts: ColumnFacts) => number>> = {
  url: (facts) => facts.share(isUrl),
  path: (facts) => facts.share(isFile),
  text: (facts) =>
    yes(
      facts.meanLength >= 50 &&
        facts.unique >= 0.5 &&
        facts.share((value) => wordsIn(value) >= 6 && LETTERED.test(value)) > 0.6,
    ),
  id: (facts) => yes(facts.unique === 1 && facts.known >= 20 && facts.share((value) => DIGEST.test(value)) > 0.95),
  gender: (facts) =>
    facts.distinct <= 12 && facts.share((value) => value.length < 3) < 0.5 ? evidence.gender(facts) : 0,
  list: (facts) => yes(listNotation(facts, false) !== null),
  split: (facts) => (facts.distinct >= 2 ? evidence.split(facts) : 0),
};
