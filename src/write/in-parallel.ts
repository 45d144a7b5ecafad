/** Runs file work sixteen at a time and waits for all of it, also when some of it fails. */

const WIDTH = 16;

/**
 * Calls `work` for each item, sixteen at a time, and gives the results in the order of the items.
 * After a failure nothing new is started, and the first error is thrown once everything under way has ended:
 * whoever cleans up then races with nobody.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  const failures: unknown[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (failures.length > 0) return;
      try {
        results[index] = await work(item, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(
    Array.from({ length: Math.min(WIDTH, items.length) }, worker),
  );
  if (failures.length > 0) throw failures[0];
  return results;
}
