// Opens a manifest: every file scanned, proven and staged, one relation of text columns out, with the account of what was
// read, rejected and repaired. A disagreement between scanner and engine is settled by reading that file again with our
// own parser; it is never averaged away.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ColumnOrigin, Loader } from '../../engine/engine.ts';
import { EXIT, inputError, RollcallError, usageError } from '../../lib/errors.ts';
import type { Intake, IntakeFile, ParquetPart, ReadOptions } from '../relation.ts';
import { anomaly } from './anomalies.ts';
import { columnNames } from './header.ts';
import { parquetColumns } from './parquet.ts';
import { fileKind, hashFile } from './parquet-file.ts';
import { pathValues } from './path-columns.ts';
import { tooManyRejects } from './reject-limit.ts';
import type { ManifestFile, ResolvedManifest } from './resolve.ts';
import type { ScanReport, ScanRequest } from './scan-report.ts';
import { inlineScanner, type Scanner, startScanner } from './scanner.ts';

/** Sources of one staged file: up to this many bytes, or one large source alone. */
const BATCH_BYTES = 64 << 20;
const BATCH_FILES = 500;

interface TextFile {
  kind: 'text';
  file: ManifestFile;
  request: ScanRequest;
  report: ScanReport;
}

interface ParquetFile {
  kind: 'parquet';
  file: ManifestFile;
  account: IntakeFile;
  names: string[];
  part: ParquetPart;
}

type Opened = TextFile | ParquetFile;

const accountOf = ({ file, report }: TextFile, table: string): IntakeFile => ({
  path: file.relative,
  table,
  format: report.format,
  dialect: report.dialect,
  encoding: report.encoding,
  bytes: report.bytes,
  sha256: report.sha256,
  records: report.records,
  rows: report.rows,
  rejected: report.rejected,
  repaired: report.repaired,
  proven: report.proven,
  anomalies: report.anomalies,
});

const openParquet = async (file: ManifestFile, loader: Loader): Promise<ParquetFile> => {
  const [{ sha256, bytes }, described] = await Promise.all([hashFile(file.path), describe(file, loader)]);
  const { names, sources, leftOut } = parquetColumns(described.columns);
  if (names.length === 0)
    throw inputError(
      `${file.relative}: holds no column that can be counted; binary and deeply nested ones are not read`,
    );
  const unique = columnNames(names);
  const anomalies = [
    ...(leftOut.length > 0 ? [anomaly('columns-left-out', null, leftOut.length)] : []),
    ...(unique.duplicate.length > 0 ? [anomaly('duplicate-column', null, unique.duplicate.length)] : []),
    ...(unique.cased.length > 0 ? [anomaly('case-duplicate-column', null, unique.cased.length)] : []),
    ...(described.rows === 0 ? [anomaly('no-rows', null, 1)] : []),
  ];
  return {
    kind: 'parquet',
    file,
    names: unique.names,
    part: { path: file.path, source: sources, constants: {} },
    account: {
      path: file.relative,
      table: 'manifest',
      format: 'parquet',
      dialect: { leftOut: leftOut.length === 0 ? null : leftOut.join(', ').slice(0, 500) },
      encoding: null,
      bytes,
      sha256,
      records: described.rows,
      rows: described.rows,
      rejected: 0,
      repaired: 0,
      proven: true,
      anomalies,
    },
  };
};

const describe = async (
  file: ManifestFile,
  loader: Loader,
): Promise<Awaited<ReturnType<Loader['describeParquet']>>> => {
  try {
    return await loader.describeParquet(file.path);
  } catch (error) {
    if (error instanceof RollcallError && error.exit === EXIT.input)
      throw inputError(`${file.relative}: ${error.message}`, error);
    throw error;
  }
};

/** All column names in first-seen order, and for each file the column of each of its names. */
const unite = (opened: Opened[]): { columns: string[]; index: Map<string, number> } => {
  const index = new Map<string, number>();
  for (const one of opened)
    for (const name of one.kind === 'text' ? one.report.names : one.names)
      if (!index.has(name)) index.set(name, index.size);
  return { columns: [...index.keys()], index };
};

const refuseOverlap = (accounts: IntakeFile[], allowed: boolean): void => {
  const seen = new Map<string, IntakeFile>();
  for (const account of accounts) {
    const twin = seen.get(account.sha256);
    if (twin !== undefined && account.bytes > 0) {
      if (!allowed)
        throw inputError(
          `${account.path} is the same file as ${twin.path}: its rows would count twice; leave one out, or go on with --allow-overlap`,
        );
      account.anomalies = [...account.anomalies, anomaly('overlapping-file', null, 1)];
    } else seen.set(account.sha256, account);
  }
};

const kindsOf = (account: IntakeFile): string =>
  account.anomalies
    .filter((a) => a.line !== null || a.kind === 'no-rows' || a.kind === 'empty-file')
    .slice(0, 3)
    .map((a) => (a.line === null ? a.kind : `${a.kind} from line ${a.line}`))
    .join(', ');

const refuseTooManyRejects = (accounts: IntakeFile[], options: ReadOptions): void => {
  const rows = accounts.reduce((sum, account) => sum + account.rows, 0);
  if (rows === 0) {
    const why = accounts.map(
      (account) =>
        `${account.path}: ${account.rejected === 0 ? 'holds no rows' : `none of ${account.records} records can be read`}${kindsOf(account) === '' ? '' : ` (${kindsOf(account)})`}`,
    );
    throw inputError(`nothing usable was read: ${why.slice(0, 2).join('; ')}`.slice(0, 290));
  }
  if (options.allowRejects) return;
  for (const account of accounts)
    if (tooManyRejects(account.rejected, account.records))
      throw inputError(
        `${account.path}: ${account.rejected} of ${account.records} records cannot be read (${kindsOf(account)}); give its dialect (--delimiter, --quote, --encoding), or go on with --allow-rejects`.slice(
          0,
          290,
        ),
      );
};

const batches = (files: TextFile[]): TextFile[][] => {
  const out: TextFile[][] = [];
  let size = 0;
  for (const file of files) {
    if (out.length === 0 || size + file.report.bytes > BATCH_BYTES || out.at(-1)!.length >= BATCH_FILES) {
      out.push([]);
      size = 0;
    }
    out.at(-1)!.push(file);
    size += file.report.bytes;
  }
  return out;
};

/** Uncompressed text of so few bytes in all is scanned without a thread. */
const SMALL_BYTES = 8 << 20;

const isSmall = async ({ files }: ResolvedManifest): Promise<boolean> => {
  let bytes = 0;
  for (const { path } of files) {
    if (/\.(gz|zst)$/i.test(path)) return false;
    bytes += (await stat(path).catch(() => ({ size: 0 }))).size;
    if (bytes > SMALL_BYTES) return false;
  }
  return true;
};

const GLOB_CHARACTERS = /[*?[\]{}]/;

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
    return { ...(await intake(resolved, options, loader, scanner, temp)), dispose };
  } catch (error) {
    await scanner.close();
    await dispose();
    throw error;
  } finally {
    await scanner.close();
  }
}

async function intake(
  resolved: ResolvedManifest,
  options: ReadOptions,
  loader: Loader,
  scanner: Scanner,
  temp: string,
): Promise<Omit<Intake, 'dispose'>> {
  const { files } = resolved;
  const pathColumns = options.pathColumns ?? [];
  const values = pathValues(
    files.map(({ path }) => path.split('\\').join('/')),
    pathColumns,
  );
  const total = files.length;
  const opened: Opened[] = [];
  let known: string[] | undefined;
  for (const [at, file] of files.entries()) {
    if (options.signal?.aborted) throw new RollcallError(EXIT.interrupted, 'interrupted');
    options.progress?.(`reading ${file.relative}`, at, total);
    if ((await fileKind(file)) === 'parquet') {
      opened.push(await openParquet(file, loader));
      continue;
    }
    const request: ScanRequest = {
      path: file.path,
      name: basename(file.path),
      copy: join(temp, `copy-${at}.csv`),
      encoding: options.encoding,
      delimiter: options.delimiter,
      quote: options.quote,
      comment: options.comment,
      header: options.header,
      columns: options.columns,
      knownHeader: known,
      careful: GLOB_CHARACTERS.test(file.path) || undefined,
    };
    const report = await scanner.scan(request);
    if (report.headerTexts.length > 0) known = report.headerTexts;
    opened.push({ kind: 'text', file, request, report });
  }

  const early = opened.map((one) => (one.kind === 'text' ? accountOf(one, 'manifest') : one.account));
  refuseOverlap(early, options.allowOverlap ?? false);
  refuseTooManyRejects(early, options);

  const { columns, index } = unite(opened);
  for (const { name } of pathColumns) {
    if (index.has(name)) throw usageError(`--path-column ${name}: the manifest has a column of that name`);
    index.set(name, columns.length);
    columns.push(name);
  }
  const parts: ParquetPart[] = [];
  const texts = opened.filter((one): one is TextFile => one.kind === 'text' && one.report.rows > 0);
  const originsOf = (one: TextFile): ColumnOrigin[] => {
    const origins: ColumnOrigin[] = columns.map(() => null);
    one.report.names.forEach((name, at) => {
      origins[index.get(name)!] = { field: one.report.fields[at]! };
    });
    pathColumns.forEach(({ name }, at) => {
      origins[index.get(name)!] = { constant: values[files.indexOf(one.file)]![at]! };
    });
    return origins;
  };
  for (const [at, batch] of batches(texts).entries()) {
    if (options.signal?.aborted) throw new RollcallError(EXIT.interrupted, 'interrupted');
    options.progress?.('staging', total, total);
    const target = join(temp, `stage-${at}.parquet`);
    await stageBatch(batch, originsOf, columns.length, target, loader, scanner, options.signal);
    parts.push({ path: target, source: null, constants: {} });
  }
  for (const one of opened) {
    if (one.kind !== 'parquet' || one.account.rows === 0) continue;
    const source = columns.map((name) => {
      const at = one.names.indexOf(name);
      return at === -1 ? null : one.part.source![at]!;
    });
    const constants: Record<number, string> = {};
    pathColumns.forEach(({ name }, at) => {
      constants[index.get(name)!] = values[files.indexOf(one.file)]![at]!;
    });
    parts.push({ path: one.file.path, source, constants });
  }

  const accounts = opened.map((one, at) => {
    const account = one.kind === 'text' ? accountOf(one, 'manifest') : one.account;
    return {
      ...account,
      anomalies:
        one.kind === 'text' && early[at]!.anomalies.some((a) => a.kind === 'overlapping-file')
          ? [...account.anomalies, anomaly('overlapping-file', null, 1)]
          : account.anomalies,
    };
  });
  refuseTooManyRejects(accounts, options);
  const rows = accounts.reduce((sum, account) => sum + account.rows, 0);
  return {
    relations: [{ table: 'manifest', columns, parquet: parts, rows }],
    files: accounts,
    rows,
    rejected: accounts.reduce((sum, account) => sum + account.rejected, 0),
    proven: accounts.every((account) => account.proven),
    notes: notesOf(accounts),
    fingerprint: fingerprintOf(accounts),
  };
}

/** Stages a batch; files on which scanner and engine disagree are scanned again, carefully, and the batch is staged anew. */
async function stageBatch(
  batch: TextFile[],
  originsOf: (file: TextFile) => ColumnOrigin[],
  width: number,
  target: string,
  loader: Loader,
  scanner: Scanner,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const suspects = new Set<TextFile>();
    try {
      const sources = batch.map((file) => ({ source: file.report.source, columns: originsOf(file) }));
      const { rows, rejects } = await loader.stage(sources, width, target, signal);
      batch.forEach((file, at) => {
        if (rows[at] !== file.report.rows) suspects.add(file);
      });
      for (const { source } of rejects) suspects.add(batch[source]!);
      if (suspects.size === 0) {
        await Promise.all(
          batch.filter(({ report }) => !report.plain).map(({ report }) => rm(report.source.path, { force: true })),
        );
        return;
      }
    } catch (error) {
      if (!(error instanceof RollcallError) || error.exit !== EXIT.internal || attempt > 0) throw error;
      for (const file of batch) if (file.report.plain) suspects.add(file);
    }
    const plain = [...suspects].filter(({ report }) => report.plain);
    if (attempt > 0 || plain.length < suspects.size || plain.length === 0)
      throw new RollcallError(
        EXIT.internal,
        `${[...suspects][0]?.file.relative ?? batch[0]!.file.relative}: the engine and the scanner count different rows; please report this`,
      );
    for (const file of plain) {
      file.report = await scanner.scan({ ...file.request, careful: true });
    }
    await rm(target, { force: true });
  }
}

const fingerprintOf = (accounts: IntakeFile[]): string => {
  const lines = accounts.map(({ path, sha256 }) => `${path}\n${sha256}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
};

const notesOf = (accounts: IntakeFile[]): string[] => {
  const notes: string[] = [];
  const unproven = accounts.filter(({ proven }) => !proven);
  if (unproven.length > 0)
    notes.push(
      `the row count of ${unproven.length} of ${accounts.length} files is not proven: ${unproven
        .slice(0, 3)
        .map(({ path }) => path)
        .join(', ')}`,
    );
  const guessed = accounts.filter(({ encoding }) => encoding === 'windows-1252');
  if (guessed.length > 0)
    notes.push(
      `${guessed.length} of ${accounts.length} files are no UTF-8 and were read as Windows-1252, which is a guess`,
    );
  for (const { path, dialect, format } of accounts)
    if (format === 'parquet' && dialect.leftOut)
      notes.push(`${path}: binary or deeply nested columns not read: ${dialect.leftOut}`);
  return notes;
};
