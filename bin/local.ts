/** `generator-dws local`: the embedded local DWS until Ctrl-C, or for as long as a command runs. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { resolve } from "node:path";
import type { FlagValues } from "../src/config/flags.js";
import { GeneratorError } from "../src/errors.js";
import { createReporter, type Reporter } from "../generators/reporter.js";
import { demoSchemaFile, withLocalDws } from "../generators/with-local.js";
import type { LocalDws } from "../src/local/start.js";

const variables = (local: LocalDws): Readonly<Record<string, string>> => ({
  PGHOST: local.host,
  PGPORT: String(local.port),
  PGDATABASE: local.database,
  PGUSER: local.user,
  PGPASSWORD: local.password,
  PGSSLMODE: local.ca === undefined ? "disable" : "require",
});

const MODES = ["ORA", "TD", "MySQL"] as const;

const readMode = (
  text: string,
): { readonly compatibility: (typeof MODES)[number] } => {
  const mode = MODES.find((one) => one.toLowerCase() === text.toLowerCase());
  if (mode !== undefined) return { compatibility: mode };
  throw new GeneratorError(
    "usage",
    `There is no compatibility ${text}.`,
    `It is one of ${MODES.join(", ")}.`,
  );
};

const readSchema = (file: string | undefined): string => {
  if (file === undefined) return readFileSync(demoSchemaFile, "utf8");
  const path = resolve(file);
  if (!existsSync(path)) {
    throw new GeneratorError(
      "usage",
      `There is no file ${file}.`,
      "Give --schema the path of an SQL file.",
    );
  }
  return readFileSync(path, "utf8");
};

const runBeside = async (
  local: LocalDws,
  words: readonly string[],
  onChild: (pass: (signal: NodeJS.Signals) => void) => void,
): Promise<number> =>
  new Promise((done, reject) => {
    const [command = "", ...args] = words;
    // A local DWS must not be mixed with a cluster that a URL names.
    const environment = { ...process.env };
    delete environment["DATABASE_URL"];
    const child = spawn(command, args, {
      stdio: "inherit",
      env: { ...environment, ...variables(local) },
      shell: process.platform === "win32",
    });
    onChild((signal) => {
      // Ctrl-C on a terminal reaches the command as well, and a second one would cut its end short.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
    child.on("error", (error) => {
      reject(
        new GeneratorError(
          "command",
          `"${command}" cannot be started: ${error.message}.`,
          "Check the words after --.",
          { cause: error },
        ),
      );
    });
    child.on("close", (code, signal) => {
      done(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });

const serveUntil = async (
  local: LocalDws,
  reporter: Reporter,
  stopped: Promise<number>,
): Promise<number> => {
  const lines = Object.entries(variables(local)).map(
    ([name, value]) => `${name}=${value}\n`,
  );
  process.stdout.write(lines.join(""));
  reporter.step("Running until Ctrl-C");
  // Nothing else keeps the process waiting for a signal.
  const heartbeat = setInterval(() => undefined, 60_000);
  return stopped.finally(() => {
    clearInterval(heartbeat);
  });
};

/** Starts it, and gives the exit code of what ran beside it. */
export const runLocal = async (
  flags: FlagValues,
  words: readonly string[],
): Promise<number> => {
  const { port, tls, compatibility } = flags;
  const schemaSql = readSchema(flags.schema);
  const mode = compatibility === undefined ? {} : readMode(compatibility);
  const reporter = createReporter({ quiet: flags.quiet === true });
  reporter.note(
    "This is a stand-in: a PostgreSQL on this machine that behaves as DWS does, without a cluster behind it.",
  );
  const log = (line: string) => {
    reporter.step(line);
  };
  let end: (signal: NodeJS.Signals) => void = () => undefined;
  return withLocalDws(
    { schemaSql, port, tls: tls === true, ...mode, log },
    async (local) => {
      if (words.length > 0) {
        return runBeside(local, words, (kill) => {
          end = kill;
        });
      }
      const stopped = new Promise<number>((done) => {
        end = () => {
          done(0);
        };
      });
      return serveUntil(local, reporter, stopped);
    },
    (signal) => {
      end(signal);
    },
  );
};
