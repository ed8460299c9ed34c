import { isMojibake, mojibakeCounter } from '../../../src/read/sources/mojibake.ts';
import { assert, suite } from '../../suite.ts';

suite('doubled encoding', (test) => {
  test('is told from capitals of the same letters', () => {
    assert.equal(['cafÃ©', 'donâ€™t', 'Â°C'].map(isMojibake), [true, true, true]);
    assert.equal(['SÃO PAULO', '«ALEMÃ»', 'Ângela', 'café'].map(isMojibake), [false, false, false, false]);
  });

  test('is counted by line, over chunks, with the first line named', () => {
    const { push, found } = mojibakeCounter(1);
    push(Buffer.from('one\ntwo cafÃ©\n'));
    push(Buffer.from('three\ncafÃ© Ã©\ndonâ€™t\n'));
    assert.equal(found, { line: 3, lines: 3 });
  });

  test('a sign that is nowhere is looked for once in a chunk, however many lines hold another one', () => {
    const lines = 2000;
    const chunk = Buffer.from('SÃO PAULO\n'.repeat(lines));
    let searches = 0;
    const search = chunk.indexOf.bind(chunk) as Buffer['indexOf'];
    chunk.indexOf = ((value: number | Uint8Array, from?: number) => {
      if (typeof value !== 'number') searches++;
      return search(value, from);
    }) as Buffer['indexOf'];
    const { push, found } = mojibakeCounter(0);
    push(chunk);
    assert.is(found.lines, 0);
    assert.ok(searches >= lines && searches <= lines + 3, `${searches}`);
  });
});
