/** Steps at which a call that is in doubt is proved, or fails to be. */
import { type Fault, faultShapes } from "../../src/local/start.js";
import { type Action, after, atLogin, before } from "./actions.js";
import { atMost, pick, type Step } from "./plan.js";
import type { WriteClass } from "./write-class.js";

const COMMIT = /^commit$/;
const TAKE = /'fence'/;
const LOOK = /^select writer/;

const fenced = ({ proof }: WriteClass) => proof === "fence";
const repeats = ({ proof }: WriteClass) =>
  proof === "look" || proof === "repeat";
const looks = ({ proof }: WriteClass) => proof === "look";

const cut = { kind: "cut" } as const;

/** A COMMIT is lost, and then something happens to the probe. */
const probe = (
  name: string,
  commitAt: "commit-before" | "commit-after",
  { at, matching }: Pick<Fault, "at" | "matching">,
  actions: readonly Action[],
): Step => ({
  name,
  fits: fenced,
  plan: (_, random) => ({
    strikes: [
      {
        fault: { at: commitAt, matching: COMMIT, do: cut },
        leavesDoubt: true,
      },
      {
        fault: {
          at,
          ...(matching === undefined ? {} : { matching }),
          do: pick(actions, random).do,
          times: atMost(3, random),
        },
        leavesDoubt: false,
      },
    ],
  }),
});

const lookOfRepeat: Step = {
  name: "repeat's look",
  fits: looks,
  plan: (one, random) => ({
    strikes: [
      {
        fault: { at: "reply", matching: one.text, do: cut },
        leavesDoubt: true,
      },
      {
        fault: {
          at: pick(["execute", "reply"] as const, random),
          matching: /^select 1 from/,
          do: pick(before, random).do,
        },
        leavesDoubt: false,
      },
    ],
  }),
};

const refuse = { kind: "error", sqlState: "42501", message: "denied" } as const;

/** What would prove the call is refused for good: then nobody knows, and it must say so. */
const repeatRefused: Step = {
  name: "repeat refused",
  fits: repeats,
  plan: ({ text: matching }) => ({
    strikes: [
      { fault: { at: "reply", matching, do: cut }, leavesDoubt: true },
      {
        fault: { at: "execute", matching, skip: 1, do: refuse },
        leavesDoubt: true,
        refusesProof: true,
      },
    ],
  }),
};

/** All of them. */
export const proofSteps: readonly Step[] = [
  probe("probe, connect", "commit-after", { at: "connect" }, atLogin),
  probe(
    "probe, before",
    "commit-before",
    { at: "execute", matching: TAKE },
    before,
  ),
  probe(
    "probe, after",
    "commit-before",
    { at: "reply", matching: TAKE },
    after,
  ),
  probe(
    "probe, its look",
    "commit-after",
    { at: "execute", matching: LOOK },
    before,
  ),
  lookOfRepeat,
  {
    name: "repeat in conflict",
    fits: repeats,
    plan: ({ text: matching }) => ({
      strikes: [
        { fault: { at: "reply", matching, do: cut }, leavesDoubt: true },
        {
          fault: {
            at: "execute",
            matching,
            skip: 1,
            times: 4,
            do: faultShapes.concurrentUpdate,
          },
          leavesDoubt: false,
        },
      ],
    }),
  },
  repeatRefused,
  probe("probe refused", "commit-after", { at: "execute", matching: TAKE }, [
    { name: "42501", do: refuse },
  ]),
];
