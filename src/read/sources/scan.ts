// Scans one text file from its bytes to a verdict: what it is, what was counted, and what an engine should read: the
// file itself when it is proven plain, else the canonical copy. Runs in the worker.
import { extname } from 'node:path';
import type { TextSource } from '../../engine/engine.ts';
import { inputError } from '../../lib/errors.ts';
import type { Anomaly } from '../relation.ts';
import { AnomalyLog, anomaly } from './anomalies.ts';
import { ByteWindow } from './byte-window.ts';
import { scanCanonical } from './canonical.ts';
import { type ByteStream, openBytes } from './compression.ts';
import { copyWriter } from './copy-writer.ts';
import { describeDialect } from './dialect.ts';
import { asUtf8, encodingOf, isUtf8Prefix, looksWestern, namedEncoding } from './encoding.ts';
import { columnNames } from './header.ts';
import { looksLikeJsonLines, scanJsonLines } from './jsonl.ts';
import { type Layout, type LayoutOptions, layoutOf } from './layout.ts';
import { type Proof, prover } from './prove.ts';

const HEAD = 1 << 20;

/** What the main thread asks for. */
export interface ScanRequest {
  path: string;
  /** Path as shown to readers; its ending is a weak hint about the format. */
  name: string;
  /** Where a canonical copy goes, if one is needed. */
  copy: string;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  quote?: string | undefined;
  comment?: string | undefined;
  header?: boolean | undefined;
  columns?: string[] | undefined;
  knownHeader?: string[] | undefined;
  /** Never leave the file to the engine (it disagreed before). */
  careful?: boolean | undefined;
}

export interface ScanReport {
  format: string;
  dialect: Record<string, string | number | boolean | null>;
  encoding: string;
  bytes: number;
  sha256: string;
  names: string[];
  headerTexts: string[];
  /** Index in `source` of each column. */
  fields: number[];
  source: TextSource;
  plain: boolean;
  /** Why it is not plain; null = plain. */
  reason: string | null;
  records: number;
  rows: number;
  rejected: number;
  blanks: number;
  repaired: number;
  proven: boolean;
  anomalies: Anomaly[];
}

interface Opened {
  stream: ByteStream;
  head: Buffer;
  whole: boolean;
  /** All chunks as UTF-8 without mark, the head included. */
  chunks: AsyncGenerator<Buffer, void>;
  encoding: string;
  transcoded: boolean;
  state: { damaged: number };
}

const suffix = (name: string): string =>
  extname(name.replace(/\.(gz|zst)$/i, ''))
    .slice(1)
    .toLowerCase();

async function* prepended(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

const gather = async (chunks: AsyncIterator<Buffer>, size: number): Promise<{ head: Buffer; whole: boolean }> => {
  const parts: Buffer[] = [];
  for (let held = 0; held < size; ) {
    const next = await chunks.next();
    if (next.done === true) return { head: Buffer.concat(parts), whole: true };
    parts.push(next.value);
    held += next.value.length;
  }
  return { head: parts.length === 1 ? parts[0]! : Buffer.concat(parts), whole: false };
};

const openText = async (path: string, told: string | undefined): Promise<Opened> => {
  const stream = await openBytes(path);
  const raw = await gather(stream.chunks, HEAD);
  const found = encodingOf(raw.head);
  const encoding = told ?? found.encoding ?? 'utf-8';
  const state = { damaged: 0 };
  if (encoding === 'utf-8') {
    const head = raw.head.subarray(found.encoding === 'utf-8' ? found.mark : 0);
    return {
      stream,
      head,
      whole: raw.whole,
      chunks: prepended(head, stream.chunks),
      encoding,
      transcoded: false,
      state,
    };
  }
  const text = asUtf8(prepended(raw.head, stream.chunks), encoding, state);
  const first = await gather(text, HEAD);
  return {
    stream,
    head: first.head,
    whole: first.whole,
    chunks: prepended(first.head, text),
    encoding,
    transcoded: true,
    state,
  };
};

const refuseOtherFormats = (head: Buffer): void => {
  const magic = head.subarray(0, 4).toString('latin1');
  if (magic === 'PK\u0003\u0004')
    throw inputError('this is a zip archive or a spreadsheet; export the table as CSV first');
  if (magic === 'ARRO' || magic === 'ORC\n' || magic.startsWith('Obj\u0001'))
    throw inputError('this binary format is not read; export the table as CSV or Parquet first');
  if (magic.startsWith('BZh') || magic === '\u00fd7zX')
    throw inputError('this compression is not read; use gzip or zstd');
};

/** Cuts chunks so that each ends with a line feed; the last one may not. */
async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ chunk: Buffer; last: boolean }, void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const cut = chunk.lastIndexOf(10) + 1;
    if (cut === 0) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    const head = chunk.subarray(0, cut);
    yield { chunk: rest.length === 0 ? head : Buffer.concat([rest, head]), last: false };
    rest = chunk.subarray(cut);
  }
  yield { chunk: rest, last: true };
}

async function* from(chunks: AsyncIterable<Buffer>, offset: number): AsyncGenerator<Buffer, void> {
  let skip = offset;
  for await (const chunk of chunks) {
    if (skip >= chunk.length) {
      skip -= chunk.length;
      continue;
    }
    yield skip === 0 ? chunk : chunk.subarray(skip);
    skip = 0;
  }
}

const prove = async (opened: Opened, layout: Layout, tick: (bytes: number) => void): Promise<Proof> => {
  const scanner = prover({
    delimiter: layout.dialect.delimiter.charCodeAt(0),
    quote: layout.dialect.quote === '' ? -1 : layout.dialect.quote.charCodeAt(0),
    width: layout.width,
    header: layout.headerBytes,
  });
  for await (const { chunk, last } of wholeLines(from(opened.chunks, layout.offset))) {
    if (!scanner.push(chunk, last)) break;
    tick(opened.stream.read());
  }
  return scanner.proof;
};

const drained = async (opened: Opened): Promise<string> => {
  while ((await opened.stream.chunks.next()).done !== true);
  return opened.stream.hash.digest('hex');
};

const roundCount = (rows: number): boolean => {
  if (rows < 1000) return false;
  if (rows === 65_535 || rows === 65_536 || rows === 1_048_575 || rows === 1_048_576) return true;
  return /^[1-9]0{3,}$/.test(String(rows));
};

/** Scans a text file. Errors: 64 flags that contradict it, 65 nothing usable. */
export async function scanText(request: ScanRequest, tick: (bytes: number) => void = () => {}): Promise<ScanReport> {
  const told = request.encoding === undefined ? undefined : namedEncoding(request.encoding);
  const opened = await openText(request.path, told);
  refuseOtherFormats(opened.head);
  const extension = suffix(request.name);
  if (opened.head.every((byte) => byte === 10 || byte === 13 || byte === 32 || byte === 9) && opened.whole)
    return emptyReport(request, opened);
  if (looksLikeJsonLines(opened.head, extension)) return scanJson(request, opened, tick);
  return scanTable(request, opened, extension, told, tick);
}

async function emptyReport(request: ScanRequest, opened: Opened): Promise<ScanReport> {
  const sha256 = await drained(opened);
  return {
    format: 'empty',
    dialect: {},
    encoding: opened.encoding,
    bytes: opened.stream.read(),
    sha256,
    names: [],
    headerTexts: [],
    fields: [],
    source: copySource(request.copy, 0, 0, false),
    plain: true,
    reason: null,
    records: 0,
    rows: 0,
    rejected: 0,
    blanks: 0,
    repaired: 0,
    proven: true,
    anomalies: [anomaly('empty-file', null, 1)],
  };
}

async function scanTable(
  request: ScanRequest,
  opened: Opened,
  extension: string,
  told: string | undefined,
  tick: (bytes: number) => void,
): Promise<ScanReport> {
  const options: LayoutOptions = {
    extension,
    delimiter: request.delimiter,
    quote: request.quote,
    comment: request.comment,
    header: request.header,
    columns: request.columns,
    knownHeader: request.knownHeader,
  };
  const layout = layoutOf(opened.head, opened.whole, options);
  let reason = request.careful
    ? 'the engine read it differently'
    : opened.transcoded
      ? 'it is not UTF-8'
      : layout.irregular;
  if (reason === null && !opened.whole && !isUtf8Prefix(opened.head)) reason = 'it is not UTF-8';
  if (reason === null && layout.lines === 0 && layout.offset > 0) reason = 'its lines cannot be counted';
  if (reason === null) {
    const proof = await prove(opened, layout, tick);
    if (proof.reason === null && proof.records > 0) return plainReport(request, opened, layout, proof);
    reason = proof.reason ?? 'it has no rows';
    await opened.stream.chunks.return();
    const unquoted = await retryUnquoted(request, layout, options, told, tick);
    if (unquoted !== null) return unquoted;
    return canonicalTable(request, await openText(request.path, told), layout, reason, told, options, tick);
  }
  return canonicalTable(request, opened, layout, reason, told, options, tick);
}

/** A late stray quote: when the whole file has one width without any quoting, quotes are text. */
async function retryUnquoted(
  request: ScanRequest,
  layout: Layout,
  options: LayoutOptions,
  told: string | undefined,
  tick: (bytes: number) => void,
): Promise<ScanReport | null> {
  if (layout.dialect.quote === '' || request.quote !== undefined || layout.dialect.delimiter !== '\t') return null;
  const opened = await openText(request.path, told);
  const bare = layoutOf(opened.head, opened.whole, { ...options, delimiter: layout.dialect.delimiter, quote: '' });
  if (bare.irregular === null && bare.width === layout.width) {
    const proof = await prove(opened, bare, tick);
    if (proof.reason === null && proof.records > 0) return plainReport(request, opened, bare, proof);
  }
  await opened.stream.chunks.return();
  return null;
}

async function plainReport(request: ScanRequest, opened: Opened, layout: Layout, proof: Proof): Promise<ScanReport> {
  const sha256 = await drained(opened);
  const log = new AnomalyLog();
  if (roundCount(proof.records)) log.add('round-row-count', null);
  if (proof.implausibleCount > 0)
    log.add('implausible-record', proof.implausible + layout.lines, proof.implausibleCount);
  return {
    format: layout.dialect.delimiter === '\t' ? 'tsv' : 'csv',
    dialect: {
      ...describeDialect(layout.dialect, layout.header),
      newline: proof.crlf ? 'crlf' : 'lf',
      compression: opened.stream.compression,
    },
    encoding: opened.encoding,
    bytes: opened.stream.read(),
    sha256,
    names: layout.names,
    headerTexts: layout.headerTexts,
    fields: layout.names.map((_, at) => at),
    source: {
      path: request.path,
      compression: opened.stream.compression,
      delimiter: layout.dialect.delimiter,
      quote: layout.dialect.quote,
      escape: layout.dialect.quote,
      skipLines: layout.lines,
      fields: layout.width,
      padded: false,
      newline: proof.crlf ? '\r\n' : '\n',
      longestRecord: proof.longestRecord,
    },
    plain: true,
    reason: null,
    records: proof.records,
    rows: proof.records,
    rejected: 0,
    blanks: 0,
    repaired: 0,
    proven: proof.implausibleCount === 0,
    anomalies: [...layout.anomalies, ...log.list()],
  };
}

const copySource = (path: string, fields: number, longest: number, padded: boolean): TextSource => ({
  path,
  compression: 'none',
  delimiter: ',',
  quote: '"',
  escape: '"',
  skipLines: 0,
  fields,
  padded,
  newline: '\n',
  longestRecord: longest,
});

async function canonicalTable(
  request: ScanRequest,
  opened: Opened,
  layout: Layout,
  reason: string,
  told: string | undefined,
  options: LayoutOptions,
  tick: (bytes: number) => void,
): Promise<ScanReport> {
  const writer = copyWriter(request.copy);
  const window = new ByteWindow(from(ticking(opened, tick), layout.offset));
  let counts: Awaited<ReturnType<typeof scanCanonical>>;
  try {
    counts = await scanCanonical(window, layout, writer);
  } finally {
    writer.close();
  }
  const foreign = window.foreignWindows + counts.foreignRecords;
  if (
    !opened.transcoded &&
    told === undefined &&
    counts.damagedRecords > 0 &&
    foreign === 0 &&
    looksWestern(counts.high)
  ) {
    const again = await openText(request.path, 'windows-1252');
    const { unlinkSync } = await import('node:fs');
    unlinkSync(request.copy);
    const guessed = await canonicalTable(
      request,
      again,
      layoutOf(again.head, again.whole, options),
      'it is not UTF-8',
      'windows-1252',
      options,
      tick,
    );
    return {
      ...guessed,
      proven: guessed.proven,
      anomalies: [anomaly('guessed-encoding', null, counts.damagedRecords), ...guessed.anomalies],
    };
  }
  if (!opened.transcoded && counts.damagedRecords > counts.rows / 2)
    throw inputError('the text is no UTF-8, and its encoding is not known; name it with --encoding');
  const { log } = counts;
  const sha256 = await drained(opened);
  if (opened.state.damaged > 0) log.add('damaged-encoding', null, opened.state.damaged);
  if (counts.rows === 0) log.add('no-rows', null);
  if (roundCount(counts.rows)) log.add('round-row-count', null);
  const kept = keptColumns(layout, counts.filled);
  if (kept.length < layout.names.length) log.add('extra-empty-columns', null, layout.names.length - kept.length);
  const anomalies = [...layout.anomalies, ...log.list()].filter(
    (a) => !(a.kind === 'blank-column-name' && blankNames(layout, kept) === 0),
  );
  return {
    format: layout.dialect.delimiter === '\t' ? 'tsv' : 'csv',
    dialect: { ...describeDialect(layout.dialect, layout.header), compression: opened.stream.compression },
    encoding: opened.encoding,
    bytes: opened.stream.read(),
    sha256,
    names: kept.map((at) => layout.names[at]!),
    headerTexts: layout.headerTexts,
    fields: kept,
    source: copySource(request.copy, layout.width, writer.longest(), false),
    plain: false,
    reason,
    records: counts.records,
    rows: counts.rows,
    rejected: counts.rejected,
    blanks: counts.blanks,
    repaired: counts.repaired,
    proven: counts.proven && counts.records === counts.rows + counts.rejected + counts.blanks,
    anomalies,
  };
}

const blankNames = (layout: Layout, kept: number[]): number =>
  kept.filter((at) => layout.names[at] === `column ${at + 1}`).length;

/** All columns but the nameless, empty ones at the right end. */
const keptColumns = (layout: Layout, filled: Float64Array): number[] => {
  let width = layout.names.length;
  if (layout.header)
    while (width > 1 && layout.names[width - 1] === `column ${width}` && filled[width - 1] === 0) width--;
  return Array.from({ length: width }, (_, at) => at);
};

async function* ticking(opened: Opened, tick: (bytes: number) => void): AsyncGenerator<Buffer, void> {
  for await (const chunk of opened.chunks) {
    tick(opened.stream.read());
    yield chunk;
  }
}

/** One object with very many keys in a `.json` file is a document keyed by row, not a row. */
const isDocument = (request: ScanRequest, counts: { records: number; columns: string[][] }): boolean =>
  /\.json(\.gz|\.zst)?$/i.test(request.name) && counts.records === 1 && counts.columns.length > 100;

async function scanJson(request: ScanRequest, opened: Opened, tick: (bytes: number) => void): Promise<ScanReport> {
  const writer = copyWriter(request.copy);
  let counts: Awaited<ReturnType<typeof scanJsonLines>>;
  try {
    counts = await scanJsonLines(new ByteWindow(ticking(opened, tick)), writer);
  } finally {
    writer.close();
  }
  const { log, columns } = counts;
  const sha256 = await drained(opened);
  const begins = opened.head.subarray(0, 1024).toString('utf8').trimStart();
  const document = counts.rows === 0 ? begins.startsWith('[') || /^\{\s*\n/.test(begins) : isDocument(request, counts);
  if (document)
    throw inputError('this is a JSON document, not one object a line; convert it, for example with: jq -c ".[]"');
  if (counts.rows === 0) log.add('no-rows', null);
  if (roundCount(counts.rows)) log.add('round-row-count', null);
  const named = columnNames(columns.map((path) => path.join('.')));
  if (named.blank.length > 0) log.add('blank-column-name', null, named.blank.length);
  if (named.duplicate.length > 0) log.add('duplicate-column', null, named.duplicate.length);
  if (named.cased.length > 0) log.add('case-duplicate-column', null, named.cased.length);
  return {
    format: 'jsonl',
    dialect: { compression: opened.stream.compression },
    encoding: opened.encoding,
    bytes: opened.stream.read(),
    sha256,
    names: named.names,
    headerTexts: [],
    fields: columns.map((_, at) => at + 1),
    source: copySource(request.copy, columns.length + 1, writer.longest(), true),
    plain: false,
    reason: 'JSON Lines',
    records: counts.records,
    rows: counts.rows,
    rejected: counts.rejected,
    blanks: counts.blanks,
    repaired: counts.repaired,
    proven: counts.records === counts.rows + counts.rejected + counts.blanks,
    anomalies: log.list(),
  };
}
