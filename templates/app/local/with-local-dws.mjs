// Runs a command beside the embedded local DWS: node local/with-local-dws.mjs COMMAND …
// Where PGHOST or DATABASE_URL is set, here or in .env, that database is used and nothing is started.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const project = dirname(here);
const [command, ...args] = process.argv.slice(2);

/** The running command, once it runs; a signal before that is remembered. */
let child;
let stoppedBy;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    stoppedBy = signal;
    // Ctrl-C on a terminal reaches the command as well, and a second one would cut its end short.
    if (signal === "SIGINT" && process.stdin.isTTY) return;
    child?.kill(signal);
  });
}

/** Runs the command to its end and gives its exit code. */
const run = (extra) =>
  new Promise((resolve, reject) => {
    if (stoppedBy !== undefined) {
      resolve(128 + constants.signals[stoppedBy]);
      return;
    }
    const program = command === "node" ? process.execPath : command;
    const env = { ...process.env, ...extra };
    child = spawn(program, args, { stdio: "inherit", env });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });

/** Looks for the generator in this project, then where this project was generated from. */
const findLocalDws = () => {
  const record = join(here, "generator.json");
  const folders = [project];
  if (existsSync(record)) {
    folders.push(JSON.parse(readFileSync(record, "utf8")).path);
  }
  for (const folder of folders) {
    try {
      const require = createRequire(join(folder, "package.json"));
      return pathToFileURL(require.resolve("generator-dws/local")).href;
    } catch {
      // Not here: the next folder may have it.
    }
  }
  return undefined;
};

/** The SQL file that `.yo-rc.json` names. */
const readSchema = () => {
  const file = join(project, ".yo-rc.json");
  const own = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))["generator-dws"]
    : undefined;
  const schema = own?.local?.schema ?? "local/schema.sql";
  return readFileSync(join(project, schema), "utf8");
};

const runBesideLocalDws = async () => {
  const url = findLocalDws();
  if (url === undefined) {
    console.error(
      "The embedded local DWS is part of generator-dws, which is not found any more.\n" +
        "Run: npm install --save-dev generator-dws (or set PGHOST to use a real cluster).",
    );
    return 1;
  }
  const { startLocalDws } = await import(url);
  const local = await startLocalDws({
    schemaSql: readSchema(),
    log: (line) => console.error(line),
  });
  try {
    return await run({
      PGHOST: local.host,
      PGPORT: String(local.port),
      PGDATABASE: local.database,
      PGUSER: local.user,
      PGPASSWORD: local.password,
      PGSSLMODE: "disable",
    });
  } finally {
    await local.stop();
  }
};

if (command === undefined) {
  console.error("Usage: node local/with-local-dws.mjs COMMAND [ARGUMENTS]");
  process.exitCode = 2;
} else {
  const dotenv = join(project, ".env");
  if (existsSync(dotenv)) process.loadEnvFile(dotenv);
  try {
    const isConfigured = process.env.PGHOST || process.env.DATABASE_URL;
    process.exitCode = isConfigured ? await run({}) : await runBesideLocalDws();
  } catch (error) {
    console.error(
      error.hint ? `${error.message}\n${error.hint}` : error.message,
    );
    process.exitCode = 1;
  }
}
