// The contract that every engine fulfils: DuckDB in the process, Arquero for small data and as the oracle of the tests.
// Plan nodes are neutral JSON; an engine answers with columns of plain values, and only aggregates leave it.
import type { Relation } from '../read/relation.ts';

/** How a cell becomes the key of a group. */
export interface KeyExpression {
  column: number;
  /** raw → code, null = missing; a raw value that is not listed is missing. null groups raw cells as they are. List items are mapped one by one. */
  codes: { raw: string; code: string | null }[] | null;
  /** What is missing stands under this code instead of under null. */
  missingAs?: string;
  /**
   * List notation; only the last key of a node may have one. Each distinct code counts once for its row ("any"); every
   * combination of the other keys has one more group with the code '(any)': rows with at least one known item.
   */
  list: 'comma' | 'semicolon' | 'pipe' | 'space' | 'json' | 'python' | null;
}

export interface AmountExpression {
  unit: string;
  column: number;
  /** cell × factor = amount in `unit`; cells that are no number count as nothing. */
  factor: number;
}

export interface KeySet {
  keys: KeyExpression[];
  within: number;
}

/**
 * Rows grouped by keys beside an entity, for several sets of keys in one go (engines share scans between sets): for each set
 * columns k0…, rows, a0…, entities, clusters, and :sq, :cross, :tsq of rows and a0… (count/tally.ts). `within`: how many
 * leading keys of the set make the domain.
 */
export interface ClusterNode {
  op: 'cluster';
  table: string;
  sets: KeySet[];
  entity: number;
  amounts: AmountExpression[];
}

/** What a cell is like, without what is in it (cell-trait.ts). */
export type Trait = 'host' | 'script' | 'characters' | 'words' | 'shape';

/** How cells are compared: as they are, or without blanks around, without case and in composed form. */
export type Form = 'exact' | 'folded';

/** Words for "missing" in the column of a node: cells that are one of them, in any case and without blanks around, count as absent. */
interface Without {
  without?: string[];
}

export type PlanNode =
  /** Rows grouped by keys: columns k0…, rows, a0… (amount sums, in quanta: lib/quanta.ts). */
  | { op: 'count'; table: string; keys: KeyExpression[]; amounts: AmountExpression[] }
  /** The partial of one set of a `ClusterNode`: entity (salted hash), k0…, rows, a0…: one row per entity and combination. */
  | {
      op: 'cluster-partial';
      table: string;
      keys: KeyExpression[];
      entity: number;
      amounts: AmountExpression[];
      salt: string;
    }
  /** How many entities have how many rows: columns size, entities. Cells of one `form` ('exact' when absent) are one entity; none where it is empty. */
  | ({ op: 'sizes'; table: string; entity: number; form?: Form } & Without)
  /** The partial of `sizes`: entity (salted hash), rows. */
  | ({ op: 'sizes-partial'; table: string; entity: number; form?: Form; salt: string } & Without)
  /**
   * Rows by a trait of the cells of a column, most frequent first, ties by value, at most `limit`: columns k0…, value, rows, and
   * the same in every row: total (rows of all values) and values (how many there are). Absent cells and cells without the
   * trait have the value null, come first, and are beside the limit.
   */
  | ({ op: 'traits'; table: string; column: number; trait: Trait; keys: KeyExpression[]; limit: number } & Without)
  /**
   * Cells (in one `form`) that occur under two codes of a key or more: columns codes (a JSON list, sorted), k0, values (how
   * many distinct cells), rows (of them under k0).
   */
  | ({ op: 'spread'; table: string; column: number; form: Form; key: KeyExpression } & Without)
  /** The partial of `spread`: entity (salted hash), k0, rows. */
  | ({ op: 'spread-partial'; table: string; column: number; form: Form; key: KeyExpression; salt: string } & Without)
  /**
   * Distinct raw values of a column (or list items) with their row counts, most frequent first, ties by value, at most
   * `limit`: columns value, rows. The null and the '' row come first whatever their count, and are beside the limit.
   */
  | { op: 'values'; table: string; column: number; list: KeyExpression['list']; limit: number }
  /** How many cells of each column are null, empty or blank, or one of `words` (any case): columns column, absent, empty, sentinel. */
  | { op: 'blanks'; table: string; columns: number[]; words: string[] }
  /** The newest date of a column of text that starts with one as 2026-01-31: column newest, one text or null. */
  | { op: 'newest'; table: string; column: number }
  /** Entities per raw value: columns value, entities. */
  | { op: 'value-entities'; table: string; column: number; list: KeyExpression['list']; entity: number };

/** Column name → values; all columns of one length. Text, number or null; never BigInt. */
export type Columns = Record<string, (string | number | null)[]>;

export interface TableDescription {
  table: string;
  rows: number;
  columns: number;
}

export interface Engine {
  readonly capabilities: { exactDistinct: boolean; spill: boolean };
  describe(): Promise<TableDescription[]>;
  /** A repeatable sample of at most `size` rows: columns c0…cN as text. */
  sample(table: string, size: number): Promise<Columns>;
  run(node: PlanNode, signal?: AbortSignal): Promise<Columns>;
  /** One answer for each set of keys, in order; the next is worked on while the caller has the last. */
  sets(node: ClusterNode, signal?: AbortSignal): AsyncIterable<Columns>;
  close(): Promise<void>;
}

/** A text file that is told everything: an original in a plain dialect, or the canonical copy that the scanner wrote. */
export interface TextSource {
  path: string;
  compression: 'none' | 'gzip' | 'zstd';
  /** One byte. */
  delimiter: string;
  /** '' = no quoting. Quotes inside quotes are doubled unless `escape` says otherwise. */
  quote: string;
  escape: string;
  /** Physical lines before the first data record (comments, preamble, header). */
  skipLines: number;
  /** Fields per record. */
  fields: number;
  /** Short records are padded with null (canonical copies of JSONL only). */
  padded: boolean;
  /** Line end of the records, the same for all; quoted values may hold any other. */
  newline: '\n' | '\r\n';
  /** Longest record in bytes, as the scanner measured it. */
  longestRecord: number;
}

/** Where each column of the table comes from in one source: field index, a constant text, or null (absent here). */
export type ColumnOrigin = { field: number } | { constant: string } | null;

/** Columns by which two relations are joined. */
export interface JoinedOn {
  left: number;
  right: number;
  /** Rows of one file find rows of the same file only. */
  withinFile?: boolean | undefined;
}

/** What the read floor asks of an engine before there is a relation. */
export interface Loader {
  /** Copies text sources into one Parquet file of VARCHAR columns c0…; strict, rejects stored. Rows are counted per source. */
  stage(
    sources: { source: TextSource; columns: ColumnOrigin[] }[],
    columns: number,
    target: string,
    signal?: AbortSignal,
  ): Promise<{ rows: number[]; rejects: { source: number; line: number }[] }>;
  /**
   * Looks up rows of `left` in `right` (many to one, equal texts, blanks never equal). With columns to `take`, writes the rows
   * of `left` to `target`: its columns as they are, then those taken. Counts as in `Join`.
   */
  join(
    left: Relation,
    right: Relation,
    on: JoinedOn,
    take: number[],
    target: string,
    signal?: AbortSignal,
  ): Promise<{ matched: number; unmatched: number; duplicateKeys: number; unused: number }>;
  /** How many keys rows of different files share that are equal in every other column too: files a and b, ids. */
  shared(
    relation: Relation,
    key: number,
    apart: number[],
    signal?: AbortSignal,
  ): Promise<{ a: string; b: string; ids: number }[]>;
  /** Rows and leaf columns of a Parquet file; nested fields by path. */
  describeParquet(path: string): Promise<{ rows: number; columns: { path: string[]; type: string }[] }>;
}
