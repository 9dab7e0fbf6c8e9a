/** Maps items through an asynchronous function, at most `limit` at once, and returns the results in the items' order. */
export async function mapConcurrent<Item, Result>(
  items: readonly Item[],
  limit: number,
  map: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  const queue = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await map(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}

/** Returns what all promises give. Waits for all, so that nothing writes any more when the first error is thrown. */
export async function allSettled<Results extends unknown[]>(
  promises: {
    [Index in keyof Results]: Promise<Results[Index]>;
  },
): Promise<Results> {
  const results = await Promise.allSettled(promises);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return results.map((result) => (result.status === 'fulfilled' ? result.value : undefined)) as Results;
}
