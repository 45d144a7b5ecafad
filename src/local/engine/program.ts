/** Runs one of the server's programs: as whom, in which environment, what it says and how it ends. */
import { spawn, type ChildProcess } from "node:child_process";
import type { RunAs } from "./server-programs.js";

/** A program that was started. */
export interface Program {
  readonly child: ChildProcess;
  /** The last lines that it wrote, for the error when it fails. */
  lines(): readonly string[];
  /** Resolves when it has ended, with how. */
  readonly end: Promise<string>;
}

/** How {@link Program.end} says that all went well. */
export const endedWell = "ended with code 0";

/** None of the caller's PG* variables may reach the programs: they would obey them. */
const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PG|LC_)/.test(name)),
  );

/** Starts the program in `folder`. */
export function runProgram(
  path: string,
  args: readonly string[],
  runAs: RunAs | undefined,
  folder: string,
): Program {
  const child = spawn(path, args, {
    ...runAs,
    cwd: folder,
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  let text = "";
  const add = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-4000);
  };
  child.stdout.on("data", add);
  child.stderr.on("data", add);
  const end = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) =>
      resolve(signal ?? `ended with code ${code ?? "?"}`),
    );
  });
  return { child, end, lines: () => text.trim().split("\n").slice(-5) };
}
