// Rows of another width, gathered until a good row or the end shows what they were: damaged rows, lines below the table,
// or another table.
import type { AnomalyLog } from './anomalies.ts';

interface OddRow {
  line: number;
  width: number;
  filled: number;
}

/** Runs longer than this are settled before their end, so that memory stays flat. */
const LONGEST_RUN = 50;

export class OddRows {
  private run: OddRow[] = [];
  private afterGap = false;
  private readonly width: number;
  private readonly log: AnomalyLog;

  constructor(width: number, log: AnomalyLog) {
    this.width = width;
    this.log = log;
  }

  /** `gap`: blank or empty rows stand right above. */
  add(row: OddRow, gap: boolean): void {
    if (this.run.length === 0) this.afterGap = gap;
    this.run.push(row);
    if (this.run.length >= LONGEST_RUN) this.settle(false);
  }

  /** Tells the run that ends here, before a good row or at the end of the file. */
  settle(atEnd: boolean): void {
    const first = this.run[0];
    if (first === undefined) return;
    const narrow = this.run.every(
      ({ width, filled }) => width < this.width && (filled <= 1 || width <= this.width / 3),
    );
    const alike = this.run.length >= 2 && this.run.every(({ width, filled }) => width === first.width && filled > 1);
    if (alike) this.log.add('multiple-tables', first.line, this.run.length);
    const kind = atEnd && narrow && this.afterGap && this.width > 1 ? 'footer' : 'ragged-row';
    for (const { line } of this.run) this.log.add(kind, line);
    this.run = [];
  }
}
