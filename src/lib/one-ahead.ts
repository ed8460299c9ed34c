// Questions in order, each asked while the answer before it is worked on: two parties that would wait for each other do not.

/**
 * Yields each item with its answer. When the caller stops early or fails, the question that is still open is waited for, so
 * that whoever answers is found idle. Rejects with the first answer that does.
 */
export async function* oneAhead<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): AsyncGenerator<[Item, Answer]> {
  const put = (at: number): Promise<Answer> | null => (at < items.length ? watched(ask(items[at]!)) : null);
  let open = put(0);
  try {
    for (const [at, item] of items.entries()) {
      const answer = await open!;
      open = put(at + 1);
      yield [item, answer];
    }
  } finally {
    await open?.catch(() => undefined);
  }
}

/**
 * What `source` yields, with the next asked for while the caller works on the one before. When the caller stops early or fails,
 * what is still open is waited for, and `source` is closed. Rejects as `source` does.
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
