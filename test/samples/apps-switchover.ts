/** A switchover of the local DWS: answers are lost, the pooler reaches no datanode, the coordinators restart. */
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Fault,
  faultShapes,
  type LocalDws,
} from "../../src/local/start.js";

/** How often each part of it struck. */
export type Struck = Readonly<Record<string, number>>;

/** A busy machine may take longer than a part of the switchover lasts to run into it. */
const PATIENCE_MS = 30_000;

/** Waits until each has struck; what has not by then is told by its count. */
const untilStruck = async (
  faults: readonly { readonly struck: number }[],
): Promise<void> => {
  const endsAt = performance.now() + PATIENCE_MS;
  while (
    performance.now() < endsAt &&
    faults.some(({ struck }) => struck === 0)
  ) {
    await sleep(20);
  }
};

/** Plays it, in some 3 s; `matching` are the statements that it meets. */
export const switchOver = async (
  dws: LocalDws,
  matching: RegExp,
): Promise<Struck> => {
  const add = (fault: Omit<Fault, "matching">) =>
    dws.faults.add({ ...fault, matching });
  const parts = {
    commitAnswers: dws.faults.add({
      at: "commit-after",
      do: faultShapes.lost,
      times: 2,
    }),
    answers: add({ at: "reply", do: faultShapes.lost, times: 3 }),
    datanodes: add({ at: "reply", do: faultShapes.datanodeLost, times: 3 }),
  };
  await sleep(500);
  await untilStruck(Object.values(parts));
  const pooler = add({
    at: "execute",
    do: faultShapes.poolerCannotConnect,
    times: Infinity,
  });
  await sleep(1_000);
  await untilStruck([pooler]);
  const struck = Object.fromEntries(
    Object.entries({ ...parts, pooler }).map(([name, one]) => [
      name,
      one.struck,
    ]),
  );
  await dws.down("refuse");
  dws.faults.clear();
  await sleep(1_000);
  await dws.up();
  return struck;
};
