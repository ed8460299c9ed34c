// Copies scanned texts into Parquet, in batches, and holds the engine's row counts against the scanner's. A disagreement
// is settled by reading that file again with our own parser; it is never averaged away.
import { rm } from 'node:fs/promises';
import type { ColumnOrigin, Loader } from '../../engine/engine.ts';
import { EXIT, RollcallError } from '../../lib/errors.ts';
import type { TextFile } from './opened-file.ts';
import type { Scanner } from './scanner.ts';

/** Texts of one staged file: up to this many bytes in all, or one large text alone. */
const BATCH_BYTES = 64 << 20;
const BATCH_FILES = 500;

export interface Stage {
  /** Where each column of the relation comes from in this file. */
  originsOf(file: TextFile): ColumnOrigin[];
  columns: number;
  loader: Loader;
  scanner: Scanner;
  signal: AbortSignal | undefined;
}

/** The texts in groups that are staged together. */
export function batches(files: TextFile[]): TextFile[][] {
  const out: TextFile[][] = [];
  let size = 0;
  for (const file of files) {
    const { bytes } = file.report;
    if (out.length === 0 || size + bytes > BATCH_BYTES || out.at(-1)!.length >= BATCH_FILES) {
      out.push([]);
      size = 0;
    }
    out.at(-1)!.push(file);
    size += bytes;
  }
  return out;
}

/** Stages once; gives back the files on which engine and scanner disagree. */
const attempt = async (batch: TextFile[], target: string, stage: Stage): Promise<Set<TextFile>> => {
  const sources = batch.map((file) => ({ source: file.report.source, columns: stage.originsOf(file) }));
  try {
    const { rows, rejects } = await stage.loader.stage(sources, stage.columns, target, stage.signal);
    const suspects = new Set(batch.filter((file, at) => rows[at] !== file.report.rows));
    for (const { source } of rejects) suspects.add(batch[source]!);
    return suspects;
  } catch (error) {
    const plain = batch.filter(({ report }) => report.plain);
    if (error instanceof RollcallError && error.exit === EXIT.internal && plain.length > 0) return new Set(plain);
    throw error;
  }
};

/** Stages a batch into `target`. Errors: 70 when engine and scanner disagree on our own copy, 71 memory, 130 interrupted. */
export async function stageBatch(batch: TextFile[], target: string, stage: Stage): Promise<void> {
  let suspects = await attempt(batch, target, stage);
  if (suspects.size > 0 && [...suspects].every(({ report }) => report.plain)) {
    for (const file of suspects) file.report = await stage.scanner.scan({ ...file.request, careful: true });
    await rm(target, { force: true });
    suspects = await attempt(batch, target, stage);
  }
  for (const file of suspects)
    throw new RollcallError(
      EXIT.internal,
      `${file.file.relative}: the engine and the scanner count different rows; please report this`,
    );
  for (const { report } of batch) if (!report.plain) await rm(report.source.path, { force: true });
}
