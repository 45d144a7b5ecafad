/** Runs a program in the folder of one local DWS: as whom, in which environment, what it says and how it ends. */
import { spawn, type ChildProcess } from "node:child_process";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { startGuard, type Guard } from "./guard.js";
import { temporaryFolder, type RunAs } from "./server-programs.js";

/** The private folder of one local DWS, and what its programs run as and under. */
export interface Workplace {
  readonly folder: string;
  /** Where the server's data is, in the folder. */
  readonly data: string;
  readonly runAs: RunAs | undefined;
  readonly guard: Guard;
  /** Removes the folder and ends the guard. */
  remove(): Promise<void>;
}

/** Paths of Unix sockets end at about 103 bytes; our folder's name and the socket's need 35 of them. */
const longestBase = 68;

/** Makes an empty one. */
export async function makeWorkplace(
  runAs: RunAs | undefined,
): Promise<Workplace> {
  const base = temporaryFolder(runAs);
  const isShort = base.length < longestBase;
  const folder = await mkdtemp(join(isShort ? base : "/tmp", "generator-dws-"));
  const guard = startGuard(folder);
  const remove = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    await guard.release();
  };
  if (runAs !== undefined) await chown(folder, runAs.uid, runAs.gid);
  return { folder, data: join(folder, "data"), runAs, guard, remove };
}

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

/** Starts the program; the guard ends it when we cannot. */
export function runProgram(
  workplace: Workplace,
  path: string,
  args: readonly string[],
  runAs: RunAs | undefined = workplace.runAs,
): Program {
  const { folder, guard } = workplace;
  const child = spawn(path, args, {
    ...runAs,
    cwd: folder,
    // Ctrl-C goes to Node alone, which ends the server when the clients are gone.
    detached: process.platform !== "win32",
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  guard.watch(child.pid);
  let text = "";
  const add = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-4000);
  };
  child.stdout.on("data", add);
  child.stderr.on("data", add);
  child.once("exit", () => guard.watch(undefined));
  const end = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) =>
      resolve(signal ?? `ended with code ${code ?? "?"}`),
    );
  });
  return { child, end, lines: () => text.trim().split("\n").slice(-5) };
}
