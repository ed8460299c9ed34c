// Signs in the bytes of a file that some cell was damaged by a spreadsheet: cheap enough to look for everywhere, and only
// where one is found are all cells looked at.
const ERRORS = ['REF!', 'N/A', 'VALUE!', 'NAME?', 'DIV/0!', 'NUM!', 'NULL!', 'SPILL!', 'CALC!', '####'].map((text) =>
  Buffer.from(text),
);

/** Most hash signs are followed by another byte than any error: that must cost next to nothing. */
const FIRST_BYTES = new Uint8Array(256);
for (const error of ERRORS) FIRST_BYTES[error[0]!] = 1;

const isErrorAt = (bytes: Buffer, at: number): boolean =>
  FIRST_BYTES[bytes[at + 1] ?? 0] === 1 &&
  ERRORS.some((error) => {
    const end = Math.min(bytes.length, at + 1 + error.length);
    return bytes.compare(error, 0, error.length, at + 1, end) === 0;
  });

/** `E` before and a digit after: 1.2E+15. */
const isScientificAt = (bytes: Buffer, at: number): boolean =>
  bytes[at - 1] === 69 && bytes[at + 1]! >= 48 && bytes[at + 1]! <= 57;

const SIGNS: [number, (bytes: Buffer, at: number) => boolean][] = [
  [35, isErrorAt],
  [43, isScientificAt],
];

/** Looks at lines until it has found something. */
export function cellSigns(): { push(lines: Buffer): void; found(): boolean } {
  let found = false;
  const look = (lines: Buffer): boolean =>
    SIGNS.some(([byte, isSign]) => {
      for (let at = lines.indexOf(byte); at !== -1; at = lines.indexOf(byte, at + 1))
        if (isSign(lines, at)) return true;
      return false;
    });
  return {
    push(lines) {
      found ||= look(lines);
    },
    found: () => found,
  };
}
