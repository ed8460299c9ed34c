// What a column was taken for. A role is always the role of an entity (`contributor.gender`); two columns may share
// one. The mapping raw → code is settled here once, so that everything after speaks in codes only.

export type Entity = 'sample' | 'contributor' | 'annotator' | 'source';
export type Basis = 'self-reported' | 'annotator' | 'assigned' | 'model' | 'unknown';
export type Origin = 'declared' | 'detected' | 'derived' | 'none';

/** A mapped cell value: a code, `null` for missing, or the reserved codes below. */
export type Code = string | null;

/** A known answer without a reference: "prefer not to say". */
export const DECLINED = 'declined';
/** An entity whose own rows give two different known codes. Never a group. */
export const CONTRADICTORY = '(contradictory)';
/** What is missing, where it is counted like a code (how far an entity's own rows fill its blanks). Never a group. */
export const MISSING = '(missing)';
/** Values that may not be printed (held by too few, or too long), counted together. */
export const WITHHELD = '(withheld)';

/** The code of a list key that stands for "at least one known item": the denominator, never a group. */
export const ANY = '(any)';

/** How a column is read by the counting floor. */
export type ColumnUse =
  | { kind: 'category' } // grouped by code
  | { kind: 'list'; notation: 'comma' | 'semicolon' | 'pipe' | 'space' | 'json' | 'python' } // list cells, items coded
  | { kind: 'key' } // identifies an entity
  | { kind: 'amount'; unit: string; factor: number } // numeric; cell × factor = amount in `unit` (hours, tokens …)
  | { kind: 'time' }
  | { kind: 'text' }
  | { kind: 'none' }; // ignored, or not understood

export interface ProfiledColumn {
  table: string;
  /** Real name; `c{index}` in the engine. */
  name: string;
  index: number;
  entity: Entity | null;
  role: string | null;
  origin: Origin;
  /** 0..1; ≥ 0.8 is a decision, below it is a question and the role is not used. */
  confidence: number;
  reason: string;
  basis: Basis;
  /** Role id that the column may have, where that is a question. */
  guess?: string | null | undefined;
  use: ColumnUse;
  /** Column type in words: `category`, `number`, `date`, `text`, `identifier`, `url`, `list`, `boolean`, `empty`. */
  type: string;
  distinct: number | null;
  atLeast: number | null;
  missing: { empty: number; sentinel: number; absent: number };
  /** Brought from another table to the rows that name it. */
  lookedUp?: true;
  /** Words for "missing" that were counted as `missing.sentinel`; absent where there are none. */
  sentinels?: string[];
  declined: number;
  unmapped: { value: string; count: number }[];
  /** Rows (for lists: items) whose value the codebook does not know, listed in `unmapped` or not. Absent where values are not read. */
  unknown?: number;
  /**
   * raw cell (for lists: raw item) → code, null = missing. Complete for category columns: a raw value that is not in the map
   * does not occur in the data. Undefined for columns that are never grouped.
   */
  codes?: Map<string, Code> | undefined;
  /** code → what a reader reads. */
  labels?: Map<string, string> | undefined;
  /** code → raw spellings, most frequent first, printable ones only. */
  raws?: Map<string, string[]> | undefined;
  /** Codes in their natural order (ages), else undefined. */
  order?: string[] | undefined;
}

/** What one codebook knows: the meaning of raw values of one kind. */
export interface Codebook {
  id: string;
  /** Takes any word, so it knows none: its values are subject to the print rule. */
  open?: true;
  /**
   * Raw cell → meaning. `missing` and `declined` are the general words plus this codebook's own. `guess`: what the cell left
   * unsaid, where the code is what is mostly meant.
   */
  read(raw: string): { code: string; guess?: string } | 'missing' | 'declined' | 'unmapped';
  label(code: string): string;
  /** Cells that the user gave a code to; they are the user's words, and not shown as spellings. */
  given?: ReadonlySet<string>;
  /** Everything that its data know, to be asked again: what it answers says whether it is still the same book. */
  words?(): Iterable<string>;
  /** Natural order of codes, for codes that have one. */
  compare?(a: string, b: string): number;
}

/** `contributor.gender` */
export const roleId = (entity: string, role: string): string => `${entity}.${role}`;

/** Most values without a code that are listed of one column. */
export const MOST_UNMAPPED = 20;
