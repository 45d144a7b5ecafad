/** Each answer to a conflict, given on a real terminal to the real `yo`, and what it leaves in the files. */
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isReachable } from "../../src/local/engine/server-programs.js";
import type { Database } from "../../src/model/model.js";
import { toJson } from "../../src/model/to-json.js";
import { packageRoot } from "../../src/package-root.js";
import { reasonTable } from "../merge/modules.js";
import {
  editFile,
  makeProject,
  SNAPSHOT_FILE,
  update,
} from "../merge/project.js";
import { giveAllToOrdinaryUser } from "./run.js";
import { isTmuxThere, openTerminal } from "./terminal.js";

const YO = join(
  dirname(createRequire(import.meta.url).resolve("yo/package.json")),
  "lib",
  "cli.js",
);
// `yo` started by root goes on as an ordinary user.
const canRun = isTmuxThere() && isReachable(packageRoot);
if (!canRun) {
  console.warn(
    "skipped: there is no tmux, or an ordinary user cannot get into the checkout",
  );
}

const MODULES = ["reason", "ship"].map(
  (name) => `src/repositories/public/${name}.ts`,
);

/** The tables `reason` and `ship`, both with these columns. */
const twoTables = (columns: readonly string[]): Database => {
  const one = reasonTable(columns, ["id"]);
  return {
    ...one,
    schemas: one.schemas.map((schema) => ({
      ...schema,
      tables: schema.tables.flatMap((table) => [
        table,
        { ...table, name: "ship" },
      ]),
    })),
  };
};

/** What a person did: changed a generated line, and added one of their own. */
const edit = (text: string) =>
  text
    .replace("  a: number | null;", "  a: 1 | 2 | null;")
    .replace(/^(export class [^{]*\{)/m, (head) => `${head}\n  mine = 1;\n`);

/** Whose side of the conflict a module is on; their own line is there in any case. */
const sideOf = (root: string, path: string): string => {
  const text = readFileSync(join(root, path), "utf8");
  expect(text).toContain("  mine = 1;\n");
  const row = /^export interface \w+ \{[^}]*\}/m.exec(text)?.[0] ?? "";
  if (row.includes("1 | 2")) {
    expect(row).not.toContain("b: number | null;");
    return text.includes('b: t.int4("b"') ? "mine" : "untouched";
  }
  expect(row).toContain("  a: number | null;\n  b: number | null;\n");
  return "generated";
};

let prepared: string;
const copies: string[] = [];

beforeAll(async () => {
  prepared = await makeProject({ "package.json": '{ "type": "module" }' });
  await update(prepared, twoTables(["id!", "a"]));
  for (const path of MODULES) await editFile(prepared, path, edit);
  await editFile(prepared, SNAPSHOT_FILE, () =>
    toJson(twoTables(["id!", "a", "b"])),
  );
  mkdirSync(join(prepared, "node_modules"));
  symlinkSync(packageRoot, join(prepared, "node_modules", "generator-dws"));
});

afterAll(async () => {
  for (const root of [prepared, ...copies]) await rm(root, { recursive: true });
});

interface Answers {
  readonly name: string;
  /** One after the other, each when a question is on the screen. */
  readonly keys: readonly string[];
  readonly sides: readonly [string, string];
  readonly code: number;
  readonly shown: RegExp;
}

const DIFF =
  /-\s+a: 1 \| 2 \| null;\n\+\s+a: number \| null;\n\+\s+b: number \| null;/;

/** Keys after which the same question goes on, and what is shown then; it is answered with no. */
const NO_ANSWERS: Readonly<Record<string, RegExp>> = {
  h: /x\) abort/,
  e: /isn't an available option/,
};

const ANSWERS: readonly Answers[] = [
  {
    name: "yes, then no",
    keys: ["y", "n"],
    sides: ["generated", "mine"],
    code: 0,
    shown: /You edited .*reason\.ts:ReasonRow/,
  },
  {
    name: "no, then yes",
    keys: ["n", "y"],
    sides: ["mine", "generated"],
    code: 0,
    shown: /You edited .*ship\.ts:ShipRow/,
  },
  {
    name: "all",
    keys: ["a"],
    sides: ["generated", "generated"],
    code: 0,
    shown: /take the generated parts here and in all others/,
  },
  {
    name: "diff, then yes, then diff, then no",
    keys: ["d", "y", "d", "n"],
    sides: ["generated", "mine"],
    code: 0,
    shown: DIFF,
  },
  {
    name: "help, which lists the answers, then no",
    keys: ["h", "n"],
    sides: ["mine", "mine"],
    code: 0,
    shown: /d\) show the differences\n\s*x\) abort, and write nothing/,
  },
  {
    name: "edit, which is not offered, then no",
    keys: ["e", "n"],
    sides: ["mine", "mine"],
    code: 0,
    shown: /"?e"? isn't an available option/,
  },
  {
    name: "yes, then abort",
    keys: ["y", "x"],
    sides: ["untouched", "untouched"],
    code: 1,
    shown: /Stopped at .*ship\.ts: nothing was written\./,
  },
];

describe.skipIf(!canRun)("an answer to a conflict", () => {
  it.concurrent.each(ANSWERS)(
    "$name",
    async ({ name, keys, sides, code, shown }) => {
      const root = `${prepared}-${copies.length}`;
      copies.push(root);
      cpSync(prepared, root, { recursive: true, verbatimSymlinks: true });
      // `yo` itself makes an ordinary user of root.
      giveAllToOrdinaryUser(root);
      const terminal = openTerminal(
        `dws-${process.pid}-${copies.length}`,
        [process.execPath, YO, "dws:repositories", "--offline"],
        root,
        { ...process.env, HOME: root, NODE_PATH: join(root, "node_modules") },
      );
      const seen: string[] = [];
      try {
        let questions = 0;
        for (const key of keys) {
          await terminal.waitFor(/Overwrite \S+\?/, ++questions);
          terminal.press(key, "Enter");
          const answer = NO_ANSWERS[key];
          if (answer === undefined) continue;
          seen.push(await terminal.waitFor(answer));
          terminal.press("BSpace", "n", "Enter");
        }
        seen.push(await terminal.waitFor(/ended with \d+/));
        const text = seen.join("\n");
        if (process.env["SHOW_TERMINAL"] !== undefined) {
          console.log(`=== ${name}\n${text}`);
        }
        expect(text).toContain(`ended with ${code}`);
        expect(text).toMatch(shown);
        expect(MODULES.map((path) => sideOf(root, path))).toEqual(sides);
      } finally {
        terminal.close();
      }
    },
    120_000,
  );
});
