// Opens a manifest: every file scanned, proven and staged, one relation of text columns out, with the account of what was
// read, rejected and repaired. Files of different columns are united by name.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ColumnOrigin, Loader } from '../../engine/engine.ts';
import { EXIT, RollcallError, usageError } from '../../lib/errors.ts';
import type { Intake, ParquetPart, ReadOptions } from '../relation.ts';
import { documentBatches, isDocument } from './document-batches.ts';
import { checkDocuments, checkOverlap, checkRejects, fingerprintOf, intakeNotes } from './intake-checks.ts';
import {
  accountsOf,
  MANIFEST,
  namesOf,
  type OpenedFile,
  openArrowFile,
  openDocuments,
  openGivenFile,
  openParquetFile,
  openTextFile,
  type TextFile,
} from './opened-file.ts';
import { fileKind } from './parquet-file.ts';
import { type PathColumn, pathValues } from './path-columns.ts';
import { ONE_RECORD } from './report-parts.ts';
import type { ManifestFile, ResolvedManifest } from './resolve.ts';
import { inlineScanner, type Scanner, startScanner } from './scanner.ts';
import { batches, type Stage, stageBatch } from './staging.ts';
import { checkAlike, type NamedColumns } from './unlike-tables.ts';

/** Uncompressed inputs of so few bytes in all are scanned without a thread. */
const SMALL_BYTES = 8 << 20;

interface Work {
  resolved: ResolvedManifest;
  options: ReadOptions;
  loader: Loader;
  scanner: Scanner;
  temp: string;
}

/**
 * Opens the files of a manifest as one relation, `manifest`.
 * Errors: 64 flags that contradict a file, 65 nothing usable, too many rejects or the same file twice, 66 unreadable,
 * 71 memory, 130 interrupted. Temporary files are gone when it throws, and after `dispose`.
 */
export async function openManifest(resolved: ResolvedManifest, options: ReadOptions, loader: Loader): Promise<Intake> {
  const root = options.tempRoot ?? tmpdir();
  await mkdir(root, { recursive: true });
  const temp = await mkdtemp(join(root, 'read-'));
  const dispose = (): Promise<void> => rm(temp, { recursive: true, force: true });
  const scanner = (await isSmall(resolved)) ? inlineScanner() : startScanner(options.signal);
  try {
    return { ...(await intake({ resolved, options, loader, scanner, temp })), dispose };
  } catch (error) {
    await scanner.close();
    await dispose();
    throw error;
  } finally {
    await scanner.close();
  }
}

/** Cells of the path columns, by file. */
type Cells = Map<ManifestFile, string[]>;

/** What the user asks for by a pattern comes before what a layout knows by the same name. */
const asked = (columns: PathColumn[]): PathColumn[] =>
  columns.filter(
    (column) => 'pattern' in column || !columns.some((other) => 'pattern' in other && other.name === column.name),
  );

const isSmall = async ({ files }: ResolvedManifest): Promise<boolean> => {
  let bytes = 0;
  for (const { path } of files) {
    if (/\.(gz|zst)$/i.test(path)) return false;
    bytes += (await stat(path).catch(() => ({ size: 0 }))).size;
    if (bytes > SMALL_BYTES) return false;
  }
  return true;
};

const stopIfAborted = ({ signal }: ReadOptions): void => {
  if (signal?.aborted) throw new RollcallError(EXIT.interrupted, 'interrupted');
};

async function openFiles({ resolved, options, loader, scanner, temp }: Work, cells: Cells): Promise<OpenedFile[]> {
  const { files } = resolved;
  const several = files.filter(isDocument).length > 1;
  const opened: OpenedFile[] = [];
  let knownHeader: string[] | undefined;
  let done = 0;
  for (const [serial, group] of (await documentBatches(files)).entries()) {
    const file = group[0]!;
    const size = await sizeOf(group);
    const tell = (bytes: number): void =>
      options.progress?.(`reading ${file.relative}`, done + group.length * Math.min(1, bytes / size), files.length);
    stopIfAborted(options);
    tell(0);
    if (group.length > 1) {
      const texts = group.map((one) => cells.get(one)!);
      opened.push(await openDocuments(group, texts, options, scanner, temp, serial, tell));
    } else {
      const kind = await fileKind(file);
      if (kind === 'parquet') opened.push(await openParquetFile(file, loader, temp, serial));
      else if (kind === 'arrow') opened.push(await openArrowFile(file, temp, serial, options.signal));
      else if (kind === 'given') opened.push(await openGivenFile(file, temp, serial, options.signal));
      else {
        const text = await openTextFile(file, options, scanner, temp, serial, knownHeader, several, tell);
        if (text.report.headerTexts.length > 0) knownHeader = text.report.headerTexts;
        opened.push(text);
      }
    }
    done += group.length;
  }
  return opened;
}

const sizeOf = async (files: ManifestFile[]): Promise<number> => {
  let bytes = 1;
  for (const { path } of files) bytes += (await stat(path).catch(() => ({ size: 0 }))).size;
  return bytes;
};

/** What the files that hold rows of one table name; documents of one record each name what they have. */
const columnsOf = (one: OpenedFile): NamedColumns[] => {
  const accounts = accountsOf(one);
  const compared = accounts.length === 1 && accounts[0]!.rows > 0 && accounts[0]!.dialect.document !== ONE_RECORD;
  return compared ? [{ path: one.file.relative, columns: namesOf(one) }] : [];
};

/** All column names in first-seen order with their index; path columns last. Errors: 64 a path column of a taken name. */
const unite = (opened: OpenedFile[], pathColumns: PathColumn[]): Map<string, number> => {
  const index = new Map<string, number>();
  for (const one of opened) for (const name of namesOf(one)) if (!index.has(name)) index.set(name, index.size);
  for (const column of pathColumns) {
    const { name } = column;
    if (!index.has(name)) index.set(name, index.size);
    else if ('pattern' in column) throw usageError(`--path-column ${name}: the manifest has a column of that name`);
  }
  return index;
};

async function intake(work: Work): Promise<Omit<Intake, 'dispose'>> {
  const { resolved, options, loader, scanner, temp } = work;
  const pathColumns = asked(options.pathColumns ?? []);
  const paths = resolved.files.map(({ path }) => path.replaceAll('\\', '/'));
  const values: Cells = new Map(pathValues(paths, pathColumns).map((of, at) => [resolved.files[at]!, of]));
  const opened = await openFiles(work, values);
  checkDocuments(opened.flatMap(accountsOf));
  const allowed = { overlap: options.allowOverlap ?? false, rejects: options.allowRejects ?? false };
  checkOverlap(opened.flatMap(accountsOf), allowed.overlap);
  checkRejects(opened.flatMap(accountsOf), allowed.rejects);
  if (options.alike) checkAlike(opened.flatMap(columnsOf));

  const index = unite(opened, pathColumns);
  const own = new Set(opened.flatMap(namesOf));
  const constantsOf = ({ file }: OpenedFile): [number, string][] =>
    pathColumns.flatMap(({ name }, at) => (own.has(name) ? [] : [[index.get(name)!, values.get(file)![at]!]]));
  const originsOf = (one: TextFile): ColumnOrigin[] => {
    const origins: ColumnOrigin[] = Array(index.size).fill(null);
    one.report.names.forEach((name, at) => {
      origins[index.get(name)!] = { field: one.report.fields[at]! };
    });
    // The cells of a batch stand in its copy, behind the mark of the record.
    if (one.batch !== undefined)
      for (const [at, { name }] of pathColumns.entries()) {
        if (!own.has(name)) origins[index.get(name)!] = { field: 1 + at };
      }
    else for (const [column, constant] of constantsOf(one)) origins[column] = { constant };
    return origins;
  };

  const stage: Stage = { originsOf, columns: index.size, loader, scanner, signal: options.signal };
  const parquet: ParquetPart[] = [];
  const texts = opened.filter((one): one is TextFile => one.kind === 'text' && one.report.rows > 0);
  for (const [serial, batch] of batches(texts).entries()) {
    stopIfAborted(options);
    options.progress?.('staging', opened.length, opened.length);
    const path = join(temp, `stage-${serial}.parquet`);
    await stageBatch(batch, path, stage);
    parquet.push({ path, source: null, constants: {}, files: batch.map(({ file }) => file.relative) });
  }
  for (const one of opened) {
    if (one.kind === 'text' || one.account.rows === 0) continue;
    const source = [...index.keys()].map((name) => one.part.source![one.names.indexOf(name)] ?? null);
    parquet.push({ ...one.part, source, constants: Object.fromEntries(constantsOf(one)) });
  }

  const files = checkOverlap(opened.flatMap(accountsOf), allowed.overlap);
  checkRejects(files, allowed.rejects);
  const sum = (of: (file: (typeof files)[number]) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  const rows = sum((file) => file.rows);
  return {
    relations: [{ table: MANIFEST, columns: [...index.keys()], parquet, rows }],
    joins: [],
    files,
    rows,
    rejected: sum((file) => file.rejected),
    proven: files.every(({ proven }) => proven),
    notes: intakeNotes(files),
    fingerprint: fingerprintOf(files),
  };
}
