/** A switchover of the local DWS, scripted by SQL. A real cluster has no `dws_local`: it is switched over by hand. */
import { setTimeout as sleep } from "node:timers/promises";
import { openClient } from "../../dws/index.js";

const OURS = "drill_|dws_fence|^commit";
const ALWAYS = Number.MAX_SAFE_INTEGER;

/** What the calls meet, one after the other; each stays until it is used up or the switchover is over. */
const STEPS = [
  {
    says: "the primary is lost: answers do not come back",
    lastsMs: 1_000,
    faults: [
      { at: "commit-after", do: "lost", times: 2 },
      { at: "reply", matching: OURS, do: "lost", times: 4 },
      { at: "reply", matching: OURS, do: "datanodeLost", times: 4 },
    ],
  },
  {
    says: "the pooler reaches no datanode",
    lastsMs: 2_000,
    faults: [
      {
        at: "execute",
        matching: OURS,
        do: "poolerCannotConnect",
        times: ALWAYS,
      },
    ],
  },
  {
    says: "the coordinators restart",
    lastsMs: 2_000,
    faults: [
      { at: "connect", do: "startingUp", times: ALWAYS },
      { at: "execute", matching: OURS, do: "adminShutdown", times: ALWAYS },
    ],
  },
] as const;

/** What plays it. */
export interface Director {
  /** Takes some 5 s; `say` is told each step. Undefined where the cluster is a real one. */
  readonly switchOver:
    ((say: (what: string) => void) => Promise<void>) | undefined;
  readonly end: () => Promise<void>;
}

/** Connects before anything is lost. */
export const openDirector = async (): Promise<Director> => {
  const client = await openClient();
  const clear = async () => client.query("select dws_local.clear_faults()");
  const isLocal = await clear().then(
    () => true,
    () => false,
  );
  const switchOver = async (say: (what: string) => void): Promise<void> => {
    for (const { says, lastsMs, faults } of STEPS) {
      say(says);
      await clear();
      for (const fault of faults) {
        const json = JSON.stringify(fault);
        await client.query(`select dws_local.fault('${json}')`);
      }
      await sleep(lastsMs);
    }
    await clear();
    say("the standby has taken over");
  };
  return {
    switchOver: isLocal ? switchOver : undefined,
    end: async () => client.end(),
  };
};
