/** The project's own TypeScript: where it is, and what it says. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { GeneratorError } from "../errors.js";

/** A compiler that can be run. */
export interface Compiler {
  /** Path of `tsc`, a program for Node. */
  readonly path: string;
  readonly version: string;
}

/** What it printed, and how it ended. */
export interface CompilerRun {
  readonly output: string;
  /** Null when a signal ended it. */
  readonly code: number | null;
}

/** As Node finds a package from the project's folder: workspaces and links are followed. */
const findPackage = (root: string): string | undefined => {
  try {
    const resolve = createRequire(join(root, "package.json")).resolve;
    return resolve("typescript/package.json");
  } catch {
    return undefined;
  }
};

/**
 * Finds `tsc` from the project's folder.
 * @throws {GeneratorError} `verify` when there is none, or no `tsconfig.json`
 */
export const findCompiler = (root: string): Compiler => {
  if (!existsSync(join(root, "tsconfig.json"))) {
    throw new GeneratorError(
      "verify",
      `The project cannot be type-checked: there is no tsconfig.json in ${root}.`,
      "Make one (`npx tsc --init`), or leave --verify out.",
    );
  }
  const file = findPackage(root);
  if (file === undefined) {
    throw new GeneratorError(
      "verify",
      `The project cannot be type-checked: there is no TypeScript in ${root}.`,
      "Install it (`npm install --save-dev typescript`), or leave --verify out.",
    );
  }
  const { bin, version } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly bin: Readonly<Record<string, string>>;
    readonly version: string;
  };
  return { path: join(dirname(file), bin["tsc"] ?? "bin/tsc"), version };
};

/** Type-checks the project; nothing is written. */
export const runCompiler = async (
  root: string,
  { path }: Compiler,
): Promise<CompilerRun> =>
  new Promise((done, reject) => {
    const args = ["--noEmit", "-p", "tsconfig.json", "--pretty", "false"];
    const child = spawn(process.execPath, [path, ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: string) => (output += chunk);
    child.stdout.setEncoding("utf8").on("data", collect);
    child.stderr.setEncoding("utf8").on("data", collect);
    child.on("error", reject);
    child.on("close", (code) => {
      done({ output, code });
    });
  });
