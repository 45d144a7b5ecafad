/** Settings of V8 for a run that is over within a second or two: much of what it does by default never pays in that time. */
import module from "node:module";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

// Left alone the heap grows fourfold before what the catalogs' rows took is collected. Node 20 takes 150 MB at 5,000 tables
// even so, and would take a twentieth longer with it.
const HEAP = "--heap-growing-percent=50";

/**
 * How often a function has to run before it is optimized, several times V8's own figures: at 1,000 tables a quarter of
 * the processor time went into optimizing what then ran for some milliseconds. At 5,000 Node 20 and 22 still save a tenth.
 */
const OPTIMIZE_LATER = [
  "--invocation-count-for-turbofan=20000",
  "--invocation-count-for-maglev=4000",
] as const;

// A few megabytes of new objects are collected sooner by one thread than several have met: 200 times in a run, each of them
// waits for the others. At 5,000 tables this saves a twentieth, and a quarter where other programs are at work too.
const COLLECT_ALONE = "--no-parallel-scavenge";

/** By major version of Node: V8 complains on stderr about a flag that it does not have, so that others get none. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  // In bytes of bytecode run.
  20: ["--interrupt-budget=600000", COLLECT_ALONE],
  22: [HEAP, COLLECT_ALONE, ...OPTIMIZE_LATER],
  24: [HEAP, COLLECT_ALONE, ...OPTIMIZE_LATER],
};

// Of both halves, in bytes. What survives here moves to the old objects soon enough, and each byte of it stays in memory.
const YOUNG = 8 << 20;
const LOOK_EVERY_MS = 5;

/**
 * Stops the space of new objects from growing: V8 lets it double up to 32 MB, which a run fills with garbage. At 5,000
 * tables this saves 20 MB and costs no time; at a quarter of the size it costs a fifth more. Only a start of Node can
 * set the limit; how far it grows next is read each time.
 */
const keepYoungSmall = (): void => {
  const timer = setInterval(() => {
    const young = getHeapSpaceStatistics().find(
      ({ space_name: name }) => name === "new_space",
    );
    if (young === undefined || young.space_size < YOUNG) return;
    setFlagsFromString("--semi-space-growth-factor=1");
    clearInterval(timer);
  }, LOOK_EVERY_MS);
  timer.unref();
};

/** Keeps what the modules compile to in the folder for temporary files: later runs save 25 ms of it. Node 20 cannot. */
const keepCompiled = (): void => {
  const { enableCompileCache } = module as {
    readonly enableCompileCache?: () => unknown;
  };
  enableCompileCache?.();
};

/** To be called before what takes the time is loaded. The results are the same without it, only later. */
export const tuneEngine = (): void => {
  const [major = ""] = process.versions.node.split(".", 1);
  const flags = FLAGS[major] ?? [];
  flags.forEach(setFlagsFromString);
  if (flags.length > 0) keepYoungSmall();
  keepCompiled();
};
