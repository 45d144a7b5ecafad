/** One edit each, and what a change of the schema makes of it. */
import { describe, expect, it, test } from "vitest";
import type { MergeResult } from "../../src/merge/merge-module.js";
import { readStamp } from "../../src/write/stamp.js";
import { format, type Options } from "prettier";
import {
  mergeInto,
  printAll,
  printReason,
  reasonTable,
  renewed,
} from "./modules.js";

const before = (await printReason(["id!", "label"], ["id"], "Why.")).text;
const wider = (await printReason(["id!", "label", "rank"], ["id"], "Why."))
  .text;
const keyless = (await printReason(["id", "label"], [], "Why.")).text;
const replace = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, () => to);
};
const crlf = (text: string) => text.replaceAll("\n", "\r\n");

const textOf = (result: MergeResult): string => {
  if (result.kind !== "merged") throw new Error(JSON.stringify(result));
  return result.text;
};

const METHOD = `{
  // Spacing  as I like it
  async   mine( ) { return this.select({ where: { id: 1 } }) }
}`;

/** Edits that are no conflict: the result is the new text, edited the same way. */
const EDITS: Readonly<Record<string, (text: string) => string>> = {
  "a method": replace("> {}", `> ${METHOD}`),
  "a line at the end": (text) => `${text}\n// mine`,
  "a licence on top": (text) => `// (c) 2026\n\n${text}`,
  "a comment above a doc comment": replace(
    "/** Columns to set",
    "// mine\n\n/** Columns to set",
  ),
  "a comment behind a statement": replace(
    "export type ReasonPatch = Patchable<ReasonRow>;",
    "export type ReasonPatch = Patchable<ReasonRow>; // mine",
  ),
  "a statement between": replace(
    "export type ReasonReader",
    "const limit = 10, more = `\n${limit}\n`;\n\nexport type ReasonReader",
  ),
  "two statements on one line": replace(
    "export type ReasonReader",
    "let a = 1; /* b */ let b = 2;\nexport type ReasonReader",
  ),
  "an import of its own": replace(
    "\n/**\n * Why.",
    'import { readFile } from "node:fs/promises";\nexport const read = readFile;\n\n/**\n * Why.',
  ),
  "an import for its effect": replace(
    "import {",
    'import "./setup.js";\nimport {',
  ),
  "a decorator": replace("export class", "@sealed\nexport class"),
  "a decorator above the doc comment": replace(
    "/** Rows of public",
    "@sealed @named('x')\n/** Rows of public",
  ),
  "a note in the header": replace("// Digest file", "// mine\n// Digest file"),
  "a comment between doc and statement": replace(
    "export type ReasonPatch",
    "// mine\nexport type ReasonPatch",
  ),
  "windows line ends": (text) => crlf(replace("> {}", `> ${METHOD}`)(text)),
  "a byte order mark": (text) => `\uFEFF${text}// mine\n`,
  "no line end at the end": (text) => `${text}void 0`,
};

describe.each(Object.entries(EDITS))("%s", (_name, edit) => {
  it.each([
    ["another column", wider],
    ["no key any more", keyless],
  ])("and %s", async (_migration, after) => {
    const merged = textOf(await mergeInto(edit(before), after));
    // What is compared is what a person would have got by editing the new file.
    expect(merged).toBe(edit(after));
    expect(readStamp(merged)?.isUntouched).toBe(false);
  });
});

const legacy = (text: string) =>
  text.replace(/^\/\/ Digest (?!file).*\n/gm, "");
const conflictOf = (result: MergeResult) => {
  if (result.kind !== "conflict") throw new Error(JSON.stringify(result));
  return result;
};

describe("formatted anew by a person's tools", () => {
  it.each<[string, Options]>([
    ["other quotes, no semicolons", { singleQuote: true, semi: false }],
    ["wide, with tabs", { printWidth: 120, useTabs: true }],
    ["narrow, no trailing commas", { printWidth: 40, trailingComma: "none" }],
    ["nothing between braces", { bracketSpacing: false, tabWidth: 4 }],
  ])("%s: still ours", async (_name, options) => {
    const formatted = await format(before, {
      parser: "typescript",
      ...options,
    });
    expect(readStamp(formatted)?.isUntouched).toBe(false);
    const merged = textOf(await mergeInto(formatted, wider));
    const parser = "typescript";
    expect(await format(merged, { parser })).toBe(
      await format(wider, { parser }),
    );
  });
});

describe("a generated member that a person changed", () => {
  const edit = replace("label: number | null;", "label: number;");

  it("stays while we have nothing else to say", async () => {
    const other = renewed(before.replace('Pick<ReasonRow, "id">', "1"));
    expect(textOf(await mergeInto(edit(before), other))).toBe(edit(other));
  });

  it("is a conflict otherwise", async () => {
    const { conflicts, mine, ours } = conflictOf(
      await mergeInto(replace("> {}", `> ${METHOD}`)(edit(before)), wider),
    );
    expect(conflicts).toEqual([
      { name: "ReasonRow", why: "was changed by a person, and has to change" },
    ]);
    expect(ours).toBe(replace("> {}", `> ${METHOD}`)(wider));
    expect(mine).toBe(
      replace(
        "> {}",
        `> ${METHOD}`,
      )(replace("  rank: number | null;\n", "")(edit(wider))),
    );
    // What was kept does not come up again before it has to change once more.
    const still = await mergeInto(mine, wider);
    expect(textOf(still)).toBe(mine);
    const third = (await printReason(["id!", "x"], ["id"], "Why.")).text;
    expect(conflictOf(await mergeInto(mine, third)).conflicts).toHaveLength(1);
  });

  it("is no conflict when both have come to the same", async () => {
    const same = replace(
      "  label: number | null;\n}",
      "  label: number | null;\n  rank: number | null;\n}",
    );
    expect(textOf(await mergeInto(same(before), wider))).toBe(wider);
  });

  it("may be generated no more", async () => {
    const own = replace('Pick<ReasonRow, "id">', "{ readonly id: number }");
    const { conflicts, mine, ours } = conflictOf(
      await mergeInto(own(before), keyless),
    );
    expect(conflicts).toEqual([
      {
        name: "ReasonKey",
        why: "was changed by a person, and is generated no more",
      },
    ]);
    expect(mine).toContain("export type ReasonKey = { readonly id: number };");
    expect(ours).toBe(keyless);
  });
});

test("a generated member that a person deleted stays so", async () => {
  const edit = replace(
    "/** Columns to set. */\nexport type ReasonPatch = Patchable<ReasonRow>;\n\n",
    "",
  );
  const result = await mergeInto(edit(before), wider);
  expect(result).toMatchObject({ kind: "merged", deleted: ["ReasonPatch"] });
  // Its import goes with it: nothing else needs it.
  expect(textOf(result)).toBe(replace("  type Patchable,\n", "")(edit(wider)));
});

test("members that a person moved are renewed where they stand", async () => {
  const [head = "", ...rest] = before.trimEnd().split(/\n\n(?=\S)/);
  const moved = `${[head, ...rest.reverse()].join("\n\n")}\n`;
  const merged = textOf(await mergeInto(moved, wider));
  expect(merged.match(/^(?:export|const).*/gm)).toEqual(
    moved.match(/^(?:export|const).*/gm),
  );
  expect(merged).toContain("rank: number | null;");
  expect(merged).toContain('rank: t.int4("rank", "integer"),');
});

describe("names", () => {
  it("of a person's are not taken", async () => {
    const edit = (text: string) => `${text}export type ReasonKey = 1;\n`;
    const result = conflictOf(await mergeInto(edit(keyless), before));
    expect(result).toMatchObject({
      conflicts: [{ name: "ReasonKey" }],
      ours: undefined,
    });
    expect(result.mine).toContain("export type ReasonKey = 1;");
    expect(result.mine).not.toContain("Pick<");
    // From then on it counts as the generated one, edited.
    expect(textOf(await mergeInto(result.mine, before))).toBe(result.mine);
  });

  it("that a new import needs are not taken either", async () => {
    const edit = (text: string) => `${text}export const KeyedReader = 1;\n`;
    expect(conflictOf(await mergeInto(edit(keyless), before))).toMatchObject({
      conflicts: [{ name: "KeyedReader" }],
      ours: undefined,
    });
  });

  it("change, and the body of the class stays", async () => {
    const rename = (text: string) =>
      text
        .replaceAll("ReasonRow", "CauseRow")
        .replaceAll("ReasonInsert", "CauseInsert")
        .replaceAll("ReasonPatch", "CausePatch")
        .replaceAll("ReasonKey", "CauseKey")
        .replaceAll("ReasonReader", "CauseReader")
        .replaceAll("ReasonRepository", "CauseRepository")
        .replaceAll("function reason", "function cause")
        .replace("factory:reason", "factory:cause");
    const renamed = renewed(rename(wider));
    const edit = replace("> {}", `> ${METHOD}`);
    expect(textOf(await mergeInto(edit(before), renamed))).toBe(edit(renamed));
  });
});

describe("imports", () => {
  const into = (name: string) =>
    replace("  type Insertable,\n", `  type Insertable,\n  ${name},\n`);

  it("keep the names that a person added to ours", async () => {
    const edit = into("sql");
    expect(textOf(await mergeInto(edit(before), wider))).toBe(edit(wider));
    const merged = textOf(await mergeInto(edit(before), keyless));
    expect(merged).toContain("  sql,\n");
    expect(merged).toContain("  type TableReader,\n");
    expect(merged).not.toMatch(/Keyed/);
  });

  it("keep ours that a person's code needs", async () => {
    const edit = (text: string) =>
      `${text}\nexport type Mine = KeyedReader<ReasonRow, { id: number }>;\n`;
    const merged = textOf(await mergeInto(edit(before), keyless));
    expect(merged).toContain("  type KeyedReader,\n");
    expect(merged).not.toContain("KeyedRowStoreRepository");
    expect(merged).toContain("  type TableReader,\n");
  });

  it("may be split by a person", async () => {
    const edit = (text: string) =>
      text
        .replace("  type Session,\n", "")
        .replace(
          "import {",
          'import type { Session } from "../../dws/index.js";\nimport {',
        );
    expect(textOf(await mergeInto(edit(before), wider))).toBe(edit(wider));
  });
});

describe("a file of a version without digests", () => {
  it("is a conflict where it differs, and loses nothing", async () => {
    const edit = replace("> {}", `> ${METHOD}`);
    const { conflicts, ours } = conflictOf(
      await mergeInto(edit(legacy(before)), wider),
    );
    expect(conflicts.map(({ name }) => name)).toEqual(["ReasonRow", "table"]);
    expect(ours).toBe(edit(wider));
  });

  it("is merged where it does not", async () => {
    const edit = replace("> {}", `> ${METHOD}`);
    expect(textOf(await mergeInto(edit(legacy(before)), before))).toBe(
      edit(before),
    );
  });
});

describe("refused", () => {
  it("what cannot be parsed", async () => {
    expect(await mergeInto(`${before}class {`, wider)).toMatchObject({
      kind: "refused",
      why: expect.stringMatching(/^line \d+ has a syntax error: /) as string,
    });
  });
});

describe("a part that comes or goes", () => {
  const blocks = before.trimEnd().split(/\n\n(?=\S)/);
  const edit = replace("> {}", `> ${METHOD}`);
  const without = (index: number) =>
    renewed(`${blocks.filter((_, at) => at !== index).join("\n\n")}\n`);
  const whole = renewed(before);
  const others = blocks
    .map((block, index) => [index, block.split("\n").at(-1) ?? ""] as const)
    .slice(1)
    .filter(([index]) => !blocks[index]?.includes("export class"));

  it.each(others)("comes at place %i", async (index) => {
    const merged = textOf(await mergeInto(edit(without(index)), whole));
    expect(merged).toBe(edit(whole));
  });

  it.each(others)("goes from place %i", async (index) => {
    const after = without(index);
    const merged = textOf(await mergeInto(edit(whole), after));
    const body = (text: string) => text.slice(text.indexOf("index.js"));
    expect(body(merged).trimEnd()).toBe(body(edit(after)).trimEnd());
  });
});

test("the module of a schema's enums is merged as well", async () => {
  const print = async (
    enums: Readonly<Record<string, readonly string[]>>,
  ): Promise<string> => {
    const database = reasonTable(["id!"], ["id"]);
    const modules = await printAll({
      ...database,
      schemas: database.schemas.map((schema) => ({
        ...schema,
        enums: Object.entries(enums).map(([name, labels]) => ({
          name,
          labels,
        })),
      })),
    });
    const module = modules.find(({ path }) => path.endsWith("/enums.ts"));
    return module?.text ?? "";
  };
  const old = await print({ colour: ["red"], size: ["s", "m"] });
  const now = await print({ age: ["old"], colour: ["red", "blue"], tone: [] });
  const edit = (text: string) =>
    `${text.replace(/^(export type Colour = .*)$/m, "$1 // mine")}\nexport const colours: readonly Colour[] = ["red"];\n`;
  expect(textOf(await mergeInto(edit(old), now))).toBe(edit(now));
});
