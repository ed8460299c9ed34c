// Many small JSON documents as one table: looked over first, so that all are read in one way, then written to one copy. A
// document that is no JSON is rejected and the others stay: in a folder of a thousand, one damaged file must change nothing
// else.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { EXIT, inputError, RollcallError } from '../../lib/errors.ts';
import { copyWriter } from './copy-writer.ts';
import { asUtf8, encodingOf } from './encoding.ts';
import { BrokenDocument, JsonCursor } from './json-cursor.ts';
import { type DocumentForm, formsOf, readDocument } from './json-document.ts';
import { apparentForm, chunksOf, windowOf } from './json-form.ts';
import { type JsonCounts, JsonRows, jsonCounts } from './json-rows.ts';
import { type Survey, surveyObject } from './json-survey.ts';
import { scanJsonLines } from './jsonl.ts';
import { copySource, logCut, logNames } from './report-parts.ts';
import { dialectOf } from './scan-json.ts';
import type { FileReport, ScannedDocument, ScanReport, ScanRequest } from './scan-report.ts';

interface Document {
  at: ScannedDocument;
  /** As UTF-8 without mark. */
  text: Buffer;
  encoding: string;
  bytes: number;
  sha256: string;
  counts: JsonCounts;
  form: DocumentForm | 'object' | null;
  survey: Survey | null;
  whole: boolean;
}

/** Scans the documents of `request` and reports on each. Errors: 65 no such section, or keys that are values. */
export async function scanDocuments(
  request: ScanRequest,
  encoding: string | undefined,
  tick: (bytes: number) => void,
): Promise<ScanReport> {
  const documents: Document[] = [];
  let bytes = 0;
  for (const at of request.documents!) {
    const document = await open(at, encoding, request.section);
    documents.push(document);
    bytes += document.bytes;
    tick(bytes);
  }
  settle(documents);
  const writer = copyWriter(request.copy);
  const rows = new JsonRows(writer);
  try {
    for (const document of documents) await naming(document, () => read(document, rows));
  } finally {
    writer.close();
  }
  const named = rows.names();
  logNames(named, documents[0]!.counts.log);
  const before = 1 + (documents[0]?.at.cells.length ?? 0);
  const reports = documents.map(reportOf);
  const sum = (of: (report: FileReport) => number): number => reports.reduce((total, report) => total + of(report), 0);
  return {
    ...reports[0]!,
    bytes,
    names: named.names,
    headerTexts: [],
    fields: named.names.map((_, at) => before + at),
    source: copySource(request.copy, before + rows.width, writer.longest(), true),
    plain: false,
    reason: 'JSON documents',
    records: sum((report) => report.records),
    rows: sum((report) => report.rows),
    rejected: sum((report) => report.rejected),
    blanks: sum((report) => report.blanks),
    repaired: 0,
    proven: reports.every(({ proven }) => proven),
    documents: reports,
  };
}

/** An error of one document that stops the read says which it was. */
async function naming(document: Document, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof RollcallError && error.exit === EXIT.input)
      throw inputError(`${document.at.shown}: ${error.message}`, error);
    throw error;
  }
}

async function open(at: ScannedDocument, told: string | undefined, section: string | undefined): Promise<Document> {
  const raw = await readFile(at.path);
  const found = encodingOf(raw);
  const encoding = told ?? found.encoding ?? 'utf-8';
  const counts = jsonCounts();
  let text = raw.subarray(found.encoding === 'utf-8' ? found.mark : 0);
  if (encoding !== 'utf-8') {
    const state = { damaged: 0 };
    const parts: Buffer[] = [];
    for await (const part of asUtf8(chunksOf(raw), encoding, state)) parts.push(part);
    text = Buffer.concat(parts);
    if (state.damaged > 0) counts.log.add('damaged-encoding', null, state.damaged);
  }
  const sha256 = createHash('sha256').update(raw).digest('hex');
  const document: Document = {
    at,
    text,
    encoding,
    bytes: raw.length,
    sha256,
    counts,
    form: null,
    survey: null,
    whole: true,
  };
  if (section !== undefined) document.form = { records: 'section', section };
  else
    await unbroken(document, async () => {
      document.form = await apparentForm(text, 'json');
      if (document.form === 'object') document.survey = await surveyObject(new JsonCursor(windowOf(text)));
    });
  return document;
}

/** Does `work`; where the document breaks off being JSON, it is rejected once and its rest is not read. */
async function unbroken(document: Document, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof BrokenDocument)) throw error;
    const { counts } = document;
    counts.log.add('broken-document', error.line);
    counts.records++;
    counts.rejected++;
    document.whole = false;
  }
}

/** Decides how objects are read, from all of them together. */
function settle(documents: Document[]): void {
  const open = documents.filter(({ survey }) => survey !== null);
  const forms = formsOf(open.map(({ survey }) => survey!));
  open.forEach((document, at) => {
    document.form = forms[at]!;
  });
}

async function read(document: Document, rows: JsonRows): Promise<void> {
  const { at, text, counts, form, whole } = document;
  if (!whole || form === 'object') return;
  rows.before = at.cells;
  const window = windowOf(text);
  if (form === null) await scanJsonLines(window, rows, counts);
  else await unbroken(document, () => readDocument(window, form, rows, counts, at.shown));
}

function reportOf({ encoding, bytes, sha256, counts, form, whole }: Document): FileReport {
  const { log, records, rows, rejected, blanks, repaired } = counts;
  if (records === 0) log.add(bytes === 0 ? 'empty-file' : 'no-rows', null);
  logCut(rows, log);
  return {
    format: form === null ? 'jsonl' : 'json',
    dialect: dialectOf(form === 'object' ? null : form, 'none'),
    encoding,
    bytes,
    sha256,
    records,
    rows,
    rejected,
    blanks,
    repaired,
    proven: whole && log.count('truncated-document') === 0 && records === rows + rejected + blanks,
    anomalies: log.list(),
  };
}
