/** The commands that the documents mark as runnable run as printed, and say what is printed below them. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pages } from "../../scripts/documents/pages.js";
import { packageRoot } from "../../src/package-root.js";
import { succeed } from "../e2e/run.js";
import { readPage } from "./read-pages.js";

const MINUTES = 60_000;

interface Runnable {
  readonly page: string;
  /** The blocks of the page in their order: a reader runs them one after the other. */
  readonly script: string;
  /** What is shown below them, line by line; `…` stands for any lines. */
  readonly shown: readonly string[];
}

const runnableOf = (path: string): readonly Runnable[] => {
  const { blocks } = readPage(path);
  const scripts = blocks.filter(({ info }) => info === "sh run");
  if (scripts.length === 0) return [];
  const shown = blocks
    .filter(({ info }, index) => {
      const above = blocks[index - 1];
      return info === "text" && above?.info === "sh run";
    })
    .flatMap(({ code }) => code.trimEnd().split("\n"));
  const script = [
    "exec 2>&1",
    "set -e",
    ...scripts.map(({ code }) => code),
  ].join("\n");
  return [{ page: path, script, shown }];
};

/** The first shown line that the output does not have, in its place. */
const missing = (
  shown: readonly string[],
  output: string,
): string | undefined => {
  // An editor takes blanks off the ends of lines.
  const lines = output.split("\n").map((line) => line.trimEnd());
  let at = 0;
  let maySkip = true;
  for (const line of shown) {
    if (line === "…") {
      maySkip = true;
      continue;
    }
    const found = maySkip ? lines.indexOf(line, at) : at;
    if (found === -1 || lines[found] !== line) return line;
    at = found + 1;
    maySkip = false;
  }
  return undefined;
};

let folder: string;
let env: NodeJS.ProcessEnv;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dws-docs-"));
  const shims = join(folder, "bin");
  mkdirSync(shims);
  const bin = join(packageRoot, "dist", "bin", "generator-dws.js");
  const shim = (name: string, text: string) => {
    writeFileSync(join(shims, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(shims, name), 0o755);
  };
  shim("generator-dws", `exec node "${bin}" "$@"`);
  // The real yo has its own test; here it is the words of the pages that matter.
  shim(
    "yo",
    `name=\${1#dws}; shift; name=\${name#:}\nexec node "${bin}" "\${name:-app}" "$@"`,
  );
  env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(?:npm_(?!config_)|PG|VITEST|DATABASE_URL$|NODE_ENV$)/i.test(name),
    ),
  );
  env["PATH"] = `${shims}:${process.env["PATH"] ?? ""}`;
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const runnable = pages().flatMap(runnableOf);

describe("commands of the documents", () => {
  it("are marked", () => {
    expect(runnable.map(({ page }) => page)).toContain("README.md");
  });

  it.each(runnable)(
    "$page",
    async ({ page, script, shown }) => {
      const cwd = join(folder, page.replaceAll("/", "-"));
      mkdirSync(cwd);
      const { stdout } = await succeed("sh", ["-c", script], {
        cwd,
        env,
      });
      expect(missing(shown, stdout)).toBeUndefined();
    },
    5 * MINUTES,
  );

  it.each([
    { shown: ["a", "…", "d"], output: "x\na\nb\nc\nd", want: undefined },
    { shown: ["a", "c"], output: "a\nb\nc", want: "c" },
    { shown: ["…", "e"], output: "a\nb", want: "e" },
  ])("$shown in $output", ({ shown, output, want }) => {
    expect(missing(shown, output)).toBe(want);
  });
});
