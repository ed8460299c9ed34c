// The question to the scanner and its answer, as plain data: both cross the border of a thread.
import type { TextSource } from '../../engine/engine.ts';
import type { Anomaly } from '../relation.ts';

/** What the main thread asks for. */
export interface ScanRequest {
  path: string;
  /** Path as shown to readers; its ending is a weak hint about the format. */
  name: string;
  /** Where a canonical copy goes, if one is needed. */
  copy: string;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  quote?: string | undefined;
  comment?: string | undefined;
  header?: boolean | undefined;
  columns?: string[] | undefined;
  knownHeader?: string[] | undefined;
  /** Part of a JSON document that holds the records. */
  section?: string | undefined;
  /** Path as shown to readers, of one of several JSON documents: each may be one record. */
  shown?: string | undefined;
  /** Many small JSON documents, read as one table into one copy; `path` is the first of them. */
  documents?: ScannedDocument[] | undefined;
  /** Never leave the file to the engine (it disagreed before). */
  careful?: boolean | undefined;
}

/** A document of many. */
export interface ScannedDocument {
  path: string;
  /** Path as shown to readers: the cell of the column `file` where the document is one record. */
  shown: string;
  /** Cells that are the same for all its rows: its path columns. */
  cells: string[];
}

/** What was found in one file, or in one document of many. */
export interface FileReport {
  format: string;
  dialect: Record<string, string | number | boolean | null>;
  encoding: string;
  bytes: number;
  sha256: string;
  records: number;
  rows: number;
  rejected: number;
  blanks: number;
  repaired: number;
  proven: boolean;
  anomalies: Anomaly[];
}

export interface ScanReport extends FileReport {
  names: string[];
  headerTexts: string[];
  /** Index in `source` of each column. */
  fields: number[];
  source: TextSource;
  plain: boolean;
  /** Why it is not plain; null = plain. */
  reason: string | null;
  /** The account of each document, of a scan of many; the report itself is their sum. */
  documents?: FileReport[] | undefined;
}
