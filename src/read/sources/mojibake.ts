// Finds text that was decoded wrongly before it was saved: UTF-8 read as Windows-1252 and written as UTF-8 again, so that
// é became Ã©. It is named and left as it is: what it was is clear, but a source should be mended at its beginning.

/** Windows-1252 characters of the bytes 0x80 to 0xBF, which continue a character in UTF-8. */
const CONTINUATION = (() => {
  const decoder = new TextDecoder('windows-1252');
  return Array.from({ length: 64 }, (_, at) => decoder.decode(Uint8Array.of(0x80 + at), { stream: true })).join('');
})();
const escaped = CONTINUATION.replace(/[\\\]^-]/g, '\\$&');

/** Ã©, Â°, â€™: but not the last capital of a word before a mark, as in «ALEMÃ». */
const TWICE = new RegExp(`(?:Ã[${escaped}]|Â[\\u00a0-\\u00bf])(?<!\\p{Lu}[ÃÂ][»”’…])|â€[${escaped}]`, 'u');

/** Lead bytes in the doubled form: Ã, Â and â as UTF-8. */
const SIGNS = [Buffer.from('Ã'), Buffer.from('Â'), Buffer.from('â€')];

/** Does the text hold doubled encoding, in one of the forms of Western text? */
export const isMojibake = (text: string): boolean => TWICE.test(text);

/** Counts the lines that hold doubled encoding in chunks that end with a line; `line` is the first, 1-based from `lines`. */
export function mojibakeCounter(linesBefore: number): {
  push(chunk: Buffer): void;
  found: { line: number; lines: number };
} {
  const found = { line: 0, lines: 0 };
  let lines = linesBefore;
  const push = (chunk: Buffer): void => {
    const next = signsIn(chunk);
    for (let at = next(0); at !== -1; ) {
      const start = chunk.lastIndexOf(10, at) + 1;
      const stop = chunk.indexOf(10, at);
      const end = stop === -1 ? chunk.length : stop;
      if (isMojibake(chunk.toString('utf8', start, end))) {
        if (found.lines++ === 0) found.line = lines + newlines(chunk, 0, start) + 1;
      }
      at = end >= chunk.length ? -1 : next(end);
    }
    if (found.lines === 0) lines += newlines(chunk, 0, chunk.length);
  };
  return { push, found };
}

const UNSOUGHT = -2;

/** The first sign from a place on, asked with growing places: a sign that is far ahead, or nowhere, is looked for once. */
const signsIn = (chunk: Buffer): ((from: number) => number) => {
  const next = SIGNS.map(() => UNSOUGHT);
  return (from) => {
    for (const [i, sign] of SIGNS.entries())
      if (next[i] === UNSOUGHT || (next[i] !== -1 && next[i]! < from)) next[i] = chunk.indexOf(sign, from);
    const ahead = next.filter((at) => at !== -1);
    return ahead.length === 0 ? -1 : Math.min(...ahead);
  };
};

const newlines = (chunk: Buffer, from: number, to: number): number => {
  let count = 0;
  for (let at = chunk.indexOf(10, from); at !== -1 && at < to; at = chunk.indexOf(10, at + 1)) count++;
  return count;
};
