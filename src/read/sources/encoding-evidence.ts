// What speaks for the encoding of a file that is no UTF-8: its damaged lines, held against those that are UTF-8 beyond
// ASCII. Mostly damaged: the file is in a legacy encoding. Mostly good: UTF-8 with strangers in it, repaired or shown.
import { isAscii, isUtf8 } from 'node:buffer';
import { inputError } from '../../lib/errors.ts';
import type { Anomaly } from '../relation.ts';
import { anomaly } from './anomalies.ts';
import { isUtf8Prefix, shownEncoding } from './encoding.ts';
import { guessEncoding } from './guess-encoding.ts';
import { LONGEST_LOOK, type OpenedText, wholeLines } from './text-stream.ts';

const SAMPLE = 256 << 10;
/** Lines that are UTF-8 by accident, to so many that are not. */
const ACCIDENTS = 1 / 20;
const MOST_CONTROLS = 0.05;
const NOT_LATIN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

export type EncodingVerdict =
  | { kind: 'legacy'; encoding: string; clear: boolean; line: number; lines: number }
  /** `repair`: all text beyond ASCII is Latin, so that stray bytes of Western encodings may be read as letters. */
  | { kind: 'mixed'; repair: boolean };

/** Is what is known of the text so far UTF-8? */
export const isUtf8Head = ({ whole, head }: OpenedText): boolean => (whole ? isUtf8(head) : isUtf8Prefix(head));

/** Control characters that text has no use for: all but tabs, line ends and the like. */
const controls = (bytes: Buffer): number =>
  bytes.reduce((count, byte) => count + Number(byte < 9 || (byte > 13 && byte < 32)), 0);

/** Reads the file to its end. Errors: 65 when it is no text at all. */
export async function encodingVerdict(opened: OpenedText): Promise<EncodingVerdict> {
  let line = 0;
  let first = 0;
  let damaged = 0;
  let foreign = 0;
  let latin = true;
  const sample: Buffer[] = [];
  let sampled = 0;
  for await (const { chunk } of wholeLines(opened.chunks, LONGEST_LOOK)) {
    for (let at = 0; at < chunk.length; ) {
      const found = chunk.indexOf(10, at);
      const end = found === -1 ? chunk.length : found + 1;
      const bytes = chunk.subarray(at, end);
      at = end;
      line++;
      if (isAscii(bytes)) continue;
      if (isUtf8(bytes)) {
        foreign++;
        latin &&= !NOT_LATIN.test(bytes.toString('utf8'));
        continue;
      }
      if (damaged++ === 0) first = line;
      if (sampled >= SAMPLE) continue;
      sample.push(bytes.length > SAMPLE ? bytes.subarray(0, SAMPLE) : bytes);
      sampled += bytes.length;
    }
  }
  if (opened.marked || foreign > damaged * ACCIDENTS) return { kind: 'mixed', repair: latin };
  const bytes = Buffer.concat(sample);
  if (damaged > line / 2 && controls(bytes) > bytes.length * MOST_CONTROLS)
    throw inputError('this is no text: it holds control characters throughout; export the table as CSV or Parquet');
  return { kind: 'legacy', ...guessEncoding(bytes), line: first, lines: damaged };
}

/** What the account of the file says of a verdict. */
export const guessed = (verdict: EncodingVerdict): Anomaly[] =>
  verdict.kind === 'mixed'
    ? []
    : [
        anomaly(
          verdict.clear ? 'guessed-encoding' : 'unclear-encoding',
          verdict.line,
          verdict.lines,
          `read as ${shownEncoding(verdict.encoding)}`,
        ),
      ];

/** JSON is UTF-8 by its definition: only so many lines that are not make it plausible that a whole file is in another encoding. */
const LEAST_LINES = 10;

/** The verdict about lines of JSON; null = they are UTF-8, and a line that is not is damaged. */
export async function jsonVerdict(opened: OpenedText): Promise<Extract<EncodingVerdict, { kind: 'legacy' }> | null> {
  const verdict = await encodingVerdict(opened);
  return verdict.kind === 'legacy' && verdict.clear && verdict.lines >= LEAST_LINES ? verdict : null;
}
