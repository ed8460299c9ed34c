// Records of JSON as rows of the canonical copy, from whatever they were cut out of: lines, documents, many documents. Each
// is checked by JSON.parse on strictly decoded UTF-8; what is no JSON, no object, no UTF-8 or nested over 1,000 deep is
// rejected once, with its line; of a key that occurs twice the last one counts. The one rule of flattening: objects become
// dotted columns, lists stay JSON text in one cell.
import { isUtf8 } from 'node:buffer';
import { inputError } from '../../lib/errors.ts';
import { type AnomalyKind, AnomalyLog } from './anomalies.ts';
import type { CopyWriter } from './copy-writer.ts';
import { columnNames } from './header.ts';
import { jsonDepth, jsonLeaves } from './json-leaves.ts';

const DEEPEST = 1000;
const MOST_COLUMNS = 20_000;

/** What was counted in one file. */
export interface JsonCounts {
  records: number;
  rows: number;
  rejected: number;
  blanks: number;
  repaired: number;
  log: AnomalyLog;
}

export const jsonCounts = (): JsonCounts => ({
  records: 0,
  rows: 0,
  rejected: 0,
  blanks: 0,
  repaired: 0,
  log: new AnomalyLog(),
});

/** Columns that no record holds: the key of a record in its document, and the document it is. */
export type OwnCells = Partial<Record<'key' | 'file', string>>;

export const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Column {
  path: string[];
  own: boolean;
}

export class JsonRows {
  private readonly writer: CopyWriter;
  private readonly columns: Column[] = [];
  private readonly index = new Map<string, number>();
  private readonly values: (string | null)[] = [];
  /** Cells that stand before all others in every row, told anew for each file. */
  before: string[] = [];

  constructor(writer: CopyWriter) {
    this.writer = writer;
  }

  get width(): number {
    return this.columns.length;
  }

  /** Names of the columns in first-seen order; column i is field 1 + before.length + i of the copy. */
  names(): ReturnType<typeof columnNames> {
    const held = new Set(this.columns.filter(({ own }) => !own).map(({ path }) => path.join('.')));
    return columnNames(
      this.columns.map(({ path, own }) => (own && held.has(path[0]!) ? `document ${path[0]}` : path.join('.'))),
    );
  }

  /** Counts a record as rejected. */
  reject(counts: JsonCounts, kind: AnomalyKind, line: number): void {
    counts.log.add(kind, line);
    counts.rejected++;
  }

  /** Writes the record, or rejects it. `foreign`: the bytes may be no UTF-8. The caller has counted it as a record. */
  take(bytes: Buffer, line: number, foreign: boolean, counts: JsonCounts, own?: OwnCells): void {
    const { text, fault } = checked(bytes, foreign);
    if (fault !== null) {
      this.reject(counts, fault, line);
      return;
    }
    const { leaves, duplicate } = jsonLeaves(text);
    if (duplicate) counts.log.add('duplicate-key', line);
    this.values.length = 0;
    if (own !== undefined) for (const [name, cell] of Object.entries(own)) this.put([name], true, cell);
    for (const leaf of leaves) this.put(leaf.path, false, leaf.value);
    this.write();
    counts.rows++;
  }

  private put(path: string[], own: boolean, value: string | null): void {
    const at = this.columnOf(path, own);
    while (this.values.length <= at) this.values.push(null);
    this.values[at] = value;
  }

  private columnOf(path: string[], own: boolean): number {
    const key = own ? `o${path[0]}` : path.length === 1 ? `s${path[0]}` : `p${JSON.stringify(path)}`;
    const found = this.index.get(key);
    if (found !== undefined) return found;
    const at = this.columns.length;
    if (at >= MOST_COLUMNS)
      throw inputError(
        `the records have more than ${MOST_COLUMNS} different keys: values seem to stand where keys belong`,
      );
    this.index.set(key, at);
    this.columns.push({ path, own });
    return at;
  }

  /** Field 0 is a mark that keeps lines from being empty. */
  private write(): void {
    const { writer } = this;
    writer.text('-');
    for (const cell of this.before) writer.text(cell);
    for (const cell of this.values) {
      if (cell === null) writer.absent();
      else writer.text(cell);
    }
    writer.endRecord();
  }
}

/** The record as text, and what rules out that it is one. */
const checked = (bytes: Buffer, foreign: boolean): { text: string; fault: AnomalyKind | null } => {
  if (foreign && !isUtf8(bytes)) return { text: '', fault: 'invalid-utf8-record' };
  const text = bytes.toString('utf8');
  if (text.length > DEEPEST && jsonDepth(text, DEEPEST) > DEEPEST) return { text, fault: 'too-deep' };
  try {
    return { text, fault: isObject(JSON.parse(text)) ? null : 'not-an-object' };
  } catch {
    return { text, fault: 'invalid-json' };
  }
};
