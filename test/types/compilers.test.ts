/** What must not compile does not, and what must does, with every compiler that a project may have, not with ours alone. */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";

const run = promisify(execFile);

/** Each call that must not compile has a `@ts-expect-error`, which is an error where it does. */
const CALLS = ["test/types", "test/unit/types"].flatMap((folder) =>
  readdirSync(join(packageRoot, folder))
    .filter((name) => name.endsWith(".test-d.ts"))
    .map((name) => join(packageRoot, folder, name)),
);

let root: string;

beforeAll(async () => {
  const folder = join(packageRoot, "test", ".tmp");
  await mkdir(folder, { recursive: true });
  root = await mkdtemp(join(folder, "compilers-"));
  const config = {
    extends: join(packageRoot, "tsconfig.json"),
    compilerOptions: { rootDir: packageRoot },
    include: CALLS,
    exclude: [],
  };
  await writeFile(join(root, "tsconfig.json"), JSON.stringify(config));
});

afterAll(async () => rm(root, { recursive: true }));

describe("the calls of the type tests", () => {
  it("are there", () => {
    expect(CALLS.length).toBeGreaterThanOrEqual(4);
  });

  it.each([
    ["5.9", "ts5"],
    ["6.0", "typescript"],
    ["7.0", "ts7"],
  ])("are told apart by TypeScript %s", async (version, name) => {
    const tsc = join(packageRoot, "node_modules", name, "bin", "tsc");
    const said = await run(process.execPath, [tsc, "--version"]);
    expect(said.stdout).toMatch(`Version ${version}.`);
    const found = await run(process.execPath, [tsc, "-p", root]).then(
      () => "",
      // The compiler's findings are on its standard output.
      (error: unknown) => (error as { stdout: string }).stdout,
    );
    expect(found.slice(0, 2_000)).toBe("");
  });
});
