import { publisherOf } from '../../src/know/publishers.ts';
import { assert, suite } from '../suite.ts';

const told = (host: string) => Object.values(publisherOf(host)).join(' ');

suite('publishers', (test) => {
  test('a host is under its registered domain, in any case and with a final dot', () => {
    assert.is(told('IMG.cdn.Example.co.uk.'), 'domain example.co.uk');
    assert.is(told('пример.рф'), 'domain пример.рф');
  });
  test('a name under a domain that is let to others is a publisher of its own, and so is the domain itself', () => {
    assert.is(told('www.diary.blogspot.com'), 'hosted diary.blogspot.com');
    assert.is(told('github.io'), 'hosted github.io');
  });
  test('addresses, names without a public suffix and bare suffixes have no publisher', () => {
    for (const host of ['192.0.2.7', '[2001:db8::1]']) assert.is(publisherOf(host).kind, 'ip', host);
    for (const host of ['localhost', 'bucket', 'a.b.notatld', 'co.uk', '']) {
      assert.equal(publisherOf(host), { kind: 'none', domain: null }, host);
    }
  });
  test('names for examples stand for domains', () => assert.is(told('a.b.example'), 'domain b.example'));
});
