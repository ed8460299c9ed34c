// A speech corpus in the layout of Common Voice: speakers first, then their clips, so that nobody changes age or gender.
// Age and gender are apportioned together, as published: women are hardly heard outside their twenties.
import { apportion, deal, hexName, pick, random, shuffle } from './draw.ts';

export const CLIPS = 2500;
export const SPEAKERS = 180;

/** Validated clips of Common Voice 22.0 Korean by age and gender. */
const people: [[age: string, gender: string], number][] = [
  [['twenties', 'male_masculine'], 415],
  [['thirties', 'male_masculine'], 381],
  [['twenties', 'female_feminine'], 264],
  [['', ''], 194],
  [['fourties', 'male_masculine'], 129],
  [['teens', 'male_masculine'], 37],
  [['thirties', ''], 14],
  [['twenties', ''], 14],
  [['thirties', 'female_feminine'], 10],
  [['teens', 'female_feminine'], 5],
  [['fifties', 'female_feminine'], 3],
];

/** Clips of Common Voice 25.0 English by accent; '' = not given. Spelled as its speakers spell them. */
const accents: [string, number][] = [
  ['United States English', 572552],
  ['England English', 203338],
  ['', 199478],
  ['India and South Asia (India, Pakistan, Sri Lanka)', 152535],
  ['Canadian English', 98459],
  ['Australian English', 69328],
  ['Scottish English', 68091],
  ['Southern African (South Africa, Zimbabwe, Namibia)', 60057],
  ['New Zealand English', 20763],
  ['Irish English', 11204],
  ['Filipino', 7492],
  ['Hong Kong English', 7004],
  ['Singaporean English', 4712],
  ['Malaysian English', 4235],
  ['Welsh English', 3032],
];

/** Sentences of Common Voice 25.0 English by domain, for the few clips that state one. */
const domains: [string, number][] = [
  ['', 20000],
  ['general', 660],
  ['agriculture_food', 166],
  ['history_law_government', 123],
  ['media_entertainment', 117],
  ['technology_robotics', 101],
];

/** Clips of the three most active speakers among the 1,466 of Common Voice 22.0 Korean; everybody else shares the rest. */
const MOST_ACTIVE = [222, 190, 108];
const MOST_ACTIVE_OF = 1466;

const words = {
  who: [
    'The teacher',
    'My neighbour',
    'A young doctor',
    'The driver',
    'Her brother',
    'The gardener',
    'Our guide',
    'A farmer',
    'The nurse',
    'His aunt',
  ],
  does: [
    'walks to',
    'talks about',
    'waits near',
    'remembers',
    'draws',
    'takes a photograph of',
    'sings about',
    'returns to',
    'looks for',
    'writes about',
  ],
  what: [
    'the old bridge',
    'a small harbour',
    'the market',
    'the railway station',
    'a quiet street',
    'the library',
    'the garden',
    'a green hill',
    'the river',
    'the bakery',
  ],
  when: [
    'in the morning',
    'after the rain',
    'every Sunday',
    'at noon',
    'before dinner',
    'in winter',
    'with a smile',
    'without a word',
    'once a year',
    'on the way home',
  ],
};

const sentence = (next: () => number): string => {
  const said = `${pick(words.who, next)} ${pick(words.does, next)} ${pick(words.what, next)} ${pick(words.when, next)}`;
  return next() < 0.02 ? `"Listen," she said. "${said}."` : `${said}.`;
};

/** Clips of every speaker, most active first: the published top three, then a long tail with at least one each. */
function activity(): number[] {
  const top = MOST_ACTIVE.map((clips) => Math.round((clips / MOST_ACTIVE_OF) * CLIPS));
  const others = SPEAKERS - top.length;
  const left = CLIPS - top.reduce((sum, clips) => sum + clips, 0) - others;
  const tail = apportion(
    left,
    Array.from({ length: others }, (_, i) => 1 / (i + 4)),
  );
  return [...top, ...tail.map((clips) => clips + 1)];
}

const COLUMNS =
  'client_id path sentence_id sentence sentence_domain up_votes down_votes age gender accents variant locale segment duration[ms]'.split(
    ' ',
  );

/** The text of validated.tsv. */
export function speech(): string {
  const next = random(1);
  const groups = deal(SPEAKERS, people, next);
  const accentOf = deal(SPEAKERS, accents, next);
  const domain = deal(CLIPS, domains, next);
  const speakers = groups.map(([age, gender], i) => ({
    client: hexName(32, next),
    age,
    gender,
    accents: accentOf[i]!,
  }));
  const turns = shuffle(
    activity().flatMap((clips, i) => Array<number>(clips).fill(i)),
    next,
  );
  const rows = turns.map((speaker, i) => {
    const { client, age, gender, accents: accent } = speakers[speaker]!;
    const milliseconds = 2000 + Math.round(6532 * next());
    const votes = [2 + Math.floor(next() * 2), next() < 0.1 ? 1 : 0];
    return [
      client,
      `clip_en_${40000000 + i}.mp3`,
      hexName(16, next),
      sentence(next),
      domain[i],
      ...votes,
      age,
      gender,
      accent,
      '',
      'en',
      '',
      milliseconds,
    ];
  });
  return [COLUMNS, ...rows].map((row) => `${row.join('\t')}\n`).join('');
}
