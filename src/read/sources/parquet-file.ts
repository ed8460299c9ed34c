// The first bytes of a file that tell Parquet and Arrow from text, and the digest of a file that is not scanned.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { inputError, notFoundError } from '../../lib/errors.ts';
import { mediaKind } from './media.ts';
import type { ManifestFile } from './resolve.ts';

/** Errors: 65 encrypted Parquet, 66 unreadable. */
export async function fileKind(file: ManifestFile): Promise<'parquet' | 'arrow' | 'given' | 'text'> {
  if (file.given !== undefined) return 'given';
  const media = mediaKind(file.path);
  if (media !== undefined)
    throw inputError(
      `${file.relative}: no ${media} is opened; give the table that lists the files, or a folder whose folders are their labels`,
    );
  if (/\.tar$/i.test(file.path)) return 'given';
  const magic = Buffer.alloc(6);
  try {
    const handle = await open(file.path, 'r');
    try {
      await handle.read(magic, 0, 6, 0);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw notFoundError(
      `${file.relative}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'not found' : 'cannot be read'}`,
    );
  }
  const text = magic.toString('latin1', 0, 4);
  if (text === 'FEA1')
    throw inputError(`${file.relative}: Feather version 1 is not read; write it again as version 2 or as Parquet`);
  if (magic.toString('latin1') === 'ARROW1' || magic.readInt32LE(0) === -1) return 'arrow';
  if (text === 'PARE') throw inputError(`${file.relative}: encrypted Parquet is not read; decrypt it first`);
  if (text === 'PAR1') return 'parquet';
  if (/\.parquet$/i.test(file.path))
    throw inputError(`${file.relative}: this is no Parquet file, whatever its name says`);
  if (/\.(arrows?|feather|ipc)$/i.test(file.path)) return 'arrow';
  if (/\.(arrows?|feather|ipc)\.(gz|zst)$/i.test(file.path))
    throw inputError(`${file.relative}: compressed Arrow files are not read; decompress it first`);
  return 'text';
}

/** SHA-256 and size of a file. */
export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 4 << 20 })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
