// JSON from bytes to verdict, as lines or as a document: always through a canonical copy.

import { inputError } from '../../lib/errors.ts';
import { ByteWindow } from './byte-window.ts';
import { copyWriter } from './copy-writer.ts';
import { type DocumentForm, readDocument } from './json-document.ts';
import { jsonForm } from './json-form.ts';
import { type JsonCounts, JsonRows, jsonCounts } from './json-rows.ts';
import { scanJsonLines } from './jsonl.ts';
import { copySource, logCut, logNames, ONE_RECORD } from './report-parts.ts';
import type { ScanReport, ScanRequest } from './scan-report.ts';
import { digest, type OpenedText, ticking } from './text-stream.ts';

/** A single object of more members than this is no record: its keys are values. */
const MOST_MEMBERS = 100;

const FORMS: Record<DocumentForm['records'], string> = {
  list: 'list of records',
  keyed: 'records by key',
  one: ONE_RECORD,
  sequence: 'records one after the other',
  section: 'section',
};

export interface JsonScan {
  request: ScanRequest;
  extension: string;
  open(): Promise<OpenedText>;
  tick(bytes: number): void;
}

/** Scans JSON. Errors: 65 a document that is none, or one of which nothing says what its records are. */
export async function scanJson({ request, extension, open, tick }: JsonScan, opened: OpenedText): Promise<ScanReport> {
  const { section, shown } = request;
  const form =
    section === undefined
      ? await jsonForm(opened, extension, shown !== undefined, open)
      : { records: 'section' as const, section };
  const writer = copyWriter(request.copy);
  const counts = jsonCounts();
  const rows = new JsonRows(writer);
  try {
    const window = new ByteWindow(ticking(opened, tick));
    if (form === null) await scanJsonLines(window, rows, counts);
    else await readDocument(window, form, rows, counts, shown);
  } finally {
    writer.close();
  }
  const { log } = counts;
  const sha256 = await digest(opened);
  refuseMisread(form, opened, counts, { width: rows.width, alone: shown === undefined });
  if (counts.rows === 0) log.add('no-rows', null);
  logCut(counts.rows, log);
  const named = rows.names();
  logNames(named, log);
  return {
    format: form === null ? 'jsonl' : 'json',
    dialect: dialectOf(form, opened.stream.compression),
    encoding: opened.encoding,
    bytes: opened.stream.read(),
    sha256,
    names: named.names,
    headerTexts: [],
    fields: named.names.map((_, at) => at + 1),
    source: copySource(request.copy, rows.width + 1, writer.longest(), true),
    plain: false,
    reason: form === null ? 'JSON Lines' : 'a JSON document',
    records: counts.records,
    rows: counts.rows,
    rejected: counts.rejected,
    blanks: counts.blanks,
    repaired: counts.repaired,
    proven: log.count('truncated-document') === 0 && counts.records === counts.rows + counts.rejected + counts.blanks,
    anomalies: log.list(),
  };
}

/** A form as the account of a file says it. */
export const dialectOf = (form: DocumentForm | null, compression: string): ScanReport['dialect'] =>
  form === null ? { compression } : { document: FORMS[form.records], section: form.section, compression };

/** Errors: 65 lines that are a document under the wrong name, or one object whose keys are values. */
function refuseMisread(
  form: DocumentForm | null,
  opened: OpenedText,
  counts: JsonCounts,
  { width, alone }: { width: number; alone: boolean },
): void {
  if (form?.records === 'one' && alone && width > MOST_MEMBERS)
    throw inputError(
      `this document is one object with ${width} keys, which seem to be values; make it a list of records, for example with: jq "to_entries"`,
    );
  if (width === 0 && counts.rows > 0) throw inputError('its records are empty objects, so there is nothing to count');
  const begins = opened.head.subarray(0, 1024).toString('utf8').trimStart();
  if (form === null && counts.rows === 0 && /^(\[|\{\s*\n)/.test(begins))
    throw inputError('this is a JSON document, not one object a line; name it .json, or convert it with: jq -c .');
}
