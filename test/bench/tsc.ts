/** `npm run bench:tsc -- TABLES ROUNDS [5|6|7 …]`: what type-checking our modules costs beside the floor's and our peers'. */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { packageRoot } from "../../src/package-root.js";
import { startPostgres } from "../support/postgres.js";
import { type Case, measure, report } from "./measure.js";
import { syntheticSchema } from "./synthetic-schema.js";

const [tables = "1000", rounds = "7", ...asked] = process.argv.slice(2);
const modules = join(packageRoot, "node_modules");
const peers = join(packageRoot, "test", "bench", "peers");
const peer = (...path: string[]) => join(peers, "node_modules", ...path);

const COMPILERS: Readonly<Record<string, readonly string[]>> = {
  "6": [join(modules, "typescript", "bin", "tsc")],
  "7": [join(peers, "native.mjs"), join(modules, "ts7", "bin", "tsc")],
  "5": [join(modules, "ts5", "bin", "tsc")],
};

/** Same for everybody. */
const TSCONFIG = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    types: ["node"],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ["src"],
};

const scratch = existsSync("/dev/shm")
  ? "/dev/shm"
  : join(packageRoot, "test", ".tmp");
mkdirSync(scratch, { recursive: true });
const folder = mkdtempSync(join(scratch, "dws-bench-"));

const server = await startPostgres();
const { host, port, user, database } = server;
const client = new pg.Client({ host, port, user, database });
await client.connect();
for (const piece of syntheticSchema(Number(tables))) await client.query(piece);
await client.end();
const url = `postgres://${user}@${host}:${port}/${database}`;
/** A project of its own for what one generator writes. */
const createProject = (name: string): string => {
  const root = join(folder, name);
  const packages = join(root, "node_modules");
  mkdirSync(join(root, "src"), { recursive: true });
  mkdirSync(packages);
  symlinkSync(join(modules, "@types"), join(packages, "@types"), "junction");
  symlinkSync(peer("kysely"), join(packages, "kysely"), "junction");
  writeFileSync(join(root, "package.json"), '{ "type": "module" }');
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify(TSCONFIG));
  const kanel = { connection: url, outputPath: "src", tsModuleFormat: "esm" };
  writeFileSync(join(root, "kanel.config.json"), JSON.stringify(kanel));
  return root;
};

const env = {
  ...process.env,
  PGHOST: host,
  PGPORT: String(port),
  PGUSER: user,
  PGDATABASE: database,
  PGSSLMODE: "disable",
};

/** Each writes into `src` of a project. */
const GENERATORS: Readonly<Record<string, readonly string[]>> = {
  floor: [join(peers, "floor.mjs"), "src"],
  ours: [
    join(packageRoot, "dist", "bin", "generator-dws.js"),
    ...["repositories", "--quiet", "--sslmode", "disable"],
    ...["--host", host, "--port", String(port)],
    ...["--user", user, "--database", database],
  ],
  kanel: [peer("kanel", "bin", "kanel")],
  "kysely-codegen": [
    peer("kysely-codegen", "dist", "cli", "bin.js"),
    ...["--dialect", "postgres", "--log-level", "silent"],
    // As `.ts`: what is in a `.d.ts` is not checked under skipLibCheck.
    ...["--out-file", "src/db.ts", "--url", url],
  ],
};

// kanel asks seven statements a table, all at once, and fails of it between 1,000 and 5,000 tables.
const names = Object.keys(GENERATORS).filter(
  (name) => name !== "kanel" || Number(tables) <= 2000,
);
const roots = new Map<string, string>();
for (const name of names) {
  const root = createProject(name);
  roots.set(name, root);
  execFileSync(process.execPath, [...(GENERATORS[name] ?? [])], {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
await server.stop();

const versions = asked.length > 0 ? asked : Object.keys(COMPILERS);
for (const version of versions) {
  const check = (name: string, of = name): Case => ({
    name,
    args: [...(COMPILERS[version] ?? []), "-p", roots.get(of) ?? ""],
  });
  const cases = [
    ...names.map((name) => check(name)),
    check("floor again (A/A)", "floor"),
  ];
  console.log(`TypeScript ${version}: ${tables} tables, ${rounds} rounds\n`);
  console.log(`${report(await measure(cases, Number(rounds)), "floor")}\n`);
}
if (process.env["BENCH_KEEP"] === undefined)
  rmSync(folder, { recursive: true });
