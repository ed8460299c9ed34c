// What a dataset is, as data: the questions that such a dataset should answer, what leads, and how a row is called.

/** What files and addresses in the cells point to, by their endings. */
export type Media = 'image' | 'audio' | 'video';

export interface KindQuestion {
  id: string;
  /** The question as a reviewer asks it, ending with "?". */
  text: string;
  /** Answered when one of these role ids is read with confidence in the manifest. */
  roles: string[];
  /** A manifest of this kind without it lacks something that its readers need. */
  required: boolean;
}

/** The parts of a datasheet (Gebru et al. 2021) in which kinds ask more than others. */
export type SheetSection = 'composition' | 'collection' | 'processing' | 'uses';

/** What a datasheet of one kind answers beyond what every datasheet does. */
export interface SheetQuestion {
  id: string;
  section: SheetSection;
  text: string;
  /** Role ids whose counts are part of the answer, never all of it. */
  roles: string[];
}

/** One thing that speaks for a kind: a role that is read, a name of a column, of a file, or what the cells point to. */
export interface Sign {
  /** Any one of these role ids. */
  roles?: string[];
  column?: RegExp;
  path?: RegExp;
  media?: Media;
  /** The sign speaks only beside such files. */
  beside?: Media;
  weight: number;
}

export interface Kind {
  id: string;
  title: string;
  rowNoun: { one: string; many: string };
  /** How a person is called; rows take this name where every row is a person of their own. */
  personNoun?: { one: string; many: string };
  /** Leading unit for people and for content, in order of preference; the first that exists leads. */
  leading: { people: string[]; content: string[] };
  /** Role ids that a manifest of this kind is expected to carry. */
  expected: string[];
  questions: KindQuestion[];
  datasheet: SheetQuestion[];
  /** Whether world or country populations are a sensible comparison for this kind. */
  populations: boolean;
  /** Each row is a total: what counts is an amount in it, and shares of rows mean little. */
  standsForMany?: boolean;
  /** Guessing: what speaks for this kind, with weights. */
  signs: Sign[];
  /** Without one of these the kind is never guessed, whatever else is seen. */
  needs?: Pick<Sign, 'roles' | 'column'>[];
}
