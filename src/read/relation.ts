// What opening a manifest yields: tables of text columns that an engine can scan, and the proof of what was read.
// Columns are named c0…cN inside the engine whatever the file calls them, so that no name of a user ever reaches SQL.
import type { Anomaly, IntakeFile } from '../result/schema.ts';

export type { Anomaly, IntakeFile };

/** One table of a manifest, ready for an engine: every cell is text; null = absent key or no value, '' = empty. */
export interface Relation {
  /** Name of the table, `manifest` for a single-table input. */
  table: string;
  /** Columns from here on were looked up in other tables; absent: none was. */
  lookedUpFrom?: number;
  /** Real column names, in order; column i is `c{i}` in the engine. Unique, never empty. */
  columns: string[];
  /** Parquet files (originals or staged copies) that hold the rows; every file has columns c0…cN or `source` says how to get them. */
  parquet: ParquetPart[];
  /** Rows that are counted: those that meet `where`. */
  rows: number;
  /** Only rows that meet all of these are in the table. */
  where?: Condition[] | undefined;
  /**
   * Columns that hold the two halves of a place. The engine offers them as one more column after the others: whole hundredths
   * of degrees, "4885,235"; null where either is no number or out of range.
   */
  coordinates?: { latitude: number; longitude: number } | undefined;
}

/** The cell of column `column`, without blanks at its ends, is one of `values`. */
export interface Condition {
  column: number;
  values: string[];
}

/** A Parquet file and, for an original file of the user, the expression path of each column (null = absent in this file). */
export interface ParquetPart {
  path: string;
  /** null: a staged file whose columns are already c0…cN, all VARCHAR. */
  source: (ParquetSource | null)[] | null;
  /** Values constant over the part (`--path-column`), by column index. */
  constants: Record<number, string>;
  /** Shown paths of the files in this part; a staged part says in its column `source` which of them a row is from. */
  files: string[];
}

/** Where a column of ours comes from in a user's Parquet file: the path into nested fields, and its type. */
export interface ParquetSource {
  path: string[];
  type: string;
}

/** One table that was looked up in another: rows of `left` that found their row of `right`, and those that did not. */
export interface Join {
  left: string;
  right: string;
  /** `left column = right column` */
  on: string;
  matched: number;
  unmatched: number;
  /** Keys that several rows of `right` have; a join that brings columns stops at the first. */
  duplicateKeys: number;
  /** Rows of `right` that no row of `left` names. */
  unused: number;
}

export interface Intake {
  /** The first is the one whose rows are counted as the rows of the manifest. */
  relations: Relation[];
  joins: Join[];
  files: IntakeFile[];
  rows: number;
  rejected: number;
  proven: boolean;
  notes: string[];
  /** SHA-256 over the sorted (relative path, sha256) of all files. */
  fingerprint: string;
  /** Removes every temporary file; idempotent. */
  dispose(): Promise<void>;
}

/** Flags that override what was found (interface.md); absent = find out. */
export interface ReadOptions {
  encoding?: string | undefined;
  delimiter?: string | undefined;
  quote?: string | undefined;
  header?: boolean | undefined;
  columns?: string[] | undefined;
  comment?: string | undefined;
  pathColumns?: ({ name: string; pattern: string } | { name: string; values: Record<string, string> })[] | undefined;
  /** Part of a JSON document that holds the records: a key of its top level. */
  section?: string | undefined;
  /** Nothing but the user says that the files are one table: files of different tables stop the read. */
  alike?: boolean | undefined;
  allowRejects?: boolean | undefined;
  allowOverlap?: boolean | undefined;
  /** Remote paths of the manifest may be downloaded. */
  allowNetwork?: boolean | undefined;
  threads?: number | undefined;
  /** Folder for staged files; made and removed by the reader. */
  tempRoot?: string | undefined;
  signal?: AbortSignal | undefined;
  progress?: ((message: string, done: number, total: number) => void) | undefined;
}
