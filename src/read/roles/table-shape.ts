// What the rows of a table speak of: people, or ratings of samples by raters. It decides whose attributes `gender` and
// `age` are. A table of ratings needs three signs at once: a rater key and an item key that both repeat, and either a
// name that says "annotator" or no content of the rater's own (a text unique to its row makes the user an author).
import { peopleRoles } from './catalogue-people.ts';
import { evidence } from './evidence.ts';
import type { ColumnFacts } from './facts.ts';
import { ANNOTATOR_WORDS, matchName, nameWords, personOf } from './names.ts';

export interface TableShape {
  /** Whose attributes person columns are. */
  person: 'contributor' | 'annotator';
  /** Column that keys the raters, in a table of ratings. */
  rater: number | null;
  item: number | null;
  /** Some column holds an attribute of a person (gender, age …). */
  describesPeople: boolean;
  /** Columns whose name alone speaks of a person, whatever their values. */
  naming: ReadonlySet<number>;
  /** The file is called after people (speakers, patients …): one row per person. */
  listsPeople: boolean;
  reason: string;
}

const ITEM_NAMES =
  'item id,item,instance id,instance,comment id,document id,doc id,sample id,example id,text id,post id,tweet id,question id,movie id,product id,image id,sentence id,clip id,task id,hit id'.split(
    ',',
  );
const USER_NAMES =
  'user id,user,userid,reviewer id,participant id,respondent id,prolific id,subject id,person id'.split(',');
/** Attributes that only people have, and age, which a thing may have. */
const ATTRIBUTES = peopleRoles.filter(({ name }) => ['gender', 'ethnicity', 'age'].includes(name));
const OF_PEOPLE = peopleRoles.filter(({ sensitive, name }) => sensitive && name !== 'age');
const PEOPLE_FILE =
  /(^|[/_. -])(speakers?|readers?|participants?|patients?|subjects?|contributors?|voices|people|persons?|demographics)([_. -]|$)/i;

const repeats = (facts: ColumnFacts): boolean => facts.top >= 2 && facts.unique < 0.95;

/** Reads the shape of a table from the facts of its columns and the paths of its files. */
export function tableShape(columns: ColumnFacts[], paths: string[]): TableShape {
  const named = (phrases: readonly string[]) => columns.filter((facts) => matchName(facts.name, phrases) === 'exact');
  const naming = new Set(
    columns
      .filter(
        ({ name }) => personOf(name) !== null || OF_PEOPLE.some(({ names }) => matchName(name, names) === 'exact'),
      )
      .map(({ index }) => index),
  );
  const describesPeople = ATTRIBUTES.some(({ names, doubtful, values, needsPeople }) =>
    named([...names, ...(naming.size > 0 ? doubtful : [])]).some(
      (facts) =>
        evidence[values](facts) >= 0.8 && (needsPeople === undefined || naming.size > 0 || facts.numeric < 0.5),
    ),
  );
  const listsPeople = describesPeople && paths.some((path) => PEOPLE_FILE.test(path.split('/').at(-1) ?? ''));
  const contributors: TableShape = {
    person: 'contributor',
    rater: null,
    item: null,
    describesPeople,
    naming,
    listsPeople,
    reason: '',
  };

  const stated = columns.find(
    (facts) =>
      nameWords(facts.name).some((word) => ANNOTATOR_WORDS.has(word)) && evidence.key(facts) > 0 && repeats(facts),
  );
  const rater = stated ?? named(USER_NAMES).find(repeats);
  if (rater === undefined) return contributors;
  const item =
    columns.find((facts) => facts !== rater && matchName(facts.name, ITEM_NAMES) === 'exact' && repeats(facts)) ??
    columns.find(
      (facts) =>
        facts !== rater &&
        matchName(facts.name, ['text', 'sentence', 'comment', 'tweet', 'post']) === 'exact' &&
        repeats(facts),
    );
  const hasOwnText = columns.some((facts) => evidence.text(facts) === 1 && facts.unique > 0.95);
  const hasClips = columns.some(
    (facts) =>
      evidence.path(facts) >= 0.9 &&
      facts.unique > 0.95 &&
      facts.numeric < 0.5 &&
      /[./]/.test(facts.counts.keys().next().value ?? ''),
  );
  if (item === undefined || hasOwnText || hasClips) return contributors;
  return {
    ...contributors,
    person: 'annotator',
    rater: rater.index,
    item: item.index,
    reason: `"${rater.name}" and "${item.name}" both repeat and no row has content of its own: a table of ratings, so people columns describe the rater`,
  };
}
