/** Runs work beside an embedded local DWS that lives exactly as long as the work. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.js";
import type { LocalDws, LocalDwsOptions } from "../src/local/start.js";
import type { ConnectionSettings } from "../src/runtime/settings.js";

/** What it is filled with, where it listens, how it behaves, and who hears what it does. */
export interface LocalOptions extends Pick<
  LocalDwsOptions,
  "compatibility" | "tls"
> {
  readonly schemaSql: string;
  /** @default a free one */
  readonly port?: number | undefined;
  readonly log: (line: string) => void;
}

/** The retail schema that a project starts with. */
export const demoSchemaFile = join(
  packageRoot,
  "templates",
  "local",
  "retail.sql",
);

/** The project's own schema file if it is there, else the demo. */
export const readLocalSchema = (root: string, file: string): string => {
  const own = join(root, file);
  return readFileSync(existsSync(own) ? own : demoSchemaFile, "utf8");
};

/** How to connect to it. */
export const localSettings = (local: LocalDws): ConnectionSettings => ({
  hosts: [{ host: local.host, port: local.port }],
  database: local.database,
  user: local.user,
  password: local.password,
  sslmode: "disable",
  sslrootcert: undefined,
});

/** "starting …" as the other steps are written. */
const asSentence = (line: string): string =>
  line.slice(0, 1).toUpperCase() + line.slice(1).replace(/ …$/, "");

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
type Signal = keyof typeof SIGNALS;

/**
 * Starts a local DWS, runs the work, and stops it whatever happens: also on Ctrl-C, even while it is starting.
 * Where `onSignal` is given, the work decides itself when to end.
 */
export const withLocalDws = async <T>(
  options: LocalOptions,
  work: (local: LocalDws) => Promise<T>,
  onSignal?: (signal: Signal) => void,
): Promise<T> => {
  // Loaded here, since most runs need no local DWS.
  const { startLocalDws } = await import("../src/local/start.js");
  const { port, ...others } = options;
  const starting = startLocalDws({
    ...others,
    log: (line) => {
      options.log(asSentence(line));
    },
    ...(port === undefined ? {} : { port }),
  });
  let isRunning = false;
  const handle = (signal: Signal) => {
    if (isRunning && onSignal !== undefined) {
      onSignal(signal);
      return;
    }
    const leave = () => process.exit(128 + SIGNALS[signal]);
    starting.then(async (local) => local.stop()).then(leave, leave);
  };
  const signals = Object.keys(SIGNALS) as Signal[];
  for (const signal of signals) process.on(signal, handle);
  try {
    const local = await starting;
    isRunning = true;
    try {
      return await work(local);
    } finally {
      await local.stop();
    }
  } finally {
    for (const signal of signals) process.off(signal, handle);
  }
};
