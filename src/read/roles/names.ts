// How a column name is read: as words, so that "statement" never is a state and "raceway" never is a race.
// Words that only say whose attribute it is (speaker, rater …) or how it was obtained (reported, perceived …) are set
// aside before comparing; any other extra word makes the match weak, and a weak match never decides about a person.
import type { Basis } from './role.ts';

const words = (text: string): Set<string> => new Set(text.split(/\s+/));

/** Words for the person who is in the data. */
export const CONTRIBUTOR_WORDS = words(
  'client clients speaker celebrity operator demonstrator teleoperator learner speakers spk reader readers narrator user users patient patients subject subjects author authors participant participants ' +
    'contributor contributors singer actor actress donor donors person persons people voice talker informant recorder recordist photographer creator ' +
    'uploader owner reviewer respondent interviewee child student writer signer performer face portrait ' +
    'sprecher locuteur locutrice hablante locutor falante parlante spreker patienten auteur autor autore 화자 발화자 참여자 話者 说话人 диктор участник пациент paciente paziente',
);
/** Words for the person who judged the data. */
export const ANNOTATOR_WORDS = words(
  'annotator annotators rater raters worker workers labeler labelers labeller coder coders judge judges crowdworker evaluator ' +
    'annotateur anotador annotatore bewerter 평가자 주석자',
);
const FILLERS = words(
  'self reported stated declared perceived apparent estimated predicted inferred recorded demographics demographic demo profile info metadata meta ' +
    'attributes attribute raw the of in at recording years yrs year2 s my value field col',
);

/** What flattened records are kept in: before a dot these words say nothing about the field. */
const CONTAINERS = words(
  'data custom properties property answer answers input inputs extra extras details fields record row additional payload',
);
/** Words between "id" and its noun ("id del hablante"). */
const LINKS = words('de del du da do di des della dello');

const BASIS_WORDS: [RegExp, Basis][] = [
  [/\bself\b.*\b(reported|identified|declared|described)\b|\bselfreported\b/, 'self-reported'],
  [/\b(perceived|apparent)\b/, 'annotator'],
  [/\bassigned\b/, 'assigned'],
  [/\b(predicted|estimated|inferred)\b/, 'model'],
];

/** Lower-case words of a column name: camel case split, Latin accents off, other scripts as they are. */
export function nameWords(name: string): string[] {
  if (/^[a-z][a-z0-9 _]*$/.test(name)) return name.split(/[ _]+/).filter((word) => word !== '');
  return name
    .normalize('NFKC')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}#%]+/u)
    .filter((word) => word !== '');
}

/** Who said so, where the name itself says it ("perceived_gender"); `unknown` otherwise. */
export function basisOf(name: string): Basis {
  const text = nameWords(name).join(' ');
  return BASIS_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown';
}

/** Whose attribute the name says it is, if it says so. */
export function personOf(name: string): 'contributor' | 'annotator' | null {
  const all = nameWords(name);
  if (all.some((word) => ANNOTATOR_WORDS.has(word))) return 'annotator';
  return all.some((word) => CONTRIBUTOR_WORDS.has(word)) ? 'contributor' : null;
}

export type NameMatch = 'exact' | 'suffix' | 'weak' | null;
const RANK: NameMatch[] = [null, 'weak', 'suffix', 'exact'];

const isCut = (word: string): boolean =>
  CONTRIBUTOR_WORDS.has(word) || ANNOTATOR_WORDS.has(word) || FILLERS.has(word) || /^\d+$/.test(word);

/** Phrases of the catalogue are held against every column: each is taken apart once. */
const runs = new Map<string, { run: string[]; joined: string }>();
function runOf(phrase: string): { run: string[]; joined: string } {
  const known = runs.get(phrase);
  if (known !== undefined) return known;
  const run = nameWords(phrase);
  const made = { run, joined: run.join('') };
  runs.set(phrase, made);
  return made;
}

/** The name without the containers it stands in: `data.gender` → `gender`. `dog.gender` is kept whole. */
export function withoutContainers(name: string): string {
  const [first, ...rest] = name.split('.');
  if (rest.length === 0) return name;
  const all = nameWords(first!);
  const isContainer = all.length > 0 && all.every((word) => CONTAINERS.has(word) || FILLERS.has(word));
  return isContainer ? withoutContainers(rest.join('.')) : name;
}

/** In Romance languages the id stands first: `id_del_hablante` → hablante; null where it does not. */
export function nounOfId(name: string): string | null {
  const [first, ...rest] = nameWords(withoutContainers(name));
  const noun = rest.filter((word) => !LINKS.has(word));
  return first === 'id' && noun.length > 0 ? noun.join(' ') : null;
}

const containsRun = (all: string[], run: string[]): boolean =>
  all.some((_, start) => run.every((word, i) => all[start + i] === word));

/** Names of columns are held against every role: each is taken apart once. Bounded, for names are the user's. */
const taken = new Map<string, { all: string[]; kept: string[]; spellings: string[] }>();
const MOST_TAKEN = 10_000;
function taking(name: string): { all: string[]; kept: string[]; spellings: string[] } {
  const known = taken.get(name);
  if (known !== undefined) return known;
  const all = nameWords(name);
  const inner = nameWords(withoutContainers(name));
  const kept = inner.filter((word) => !isCut(word));
  const noun = nounOfId(name);
  const turned = noun === null ? [] : [`${noun.replaceAll(' ', '')}id`];
  const made = { all, kept, spellings: [all.join(''), inner.join(''), kept.join(''), ...turned] };
  if (taken.size < MOST_TAKEN) taken.set(name, made);
  return made;
}

/** A phrase in another script is no name in ASCII, with or without its accents. */
const ASCII = /^[\0-\x7f]*$/;
const BEYOND_LATIN = /[^\0-\u024f\u1e00-\u1eff]/;

/** How well a name matches one of the phrases: exactly (set-aside words apart), at its end, or somewhere inside. */
export function matchName(name: string, phrases: readonly string[]): NameMatch {
  const { all, kept, spellings } = taking(name);
  let best: NameMatch = null;
  const isPlain = ASCII.test(name);
  for (const phrase of phrases) {
    if (isPlain && BEYOND_LATIN.test(phrase)) continue;
    const { run, joined } = runOf(phrase);
    if (run.length === 0) continue;
    let found: NameMatch = null;
    if (spellings.includes(joined)) found = 'exact';
    else if (joined.length < 2 || !all.includes(run[0]!)) continue;
    else if (run.every((word, i) => kept[kept.length - run.length + i] === word)) found = 'suffix';
    else if (containsRun(all, run)) found = 'weak';
    if (RANK.indexOf(found) > RANK.indexOf(best)) best = found;
  }
  return best;
}
