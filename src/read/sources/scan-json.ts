// JSON Lines from bytes to verdict: always through a canonical copy.
import { inputError } from '../../lib/errors.ts';
import { ByteWindow } from './byte-window.ts';
import { copyWriter } from './copy-writer.ts';
import { columnNames } from './header.ts';
import { type JsonCounts, scanJsonLines } from './jsonl.ts';
import { copySource, isRoundCount } from './report-parts.ts';
import type { ScanReport, ScanRequest } from './scan-report.ts';
import { digest, type OpenedText, ticking } from './text-stream.ts';

/** One object with very many keys in a `.json` file is a document keyed by row, not a row. */
const isDocument = (request: ScanRequest, counts: { records: number; columns: string[][] }): boolean =>
  /\.json(\.gz|\.zst)?$/i.test(request.name) && counts.records === 1 && counts.columns.length > 100;

/** Scans JSON Lines. Errors: 65 a JSON document instead of lines. */
export async function scanJson(
  request: ScanRequest,
  opened: OpenedText,
  tick: (bytes: number) => void,
): Promise<ScanReport> {
  const writer = copyWriter(request.copy);
  let counts: JsonCounts;
  try {
    counts = await scanJsonLines(new ByteWindow(ticking(opened, tick)), writer);
  } finally {
    writer.close();
  }
  const { log, columns } = counts;
  const sha256 = await digest(opened);
  const begins = opened.head.subarray(0, 1024).toString('utf8').trimStart();
  const document = counts.rows === 0 ? begins.startsWith('[') || /^\{\s*\n/.test(begins) : isDocument(request, counts);
  if (document)
    throw inputError('this is a JSON document, not one object a line; convert it, for example with: jq -c ".[]"');
  if (counts.rows === 0) log.add('no-rows', null);
  if (isRoundCount(counts.rows)) log.add('round-row-count', null);
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
