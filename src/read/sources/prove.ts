// The fast scanner: proves that a file is plain, byte by byte in one pass. Plain means that no two parsers could differ:
// one width, quotes only around whole fields, one kind of line end, no blank lines, no NUL, UTF-8. At the first byte that
// is not plain it gives up with the reason, and the careful parser takes over from the start.
import { isUtf8 } from 'node:buffer';

/** The reason that has the encoding looked into. */
export const NOT_UTF8 = 'it is not UTF-8';

/** Longer records are not left to the engine. */
const LONGEST = 16 << 20;

export interface Proof {
  records: number;
  lines: number;
  longestRecord: number;
  longestLines: number;
  /** First line of a record whose inner lines all look like rows; 0 = none. */
  implausible: number;
  implausibleCount: number;
  /** Why the file is not plain; null = plain. */
  reason: string | null;
  crlf: boolean;
  finalNewline: boolean;
}

export interface ProofTarget {
  delimiter: number;
  /** -1 = no quoting. */
  quote: number;
  width: number;
  header: Buffer;
}

const DELIMITER = 1;
const LF = 2;
const QUOTE = 3;
const CR = 4;
const NUL = 5;

const classes = (target: ProofTarget): Uint8Array => {
  const table = new Uint8Array(256);
  table[target.delimiter] = DELIMITER;
  table[10] = LF;
  if (target.quote >= 0) table[target.quote] = QUOTE;
  table[13] = CR;
  table[0] = NUL;
  return table;
};

/** A scanner: `push` chunks that end with a line feed (the last one may not), then read `proof`. Returns false once not plain. */
export function prover(target: ProofTarget): { push(chunk: Buffer, last: boolean): boolean; proof: Proof } {
  const table = classes(target);
  const { quote, delimiter, header } = target;
  const separators = target.width - 1;
  const proof: Proof = {
    records: 0,
    lines: 0,
    longestRecord: 0,
    longestLines: 1,
    implausible: 0,
    implausibleCount: 0,
    reason: null,
    crlf: false,
    finalNewline: true,
  };
  let fields = 0;
  let fieldStart = 0;
  let recordStart = 0;
  let recordLines = 0;
  let inQuotes = false;
  let inner = 0;
  let innerLike = 0;
  let innerFields = -1;
  let newlines = 0;

  const fail = (reason: string): false => {
    proof.reason = reason;
    return false;
  };

  const push = (given: Buffer, last: boolean): boolean => {
    let b = given;
    if (last && b.length > 0 && b[b.length - 1] !== 10) {
      proof.finalNewline = false;
      const first = b.indexOf(10);
      const crlf = newlines === 0 ? first > 0 && b[first - 1] === 13 : proof.crlf;
      b = Buffer.concat([b, Buffer.from(crlf ? '\r\n' : '\n')]);
    }
    if (!isUtf8(b)) return fail(NOT_UTF8);
    const n = b.length;
    let i = 0;
    let records = 0;
    let lines = 0;
    let longest = proof.longestRecord;
    for (;;) {
      if (inQuotes) {
        let closed = false;
        while (i < n) {
          const c = b[i]!;
          if (c === quote) {
            if (b[i + 1] === quote) {
              i += 2;
              continue;
            }
            closed = true;
            break;
          }
          if (c === 10) {
            lines++;
            recordLines++;
            if (innerFields >= 0) {
              inner++;
              if (innerFields === separators) innerLike++;
            }
            innerFields = 0;
          } else if (c === delimiter) {
            if (innerFields >= 0) innerFields++;
          } else if (c === 0) return fail('it holds NUL bytes');
          i++;
        }
        if (!closed) break;
        inQuotes = false;
        i++;
        const follow = b[i]!;
        if (follow !== delimiter && follow !== 10 && !(follow === 13 && b[i + 1] === 10))
          return fail('a quotation mark stands astray');
        fieldStart = -1;
      }
      if (i >= n) break;
      const c = table[b[i++]!]!;
      if (c === 0) continue;
      if (c === DELIMITER) {
        fields++;
        fieldStart = i;
        continue;
      }
      if (c === LF) {
        const crlf = i >= 2 && b[i - 2] === 13;
        if (newlines === 0) {
          newlines = crlf ? 2 : 1;
          proof.crlf = crlf;
        } else if (newlines !== (crlf ? 2 : 1)) return fail('its line ends differ');
        const length = i - recordStart;
        if (length <= newlines) return fail('it has blank lines');
        if (fields !== separators) return fail('its rows differ in width');
        if (length - newlines === separators) return fail('it has rows without any value');
        if (length > longest) {
          longest = length;
          if (length > LONGEST) return fail('it has very long records');
        }
        if (
          length - newlines === header.length &&
          header.length > 0 &&
          recordStart >= 0 &&
          b.compare(header, 0, header.length, recordStart, recordStart + header.length) === 0
        )
          return fail('its header is repeated');
        records++;
        lines++;
        recordLines++;
        if (recordLines > 1) {
          if (recordLines > proof.longestLines) proof.longestLines = recordLines;
          if (inner > 0 && innerLike === inner && (inner > 1 ? separators >= 3 : separators >= 5)) {
            if (proof.implausibleCount++ === 0) proof.implausible = proof.lines + lines - recordLines + 1;
          }
        }
        recordLines = 0;
        inner = 0;
        innerLike = 0;
        innerFields = -1;
        fields = 0;
        fieldStart = i;
        recordStart = i;
        continue;
      }
      if (c === QUOTE) {
        if (i - 1 !== fieldStart) return fail('a quotation mark stands astray');
        inQuotes = true;
        continue;
      }
      if (c === CR) {
        if (b[i] !== 10) return fail('it has lone carriage returns');
        continue;
      }
      return fail('it holds NUL bytes');
    }
    proof.records += records;
    proof.lines += lines;
    proof.longestRecord = longest;
    recordStart -= n;
    fieldStart = fieldStart === -1 ? -1 : fieldStart - n;
    if (last && (inQuotes || fields > 0)) return fail('a quotation mark is never closed');
    if (-recordStart > LONGEST) return fail('it has very long records');
    return true;
  };
  return { push, proof };
}
