// Arrow IPC from bytes to a canonical copy, in a process of its own: batches are parsed in groups, so that a dictionary is
// decoded once a group and memory stays bounded whatever the size of the file.
import { CompressionType, setCompressionCodec, tableFromIPC } from '@uwdata/flechette';
import { decompress } from 'fzstd';
import { inputError, RollcallError } from '../../../lib/errors.ts';
import { AnomalyLog } from '../anomalies.ts';
import { copyWriter } from '../copy-writer.ts';
import { columnNames } from '../header.ts';
import { copySource, logCut, logNames } from '../report-parts.ts';
import type { ScanReport } from '../scan-report.ts';
import { leafCells, leavesOf } from './columns.ts';
import { decodeLz4 } from './lz4.ts';
import { type ArrowMessage, damaged, openArrow } from './messages.ts';
import type { RawBatch, RawType } from './raw-batch.ts';
import type { Oddities } from './text-cells.ts';

/** Bytes and batches that are parsed together. */
const GROUP_BYTES = 32 << 20;
const GROUP_BATCHES = 1000;
/** A compressed buffer may become this large. */
const MOST_INFLATED = 1 << 30;

export type ArrowReport = Omit<ScanReport, 'sha256'>;

type Table = ReturnType<typeof tableFromIPC>;
const OPTIONS = { useBigInt: true, useBigIntTimestamp: true, useDecimalInt: true };

const inflated = (decode: (bytes: Uint8Array, size: number) => Uint8Array) => ({
  decode(bytes: Uint8Array, size: number): Uint8Array {
    if (size < 0 || size > MOST_INFLATED) throw damaged('a compressed buffer claims an impossible size');
    const out = decode(bytes, size);
    if (out.length !== size) throw damaged('a compressed buffer holds another number of bytes than it says');
    return out;
  },
  encode: (): never => {
    throw new Error('nothing is written');
  },
});

const allowCompression = (): void => {
  setCompressionCodec(CompressionType.LZ4_FRAME, inflated(decodeLz4));
  setCompressionCodec(
    CompressionType.ZSTD,
    inflated((bytes, size) => decompress(bytes, new Uint8Array(size))),
  );
};

/** Whatever the parser says about damaged data is the data's fault; its words are of no use to a reader. */
const parse = (messages: ArrowMessage[]): Table => {
  try {
    return tableFromIPC(
      messages.map(({ bytes }) => bytes),
      OPTIONS,
    );
  } catch (error) {
    if (error instanceof RollcallError) throw error;
    throw inputError('the Arrow data is damaged, or of a kind that is not read', error);
  }
};

const fieldsOf = (table: Table): { name: string; type: RawType }[] =>
  table.schema.fields as unknown as { name: string; type: RawType }[];

/** Batches of a group, each as its columns. */
const batchesOf = (table: Table, count: number): RawBatch[][] =>
  Array.from({ length: count }, (_, at) =>
    table.schema.fields.map((_field, column) => table.getChildAt(column).data[at] as unknown as RawBatch),
  );

/** Messages that wait to be parsed together: the schema, the dictionaries that hold, and batches. */
class Group {
  private schema: ArrowMessage | null = null;
  private dictionaries: ArrowMessage[] = [];
  private waiting: ArrowMessage[] = [];
  private bytes = 0;

  /** Errors: 65 when a second schema stands in the data, or data before the first. */
  add(message: ArrowMessage): void {
    if ((message.kind === 'schema') !== (this.schema === null)) throw damaged('it has no schema, or more than one');
    if (message.kind === 'schema') this.schema = message;
    else {
      this.waiting.push(message);
      this.bytes += message.bytes.length;
    }
  }

  isFull(): boolean {
    const held = this.dictionaries.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return this.bytes > Math.max(GROUP_BYTES, held) || this.waiting.length >= GROUP_BATCHES;
  }

  /** The parsed group with the rows that each batch says it has; dictionaries stay for the next. */
  take(): { table: Table; rows: number[] } {
    if (this.schema === null) throw damaged('it has no schema');
    const table = parse([this.schema, ...this.dictionaries, ...this.waiting]);
    const rows = this.waiting.filter(({ kind }) => kind === 'batch').map((batch) => batch.rows);
    for (const message of this.waiting) {
      const { dictionary } = message;
      if (dictionary === null) continue;
      if (!dictionary.adds) this.dictionaries = this.dictionaries.filter((one) => one.dictionary!.id !== dictionary.id);
      this.dictionaries.push(message);
    }
    this.waiting = [];
    this.bytes = 0;
    return { table, rows };
  }
}

/** Reads Arrow IPC data into the copy `copy`. Errors: 65 damaged, or without a column that can be counted. */
export async function readArrow(path: string, copy: string, goOn: () => boolean): Promise<ArrowReport> {
  allowCompression();
  const file = await openArrow(path);
  const writer = copyWriter(copy);
  const log = new AnomalyLog();
  const odd: Oddities = { foreign: 0 };
  const group = new Group();
  let columns: ReturnType<typeof leavesOf> | null = null;
  let rows = 0;
  let ended = false;

  const settle = (): void => {
    const { table, rows: claims } = group.take();
    columns ??= leavesOf(fieldsOf(table));
    const { leaves } = columns;
    if (leaves.length === 0) throw inputError('holds no column that can be counted; binary ones are not read');
    for (const [at, batch] of batchesOf(table, claims.length).entries()) {
      const cells = leafCells(leaves, batch, claims[at]!, odd);
      for (let row = 0; row < claims[at]!; row++) {
        writer.text('-');
        for (const cell of cells) {
          const text = cell(row);
          if (text === null) writer.absent();
          else writer.text(text);
        }
        writer.endRecord();
      }
      rows += claims[at]!;
    }
  };

  try {
    for (;;) {
      const next = await file.messages.next();
      if (next.done === true) {
        ended = next.value.ended;
        break;
      }
      group.add(next.value);
      if (group.isFull()) settle();
      if (!goOn()) throw new Error('nobody waits for this any more');
    }
    settle();
    if (!ended) log.add('no-end-mark', null);
  } catch (error) {
    throw error instanceof RangeError ? damaged('a length or a place in it is impossible') : error;
  } finally {
    writer.close();
    await file.close();
  }
  const { leaves, leftOut } = columns!;
  return report({
    form: file.form,
    bytes: file.bytes,
    copy,
    longest: writer.longest(),
    leaves,
    leftOut,
    rows,
    ended,
    log,
    odd,
  });
}

interface Finished {
  form: 'file' | 'stream';
  bytes: number;
  copy: string;
  longest: number;
  leaves: { path: string[] }[];
  leftOut: string[];
  rows: number;
  /** The data says that this is its end; without it, it may have been cut off between two batches. */
  ended: boolean;
  log: AnomalyLog;
  odd: Oddities;
}

const report = ({ form, bytes, copy, longest, leaves, leftOut, rows, ended, log, odd }: Finished): ArrowReport => {
  const named = columnNames(leaves.map(({ path }) => path.join('.')));
  if (odd.foreign > 0) log.add('invalid-utf8', null, odd.foreign);
  if (leftOut.length > 0) log.add('columns-left-out', null, leftOut.length);
  logNames(named, log);
  if (rows === 0) log.add('no-rows', null);
  logCut(rows, log);
  return {
    format: 'arrow',
    dialect: { form, leftOut: leftOut.length === 0 ? null : leftOut.join(', ').slice(0, 500) },
    encoding: 'utf-8',
    bytes,
    names: named.names,
    headerTexts: [],
    fields: leaves.map((_, at) => at + 1),
    source: copySource(copy, leaves.length + 1, longest, true),
    plain: false,
    reason: 'Arrow IPC',
    records: rows,
    rows,
    rejected: 0,
    blanks: 0,
    repaired: odd.foreign,
    proven: ended,
    anomalies: log.list(),
  };
};
