// A window over a stream of UTF-8 chunks in which a parser can look ahead: `start` is moved by the parser, `fill` appends
// more bytes and drops what lies before `start`.
import { isUtf8 } from 'node:buffer';
import { openTail } from './encoding.ts';

export class ByteWindow {
  buf: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  /** No bytes follow `end`. */
  last = false;
  /** The window holds bytes that are no UTF-8. */
  mayBeForeign = false;
  mayHoldNul = false;
  /** Some window held bytes that are no UTF-8. */
  wasForeign = false;
  private readonly chunks: AsyncIterator<Buffer>;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** Appends the next chunk; false when there is none. */
  async fill(): Promise<boolean> {
    if (this.last) return false;
    const next = await this.chunks.next();
    if (next.done === true) {
      this.last = true;
      if (this.end > this.start && openTail(this.buf.subarray(this.start, this.end)) > 0) {
        this.mayBeForeign = true;
        this.wasForeign = true;
      }
      return false;
    }
    const held = this.buf.subarray(this.start, this.end);
    const joined = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    this.buf = joined;
    this.start = 0;
    this.end = joined.length;
    this.mayBeForeign = !isUtf8(joined.subarray(0, joined.length - openTail(joined)));
    this.wasForeign ||= this.mayBeForeign;
    this.mayHoldNul = joined.includes(0);
    return true;
  }

  /** Moves behind the next byte `newline`, dropping everything before it. */
  async skipLine(newline: number): Promise<void> {
    for (;;) {
      const at = this.buf.subarray(0, this.end).indexOf(newline, this.start);
      if (at !== -1) {
        this.start = at + 1;
        return;
      }
      this.start = this.end;
      if (!(await this.fill())) return;
    }
  }
}
