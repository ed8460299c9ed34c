// What is read as which table, and which tables are looked up in which: the one form in which folders that are recognised
// (layouts/*.ts), documents that describe a manifest, and `--join`, `tables:` and `links:` are handed to the reader.
import type { ReadOptions } from '../../relation.ts';
import type { ManifestFile } from '../resolve.ts';

/** Files that are read as one table. */
export interface PlannedTable {
  name: string;
  files: ManifestFile[];
  /** Part of a JSON document that holds the records: a key of its top level, such as `images`. */
  section?: string | undefined;
  /** What is known about how these files are read; flags of the user win. */
  read?:
    | Partial<Pick<ReadOptions, 'delimiter' | 'quote' | 'header' | 'columns' | 'comment' | 'pathColumns'>>
    | undefined;
  /** Named by a user beside the manifest: how the manifest is written says nothing about it. */
  beside?: boolean | undefined;
  /** Nothing but the user says that the files are one table: files of different tables stop the read. */
  alike?: boolean | undefined;
  /** Only these columns, where others would repeat what is known. */
  only?: string[] | undefined;
}

/** Rows of `left` look up one row of `right`: a many-to-one left join. */
export interface Link {
  left: string;
  right: string;
  on: { left: string; right: string };
  /** Ids begin anew in every file, so that a row names a row of its own file only. */
  withinFile?: boolean | undefined;
  /** A person asked for it: that it finds nothing is an error, not a note. */
  asked?: boolean | undefined;
}

/** A role that the layout itself states, as `--role` would. */
export interface StatedRole {
  table: string;
  column: string;
  /** `[entity.]role`, or `ignored`. */
  role: string;
  /** Where it is stated, in words: "Common Voice names it so". */
  why: string;
}

export interface ReadPlan {
  tables: PlannedTable[];
  links: Link[];
  /** Tables that stay tables of their own, by name; of the first, rows are counted. The others are only looked up. */
  kept: string[];
  roles: StatedRole[];
  /** Kind of data, where the layout says so. */
  kind: string | null;
  /** What a reader must know: what was recognised, what was not added up. */
  notes: string[];
}

/** What `resolveManifest` found, for a layout to look at. */
export interface Found {
  files: ManifestFile[];
  /** Real folder common to all files. */
  folder: string;
  /** Files of the same folder that are not read unless a layout asks for them: JSON beside tables. */
  aside?: ManifestFile[] | undefined;
}

/** A way in which data sets are laid out on disk. */
export interface Layout {
  id: string;
  /** Told by a document alone; other layouts are those of a folder, and files named one by one are read as they are. */
  ofDocuments?: boolean | undefined;
  /** The plan of a folder or file that is laid out so; null when it is not. Reads names and small heads, never whole files. */
  recognise(found: Found): Promise<ReadPlan | null>;
}
