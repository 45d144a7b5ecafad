/** The steps of the protocol at which something can go wrong, and the faults that make it so. */
import type { Fault, FaultPhase } from "../../src/local/start.js";
import { type Action, after, atLogin, before, slow } from "./actions.js";
import { atMost, type Outage, pick, type Random, type Step } from "./plan.js";
import { proofSteps } from "./proof-steps.js";
import type { WriteClass } from "./write-class.js";

const every = () => true;
const BEGIN = /^start transaction/;
const COMMIT = /^commit$/;
const SET_UP = /^set extra_float_digits/;

/** Whether an end without proof may be unknown after this. */
const isDoubtful = (
  { commits = false, also, isRaw = false }: WriteClass,
  at: FaultPhase,
  place: "login" | "statement" | "commit",
  { proves = false, isByText = false, provesCommit = false }: Action,
): boolean => {
  if (place === "login") return false;
  if (place === "commit") return !provesCommit;
  // Of a COPY nothing can be applied before CopyDone is handed over, which may be so as soon as data is.
  if (also === "copy" && at !== "reply" && at !== "copy") return false;
  return !commits && (!proves || (isByText && isRaw));
};

interface Place {
  readonly at: FaultPhase;
  readonly matching?: (one: WriteClass) => RegExp;
  readonly of?: "login" | "statement" | "commit";
  readonly actions: readonly Action[];
  readonly isFresh?: boolean;
}

/** A step at which one kind of fault strikes, up to three times. */
const step = (
  name: string,
  { at, matching, of = "statement", actions, isFresh = false }: Place,
  fits: Step["fits"] = every,
): Step => ({
  name,
  fits,
  plan: (one, random) => {
    const action = pick(actions, random);
    const fault: Fault = {
      at,
      ...(matching === undefined ? {} : { matching: matching(one) }),
      ...(at === "copy" ? { after: atMost(2, random) } : {}),
      do: action.do,
      times: action.isSlow === true ? 1 : atMost(3, random),
    };
    const leavesDoubt = isDoubtful(one, at, of, action);
    const isSlow = action.isSlow === true;
    const isBeforeWork = of === "login";
    const strike = { fault, leavesDoubt, isBeforeWork };
    return { strikes: [strike], isFresh, isSlow };
  },
});

const text = ({ text: matching }: WriteClass) => matching;
const commits = ({ commits: does = false }: WriteClass) => does;
const withSavepoints = ({ also }: WriteClass) => also === "savepoint";
const copies = ({ also }: WriteClass) => also === "copy";

const outage = (
  name: string,
  make: (random: Random) => Outage,
  isFresh: boolean,
): Step => ({
  name,
  fits: every,
  plan: (_, random) => ({ strikes: [], outage: make(random), isFresh }),
});

const outages: readonly Step[] = [
  outage(
    "all coordinators down, then up",
    (random) => ({
      how: pick(["refuse", "reset"] as const, random),
      all: true,
      afterMs: random() * 8,
      lastsMs: 5 + random() * 40,
    }),
    false,
  ),
  outage(
    "one of three coordinators down",
    (random) => ({
      how: pick(["refuse", "reset"] as const, random),
      all: false,
      afterMs: random() * 8,
      lastsMs: 30,
    }),
    false,
  ),
  outage(
    "connections refused",
    (random) => ({
      how: "refuse",
      all: true,
      afterMs: 0,
      lastsMs: 5 + random() * 30,
    }),
    true,
  ),
  outage(
    "idle connection lost",
    () => ({ how: "refuse", all: true, afterMs: -1, lastsMs: 0 }),
    false,
  ),
];

/** Ended at any moment of its way. */
const ended = (name: string, endBy: "signal" | "deadline"): Step => ({
  name,
  fits: every,
  plan: (_, random) => ({
    strikes: [],
    endBy,
    endAfterMs: random() * 120,
    isFresh: random() < 0.3,
  }),
});

const savepoint = () => /^(?:savepoint|release savepoint|rollback to)/;
const commit = () => COMMIT;

/** All of them, in the order in which a call meets them. */
export const steps: readonly Step[] = [
  { name: "no fault", fits: every, plan: () => ({ strikes: [] }) },
  step("connect", {
    at: "connect",
    of: "login",
    actions: atLogin,
    isFresh: true,
  }),
  step("auth", { at: "auth", of: "login", actions: atLogin, isFresh: true }),
  step("session set-up", {
    at: "execute",
    of: "login",
    matching: () => SET_UP,
    actions: before,
    isFresh: true,
  }),
  ...outages,
  step(
    "BEGIN, before",
    { at: "execute", matching: () => BEGIN, actions: before },
    commits,
  ),
  step(
    "BEGIN, after",
    { at: "reply", matching: () => BEGIN, actions: after },
    commits,
  ),
  step("statement, at Parse", { at: "parse", matching: text, actions: before }),
  step("statement, before", { at: "execute", matching: text, actions: before }),
  step("statement, after", { at: "reply", matching: text, actions: after }),
  step("statement, silence", { at: "execute", matching: text, actions: slow }),
  step(
    "COPY, in its data",
    { at: "copy", matching: text, actions: before },
    copies,
  ),
  step(
    "savepoint, before",
    { at: "execute", matching: savepoint, actions: before },
    withSavepoints,
  ),
  step(
    "savepoint, after",
    { at: "reply", matching: savepoint, actions: after },
    withSavepoints,
  ),
  step(
    "COMMIT, before",
    { at: "commit-before", matching: commit, of: "commit", actions: before },
    commits,
  ),
  step(
    "COMMIT, after",
    { at: "commit-after", matching: commit, of: "commit", actions: after },
    commits,
  ),
  step(
    "COMMIT, silence before",
    { at: "commit-before", matching: commit, of: "commit", actions: slow },
    commits,
  ),
  step(
    "COMMIT, silence after",
    { at: "commit-after", matching: commit, of: "commit", actions: slow },
    commits,
  ),
  ...proofSteps,
  ended("aborted by the caller", "signal"),
  ended("deadline on the way", "deadline"),
];
