/** `npm run bench:generate -- TABLES ROUNDS`: our whole process beside the floor's and kysely-codegen's, on one database. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { packageRoot } from "../../src/package-root.js";
import { startPostgres } from "../support/postgres.js";
import { type Case, measure, report } from "./measure.js";
import { syntheticSchema, tableName } from "./synthetic-schema.js";

const [tables = "1000", rounds = "5"] = process.argv.slice(2);
const server = await startPostgres();
const client = new pg.Client({ ...server });
await client.connect();
for (const piece of syntheticSchema(Number(tables))) await client.query(piece);
await client.query("analyze");

// In memory where that is possible: a disk that takes 0.6 ms to create a file takes 3 s for 5,000 of them, for the floor
// as for us, and would drown what is measured here.
const scratch =
  process.env["BENCH_FOLDER"] ??
  (existsSync("/dev/shm")
    ? "/dev/shm"
    : join(packageRoot, "test", ".tmp", "bench-out"));
mkdirSync(scratch, { recursive: true });
const folder = mkdtempSync(join(scratch, "dws-bench-"));
const peers = join(packageRoot, "test", "bench", "peers");
const env = {
  PGHOST: server.host,
  PGPORT: String(server.port),
  PGUSER: server.user,
  PGDATABASE: server.database,
  PGSSLMODE: "disable",
};
const connection = ["--host", server.host, "--port", String(server.port)];
const login = ["--user", server.user, "--database", server.database];
const command = [
  join(packageRoot, "dist", "bin", "generator-dws.js"),
  ...["repositories", "--quiet", "--sslmode", "disable"],
  ...connection,
  ...login,
];
const bringUpToDate = (root: string) => async () => {
  execFileSync(process.execPath, command, { cwd: root });
};
const ours = (name: string, root: string, before?: Case["before"]): Case => ({
  name,
  args: command,
  cwd: root,
  ...(before === undefined ? {} : { before }),
});
const floorCommand = (root: string) => [
  join(peers, "floor.mjs"),
  join(root, "out"),
];
const bringFloorUpToDate = (root: string) => async () => {
  execFileSync(process.execPath, floorCommand(root), {
    env: { ...process.env, ...env },
  });
};
const floor = (name: string, root: string, before?: Case["before"]): Case => ({
  name,
  args: floorCommand(root),
  env,
  ...(before === undefined ? {} : { before }),
});

const folders = ["full", "same", "one", "floor", "floor-same", "floor-aa"];
const roots = Object.fromEntries(
  folders.map((name) => [name, mkdtempSync(join(folder, `${name}-`))]),
);
const root = (name: (typeof folders)[number]) => roots[name] ?? folder;
const emptied = (path: string) => async () => {
  for (const name of ["src", "out", "dws.schema.json"]) {
    rmSync(join(path, name), { recursive: true, force: true });
  }
};
let turn = 0;
const alterOne = async () => {
  const table = tableName(Math.floor(Number(tables) / 2));
  await client.query(`comment on table ${table} is 'Change ${++turn}.'`);
};

const cases: readonly Case[] = [
  floor("floor", root("floor"), emptied(root("floor"))),
  floor("floor again (A/A)", root("floor-aa"), emptied(root("floor-aa"))),
  floor(
    "floor, nothing changed",
    root("floor-same"),
    bringFloorUpToDate(root("floor-same")),
  ),
  ours("full", root("full"), emptied(root("full"))),
  // Not measured first: it takes in the change that another case made meanwhile.
  ours("nothing changed", root("same"), bringUpToDate(root("same"))),
  ours("one table changed", root("one"), alterOne),
  {
    name: "kysely-codegen",
    args: [
      join(peers, "node_modules", "kysely-codegen", "dist", "cli", "bin.js"),
      ...["--dialect", "postgres", "--log-level", "silent"],
      ...["--out-file", join(folder, "db.d.ts")],
      ...[
        "--url",
        `postgres://${server.user}@${server.host}:${server.port}/${server.database}`,
      ],
    ],
    cwd: peers,
  },
];

const results = await measure(cases, Number(rounds));
console.log(`${tables} tables, ${rounds} rounds\n`);
console.log(report(results, "floor"));
console.log(`\n${report(results, "kysely-codegen")}`);
await client.end();
await server.stop();
rmSync(folder, { recursive: true });
