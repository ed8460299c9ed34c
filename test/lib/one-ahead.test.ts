import { oneAhead } from '../../src/lib/one-ahead.ts';
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
