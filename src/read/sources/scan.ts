// Scans one text file from its bytes to a verdict: what it is, what was counted, and what an engine should read. Runs in
// the worker, or inline for small inputs.
import { extname } from 'node:path';
import { inputError } from '../../lib/errors.ts';
import { anomaly } from './anomalies.ts';
import type { ByteStream } from './compression.ts';
import { namedEncoding } from './encoding.ts';
import { guessed, isUtf8Head, jsonVerdict } from './encoding-evidence.ts';
import { looksLikeJsonLines } from './jsonl.ts';
import { copySource } from './report-parts.ts';
import { scanDocuments } from './scan-documents.ts';
import { scanJson } from './scan-json.ts';
import type { ScanReport, ScanRequest } from './scan-report.ts';
import { scanTable } from './scan-table.ts';
import { digest, type OpenedText, openText } from './text-stream.ts';

const suffix = (name: string): string =>
  extname(name.replace(/\.(gz|zst)$/i, ''))
    .slice(1)
    .toLowerCase();

const refuseOtherFormats = (head: Buffer): void => {
  const magic = head.subarray(0, 4).toString('latin1');
  if (magic === 'PK\u0003\u0004')
    throw inputError('this is a zip archive or a spreadsheet; export the table as CSV first');
  if (magic === 'ARRO' || magic === 'ORC\n' || magic.startsWith('Obj\u0001'))
    throw inputError('this binary format is not read; export the table as CSV or Parquet first');
  if (magic.startsWith('BZh') || magic === '\u00fd7zX')
    throw inputError('this compression is not read; use gzip or zstd');
};

const JSON_ENDINGS = new Set(['json', 'jsonl', 'ndjson']);
const isJson = (head: Buffer, extension: string): boolean =>
  JSON_ENDINGS.has(extension) || ((extension === '' || extension === 'txt') && looksLikeJsonLines(head));

const BLANKS = new Set([9, 10, 13, 32]);

/** Scans a text file. Errors: 64 flags that contradict it, 65 nothing usable. */
export async function scanText(request: ScanRequest, tick: (bytes: number) => void = () => {}): Promise<ScanReport> {
  const encoding = request.encoding === undefined ? undefined : namedEncoding(request.encoding);
  if (request.documents !== undefined) return await scanDocuments(request, encoding, tick);
  const streams: ByteStream[] = [];
  const open = async (as: string | undefined): Promise<OpenedText> => {
    const opened = await openText(request.path, as);
    streams.push(opened.stream);
    return opened;
  };
  try {
    const opened = await open(encoding);
    refuseOtherFormats(opened.head);
    const extension = suffix(request.name);
    if (opened.whole && opened.head.every((byte) => BLANKS.has(byte))) return await emptyReport(request, opened);
    if (isJson(opened.head, extension)) {
      const isOdd = encoding === undefined && !opened.transcoded && !isUtf8Head(opened);
      const verdict = isOdd ? await jsonVerdict(await open(undefined)) : null;
      const told = verdict?.encoding ?? encoding;
      const again = (): Promise<OpenedText> => open(told);
      const report = await scanJson({ request, extension, open: again, tick }, isOdd ? await again() : opened);
      return verdict === null ? report : { ...report, anomalies: [...guessed(verdict), ...report.anomalies] };
    }
    const { delimiter, quote, comment, header, columns, knownHeader } = request;
    const options = { extension, delimiter, quote, comment, header, columns, knownHeader };
    return await scanTable({ request, options, encoding, open, tick }, opened);
  } finally {
    await Promise.all(streams.map((stream) => stream.close()));
  }
}

async function emptyReport(request: ScanRequest, opened: OpenedText): Promise<ScanReport> {
  const sha256 = await digest(opened);
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
