/** What would end the process: errors that nobody caught. */

/** Errors without a catcher up to a turn after the work; the test runner hears of them too. */
export const thrownLater = async (work: () => void): Promise<unknown[]> => {
  const thrown: unknown[] = [];
  const onThrown = (error: unknown) => thrown.push(error);
  process.on("uncaughtException", onThrown);
  work();
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off("uncaughtException", onThrown);
  return thrown;
};
