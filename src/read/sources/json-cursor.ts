// Steps through a JSON document value by value without parsing it: brackets, strings and escapes only, in constant memory
// but for the one value that is kept. What a value holds is checked by whoever takes it; what stands between is checked here.
import { isUtf8 } from 'node:buffer';
import { EXIT, RollcallError } from '../../lib/errors.ts';
import type { ByteWindow } from './byte-window.ts';

/** Values longer than this are stepped over and not kept. */
const LONGEST = 64 << 20;

export const BYTE = { quote: 34, comma: 44, colon: 58, openList: 91, closeList: 93, open: 123, close: 125 } as const;

const QUOTE = 1;
const OPEN = 2;
const CLOSE = 3;
const NEWLINE = 4;
const KIND = new Uint8Array(256);
KIND[BYTE.quote] = QUOTE;
KIND[BYTE.open] = OPEN;
KIND[BYTE.openList] = OPEN;
KIND[BYTE.close] = CLOSE;
KIND[BYTE.closeList] = CLOSE;
KIND[10] = NEWLINE;

const ENDS_WORD = new Uint8Array(256);
for (const byte of [9, 10, 13, 32, BYTE.comma, BYTE.closeList, BYTE.close, BYTE.colon]) ENDS_WORD[byte] = 1;

/** The document ends where a value or a bracket is still to come. */
export class CutOff extends Error {
  /** First line of the value that is cut off, or the last line. */
  readonly line: number;
  /** A value has begun and does not end. */
  readonly within: boolean;
  constructor(line: number, within: boolean) {
    super('the document is cut off');
    this.line = line;
    this.within = within;
  }
}

/** A value in the window, valid until the cursor moves on. */
export interface JsonValue {
  start: number;
  stop: number;
  /** Physical line on which it begins. */
  line: number;
  /** It was too long to be kept: `start` and `stop` mean nothing. */
  long: boolean;
}

/** The document breaks off being JSON on this line. */
export class BrokenDocument extends RollcallError {
  readonly line: number;
  constructor(line: number, what: string) {
    super(
      EXIT.input,
      `line ${line}: ${what}, so this is no JSON document; repair it there, or write one object a line (JSONL)`,
    );
    this.line = line;
  }
}

export class JsonCursor {
  readonly window: ByteWindow;
  line = 1;
  private at = 0;
  private depth = 0;
  private inText = false;
  private escaped = false;

  constructor(window: ByteWindow) {
    this.window = window;
    this.at = window.start;
  }

  /** The next byte that is no blank, not stepped over; -1 at the end. */
  async next(): Promise<number> {
    const { window } = this;
    for (;;) {
      const { buf, end } = window;
      while (this.at < end) {
        const c = buf[this.at]!;
        if (c !== 32 && c !== 10 && c !== 13 && c !== 9) {
          window.start = this.at;
          return c;
        }
        if (c === 10) this.line++;
        this.at++;
      }
      window.start = this.at;
      if (!(await this.fill())) return -1;
    }
  }

  /** Steps over one byte that `next` returned. */
  step(): void {
    this.at++;
    this.window.start = this.at;
  }

  /** Steps over the value that begins at the byte `first`. Throws `CutOff` when the document ends within. */
  async value(first: number, keep: boolean): Promise<JsonValue> {
    const { window, line } = this;
    const word = first !== BYTE.quote && first !== BYTE.open && first !== BYTE.openList;
    let kept = keep;
    this.depth = 0;
    this.inText = false;
    this.escaped = false;
    while (!(word ? this.word() : this.nest())) {
      if (window.end - window.start > LONGEST) kept = false;
      if (!kept) window.start = this.at;
      if (!(await this.fill())) throw new CutOff(line, true);
    }
    const { start } = window;
    window.start = this.at;
    return { start, stop: this.at, line, long: keep && !kept };
  }

  /** Reads the key that begins here and the colon behind it. Errors: 65 no key, no colon. */
  async key(first: number): Promise<string> {
    if (first !== BYTE.quote) throw new BrokenDocument(this.line, 'a key in quotation marks is missing');
    const { start, stop, line, long } = await this.value(first, true);
    const bytes = this.window.buf.subarray(start, stop);
    const key = long || !isUtf8(bytes) ? undefined : textOf(bytes);
    if (key === undefined) throw new BrokenDocument(line, 'a key is no JSON text');
    const colon = await this.next();
    if (colon === -1) throw new CutOff(line, true);
    if (colon !== BYTE.colon) throw new BrokenDocument(this.line, 'a colon is missing behind a key');
    this.step();
    return key;
  }

  /**
   * Walks the list or object that opens at the byte `open` and calls `visit` at the first byte of each value, which must step
   * over it. Errors: 65 what stands between the values is no JSON; `CutOff`.
   */
  async members(open: number, visit: (key: string | null, first: number, at: number) => Promise<void>): Promise<void> {
    const close = open === BYTE.open ? BYTE.close : BYTE.closeList;
    this.step();
    let first = await this.next();
    if (first === close) return this.step();
    for (;;) {
      const line = this.line;
      if (first === -1) throw new CutOff(this.line, false);
      const key = open === BYTE.open ? await this.key(first) : null;
      const value = key === null ? first : await this.next();
      if (value === -1) throw new CutOff(line, true);
      if (ENDS_WORD[value] === 1) throw new BrokenDocument(this.line, 'a value is missing');
      await visit(key, value, line);
      const behind = await this.next();
      if (behind === -1) throw new CutOff(this.line, false);
      if (behind !== BYTE.comma && behind !== close)
        throw new BrokenDocument(this.line, `a comma or ${open === BYTE.open ? '}' : ']'} is missing behind a value`);
      this.step();
      if (behind === close) return;
      first = await this.next();
    }
  }

  private async fill(): Promise<boolean> {
    const shift = this.window.start;
    if (!(await this.window.fill())) return false;
    this.at -= shift;
    return true;
  }

  /** Runs on in a word (a number, true, null, or what is none of these); true at its end. */
  private word(): boolean {
    const { buf, end } = this.window;
    while (this.at < end && ENDS_WORD[buf[this.at]!] === 0) this.at++;
    return this.at < end;
  }

  /** Runs on in a text, list or object; true behind its end. */
  private nest(): boolean {
    const { buf, end } = this.window;
    let i = this.at;
    while (i < end) {
      if (this.inText) {
        if (this.escaped) {
          this.escaped = false;
          i++;
        }
        for (; i < end; i++) {
          const c = buf[i]!;
          if (c === 92) {
            if (++i < end) continue;
            this.escaped = true;
            break;
          }
          if (c === BYTE.quote) {
            this.inText = false;
            i++;
            break;
          }
          if (c === 10) this.line++;
        }
        if (this.inText) break;
        if (this.depth === 0) {
          this.at = i;
          return true;
        }
      }
      while (i < end) {
        const kind = KIND[buf[i++]!]!;
        if (kind === 0) continue;
        if (kind === QUOTE) {
          this.inText = true;
          break;
        }
        if (kind === OPEN) this.depth++;
        else if (kind === NEWLINE) this.line++;
        else if (--this.depth === 0) {
          this.at = i;
          return true;
        }
      }
    }
    this.at = i;
    return false;
  }
}

const textOf = (bytes: Buffer): string | undefined => {
  try {
    return JSON.parse(bytes.toString('utf8')) as string;
  } catch {
    return undefined;
  }
};
