/** Installs the dependencies of the new project with npm. */
import { spawn } from "node:child_process";
import { GeneratorError } from "../../src/errors.js";

const LAST_LINES = 3;

const failed = (detail: string, cause?: unknown) =>
  new GeneratorError(
    "command",
    `npm install failed${detail}.`,
    "The project itself is complete: run `npm install` in it once the cause is mended.",
    { cause },
  );

/** What npm complained about, in one line. */
const complaint = (output: string): string => {
  const lines = output
    .split("\n")
    .filter((line) => /^npm (?:error|ERR!) /.test(line))
    .map((line) => line.replace(/^npm (?:error|ERR!) /, "").trim())
    .filter((line) => line !== "" && !line.startsWith("A complete log"));
  return lines.slice(0, LAST_LINES).join("; ");
};

/**
 * Runs `npm install` in the folder.
 * @throws {GeneratorError} `command` with what npm complained about
 */
export const installDependencies = async (root: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const npm = spawn("npm", ["install", "--no-audit", "--no-fund"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      // On Windows npm is a .cmd file, which only a shell can start.
      shell: process.platform === "win32",
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    npm.stdout.on("data", keep);
    npm.stderr.on("data", keep);
    npm.on("error", (error) => {
      reject(failed(`: ${error.message}`, error));
    });
    npm.on("close", (code) => {
      if (code === 0) resolve();
      else reject(failed(`: ${complaint(output) || `exit code ${code ?? 1}`}`));
    });
  });
