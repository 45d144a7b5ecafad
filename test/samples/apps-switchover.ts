/** A switchover of the local DWS: answers are lost, the pooler reaches no datanode, the coordinators restart. */
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Fault,
  faultShapes,
  type LocalDws,
} from "../../src/local/start.js";

/** How often each part of it struck. */
export type Struck = Readonly<Record<string, number>>;

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
  const pooler = add({
    at: "execute",
    do: faultShapes.poolerCannotConnect,
    times: Infinity,
  });
  await sleep(1_000);
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
