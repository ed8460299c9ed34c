// A cell of UTF-8 with bytes of another encoding in it, made whole only where that is exact: every stray byte means the
// same letter or mark in all the Western and Central European code pages, so that it need not be known which one it was.
import { isUtf8 } from 'node:buffer';
import type { CopyWriter } from './copy-writer.ts';
import type { DialectBytes } from './dialect.ts';
import { fieldText, type RecordView } from './records.ts';

const PAGES = ['windows-1252', 'windows-1250', 'windows-1254'];

const agreed: ReadonlyMap<number, string> = (() => {
  const decoders = PAGES.map((page) => new TextDecoder(page));
  const map = new Map<number, string>();
  for (let byte = 0x80; byte < 0x100; byte++) {
    const read = decoders.map((decoder) => decoder.decode(Uint8Array.of(byte), { stream: true }));
    if (read.every((char) => char === read[0]) && /[\p{Ll}\p{Lu}“”‘’–—…]/u.test(read[0]!)) map.set(byte, read[0]!);
  }
  return map;
})();

const sequence = (bytes: Buffer, at: number): number => {
  const lead = bytes[at]!;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  return length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
};

/** The text of the bytes with every stray byte read as its letter; null where one of them could mean several. */
export function wholeText(bytes: Buffer): string | null {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!;
    const length = byte < 0x80 ? 1 : sequence(bytes, at);
    const letter = length === 0 ? agreed.get(byte) : bytes.toString('utf8', at, at + length);
    if (letter === undefined) return null;
    text += letter;
    at += Math.max(1, length);
  }
  return text;
}

/** Writes a row that is no UTF-8, cell by cell; gives back how many cells show where bytes were lost. */
export function writeDamaged(
  buf: Buffer,
  view: RecordView,
  bytes: DialectBytes,
  writer: CopyWriter,
  repair: boolean,
): number {
  let lost = 0;
  const decode = (cell: Buffer): string => {
    const whole = repair ? wholeText(cell) : isUtf8(cell) ? cell.toString('utf8') : null;
    if (whole === null) lost++;
    return whole ?? cell.toString('utf8');
  };
  for (let field = 0; field < view.count; field++) writer.text(fieldText(buf, view, field, bytes, decode));
  writer.endRecord();
  return lost;
}
