// A file of the manifest once it was looked at: a scanned text with its report, or a Parquet file with its leaf columns;
// and the account of it that goes into the result.
import { symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Loader } from '../../engine/engine.ts';
import { EXIT, inputError, RollcallError } from '../../lib/errors.ts';
import type { IntakeFile, ParquetPart, ReadOptions } from '../relation.ts';
import { anomaly } from './anomalies.ts';
import { arrowLimits, scanArrow } from './arrow/open-arrow.ts';
import { namedDelimiter, namedQuote } from './dialect.ts';
import { columnNames } from './header.ts';
import { parquetColumns } from './parquet.ts';
import { hashFile } from './parquet-file.ts';
import type { ManifestFile } from './resolve.ts';
import type { FileReport, ScanReport, ScanRequest } from './scan-report.ts';
import type { Scanner } from './scanner.ts';

export interface TextFile {
  kind: 'text';
  /** The file, or a name for a batch of documents. */
  file: ManifestFile;
  /** The documents of a batch, as in `report.documents`. */
  batch?: ManifestFile[] | undefined;
  request: ScanRequest;
  report: ScanReport;
}

export interface ParquetFile {
  kind: 'parquet';
  file: ManifestFile;
  account: IntakeFile;
  names: string[];
  part: ParquetPart;
}

export type OpenedFile = TextFile | ParquetFile;

export const MANIFEST = 'manifest';

/** Characters that an engine takes for a pattern, even in the path of one file. */
const PATTERN_CHARACTERS = /[*?[\]{}]/;

export const namesOf = (one: OpenedFile): string[] => (one.kind === 'text' ? one.report.names : one.names);

/** The account of a file, or of each document of a batch. */
export const accountsOf = (one: OpenedFile): IntakeFile[] => {
  const accounts =
    one.kind === 'parquet'
      ? [one.account]
      : (one.report.documents ?? [one.report]).map((found, at) =>
          accountOf((one.batch ?? [one.file])[at]!.relative, found),
        );
  const known = one.file.anomalies ?? [];
  return known.length === 0
    ? accounts
    : accounts.map((account) => ({ ...account, anomalies: [...account.anomalies, ...known] }));
};

const accountOf = (path: string, report: FileReport): IntakeFile => {
  const { format, dialect, encoding, bytes, sha256, records, rows, rejected, repaired, proven, anomalies } = report;
  return {
    path,
    table: MANIFEST,
    format,
    dialect,
    encoding,
    bytes,
    sha256,
    records,
    rows,
    rejected,
    repaired,
    proven,
    anomalies,
  };
};

/**
 * Scans a text file. `serial` names its canonical copy in `temp`; `knownHeader` is the header of the file before;
 * `several`: it is one of several JSON documents.
 */
export async function openTextFile(
  file: ManifestFile,
  options: ReadOptions,
  scanner: Scanner,
  temp: string,
  serial: number,
  knownHeader: string[] | undefined,
  several: boolean,
  progress?: (bytes: number) => void,
): Promise<TextFile> {
  const { encoding, comment, header, columns, section } = options;
  const request: ScanRequest = {
    path: file.path,
    name: basename(file.path),
    copy: join(temp, `copy-${serial}.csv`),
    delimiter: options.delimiter === undefined ? undefined : namedDelimiter(options.delimiter),
    quote: options.quote === undefined ? undefined : namedQuote(options.quote),
    ...{ encoding, comment, header, columns, knownHeader, section },
    shown: several ? file.relative : undefined,
    careful: PATTERN_CHARACTERS.test(file.path),
  };
  return { kind: 'text', file, request, report: await scanner.scan(request, progress) };
}

/** Reads an Arrow file by a process of its own; what it wrote is staged like any text. Errors: 65 damaged. */
export async function openArrowFile(
  file: ManifestFile,
  temp: string,
  serial: number,
  signal?: AbortSignal,
): Promise<TextFile> {
  const copy = join(temp, `copy-${serial}.csv`);
  const { sha256, bytes } = await hashFile(file.path);
  const report = { ...(await scanArrow(file, copy, arrowLimits(bytes), signal)), sha256 };
  return { kind: 'text', file, request: { path: file.path, name: basename(file.path), copy }, report };
}

/** Scans many small JSON documents as one text. `cells`: those of the path columns, by document. */
export async function openDocuments(
  batch: ManifestFile[],
  cells: string[][],
  options: ReadOptions,
  scanner: Scanner,
  temp: string,
  serial: number,
  progress?: (bytes: number) => void,
): Promise<TextFile> {
  const [first] = batch;
  const request: ScanRequest = {
    path: first!.path,
    name: `${basename(first!.path)} and ${batch.length - 1} more`,
    copy: join(temp, `copy-${serial}.csv`),
    encoding: options.encoding,
    section: options.section,
    documents: batch.map(({ path, relative }, at) => ({ path, shown: relative, cells: cells[at]! })),
  };
  const file = { path: first!.path, relative: `${first!.relative} and ${batch.length - 1} more` };
  return { kind: 'text', file, batch, request, report: await scanner.scan(request, progress) };
}

/** Reads rows that stand in names: those that a layout gave, or the samples of a tar file. */
export async function openGivenFile(
  file: ManifestFile,
  temp: string,
  serial: number,
  signal?: AbortSignal,
): Promise<TextFile> {
  const copy = join(temp, `copy-${serial}.csv`);
  const { writeGiven } = await import('./given-rows.ts');
  const given = file.given ?? (await import('./tar.ts')).tarRows(file);
  const report = await writeGiven(given, copy, signal);
  return { kind: 'text', file, request: { path: file.path, name: basename(file.path), copy }, report };
}

const describe = async (path: string, shown: string, loader: Loader): ReturnType<Loader['describeParquet']> => {
  try {
    return await loader.describeParquet(path);
  } catch (error) {
    if (error instanceof RollcallError && error.exit === EXIT.input)
      throw inputError(`${shown}: ${error.message}`, error);
    throw error;
  }
};

/** Describes a Parquet file. Errors: 65 when it cannot be read or holds nothing that can be counted. */
export async function openParquetFile(
  file: ManifestFile,
  loader: Loader,
  temp: string,
  serial: number,
): Promise<ParquetFile> {
  let { path } = file;
  if (PATTERN_CHARACTERS.test(path)) {
    path = join(temp, `link-${serial}.parquet`);
    await symlink(file.path, path);
  }
  const [{ sha256, bytes }, { rows, columns }] = await Promise.all([
    hashFile(file.path),
    describe(path, file.relative, loader),
  ]);
  const { names, sources, leftOut } = parquetColumns(columns);
  if (names.length === 0)
    throw inputError(
      `${file.relative}: holds no column that can be counted; binary and deeply nested ones are not read`,
    );
  const unique = columnNames(names);
  const anomalies = [
    ...(leftOut.length > 0 ? [anomaly('columns-left-out', null, leftOut.length)] : []),
    ...(unique.duplicate.length > 0 ? [anomaly('duplicate-column', null, unique.duplicate.length)] : []),
    ...(unique.cased.length > 0 ? [anomaly('case-duplicate-column', null, unique.cased.length)] : []),
    ...(rows === 0 ? [anomaly('no-rows', null, 1)] : []),
  ];
  return {
    kind: 'parquet',
    file,
    names: unique.names,
    part: { path, source: sources, constants: {}, files: [file.relative] },
    account: {
      path: file.relative,
      table: MANIFEST,
      format: 'parquet',
      dialect: { leftOut: leftOut.length === 0 ? null : leftOut.join(', ').slice(0, 500) },
      encoding: null,
      bytes,
      sha256,
      records: rows,
      rows,
      rejected: 0,
      repaired: 0,
      proven: true,
      anomalies,
    },
  };
}
