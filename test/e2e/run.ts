/** Runs programs for the end-to-end tests: as an ordinary user where the tests run as root. */
import { execFileSync, spawn } from "node:child_process";
import { chownSync } from "node:fs";

/** A program that has ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run it. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** As uid 1000 when the tests run as root. */
  readonly isOrdinaryUser?: boolean;
  /** Called once with what ends the program. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
  /** Called with all standard output so far, whenever there is more, and what ends the program. */
  readonly onOutput?: (
    text: string,
    kill: (signal: NodeJS.Signals) => void,
  ) => void;
  /** Called with all standard error so far, whenever there is more. */
  readonly onError?: (text: string) => void;
}

const ORDINARY = 1000;
const isRoot = process.getuid?.() === 0;

/** Makes a folder the ordinary user's own. */
export const giveToOrdinaryUser = (folder: string): void => {
  if (isRoot) chownSync(folder, ORDINARY, ORDINARY);
};

/** The same with everything in it; what a link leads to stays as it is. */
export const giveAllToOrdinaryUser = (folder: string): void => {
  if (isRoot) execFileSync("chown", ["-hR", `${ORDINARY}:${ORDINARY}`, folder]);
};

/** Runs a program to its end; standard input is no terminal. */
export const run = async (
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const isOther = isRoot && options.isOrdinaryUser === true;
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
      ...(isOther ? { uid: ORDINARY, gid: ORDINARY } : {}),
    });
    options.onStart?.((signal) => child.kill(signal));
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      options.onOutput?.(stdout, (signal) => child.kill(signal));
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
      options.onError?.(stderr);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });

/** Runs a program that must succeed; otherwise everything it said is in the error. */
export const succeed = async (
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Ended> => {
  const ended = await run(command, args, options);
  if (ended.code === 0) return ended;
  throw new Error(
    `${command} ${args.join(" ")} ended with ${ended.code ?? "a signal"}:\n${ended.stdout}\n${ended.stderr}`,
  );
};
