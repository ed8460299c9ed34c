import { decodeLz4 } from '../../../../src/read/sources/arrow/lz4.ts';
import { assert, suite } from '../../../suite.ts';

const header = (flags = 0x60): number[] => [0x04, 0x22, 0x4d, 0x18, flags, 0x40, 0];
const sized = (bytes: number[], stored = false): number[] => [bytes.length, 0, 0, stored ? 0x80 : 0, ...bytes];
const text = (value: string): number[] => [...Buffer.from(value)];
const frame = (...blocks: number[][]): Uint8Array => Uint8Array.from([...header(), ...blocks.flat(), 0, 0, 0, 0]);
const shown = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** Three literals, a match of nine that overlaps itself, five literals. */
const REPEATED = [0x35, ...text('abc'), 3, 0, 0x50, ...text('hello')];

suite('arrow: LZ4', (test) => {
  test('literals, overlapping matches and stored blocks are decoded', () => {
    assert.is(shown(decodeLz4(frame(sized(REPEATED)), 17)), 'abcabcabcabchello');
    assert.is(shown(decodeLz4(frame(sized(text('plain'), true)), 5)), 'plain');
  });

  test('a match may reach into the block before', () => {
    const second = [0x00, 5, 0, 0x50, ...text('hello')];
    assert.is(shown(decodeLz4(frame(sized(text('plain'), true), sized(second)), 14)), 'plainplaihello');
  });

  test('long lengths go on for as many bytes as are 255', () => {
    const long = [0xf0, 255, 10, ...text('x'.repeat(280))];
    assert.is(
      decodeLz4(Uint8Array.from([...header(), 283 & 255, 283 >> 8, 0, 0, ...long, 0, 0, 0, 0]), 280).length,
      280,
    );
  });

  test('whatever does not fit is an error, never other bytes', () => {
    const bad: [Uint8Array, number][] = [
      [frame(sized(REPEATED)), 16],
      [frame(sized(REPEATED)), 18],
      [frame(sized([0x35, ...text('abc'), 9, 0, 0x50, ...text('hello')])), 17],
      [frame(sized([0x35, ...text('abc'), 0, 0, 0x50, ...text('hello')])), 17],
      [Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]), 3],
      [frame(sized(REPEATED)).subarray(0, 14), 17],
    ];
    for (const [bytes, size] of bad)
      assert.throws(
        () => decodeLz4(bytes, size),
        (error: Error) => error instanceof RangeError,
      );
  });
});
