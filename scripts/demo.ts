/** `npm run demo`: makes a project beside a local DWS, installs, checks and runs it, and shows where to look. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runApp } from "../bin/app.js";
import { toFailure } from "../generators/failure.js";

// A fixed name, replaced by every run, so that the files of the last one can be looked at.
const OWNER = process.getuid?.() ?? "me";
const FOLDER = join(tmpdir(), `generator-dws-demo-${OWNER}`, "retail");

const FILES = [
  "src/samples/retail.ts",
  "src/repositories/public/customer.ts",
  "src/repositories/public/store_sales.ts",
  "src/dws/repository.ts",
  "dws.schema.json",
  "local/schema.sql",
];

const npm = async (...args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn("npm", [...args], {
      cwd: FOLDER,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`npm ${args.join(" ")} ended with ${code ?? "a signal"}`),
        );
    });
  });

const timed = async (
  title: string,
  work: () => Promise<void>,
): Promise<string> => {
  console.log(`\n== ${title}`);
  const startedAt = performance.now();
  await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`== ${title}: ${seconds} s`);
  return `${title}: ${seconds} s`;
};

const demo = async (): Promise<void> => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const times = [
    await timed("yo dws --local --defaults", async () =>
      runApp(FOLDER, { local: true, defaults: true, skipInstall: true }),
    ),
    await timed("npm install", async () => npm("install", "--no-audit")),
    await timed("npm run typecheck", async () => npm("run", "typecheck")),
    await timed("npm start", async () => npm("start")),
  ];
  console.log(`\nDone. ${times.join(", ")}.`);
  console.log(`Open these files in ${FOLDER}:`);
  for (const file of FILES) console.log(`  ${file}`);
};

try {
  await demo();
} catch (error) {
  console.error(toFailure(error).message);
  process.exitCode = 1;
}
