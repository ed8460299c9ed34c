// The careful scan: every record by the careful parser, every decision (row, rejected, left out, repaired) made here and
// counted with its line, rows written to the canonical copy that the engine reads.
import { isUtf8 } from 'node:buffer';
import { AnomalyLog } from './anomalies.ts';
import type { ByteWindow } from './byte-window.ts';
import type { CopyWriter } from './copy-writer.ts';
import { type DialectBytes, dialectBytes } from './dialect.ts';
import { EmptyRows } from './empty-rows.ts';
import type { Layout } from './layout.ts';
import { OddRows } from './odd-rows.ts';
import { condemnFirstLine, filledFields, isBlank, parseRecord, recordTexts, recordView } from './records.ts';
import { againstShapes, isAlien } from './shapes.ts';
import { writeDamaged } from './stray-bytes.ts';
import { endsInSurplus } from './surplus.ts';
import { hidesRow, mayBeAlien, swallowsRows } from './suspicion.ts';

/** Longer records are rejected. */
const LONGEST = 64 << 20;
/** Bytes that may be parsed again because of quotes that never close, before the look-ahead is shortened. */
const RESCAN_BUDGET = 512 << 20;
const SHORT_LOOKAHEAD = 1 << 16;

export interface CanonicalCounts {
  /** records = rows + rejected + blanks. */
  records: number;
  rows: number;
  rejected: number;
  /** Blank lines, comment lines and rows without any value. */
  blanks: number;
  repaired: number;
  log: AnomalyLog;
  /** Cells with a value, per column. */
  filled: Float64Array;
  proven: boolean;
}

/** What becomes of a record. */
type Fate = 'row' | 'rejected' | 'blank';

class CarefulScan {
  readonly counts: CanonicalCounts;
  private readonly window: ByteWindow;
  private readonly layout: Layout;
  private readonly writer: CopyWriter;
  private readonly repair: boolean;
  private readonly bytes: DialectBytes;
  private readonly comment: Buffer;
  private readonly shaped: boolean;
  private readonly odd: OddRows;
  private readonly empty: EmptyRows;
  private readonly view = recordView();
  private line: number;
  private start = 0;
  private lookahead = LONGEST;
  private rescanned = 0;
  private gap = false;
  private alien = false;
  private damaged = false;
  private ends = { crlf: 0, other: 0 };

  constructor(window: ByteWindow, layout: Layout, writer: CopyWriter, repair: boolean) {
    const log = new AnomalyLog();
    this.window = window;
    this.layout = layout;
    this.writer = writer;
    this.repair = repair;
    this.bytes = dialectBytes(layout.dialect);
    this.comment = Buffer.from(layout.dialect.comment);
    this.shaped = layout.shapes.filter(({ numeric, prefix }) => numeric || prefix !== '').length >= 2;
    this.odd = new OddRows(layout.width, log);
    this.empty = new EmptyRows(log);
    this.line = layout.lines + 1;
    this.counts = {
      records: 0,
      rows: 0,
      rejected: 0,
      blanks: 0,
      repaired: 0,
      log,
      filled: new Float64Array(layout.width),
      proven: true,
    };
  }

  async run(): Promise<CanonicalCounts> {
    const { window, counts } = this;
    while (window.start < window.end || (await window.fill())) {
      const whole = await this.parse();
      counts.records++;
      const fate = whole ? this.judge() : await this.skipLong();
      if (fate === 'row') counts.rows++;
      else if (fate === 'blank') counts.blanks++;
      else counts.rejected++;
    }
    this.odd.settle(true);
    this.empty.settle(true);
    const { crlf, other } = this.ends;
    if (crlf > 0 && other > 0) counts.log.add('mixed-newlines', null, Math.min(crlf, other));
    return counts;
  }

  /** Parses the next record into the view; false when it is longer than may be looked ahead. */
  private async parse(): Promise<boolean> {
    const { window, bytes, view } = this;
    while (!parseRecord(window.buf, window.start, window.end, window.last, bytes, view)) {
      if (window.end - window.start >= this.lookahead) return false;
      await window.fill();
    }
    if (hidesRow(window.buf, view, window.end, window.last, this.layout.width, bytes))
      condemnFirstLine(view, window.start);
    return true;
  }

  private async skipLong(): Promise<Fate> {
    const { window, bytes } = this;
    const newline = bytes.cr ? 13 : 10;
    const stop = window.buf.indexOf(newline, window.start);
    const unclosed = stop !== -1 && stop < window.end;
    this.counts.log.add(unclosed ? 'unclosed-quote' : 'record-too-long', this.line++);
    this.rescanned += unclosed ? window.end - stop : 0;
    if (this.rescanned > RESCAN_BUDGET) this.lookahead = SHORT_LOOKAHEAD;
    await window.skipLine(newline);
    return 'rejected';
  }

  /** Decides on the record in the view, moves behind it, and writes it if it is a row. */
  private judge(): Fate {
    const { window, view, layout, bytes } = this;
    const { log } = this.counts;
    const { buf, start } = window;
    const line = this.line;
    this.start = start;
    this.line += view.lines;
    window.start = view.next;
    if (!view.unterminated) this.ends[buf[view.next - 1] === 10 && buf[view.next - 2] === 13 ? 'crlf' : 'other']++;

    if (isBlank(view, start)) return this.blank('blank-lines', line);
    if (this.begins(this.comment)) {
      log.add('comment-lines', line);
      return 'blank';
    }
    if (view.unclosed) {
      log.add(view.unterminated ? 'truncated-last-row' : 'unclosed-quote', line);
      if (!view.unterminated) log.add('stray-quote', line);
      return 'rejected';
    }
    if (view.stop - start === layout.headerBytes.length && this.begins(layout.headerBytes)) {
      log.add('repeated-header', line);
      return 'rejected';
    }
    const filled = filledFields(view);
    if (view.count > layout.width && endsInSurplus(recordTexts(buf, view, bytes), layout, log, line)) {
      view.count = layout.width;
      this.counts.repaired++;
    }
    if (view.count !== layout.width) return this.ragged(line, filled);
    if (filled === 0 && layout.width > 1) return this.blank('empty-rows', line);
    this.checkEncoding();
    if (this.isOfAnotherTable()) {
      log.add('multiple-tables', line);
      return 'rejected';
    }
    this.odd.settle(false);
    this.empty.settle(false);
    this.gap = false;
    if (view.stray > 0) log.add('stray-quote', line);
    if (window.mayHoldNul && buf.subarray(start, view.stop).includes(0)) log.add('nul-byte', line);
    if (swallowsRows(buf, view, start, layout.width, bytes.delimiter)) {
      log.add('implausible-record', line);
      this.counts.proven = false;
    }
    if (this.damaged) this.writeDamaged(line);
    else this.write();
    return 'row';
  }

  private blank(kind: 'blank-lines' | 'empty-rows', line: number): Fate {
    if (kind === 'empty-rows') this.empty.add(line);
    else this.counts.log.add(kind, line);
    this.gap = true;
    return 'blank';
  }

  private ragged(line: number, filled: number): Fate {
    const { view, layout } = this;
    const { width } = layout;
    if (view.unterminated && view.count < width && view.count > Math.max(1, width / 3))
      this.counts.log.add('truncated-last-row', line);
    else {
      if (view.stray > 0) this.counts.log.add('stray-quote', line);
      this.odd.add({ line, width: view.count, filled }, this.gap);
    }
    return 'rejected';
  }

  private begins(text: Buffer): boolean {
    const { window, start, view } = this;
    const end = Math.min(start + text.length, view.stop);
    return text.length > 0 && window.buf.compare(text, 0, text.length, start, end) === 0;
  }

  private checkEncoding(): void {
    const { window, view } = this;
    this.damaged = window.mayBeForeign && !isUtf8(window.buf.subarray(this.start, view.stop));
  }

  /** A header-like row that breaks every shaped column opens another table; it lasts while rows break them all. */
  private isOfAnotherTable(): boolean {
    const { window, view, layout, bytes } = this;
    if (!this.shaped || !(this.alien || mayBeAlien(window.buf, view, layout.shapes))) return false;
    const cells = recordTexts(window.buf, view, bytes);
    const { obeyed, broken } = againstShapes(cells, layout.shapes);
    this.alien = this.alien ? broken >= 2 && obeyed === 0 : isAlien(cells, layout.shapes);
    return this.alien;
  }

  private write(): void {
    const { view, bytes, writer, counts } = this;
    const { buf } = this.window;
    for (let field = 0; field < view.count; field++) {
      const from = view.starts[field]!;
      const to = view.ends[field]!;
      if (to > from) counts.filled[field]!++;
      if ((view.flags[field]! & 2) === 0) writer.field(buf, from, to, -1, -1);
      else writer.field(buf, from, to, bytes.escape === -1 ? bytes.quote : -1, bytes.escape);
    }
    writer.endRecord();
  }

  private writeDamaged(line: number): void {
    const { view, bytes, writer, counts, repair, window } = this;
    for (let field = 0; field < view.count; field++)
      if (view.ends[field]! > view.starts[field]!) counts.filled[field]!++;
    const lost = writeDamaged(window.buf, view, bytes, writer, repair);
    counts.repaired++;
    counts.log.add(lost > 0 ? 'invalid-utf8' : 'mixed-encoding', line);
  }
}

/**
 * Scans the data of a table (the window stands at its first record) and writes its rows. `repair`: stray bytes of
 * Western encodings are read as letters where that is exact.
 */
export const scanCanonical = (
  window: ByteWindow,
  layout: Layout,
  writer: CopyWriter,
  repair: boolean,
): Promise<CanonicalCounts> => new CarefulScan(window, layout, writer, repair).run();
