// Rows without any value, gathered until a row or the end shows what they were: gaps in the table, or the empty tail that
// a spreadsheet writes for every row that was ever touched.
import type { AnomalyLog } from './anomalies.ts';

const LEAST_TAIL = 100;

export class EmptyRows {
  private first = 0;
  private rows = 0;
  private readonly log: AnomalyLog;

  constructor(log: AnomalyLog) {
    this.log = log;
  }

  add(line: number): void {
    if (this.rows++ === 0) this.first = line;
  }

  /** Tells the run that ends here, before a row or at the end of the file. */
  settle(atEnd: boolean): void {
    if (this.rows === 0) return;
    this.log.add(atEnd && this.rows >= LEAST_TAIL ? 'empty-tail' : 'empty-rows', this.first, this.rows);
    this.rows = 0;
  }
}
