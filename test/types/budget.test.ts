/** What the types cost the compiler: instantiations for 500 tables, alone and with calls, must not grow unseen. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";
import { writeManyTables } from "./many-tables.js";

const run = promisify(execFile);
const tsc = join(packageRoot, "node_modules", "typescript", "bin", "tsc");

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "dws-types-"));
});
afterEach(async () => rm(root, { recursive: true }));

const instantiations = async (): Promise<number> => {
  const { stdout } = await run(process.execPath, [
    ...[tsc, "-p", root, "--extendedDiagnostics"],
  ]).catch((error: unknown) => {
    // The compiler's findings are on its standard output.
    throw new Error((error as { stdout: string }).stdout);
  });
  const [, count] = /^Instantiations:\s+(\d+)$/m.exec(stdout) ?? [];
  expect(count).toBeDefined();
  return Number(count);
};

describe("generated repositories", () => {
  // Each budget is what was measured, and a quarter more.
  it.each([
    { name: "500 tables", tables: 500, hasCalls: false, budget: 64_000 },
    { name: "calls of 100", tables: 100, hasCalls: true, budget: 379_000 },
  ])(
    "stay within the budget: $name",
    async ({ tables, hasCalls, budget }) => {
      await writeManyTables(root, tables, hasCalls);
      expect(await instantiations()).toBeLessThan(budget);
    },
    300_000,
  );
});
