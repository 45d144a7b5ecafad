/** Runs cases in turn in one process, and says how much CPU and time each takes beside the first. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { quantile } from "../measure.js";

/** What a case must keep to. */
export interface Gate {
  /** Its CPU, divided by that of `than`, is to be no more than this. */
  readonly most: number;
  /** @default the base */
  readonly than?: string;
}

/** One thing to measure. */
export interface Case {
  readonly name: string;
  readonly run: () => Promise<unknown>;
  readonly gates?: readonly Gate[];
}

/** A group of cases; the first is the base of the ratios. */
export interface Group {
  readonly title: string;
  readonly rounds: number;
  /** Rounds that are not measured, until the code is compiled and the statements have names. @default 10 */
  readonly warmUp?: number;
  /** Runs of a case in one turn. @default 1 */
  readonly calls?: number;
  /** Not measured: before each turn. */
  readonly before?: () => Promise<unknown>;
  readonly cases: readonly Case[];
}

/** CPU and time of one run, in microseconds. */
export interface Taken {
  readonly cpu: number;
  readonly wall: number;
}

/** What each case took, round by round. */
export type Results = ReadonlyMap<string, readonly Taken[]>;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as (how: { type: "minor" }) => void;

const takeTurn = async (
  { calls = 1, before }: Group,
  { run }: Case,
): Promise<Taken> => {
  await before?.();
  // What the case before left behind is not this one's.
  collect({ type: "minor" });
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  for (let call = 0; call < calls; call++) await run();
  const wall = (performance.now() - startedAt) * 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / calls, wall: wall / calls };
};

/** Runs every case once per round; the order is turned by one each time, and reversed every other time. */
export const compare = async (group: Group): Promise<Results> => {
  const { cases, rounds, warmUp = 10 } = group;
  const results = new Map<string, Taken[]>(cases.map(({ name }) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    const turned = cases.map(
      (_, at) => cases[(at + round + warmUp) % cases.length] as Case,
    );
    for (const one of round % 2 === 0 ? turned : turned.reverse()) {
      const taken = await takeTurn(group, one);
      if (round >= 0) results.get(one.name)?.push(taken);
    }
  }
  return results;
};

/** Lower quartile, median and upper quartile. */
type Quartiles = readonly [number, number, number];

const quartiles = (values: readonly number[]): Quartiles => [
  quantile(values, 0.25),
  quantile(values, 0.5),
  quantile(values, 0.75),
];

const ratios = (
  results: Results,
  [name, base]: readonly [string, string],
  of: keyof Taken,
): Quartiles => {
  const bases = results.get(base) ?? [];
  return quartiles(
    (results.get(name) ?? []).map(
      (taken, round) => taken[of] / (bases[round]?.[of] ?? NaN),
    ),
  );
};

const spread = ([low, middle, high]: Quartiles): string =>
  `${middle.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;

/** A gate fails only if the lower quartile is over it: noise alone fails none. */
const judge = (
  results: Results,
  { name }: Case,
  { most, than }: Gate,
  base: string,
): string => {
  const [low, middle] = ratios(results, [name, than ?? base], "cpu");
  const told = than === undefined ? "" : ` of ${than}, is ${middle.toFixed(2)}`;
  return `≤ ${most.toFixed(2)}${told}: ${low <= most ? "PASS" : "FAIL"}`;
};

const times = (values: readonly number[], unit: "µs" | "ms"): string => {
  const middle = quantile(values, 0.5);
  return unit === "µs" ? middle.toFixed(0) : (middle / 1_000).toFixed(1);
};

/** A table in Markdown, with the gates beside their cases. */
export const report = (
  { title, rounds, calls = 1, cases }: Group,
  results: Results,
): string => {
  const base = cases[0]?.name ?? "";
  const all = [...results.values()].flat();
  const unit = quantile(
    all.map(({ cpu }) => cpu),
    0.5,
  );
  const scale = unit < 2_000 ? "µs" : "ms";
  const rows = cases.map((one) => {
    const taken = results.get(one.name) ?? [];
    return [
      one.name,
      times(
        taken.map(({ cpu }) => cpu),
        scale,
      ),
      spread(ratios(results, [one.name, base], "cpu")),
      times(
        taken.map(({ wall }) => wall),
        scale,
      ),
      spread(ratios(results, [one.name, base], "wall")),
      (one.gates ?? [])
        .map((gate) => judge(results, one, gate, base))
        .join("; "),
    ].join(" | ");
  });
  return [
    `### ${title}, ${rounds} rounds${calls === 1 ? "" : ` x ${calls}`}`,
    "",
    `| case | ${scale} CPU | CPU ratio (quartiles) | ${scale} wall | wall ratio (quartiles) | gate |`,
    "| --- | ---: | --- | ---: | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
};
