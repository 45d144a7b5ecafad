/** Runs the programs of the samples: to their end, or as servers until they are told to stop. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { run, type Ended } from "../e2e/run.js";

/** Runs a compiled program to its end. */
export const runProgram = async (
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
  onStart: (kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Ended> =>
  run(process.execPath, [file, ...args], { cwd, env, onStart });

/** A server under test. */
export interface Served {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it logged so far. */
  log(): string;
  /** Ends it with the signal; gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts a compiled server on a free port, and waits until it says where it listens. */
export const serve = async (
  file: string,
  env: NodeJS.ProcessEnv,
  node = process.execPath,
): Promise<Served> => {
  const child = spawn(node, [file], {
    env: { ...env, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close") as Promise<[number | null]>;
  let text = "";
  const url = await new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /listening at (http:\/\/[\d.:]+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    void closed.then(() => reject(new Error(`it did not listen:\n${text}`)));
  });
  return {
    url,
    child,
    log: () => text,
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      const [code] = await closed;
      return code;
    },
  };
};
