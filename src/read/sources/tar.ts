// The members of a tar file by their headers, and the samples of a WebDataset shard: members whose names agree up to the first
// dot are one sample. Only small members that say what a sample is (.json, .cls, .txt) are read; images and sounds are
// skipped over. Headers that do not add up are damage, because what follows them would be read as something else.
import { isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { inputError } from '../../lib/errors.ts';
import { jsonLeaves } from './json-leaves.ts';
import type { GivenRows, ManifestFile } from './resolve.ts';

const BLOCK = 512;
/** Members larger than this are not read. */
const SMALL = 64 << 10;
/** Extended headers larger than this are no headers. */
const MOST_HEADER = 1 << 20;

interface Member {
  name: string;
  size: number;
  /** The content of a small member that tells what the sample is. */
  text: string | null;
}

const textAt = (block: Buffer, at: number, length: number): string => {
  const end = block.indexOf(0, at);
  return block.toString('utf8', at, end === -1 || end > at + length ? at + length : end);
};

const numberAt = (block: Buffer, at: number, length: number): number => {
  if ((block[at]! & 0x80) === 0) return Number.parseInt(textAt(block, at, length).trim() || '0', 8);
  let value = block[at]! & 0x7f;
  for (let i = at + 1; i < at + length; i++) value = value * 256 + block[i]!;
  return value;
};

const addsUp = (block: Buffer): boolean => {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : block[i]!;
  return sum === numberAt(block, 148, 8);
};

/** `path` of a pax header: records of "length key=value\n". */
const paxPath = (text: string): string | undefined => /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1];

const readAt = async (file: FileHandle, shown: string, position: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) throw inputError(`${shown}: the tar file is cut off`);
    done += bytesRead;
  }
  return buffer;
};

const isTelling = (name: string, size: number): boolean => size <= SMALL && /\.(json|cls|txt)$/i.test(name);

async function* membersOf({ path, relative }: ManifestFile): AsyncGenerator<Member> {
  const file = await open(path, 'r');
  try {
    const { size: end } = await file.stat();
    let long: string | undefined;
    for (let at = 0; at + BLOCK <= end; ) {
      const block = await readAt(file, relative, at, BLOCK);
      at += BLOCK;
      if (block.every((byte) => byte === 0)) return;
      if (!addsUp(block))
        throw inputError(
          `${relative}: this is no tar file, or a damaged one; compressed ones must be decompressed first`,
        );
      const size = numberAt(block, 124, 12);
      const type = String.fromCharCode(block[156]!);
      if (!Number.isSafeInteger(size) || size < 0 || at + size > end)
        throw inputError(`${relative}: the tar file is cut off`);
      if (type === 'L' || type === 'x') {
        if (size > MOST_HEADER) throw inputError(`${relative}: the tar file is damaged`);
        const text = (await readAt(file, relative, at, size)).toString('utf8');
        long = type === 'L' ? text.replace(/\0.*$/s, '') : (paxPath(text) ?? long);
      } else if (type === '0' || type === '\0' || type === '7') {
        const prefix = textAt(block, 257, 5) === 'ustar' && block[262] === 0 ? textAt(block, 345, 155) : '';
        const name = long ?? `${prefix === '' ? '' : `${prefix}/`}${textAt(block, 0, 100)}`;
        long = undefined;
        const bytes = isTelling(name, size) ? await readAt(file, relative, at, size) : null;
        yield { name, size, text: bytes === null || !isUtf8(bytes) ? null : bytes.toString('utf8') };
      } else long = undefined;
      at += Math.ceil(size / BLOCK) * BLOCK;
    }
    throw inputError(`${relative}: the tar file is cut off: it has no end`);
  } finally {
    await file.close();
  }
}

/** Key and ending of a member: `a/0001.seg.png` is `a/0001` and `seg.png`; null for what belongs to no sample. */
const splitName = (name: string): [key: string, ending: string] | null => {
  const slash = name.lastIndexOf('/') + 1;
  const dot = name.indexOf('.', slash);
  return dot <= slash ? null : [name.slice(0, dot), name.slice(dot + 1)];
};

const fieldsOf = (text: string): [string, string][] => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  } catch {
    return [];
  }
  return jsonLeaves(text).leaves.flatMap(({ path, value }): [string, string][] =>
    value === null ? [] : [[path.join('.'), value]],
  );
};

/** One row for each sample of a tar file: its key, the endings of its members, and what its small members say. */
export const tarRows = (file: ManifestFile): GivenRows => ({
  format: 'tar',
  async *rows() {
    let key: string | null = null;
    let row = new Map<string, string>();
    for await (const { name, text } of membersOf(file)) {
      const parts = splitName(name);
      if (parts === null) continue;
      const [own, ending] = parts;
      if (own !== key) {
        if (key !== null) yield row;
        key = own;
        row = new Map([['__key__', own]]);
      }
      row.set('__members__', row.has('__members__') ? `${row.get('__members__')},${ending}` : ending);
      if (text === null) continue;
      if (ending.toLowerCase() === 'json') for (const [field, value] of fieldsOf(text)) row.set(field, value);
      else if (!ending.includes('.')) row.set(ending.toLowerCase(), text.trim());
    }
    if (key !== null) yield row;
  },
});
