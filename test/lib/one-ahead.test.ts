import { ahead, oneAhead } from '../../src/lib/one-ahead.ts';
import { assert, suite } from '../suite.ts';

suite('one question ahead', (test) => {
  test('answers come in order, and the next is asked before the last is worked on', async () => {
    const events: string[] = [];
    const ask = async (item: number) => {
      events.push(`ask ${item}`);
      return item * 10;
    };
    for await (const [item, answer] of oneAhead([1, 2, 3], ask)) events.push(`${item} is ${answer}`);
    assert.equal(events, ['ask 1', 'ask 2', '1 is 10', 'ask 3', '2 is 20', '3 is 30']);
  });

  test('an error stops the questions and leaves none open', async () => {
    let open = 0;
    const ask = async (item: number) => {
      open++;
      await new Promise((done) => setTimeout(done, 5));
      open--;
      if (item === 3) throw new Error('no answer');
      return item;
    };
    const walk = async (stopAt: number) => {
      for await (const [item] of oneAhead([1, 2, 3, 4], ask)) if (item === stopAt) throw new Error('stopped');
    };
    for (const [at, message] of [
      [1, 'stopped'],
      [9, 'no answer'],
    ] as const) {
      try {
        await walk(at);
        assert.unreachable();
      } catch (error) {
        assert.is((error as Error).message, message);
      }
      assert.is(open, 0);
    }
  });

  test('no items, no questions', async () => {
    for await (const _ of oneAhead([], () => Promise.reject(new Error('asked')))) assert.unreachable();
  });
});

suite('one answer ahead of the caller', (test) => {
  const source = (events: string[], failAt = 0) =>
    (async function* () {
      try {
        for (const item of [1, 2, 3]) {
          events.push(`make ${item}`);
          await new Promise((done) => setTimeout(done, 1));
          if (item === failAt) throw new Error('no answer');
          yield item;
        }
      } finally {
        events.push('closed');
      }
    })();

  test('the next is made while the caller works', async () => {
    const events: string[] = [];
    for await (const item of ahead(source(events))) events.push(`take ${item}`);
    assert.equal(events, ['make 1', 'make 2', 'take 1', 'make 3', 'take 2', 'closed', 'take 3']);
  });

  test('a caller that stops finds the source closed', async () => {
    const events: string[] = [];
    for await (const item of ahead(source(events))) if (item === 1) break;
    assert.equal(events, ['make 1', 'make 2', 'closed']);
  });

  test('what fails, fails where it is taken', async () => {
    const events: string[] = [];
    try {
      for await (const item of ahead(source(events, 2))) {
        events.push(`take ${item}`);
        // The source fails meanwhile.
        await new Promise((done) => setTimeout(done, 20));
      }
      assert.unreachable();
    } catch (error) {
      assert.is((error as Error).message, 'no answer');
    }
    assert.equal(events, ['make 1', 'make 2', 'take 1', 'closed']);
  });
});
