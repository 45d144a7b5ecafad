/** Runs whole processes in turn and compares them round by round. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../../src/package-root.js";

/** One thing to measure. */
export interface Case {
  readonly name: string;
  /** Script and arguments, for Node. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Not measured: brings the folder into the state that the case begins with. */
  readonly before?: () => Promise<void>;
}

/** What one run took. */
export interface Usage {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly rssMb: number;
}

const PRELOAD = pathToFileURL(
  join(packageRoot, "test", "bench", "peers", "usage.mjs"),
).href;

const runOnce = async (one: Case): Promise<Usage> => {
  await one.before?.();
  const folder = mkdtempSync(join(tmpdir(), "dws-bench-"));
  const file = join(folder, "usage.json");
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--import", PRELOAD, ...one.args], {
    cwd: one.cwd,
    env: { ...process.env, ...one.env, USAGE_FILE: file },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  const wallMs = performance.now() - startedAt;
  if (code !== 0) throw new Error(`${one.name} ended with ${String(code)}`);
  const usage = JSON.parse(readFileSync(file, "utf8")) as Omit<Usage, "wallMs">;
  rmSync(folder, { recursive: true });
  return { wallMs, ...usage };
};

/** Runs every case once per round, the order turned by one each time; the first round is not counted. */
export const measure = async (
  cases: readonly Case[],
  rounds: number,
): Promise<ReadonlyMap<string, readonly Usage[]>> => {
  const results = new Map<string, Usage[]>(cases.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < cases.length; turn++) {
      const one = cases[(turn + round) % cases.length];
      if (one === undefined) continue;
      const usage = await runOnce(one);
      if (round > 0) results.get(one.name)?.push(usage);
    }
  }
  return results;
};

/** Value below which the share `at` of the sorted values lies. */
export const quantile = (values: readonly number[], at: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(at * (sorted.length - 1))] ?? NaN;
};

const spread = (values: readonly number[]) =>
  `${quantile(values, 0.5).toFixed(2)} (${quantile(values, 0.25).toFixed(2)}-${quantile(values, 0.75).toFixed(2)})`;

/** A table: absolute medians, and ratios to `base` taken within each round. */
export const report = (
  results: ReadonlyMap<string, readonly Usage[]>,
  base: string,
): string => {
  const bases = results.get(base) ?? [];
  const ratio = (all: readonly Usage[], pick: (usage: Usage) => number) =>
    spread(all.map((usage, at) => pick(usage) / pick(bases[at] ?? usage)));
  const rows = [...results].map(([name, all]) =>
    [
      name,
      quantile(
        all.map(({ wallMs }) => wallMs),
        0.5,
      ).toFixed(0),
      quantile(
        all.map(({ cpuMs }) => cpuMs),
        0.5,
      ).toFixed(0),
      quantile(
        all.map(({ rssMb }) => rssMb),
        0.5,
      ).toFixed(0),
      ratio(all, ({ wallMs }) => wallMs),
      ratio(all, ({ cpuMs }) => cpuMs),
    ].join(" | "),
  );
  return [
    `| case | wall ms | CPU ms | RSS MB | wall / ${base} | CPU / ${base} |`,
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
};
