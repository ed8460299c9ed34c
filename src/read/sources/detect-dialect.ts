// Finds the dialect of a text table from its first megabyte: every candidate that the bytes allow is tried with the
// careful parser, and the one whose records agree best on their width wins. Ties go to fewer stray quotes.
// Quotes count as quotes only where they are needed somewhere, or where most cells wear them.

import { DELIMITERS, type Dialect, type DialectBytes, dialectBytes } from './dialect.ts';
import { looksLikeNames } from './header.ts';
import { isBlank, parseRecord, type RecordView, recordTexts, recordView } from './records.ts';

const SCORED_BYTES = 256 * 1024;
const SCORED_RECORDS = 1500;
const COMMENTS = ['#', ';', '%', '//'];

/** What was told by flags; absent = find out. */
export interface DialectHints {
  delimiter?: string | undefined;
  quote?: string | undefined;
  comment?: string | undefined;
  /** Lower-case file extension without compression suffix: a weak prior. */
  extension: string;
}

interface Trial {
  dialect: Dialect;
  width: number;
  consistency: number;
  stray: number;
  needed: number;
  quoted: number;
  records: number;
  cells: number;
  /** Width of the first record where it names columns, else 0; and the share of the other records that have it. */
  headerWidth: number;
  headerShare: number;
}

const trialOf = (head: Buffer, from: number, whole: boolean, dialect: Dialect, view: RecordView): Trial => {
  const bytes: DialectBytes = dialectBytes(dialect);
  const comment = Buffer.from(dialect.comment);
  const widths = new Map<number, number>();
  const trial: Trial = {
    dialect,
    width: 1,
    consistency: 0,
    stray: 0,
    needed: 0,
    quoted: 0,
    records: 0,
    cells: 0,
    headerWidth: 0,
    headerShare: 0,
  };
  const end = Math.min(head.length, from + SCORED_BYTES);
  const last = whole && end === head.length;
  let at = from;
  while (at < end && trial.records < SCORED_RECORDS && parseRecord(head, at, end, last, bytes, view)) {
    const start = at;
    at = view.next;
    if (isBlank(view, start)) continue;
    if (comment.length > 0 && head.subarray(start, start + comment.length).equals(comment)) continue;
    const width = view.unclosed ? 0 : view.count;
    if (trial.records === 0 && width > 1 && looksLikeNames(recordTexts(head, view, bytes))) trial.headerWidth = width;
    widths.set(width, (widths.get(width) ?? 0) + 1);
    trial.records++;
    trial.cells += view.count;
    trial.stray += view.stray + (view.unclosed ? 1 : 0);
    trial.needed += view.needed;
    trial.quoted += view.quoted;
  }
  let best = 0;
  for (const [width, records] of widths)
    if (width > 0 && (records > best || (records === best && width > trial.width))) {
      best = records;
      trial.width = width;
    }
  trial.headerShare = trial.records < 2 ? 0 : ((widths.get(trial.headerWidth) ?? 1) - 1) / (trial.records - 1);
  trial.consistency = trial.records === 0 ? 0 : best / trial.records;
  return trial;
};

const extensionBonus = (delimiter: string, extension: string): number =>
  (extension === 'tsv' || extension === 'tab') === (delimiter === '\t') && extension !== 'txt' ? 0.02 : 0;

const score = (trial: Trial, extension: string): number => {
  const { delimiter } = trial.dialect;
  if (delimiter === '') return 0.55;
  if (trial.width === 1) return 0;
  const stray = trial.stray / Math.max(1, trial.records);
  const narrow = trial.records < 3 ? 0.05 : 0;
  const space = delimiter === ' ' ? (trial.width === 2 || trial.records < 3 ? 0.45 : 0.15) : 0;
  const agreed = trial.consistency - 0.1 * Math.min(1, stray) - space - narrow;
  return (fitsHeader(trial) ? Math.max(HEADER_FITS, agreed) : agreed) + extensionBonus(delimiter, extension);
};

const HEADER_FITS = 0.6;
const GOOD_SHARE = 0.25;
/** A header that a good share of the records fits says how wide the table is, even where most records are ragged. */
const fitsHeader = ({ dialect, headerWidth, headerShare }: Trial): boolean =>
  headerWidth > 1 && dialect.delimiter !== ' ' && headerShare >= GOOD_SHARE;

/** Single quotes are quotes only where many cells wear them properly: elsewhere they are apostrophes. */
const singleBonus = (trial: Trial): number =>
  trial.dialect.quote === "'" && trial.stray === 0 && mostlyQuoted(trial) ? 0.01 : 0;

/** Separators of a comma and a blank, or padded columns: nearly every field begins (and ends) with a blank. */
const trimOf = (head: Buffer, from: number, whole: boolean, trial: Trial, view: RecordView): Dialect['trim'] => {
  if (trial.dialect.delimiter === ' ' || trial.dialect.delimiter === '\t' || trial.width < 2) return 'none';
  const bytes = dialectBytes(trial.dialect);
  let left = 0;
  let right = 0;
  let fields = 0;
  let at = from;
  for (
    let records = 0;
    at < head.length && records < 500 && parseRecord(head, at, head.length, whole, bytes, view);
    records++
  ) {
    at = view.next;
    for (let field = 0; field < view.count; field++) {
      if (field > 0 && (view.flags[field]! & 1) === 1) return 'none';
      if (field > 0) {
        fields++;
        if (head[view.starts[field]!] === 32) left++;
      }
      if (field < view.count - 1 && head[view.ends[field]! - 1] === 32) right++;
    }
  }
  if (fields === 0 || left / fields < 0.95) return 'none';
  return right / fields >= 0.9 ? 'both' : 'left';
};

const startsField = (head: Buffer, quote: number): boolean => {
  for (let at = head.indexOf(quote); at !== -1; at = head.indexOf(quote, at + 1)) {
    if (at === 0) return true;
    const before = head[at - 1]!;
    if (before === 10 || before === 13 || before === 32 || DELIMITERS.some((d) => d.charCodeAt(0) === before))
      return true;
  }
  return false;
};

const newlineOf = (head: Buffer): Dialect['newline'] => (head.includes(10) || !head.includes(13) ? 'lf' : 'cr');

/** Length of a leading block of comment lines and its mark: a first line with the mark, and a later line without. */
export function leadingComments(
  head: Buffer,
  told: string | undefined,
): { comment: string; lines: { start: number; stop: number }[]; next: number } {
  const none = { comment: told ?? '', lines: [], next: 0 };
  const mark = told ?? COMMENTS.find((c) => head.subarray(0, c.length).toString('latin1') === c);
  if (!mark) return none;
  const bytes = Buffer.from(mark);
  const lines: { start: number; stop: number }[] = [];
  let at = 0;
  while (at < head.length && head.subarray(at, at + bytes.length).equals(bytes)) {
    let stop = at;
    while (stop < head.length && head[stop] !== 10 && head[stop] !== 13) stop++;
    lines.push({ start: at, stop });
    at = stop + (head[stop] === 13 && head[stop + 1] === 10 ? 2 : 1);
  }
  if (at >= head.length && told === undefined) return none;
  return { comment: mark, lines, next: Math.min(at, head.length) };
}

/**
 * The dialect of a table whose first bytes are `head` (UTF-8, no byte order mark), read from `from`.
 * `whole`: the head is the whole file. `width` is the agreed number of fields; `raggedHeader`
 * the most columns that the first record could name.
 */
export function detectDialect(
  head: Buffer,
  from: number,
  whole: boolean,
  comment: string,
  hints: DialectHints,
): { dialect: Dialect; width: number; consistency: number; raggedHeader: number } {
  const view = recordView();
  const newline = newlineOf(head.subarray(from));
  const body = head.subarray(from);
  const delimiters =
    hints.delimiter === undefined ? DELIMITERS.filter((d) => body.includes(d.charCodeAt(0))) : [hints.delimiter];
  const quotes: Dialect['quote'][] =
    hints.quote === undefined
      ? ([body.includes(34) ? '"' : null, startsField(body, 39) ? "'" : null, ''] as const).filter((q) => q !== null)
      : [hints.quote as Dialect['quote']];
  if (hints.quote === undefined && !body.includes(34)) quotes.unshift('"');
  const trials: Trial[] = [];
  for (const delimiter of hints.delimiter === undefined ? [...delimiters, ''] : delimiters)
    for (const quote of quotes) {
      const escapes: Dialect['escape'][] =
        quote !== '' && body.includes(`\\${quote}`) ? ['double', 'backslash'] : ['double'];
      for (const escaping of escapes)
        trials.push(
          trialOf(head, from, whole, { delimiter, quote, escape: escaping, trim: 'none', newline, comment }, view),
        );
    }
  if (trials.length === 0)
    trials.push(
      trialOf(head, from, whole, { delimiter: '', quote: '"', escape: 'double', trim: 'none', newline, comment }, view),
    );
  const spaced = trials
    .filter((t) => t.width > 1 && t.dialect.quote !== '')
    .map((t) => ({ t, trim: trimOf(head, from, whole, t, view) }));
  for (const { t, trim } of spaced)
    if (trim !== 'none') trials.push(trialOf(head, from, whole, { ...t.dialect, trim }, view));
  const ranked = trials
    .map((trial, index) => ({
      trial,
      index,
      score: score(trial, hints.extension) + (trial.dialect.trim === 'none' ? 0 : 0.03) + singleBonus(trial),
    }))
    .sort((a, b) => b.score - a.score || a.trial.stray - b.trial.stray || a.index - b.index);
  const best = ranked[0]!.trial;
  return {
    dialect: hints.quote === undefined ? settleQuotes(best, trials) : best.dialect,
    width: fitsHeader(best) ? best.headerWidth : best.width,
    consistency: best.consistency,
    raggedHeader: Math.max(0, ...trials.filter(({ dialect }) => dialect.delimiter !== ' ').map((t) => t.headerWidth)),
  };
}

/** Quotes that nothing needs and that stand astray somewhere, or that few cells of a TAB file wear, are plain text. */
function settleQuotes(best: Trial, trials: Trial[]): Dialect {
  if (best.dialect.quote === '' || best.quoted + best.stray === 0) {
    const quoted =
      best.dialect.quote === ''
        ? trials.find(
            (t) =>
              sameBut(t, best, '"') && t.stray === 0 && t.consistency >= best.consistency && t.width === best.width,
          )
        : undefined;
    return quoted === undefined ||
      (best.dialect.delimiter === '\t' && quoted.needed === 0 && quoted.quoted > 0 && !mostlyQuoted(quoted))
      ? best.dialect
      : quoted.dialect;
  }
  const bare = trials.find((t) => sameBut(t, best, ''));
  if (bare === undefined || bare.width !== best.width || bare.consistency < best.consistency) return best.dialect;
  const unneeded = best.needed === 0 && best.dialect.delimiter === '\t' && !mostlyQuoted(best);
  return best.stray > 0 || unneeded ? bare.dialect : best.dialect;
}

const sameBut = (trial: Trial, other: Trial, quote: Dialect['quote']): boolean =>
  trial.dialect.quote === quote &&
  trial.dialect.delimiter === other.dialect.delimiter &&
  trial.dialect.trim === other.dialect.trim &&
  trial.dialect.escape === 'double';

const mostlyQuoted = (trial: Trial): boolean => trial.quoted / Math.max(1, trial.cells) >= 0.15;
