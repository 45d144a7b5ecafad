/** Streams of 1,000,000 rows, each in a process of its own: CPU, time and peak memory. */
import { fileURLToPath } from "node:url";
import type { Postgres } from "../../support/postgres.js";
import { measure, quantile, type Usage } from "../measure.js";
import { type Group, report } from "./compare.js";

/** Rows in the table. */
export const STREAMED = 1_000_000;

const MOST_MB = 130;

const CHILDREN: Readonly<Record<string, string>> = {
  "pg-cursor, array rows made into literals": "literal",
  "pg-cursor, array rows made into literals (A/A)": "literal",
  "pg-cursor, rows of its own making": "objects",
  stream: "stream",
  copyOut: "copyOut",
};

const group = (rounds: number): Group => ({
  title: "stream, 1,000,000 rows, whole processes",
  rounds,
  cases: Object.keys(CHILDREN).map((name) => ({
    name,
    run: async () => undefined,
    ...(name === "stream" ? { gates: [{ most: 1.15 }] } : {}),
  })),
});

const memory = (name: string, usages: readonly Usage[]): string => {
  const peaks = usages.map(({ rssMb }) => rssMb);
  const middle = quantile(peaks, 0.5);
  const told = `${name} ${middle.toFixed(0)} (most ${Math.max(...peaks).toFixed(0)})`;
  if (name !== "stream") return told;
  const isKept = quantile(peaks, 0.25) <= MOST_MB;
  return `${told}, gate ≤ ${MOST_MB}: ${isKept ? "PASS" : "FAIL"}`;
};

/** Runs them, and gives the table. */
export const reportStreams = async (
  server: Omit<Postgres, "stop">,
  rounds: number,
): Promise<string> => {
  const script = fileURLToPath(new URL("stream-child.js", import.meta.url));
  const env = {
    PGHOST: server.host,
    PGPORT: String(server.port),
    PGUSER: server.user,
    PGDATABASE: server.database,
    PGSSLMODE: "disable",
  };
  const cases = Object.entries(CHILDREN).map(([name, child]) => ({
    name,
    args: [script, child, String(STREAMED)],
    env,
  }));
  const usages = await measure(cases, rounds);
  const results = new Map(
    [...usages].map(([name, all]) => [
      name,
      all.map(({ cpuMs, wallMs }) => ({
        cpu: cpuMs * 1_000,
        wall: wallMs * 1_000,
      })),
    ]),
  );
  const peaks = [...usages].map(([name, all]) => memory(name, all));
  return `${report(group(rounds), results)}\n\nPeak memory, MB: ${peaks.join("; ")}.`;
};
