// Questions in order, each asked while the answer before it is worked on: two parties that would wait for each other do not.

/**
 * Yields each item with its answer. When the caller stops early or fails, the question that is still open is waited for, so
 * that whoever answers is found idle. Rejects with the first answer that does.
 */
export async function* oneAhead<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): AsyncGenerator<[Item, Answer]> {
  const put = (at: number): Promise<Answer> | null => (at < items.length ? ask(items[at]!) : null);
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
