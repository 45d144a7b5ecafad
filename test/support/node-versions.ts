/** Other versions of Node, and the one for Windows, from their npm packages: kept in a cache outside of the checkout. */
import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What tests keep from one run to the next. */
export const CACHE = join(
  process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"),
  "generator-dws-test",
);

// Longer than the download of 60 MB takes, and short enough for a test that can be skipped.
const PATIENCE_MS = 25_000;

/** Where a program is, or why it is not there. */
export type Found = { readonly path: string } | { readonly reason: string };

const fetchPackage = async (spec: string, folder: string): Promise<void> => {
  mkdirSync(CACHE, { recursive: true });
  const temporary = mkdtempSync(join(CACHE, "new-"));
  try {
    // With `pack`, since `install` refuses what is made for another system.
    const words = ["pack", spec, "--silent", "--pack-destination", temporary];
    const options = { cwd: temporary, timeout: PATIENCE_MS };
    const { stdout } = await execute("npm", words, options);
    await execute("tar", ["-xzf", stdout.trim()], options);
    renameSync(join(temporary, "package"), folder);
  } catch (error) {
    // Another test may have been first.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
};

/** Node of this version for the system, as npm's packages call it: `linux-x64`, `win-x64`. */
export const findNode = async (
  version: string,
  system = `${process.platform}-${process.arch}`,
): Promise<Found> => {
  const folder = join(CACHE, `node-${system}-${version}`);
  const program = system.startsWith("win") ? "node.exe" : "node";
  const path = join(folder, "bin", program);
  if (existsSync(path)) return { path };
  try {
    await fetchPackage(`node-${system}@${version}`, folder);
    return { path };
  } catch {
    return { reason: `node-${system}@${version} could not be had from npm` };
  }
};
