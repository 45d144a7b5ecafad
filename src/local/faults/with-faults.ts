/** A fault plan for one piece of work: played while it runs, and checked to have struck. */
import { GeneratorError } from "../../errors.js";
import type { Fault } from "./fault.js";
import type { Faults } from "./fault-list.js";

const describe = ({ at, do: { kind } }: Fault, index: number): string =>
  `fault ${index + 1} (${kind} at ${at})`;

/**
 * Runs `work` while the faults strike, one after the other as in `faults.play`; after it none of them is left. Of a fault
 * with a `probability` nothing is demanded, and of one with `times: Infinity` that it struck at all.
 * @example await withFaults(dws, [{ at: "commit-after", do: faultShapes.lost }], () => placeOrder(db, order))
 * @throws {GeneratorError} when the work ended well though a fault has not struck as often as it should: the test would
 * have tested nothing
 */
export async function withFaults<T>(
  { faults }: { readonly faults: Faults },
  plan: readonly Fault[],
  work: () => Promise<T>,
): Promise<T> {
  const handles = faults.play(plan);
  try {
    const value = await work();
    const missed = plan.flatMap((fault, index) => {
      const struck = handles[index]?.struck ?? 0;
      const { times = 1, probability = 1 } = fault;
      const demanded = times === Infinity ? 1 : times;
      return probability === 1 && struck < demanded
        ? [`${describe(fault, index)} struck ${struck} of ${times} times`]
        : [];
    });
    if (missed.length === 0) return value;
    throw new GeneratorError(
      "local",
      `The work ended without its faults: ${missed.join(", ")}.`,
      "Look at the faults' matching: it is asked about each statement as it was sent; dws.record shows them.",
    );
  } finally {
    for (const handle of handles) handle.remove();
  }
}
