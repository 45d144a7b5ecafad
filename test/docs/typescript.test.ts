/** Every TypeScript block of the documents compiles in a project made for the demo schema. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pages } from "../../scripts/documents/pages.js";
import { packageRoot } from "../../src/package-root.js";
import { CONTEXT } from "./context.js";
import { type Block, readPage } from "./read-pages.js";

const BIN = join(packageRoot, "dist", "bin", "generator-dws.js");
const TSC = join(packageRoot, "node_modules", "ts7", "bin", "tsc");

const blocks = pages()
  .flatMap((page) => readPage(page).blocks)
  .filter(({ info }) => /^(?:ts|typescript)\b/.test(info));

let root: string;

beforeAll(() => {
  // Inside the checkout, where the types of `pg` and Node are found.
  mkdirSync(join(packageRoot, "test", ".tmp"), { recursive: true });
  root = mkdtempSync(join(packageRoot, "test", ".tmp", "docs-"));
  execFileSync(
    process.execPath,
    [BIN, "app", "--local", "--defaults", "--skip-install", "--quiet"],
    { cwd: root },
  );
  for (const [path, text] of Object.entries(CONTEXT)) {
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, "node_modules"));
  symlinkSync(packageRoot, join(root, "node_modules", "generator-dws"));
}, 120_000);

afterAll(() => {
  rmSync(root, { recursive: true });
});

/** Beside the module that its imports speak of. */
const pathOf = ({ page, line, code }: Block): string => {
  const folder = code.includes('"../../dws/')
    ? "src/repositories/public"
    : "src";
  const name = `${page.replaceAll(/[/.]/g, "-")}-line-${line}.ts`;
  return `${folder}/${name}`;
};

const asModule = (code: string) =>
  /^(?:import|export)\b/m.test(code) ? code : `${code}\nexport {};\n`;

/** What the compiler says, each line with the block's page and line in it. */
const compile = (given: readonly Block[]): string => {
  for (const block of given) {
    const path = join(root, pathOf(block));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, asModule(block.code));
  }
  const { stdout } = spawnSync(
    process.execPath,
    [TSC, "--noEmit", "--noUnusedLocals", "false", "-p", root],
    { cwd: root, encoding: "utf8" },
  );
  for (const block of given) rmSync(join(root, pathOf(block)));
  return stdout;
};

describe("TypeScript in the documents", () => {
  it("compiles", () => {
    expect(blocks.length).toBeGreaterThan(10);
    expect(compile(blocks)).toBe("");
  });

  it("would not if it were wrong", () => {
    const wrong = {
      page: "docs/none.md",
      line: 7,
      info: "ts",
      code: 'await warehouses.find({ wWarehouseSk: "1" });\n',
    };
    expect(compile([wrong])).toMatch(/docs-none-md-line-7\.ts.*TS2322/);
  });
});
