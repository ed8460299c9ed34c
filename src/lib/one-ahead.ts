// Questions in order, each asked while the answer before it is worked on: two parties that would wait for each other do not.

/** Yields each item with its answer, one question ahead of the caller: `ahead` says how it ends. */
export const oneAhead = <Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): AsyncGenerator<[Item, Answer]> => ahead(answered(items, ask));

async function* answered<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): AsyncGenerator<[Item, Answer]> {
  for (const item of items) yield [item, await ask(item)];
}

/**
 * What `source` yields, with the next asked for while the caller works on the one before. When the caller stops early or fails,
 * what is still open is waited for, so that whoever answers is found idle, and `source` is closed. Rejects as `source` does.
 */
export async function* ahead<Item>(source: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let open = watched(source.next());
  try {
    for (;;) {
      const { done, value } = await open;
      if (done) return;
      open = watched(source.next());
      yield value;
    }
  } finally {
    await open.catch(() => undefined);
    await source.return(undefined);
  }
}

/** The same promise; if it fails while nobody waits for it, that is told when somebody does. */
function watched<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
