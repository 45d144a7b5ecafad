/** `npm run bench:local`: how fast the local DWS starts, what it weighs, and what its front costs beside the engine direct. */
import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client, type ClientConfig, type Connection } from "pg";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";

const startRuns = { first: 3, later: 8 } as const;
const keyRounds = 40;
const queriesPerRound = 200;
const bigRounds = 12;
const bigSql = "select repeat('x', 1000) from generate_series(1, 50000)";
const bigBytes = 50_000_000;

const folder = mkdtempSync(join(tmpdir(), "dws-bench-"));
chmodSync(folder, 0o755);
process.env["TMPDIR"] = folder;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const quantile = (values: readonly number[], at: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
};

/** Median and quartiles. */
const summary = (values: readonly number[], unit = "", digits = 2): string => {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((at) =>
    quantile(values, at).toFixed(digits),
  );
  return `${middle ?? ""}${unit} (${low ?? ""} to ${high ?? ""}, n = ${values.length})`;
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/**
 * ext4 does not hand out inodes again for some seconds, and looks at every one of them for each new file: right after
 * thousands of files were removed, the same start takes up to a second longer. So all stops come after all starts.
 */
const settleMs = 8_000;

const measureStarts = async (
  runs: number,
  before: () => void,
): Promise<readonly number[]> => {
  await pause(settleMs);
  const times: number[] = [];
  const running: LocalDws[] = [];
  for (let run = 0; run < runs; run++) {
    before();
    const start = performance.now();
    running.push(await startLocalDws());
    times.push(performance.now() - start);
  }
  for (const dws of running) await dws.stop();
  return times;
};

const megabytes = (status: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) /
  1024;

/** The processes whose command line names the folder: the server, its helpers (which carry its title), and the guard. */
const serverPids = (): readonly number[] => {
  const [name = ""] = readdirSync(folder).filter((one) =>
    existsSync(join(folder, one, "data", "postmaster.pid")),
  );
  const file = join(folder, name, "data", "postmaster.pid");
  const leader = Number(readFileSync(file, "utf8").split("\n")[0]);
  const isOf = (pid: number): boolean => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      const line = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      return (
        status.includes(`\nPPid:\t${leader}\n`) ||
        line.includes(join(folder, name))
      );
    } catch {
      return false;
    }
  };
  return readdirSync("/proc").map(Number).filter(isOf);
};

const memory = (frontPid: number): string => {
  const sizes = serverPids().map((pid) =>
    megabytes(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"), "Pss"),
  );
  const server = sizes.reduce((sum, size) => sum + size, 0);
  const status = readFileSync(`/proc/${frontPid}/status`, "utf8");
  const front = megabytes(status, "VmRSS");
  return `${(server + front).toFixed(0)} MB (server ${server.toFixed(0)} PSS in ${sizes.length} processes, front ${front.toFixed(0)} RSS)`;
};

const open = async (config: ClientConfig): Promise<Client> => {
  const client = new Client(config);
  await client.connect();
  return client;
};

const byKey = (client: Client) => async (): Promise<void> => {
  for (let i = 0; i < queriesPerRound; i++) {
    await client.query("select * from bench where id = $1", [i]);
  }
};

/** Counts the rows and keeps none, so that the client's share of the time is small. */
const readAll = (client: Client) => (): Promise<void> =>
  new Promise((resolve, reject) => {
    let rows = 0;
    client.query({
      submit: (connection: Connection) => {
        connection.query(bigSql);
      },
      handleRowDescription: () => undefined,
      handleDataRow: () => {
        rows++;
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => {
        if (rows === bigBytes / 1000) resolve();
        else reject(new Error(`${rows} rows`));
      },
      handleError: reject,
    } as { submit: (connection: Connection) => void });
  });

/** Direct, front, direct again, in turn and in changing order; the second direct one shows what chance alone does. */
const compare = async (
  title: string,
  rounds: number,
  work: readonly (() => Promise<void>)[],
): Promise<void> => {
  for (const each of work) await each();
  const times: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    const row: number[] = [];
    for (let i = 0; i < work.length; i++) {
      const at = (i + round) % work.length;
      const run = work[at];
      if (run !== undefined) row[at] = await timed(run);
    }
    times.push(row);
  }
  const ratio = (at: number): string =>
    summary(times.map((row) => (row[at] ?? 0) / (row[0] ?? 1)));
  const ms = times.map((row) => row[0] ?? 0);
  print(`${title}: direct ${summary(ms, " ms")}`);
  print(`  front / direct   ${ratio(1)}`);
  print(`  direct / direct  ${ratio(2)}`);
};

const measureFront = async (): Promise<void> => {
  const script = fileURLToPath(new URL("local-front.js", import.meta.url));
  const child = spawn(process.execPath, [script], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const line = await new Promise<string>((resolve) => {
    child.stdout.once("data", (data: Buffer) => {
      resolve(data.toString());
    });
  });
  const login = JSON.parse(line) as ClientConfig;
  const pid = child.pid ?? 0;
  print(`memory, idle: ${memory(pid)}`);
  const host = readdirSync(folder)
    .map((name) => join(folder, name))
    .find((path) => existsSync(join(path, ".s.PGSQL.5432")));
  const socket = { host: host ?? "", port: 5432, user: "dbadmin" };
  const direct = { ...socket, database: "gaussdb" };
  const clients = [await open(direct), await open(login), await open(direct)];
  await clients[1]?.query(
    "create table bench (id int primary key, t text) distribute by hash (id)",
  );
  await clients[1]?.query(
    "insert into bench select i, 'row ' || i from generate_series(1, 10000) i",
  );
  const keyTitle = `${queriesPerRound} selects by key`;
  await compare(keyTitle, keyRounds, clients.map(byKey));
  await compare("a 50 MB result", bigRounds, clients.map(readAll));
  print(`memory, after that: ${memory(pid)}`);
  for (const client of clients) await client.end();
  child.stdin.end();
  await ended;
};

try {
  const load = (): string => loadavg()[0]?.toFixed(2) ?? "";
  print(`load before: ${load()}`);
  let caches = 0;
  const first = await measureStarts(startRuns.first, () => {
    process.env["XDG_CACHE_HOME"] = join(folder, `cache${++caches}`);
  });
  print(`first start: ${summary(first, " ms", 0)}`);
  const later = await measureStarts(startRuns.later, () => undefined);
  print(`later start: ${summary(later, " ms", 0)}`);
  await measureFront();
  print(`load after: ${load()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
