import { prover } from '../../../src/read/sources/prove.ts';
import { assert, suite } from '../../suite.ts';

const prove = (text: string, width: number, quote = 34, header = ''): ReturnType<typeof prover>['proof'] => {
  const scanner = prover({ delimiter: 44, quote, width, header: Buffer.from(header) });
  scanner.push(Buffer.from(text), true);
  return scanner.proof;
};

suite('prove', (test) => {
  test('counts records, lines and the longest record of a plain file', () => {
    const proof = prove('1,a\n2,"b\nc"\n3,"d ""e"""\n', 2);
    assert.is(proof.reason, null);
    assert.is(proof.records, 3);
    assert.is(proof.lines, 4);
    assert.is(proof.longestLines, 2);
    assert.is(proof.longestRecord, 12);
  });

  test('a missing last line end changes nothing', () => {
    assert.is(prove('1,a\n2,b', 2).records, 2);
    assert.is(prove('1,a\r\n2,b', 2).records, 2);
    assert.is(prove('1,a\r\n2,b', 2).reason, null);
  });

  test('the result does not depend on where chunks are cut', () => {
    const lines = ['1,"a\n', 'b",x\n', '2,"c ""d""\n', '\n', '",y\n', '3,,\n'];
    for (let cuts = 0; cuts < 1 << (lines.length - 1); cuts++) {
      const scanner = prover({ delimiter: 44, quote: 34, width: 3, header: Buffer.alloc(0) });
      let chunk = '';
      lines.forEach((line, at) => {
        chunk += line;
        const last = at === lines.length - 1;
        if (!last && (cuts & (1 << at)) === 0) return;
        assert.ok(scanner.push(Buffer.from(chunk), last), `${cuts}: ${scanner.proof.reason}`);
        chunk = '';
      });
      assert.is(scanner.proof.records, 3);
      assert.is(scanner.proof.longestLines, 3);
    }
  });

  const odd: [string, string, string][] = [
    ['rows of two widths', '1,a\n2\n', 'width'],
    ['a blank line', '1,a\n\n2,b\n', 'blank'],
    ['a row without any value', '1,a\n,\n', 'without any value'],
    ['a stray quote in a cell', '1,a"b\n', 'quotation'],
    ['text behind a closing quote', '1,"a"b\n', 'quotation'],
    ['a quote that never closes', '1,"a\n2,b\n', 'never closed'],
    ['two kinds of line ends', '1,a\n2,b\r\n', 'line ends'],
    ['a lone carriage return', '1,a\r2,b\n', 'carriage'],
    ['a NUL byte', '1,a\u0000\n', 'NUL'],
    ['a NUL byte in quotes', '1,"a\u0000"\n', 'NUL'],
    ['the header again', '1,a\nid,x\n', 'header'],
  ];
  for (const [what, text, reason] of odd)
    test(`${what} is not plain`, () => {
      const proof = prove(text, 2, 34, 'id,x');
      assert.ok(proof.reason?.includes(reason), String(proof.reason));
    });

  test('bytes that are no UTF-8 are not plain', () => {
    const scanner = prover({ delimiter: 44, quote: 34, width: 2, header: Buffer.alloc(0) });
    assert.not(scanner.push(Buffer.from([49, 44, 0xe9, 10]), true));
    assert.ok(scanner.proof.reason?.includes('UTF-8'));
  });

  test('without quoting, quotes are text', () => {
    assert.is(prove('1,"a\n2,b"c\n', 2, -1).records, 2);
  });

  test('rows swallowed by two quotes that happen to match are noticed', () => {
    const row = '1,a,b,c,d,e\n';
    const proof = prove(`${row}2,a,b,c,d,"e\n${row}${row}3,a"\n`, 6);
    assert.is(proof.reason, null);
    assert.is(proof.implausibleCount, 1);
    assert.is(proof.implausible, 2);
  });
});
