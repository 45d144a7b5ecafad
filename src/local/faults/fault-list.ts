/** Keeps the faults that are to strike, and says which one does. */
import { seededRandom } from "./dice.js";
import type { Fault, FaultPhase } from "./fault.js";

/** A fault that was added. */
export interface FaultHandle {
  /** How often it has struck. */
  readonly struck: number;
  /** Takes it out. */
  remove(): void;
}

/** Faults on demand; they hold for all sessions, open ones too, from the next statement on. */
export interface Faults {
  /** Adds one fault; of several that match, the one added first strikes. */
  add(fault: Fault): FaultHandle;
  /** Adds a script: each fault waits until the one before it has struck as often as it shall. */
  play(script: readonly Fault[]): readonly FaultHandle[];
  /** Forgets all faults; sessions that hang go on hanging. */
  clear(): void;
}

/** A fault that a statement met; whether it strikes is decided when its moment comes. */
export interface Rule {
  readonly fault: Fault;
  /** Counts one strike; false when others have used it up meanwhile. */
  strike(): boolean;
}

/** What the sessions ask. */
export interface FaultList extends Faults {
  /** Whether any fault is waiting. */
  isActive(): boolean;
  /** Whether any of them is a datanode's. */
  hasDatanode(): boolean;
  /** The fault that meets this text at one of the phases; dice are thrown and skips are counted here. */
  find(phases: readonly FaultPhase[], text: string): Rule | undefined;
}

interface Entry extends Rule, FaultHandle {
  /** Will strike no more. */
  isUsedUp(): boolean;
  isLive(): boolean;
  isMet(text: string): boolean;
}

const createEntry = (fault: Fault, previous: Entry | undefined): Entry => {
  const random = seededRandom(fault.seed ?? 1);
  // A sticky or global expression would remember where it was.
  const matching =
    fault.matching &&
    new RegExp(
      fault.matching.source,
      fault.matching.flags.replace(/[gy]/g, ""),
    );
  const times = fault.times ?? 1;
  let struck = 0;
  let toSkip = fault.skip ?? 0;
  let isRemoved = false;
  const isUsedUp = (): boolean => isRemoved || struck >= times;
  return {
    fault,
    get struck() {
      return struck;
    },
    remove: () => (isRemoved = true),
    isUsedUp,
    isLive: () => !isUsedUp() && previous?.isUsedUp() !== false,
    strike: () => {
      if (isUsedUp()) return false;
      struck++;
      return true;
    },
    isMet: (text) => {
      if (matching?.test(text) === false) return false;
      if (toSkip > 0) {
        toSkip--;
        return false;
      }
      return fault.probability === undefined || random() < fault.probability;
    },
  };
};

/** An empty list. */
export function createFaultList(): FaultList {
  let entries: Entry[] = [];
  const live = (): readonly Entry[] => {
    if (entries.length === 0) return entries;
    entries = entries.filter((each) => !each.isUsedUp());
    return entries.filter((each) => each.isLive());
  };
  const play = (script: readonly Fault[]): readonly FaultHandle[] => {
    let previous: Entry | undefined;
    const added = script.map(
      (fault) => (previous = createEntry(fault, previous)),
    );
    entries.push(...added);
    return added;
  };
  return {
    add: (fault) => {
      const entry = createEntry(fault, undefined);
      entries.push(entry);
      return entry;
    },
    play,
    clear: () => {
      entries.forEach((each) => each.remove());
      entries = [];
    },
    isActive: () => live().length > 0,
    hasDatanode: () => live().some(({ fault }) => fault.do.kind === "datanode"),
    find: (phases, text) =>
      live().find((each) => phases.includes(each.fault.at) && each.isMet(text)),
  };
}
