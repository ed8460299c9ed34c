// The contract of an analyzer: one question about coverage, in one file, as data and two pure functions.
// It declares counts and turns tables of counts into measures, tables and findings; it never sees a row, a file or a clock.
import type { Counts, Tally } from '../count/tally.ts';
import type { Kind } from '../know/kinds/kind.ts';
import type { Reference } from '../know/references/reference.ts';
import type { Configured } from '../read/roles/configured.ts';
import type { ProfiledColumn } from '../read/roles/role.ts';
import type { Check, Collect, FindingItem, Measure, ResultFigure, ResultTable, Subject } from '../result/schema.ts';

export type Family =
  | 'demographic'
  | 'geographic'
  | 'linguistic'
  | 'contextual'
  | 'label'
  | 'quality'
  | 'provenance'
  | 'privacy'
  | 'change';

export interface AnalyzerMeta {
  /** Kebab-case noun, equal to the file name; never renamed once released. */
  id: string;
  family: Family;
  title: string;
  question: string;
  why: string;
  /** How the number is made, with a citation. Printed in every report. */
  method: string;
  /** What it cannot show. Printed in every report. */
  limits: string;
  /** Raised whenever the same input could give other numbers. */
  version: number;
  /** Told from the content itself: whatever it says, nothing was recorded about people, places or languages. */
  fromContent?: true;
  needs: string[];
  uses: string[];
  options: { name: string; meaning: string; default: string | number }[];
  /** Finding code → pattern of its sentence; `{name}` marks an argument. No other user-visible text exists. */
  messages: Record<string, string>;
}

/** What the user declared for one role: a distribution, or a least share for every value. */
export interface Expectation {
  reference: Reference | null;
  minShare: number | null;
  /** `target` or `expect`: which flag said so. */
  from: 'target' | 'expect';
}

/** A configuration held against the manifest. */
export interface Configuration extends Configured {
  /** Column → values without a code that were listed when it was frozen; null where it was not. */
  unmapped: Record<string, string[]> | null;
}

/** Everything an analyzer may know besides counts. */
export interface Context {
  kind: Kind;
  columns: ProfiledColumn[];
  rows: number;
  /** Tables beside the main one: their rows, and what one of them is called. */
  tables: ReadonlyMap<string, { rows: number; rowNoun: Kind['rowNoun'] }>;
  /** Declared comparisons by role id (`contributor.gender`); empty when nothing was declared. */
  declared: Map<string, Expectation>;
  /** A reference nobody declared, for orientation, or null. */
  orientation(column: ProfiledColumn): Reference | null;
  /** Entity keys that exist: entity name → column. */
  entities: Map<string, ProfiledColumn>;
  /** Amounts that exist: hours, tokens … */
  amounts: { table: string; unit: string; column: number; factor: number }[];
  /** What a configuration declares and what has come of it; null where none was followed. */
  configuration: Configuration | null;
  options: { judgeAbove: number; floorEntities: number; floorRows: number };
}

/** One check: a subject and the counts it wants, by name. */
export interface Request {
  subject: Subject[];
  columns: ProfiledColumn[];
  tallies: Record<string, Tally>;
}

/** A finding before severity, ranking and ids, which are decided in one place. */
export interface Draft {
  code: string;
  kind: 'gap' | 'fact' | 'difference';
  unit: string;
  items: Omit<FindingItem, 'id'>[];
  /** Arguments of the message. Text only: numbers are formatted by the analyzer through lib/format. */
  args: Record<string, string>;
  /**
   * What severity is decided from. `nature`: absent, below-floor, right-missing, role-missing, under, over, or fact.
   * `ratio`: the favourable end of the ratio (nearest to 1) for under and over. `level`: the stated level of a fact.
   */
  weight: {
    nature: 'absent' | 'below-floor' | 'right-missing' | 'role-missing' | 'under' | 'over' | 'fact';
    ratio: number | null;
    level?: 'high' | 'medium' | 'low' | 'note';
    why?: string;
  };
  /** Cautious gap as |ln ratio|, and people or rows affected. */
  rank: { gap: number; affected: number };
  collect?: Collect;
}

export interface Analysis {
  outcome: Check['outcome'];
  reason: string;
  title: string;
  valueOutcomes: Record<string, number>;
  reference: Reference | null;
  measures: Measure[];
  tables: ResultTable[];
  figures: ResultFigure[];
  findings: Draft[];
}

/** A tiny world with the outcome it must give; runs as a test and prints in the appendix. */
export interface Example {
  name: string;
  context: () => Context;
  tables: (request: Request) => Record<string, Counts>;
  outcome: Check['outcome'];
  codes: string[];
}

export interface Analyzer {
  meta: AnalyzerMeta;
  /** One request per check; none when the question does not apply to this manifest. */
  tallies(context: Context): Request[];
  analyze(tables: Record<string, Counts>, request: Request, context: Context): Analysis;
  examples: Example[];
}
