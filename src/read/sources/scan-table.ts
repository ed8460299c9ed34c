// A delimited table from bytes to verdict: proven plain by the fast scanner and left to the engine as it is, or read by
// the careful parser into a canonical copy.
import { rm } from 'node:fs/promises';
import type { Anomaly } from '../relation.ts';
import { AnomalyLog } from './anomalies.ts';
import { ByteWindow } from './byte-window.ts';
import { type CanonicalCounts, scanCanonical } from './canonical.ts';
import { cellSigns } from './cell-signs.ts';
import { copyWriter } from './copy-writer.ts';
import { surveyDamage } from './damage-survey.ts';
import { describeDialect } from './dialect.ts';
import { encodingVerdict, guessed, isUtf8Head } from './encoding-evidence.ts';
import { type Layout, type LayoutOptions, layoutOf } from './layout.ts';
import { mojibakeCounter } from './mojibake.ts';
import { NOT_UTF8, type Proof, prover } from './prove.ts';
import { copySource, logCut } from './report-parts.ts';
import type { ScanReport, ScanRequest } from './scan-report.ts';
import { digest, from, type OpenedText, ticking, watched, wholeLines } from './text-stream.ts';

/** A scan under way: what was asked, and how the file is opened (again). */
export interface TableScan {
  request: ScanRequest;
  options: LayoutOptions;
  /** Encoding that was told or decided; undefined = by its bytes. */
  encoding: string | undefined;
  /** What was decided about a file that is no UTF-8; absent = nothing yet. */
  foreign?: { repair: boolean; anomalies: Anomaly[] } | undefined;
  open(encoding: string | undefined): Promise<OpenedText>;
  tick(bytes: number): void;
}

/** Scans a table. Errors: 64 flags that contradict it, 65 unknown encoding. */
export async function scanTable(scan: TableScan, opened: OpenedText): Promise<ScanReport> {
  if (isUndecided(scan, opened) && !isUtf8Head(opened)) return foreignTable(scan);
  const layout = layoutOf(opened.head, opened.whole, scan.options);
  const obstacle = obstacleOf(scan, opened, layout);
  if (obstacle !== null) return canonicalTable(scan, opened, layout, obstacle);
  const proof = await prove(scan, opened, layout);
  if (isPlain(proof)) return plainReport(scan, opened, layout, proof);
  if (proof.reason === NOT_UTF8 && isUndecided(scan, opened)) return foreignTable(scan);
  return (
    (await withoutQuotes(scan, layout)) ??
    canonicalTable(scan, await scan.open(scan.encoding), layout, proof.reason ?? 'it has no rows')
  );
}

const isUndecided = (scan: TableScan, opened: OpenedText): boolean =>
  !opened.transcoded && scan.encoding === undefined && scan.foreign === undefined;

/** A file with bytes that are no UTF-8: read in the encoding that its letters tell, or as UTF-8 with strangers in it. */
async function foreignTable(scan: TableScan): Promise<ScanReport> {
  const verdict = await encodingVerdict(await scan.open(undefined));
  const encoding = verdict.kind === 'legacy' ? verdict.encoding : undefined;
  const opened = await scan.open(encoding);
  const foreign = { repair: verdict.kind === 'mixed' && verdict.repair, anomalies: guessed(verdict) };
  const layout = layoutOf(opened.head, opened.whole, scan.options);
  return canonicalTable({ ...scan, encoding, foreign }, opened, layout, NOT_UTF8);
}

/** What rules out, before any proof, that an engine reads the file as it stands; null = nothing. */
const obstacleOf = ({ request }: TableScan, opened: OpenedText, layout: Layout): string | null => {
  if (request.careful) return 'the engine read it differently';
  if (opened.transcoded || !isUtf8Head(opened)) return NOT_UTF8;
  if (layout.lines === 0 && layout.offset > 0) return 'its lines cannot be counted';
  return layout.irregular;
};

interface TableProof extends Proof {
  mojibake: { line: number; lines: number };
  signs: boolean;
}

const isPlain = (proof: Proof): boolean => proof.reason === null && proof.records > 0;

const prove = async (scan: TableScan, opened: OpenedText, layout: Layout): Promise<TableProof> => {
  const scanner = prover({
    delimiter: layout.dialect.delimiter.charCodeAt(0),
    quote: layout.dialect.quote === '' ? -1 : layout.dialect.quote.charCodeAt(0),
    width: layout.width,
    header: layout.headerBytes,
  });
  const doubled = mojibakeCounter(layout.lines);
  const signs = cellSigns();
  for await (const { chunk, last } of wholeLines(from(opened.chunks, layout.offset))) {
    if (!scanner.push(chunk, last)) break;
    doubled.push(chunk);
    signs.push(chunk);
    scan.tick(opened.stream.read());
  }
  return { ...scanner.proof, mojibake: doubled.found, signs: signs.found() };
};

/** A stray quote late in a TAB file: when all of it has one width without any quoting, quotes are text. */
async function withoutQuotes(scan: TableScan, layout: Layout): Promise<ScanReport | null> {
  const { delimiter, quote } = layout.dialect;
  if (quote === '' || scan.request.quote !== undefined || delimiter !== '\t') return null;
  const opened = await scan.open(scan.encoding);
  const bare = layoutOf(opened.head, opened.whole, { ...scan.options, delimiter, quote: '' });
  if (bare.irregular !== null || bare.width !== layout.width) return null;
  const proof = await prove(scan, opened, bare);
  return isPlain(proof) ? plainReport(scan, opened, bare, proof) : null;
}

const damageOf = (scan: TableScan, layout: Layout, signs: boolean): Promise<Anomaly[]> =>
  surveyDamage(layout, signs, async () => from((await scan.open(scan.encoding)).chunks, layout.offset));

const formatOf = (layout: Layout): string => (layout.dialect.delimiter === '\t' ? 'tsv' : 'csv');

async function plainReport(
  scan: TableScan,
  opened: OpenedText,
  layout: Layout,
  proof: TableProof,
): Promise<ScanReport> {
  const sha256 = await digest(opened);
  const log = new AnomalyLog();
  logCut(proof.records, log);
  if (proof.mojibake.lines > 0) log.add('mojibake', proof.mojibake.line, proof.mojibake.lines);
  if (proof.implausibleCount > 0)
    log.add('implausible-record', proof.implausible + layout.lines, proof.implausibleCount);
  const { compression } = opened.stream;
  return {
    format: formatOf(layout),
    dialect: { ...describeDialect(layout.dialect, layout.header), newline: proof.crlf ? 'crlf' : 'lf', compression },
    encoding: opened.encoding,
    bytes: opened.stream.read(),
    sha256,
    names: layout.names,
    headerTexts: layout.headerTexts,
    fields: layout.names.map((_, at) => at),
    source: {
      path: scan.request.path,
      compression,
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
    anomalies: [...layout.anomalies, ...log.list(), ...(await damageOf(scan, layout, proof.signs))],
  };
}

const scanInto = async (
  path: string,
  window: ByteWindow,
  layout: Layout,
  repair: boolean,
): Promise<{ counts: CanonicalCounts; longest: number }> => {
  const writer = copyWriter(path);
  try {
    return { counts: await scanCanonical(window, layout, writer, repair), longest: writer.longest() };
  } finally {
    writer.close();
  }
};

async function canonicalTable(
  scan: TableScan,
  opened: OpenedText,
  layout: Layout,
  reason: string,
): Promise<ScanReport> {
  const { request } = scan;
  const doubled = mojibakeCounter(layout.lines);
  const signs = cellSigns();
  const look = (lines: Buffer): void => {
    doubled.push(lines);
    signs.push(lines);
  };
  const window = new ByteWindow(watched(from(ticking(opened, scan.tick), layout.offset), look));
  const { counts, longest } = await scanInto(request.copy, window, layout, scan.foreign?.repair ?? false);
  if (window.wasForeign && isUndecided(scan, opened)) {
    await rm(request.copy);
    return foreignTable(scan);
  }
  const { log } = counts;
  if (doubled.found.lines > 0) log.add('mojibake', doubled.found.line, doubled.found.lines);
  const sha256 = await digest(opened);
  if (opened.state.damaged > 0) log.add('damaged-encoding', null, opened.state.damaged);
  if (counts.rows === 0) log.add('no-rows', null);
  logCut(counts.rows, log);
  const damage = counts.rows === 0 ? [] : await damageOf(scan, layout, signs.found());
  const kept = keptColumns(layout, counts.filled);
  if (kept.length < layout.names.length) log.add('extra-empty-columns', null, layout.names.length - kept.length);
  const nameless = kept.some((at) => layout.names[at] === `column ${at + 1}`);
  const above = layout.anomalies.filter(({ kind }) => kind !== 'blank-column-name' || nameless);
  return {
    format: formatOf(layout),
    dialect: { ...describeDialect(layout.dialect, layout.header), compression: opened.stream.compression },
    encoding: opened.encoding,
    bytes: opened.stream.read(),
    sha256,
    names: kept.map((at) => layout.names[at]!),
    headerTexts: layout.headerTexts,
    fields: kept,
    source: copySource(request.copy, layout.width, longest, false),
    plain: false,
    reason,
    records: counts.records,
    rows: counts.rows,
    rejected: counts.rejected,
    blanks: counts.blanks,
    repaired: counts.repaired,
    proven:
      counts.proven &&
      counts.records === counts.rows + counts.rejected + counts.blanks &&
      !above.some(({ kind }) => kind === 'no-delimiter'),
    anomalies: [...(scan.foreign?.anomalies ?? []), ...above, ...log.list(), ...damage],
  };
}

/** All columns but the nameless, empty ones at the right end. */
const keptColumns = (layout: Layout, filled: Float64Array): number[] => {
  let width = layout.names.length;
  if (layout.header)
    while (width > 1 && layout.names[width - 1] === `column ${width}` && filled[width - 1] === 0) width--;
  return Array.from({ length: width }, (_, at) => at);
};
