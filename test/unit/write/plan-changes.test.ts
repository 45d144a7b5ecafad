/** What each file needs, by what stands on disk. */
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OutputFile } from "../../../src/write/file-change.js";
import { settleConflicts, summarize } from "../../../src/write/file-change.js";
import { planChanges } from "../../../src/write/plan-changes.js";
import { stamp } from "../../../src/write/stamp.js";
import { makeRoot, refusal } from "./scratch.js";

const about = { version: "0.1.0", source: "table public.t" };
const before = stamp("export const t = 1;\n", about);
const after = stamp("export const t = 2;\n", { ...about, version: "0.2.0" });
const edited = `${before}// mine\n`;

const actions = async (
  root: string,
  files: readonly OutputFile[],
  prune: readonly string[] = [],
): Promise<readonly string[]> =>
  (await planChanges(root, files, { prune })).map(({ path, action, reason }) =>
    [path, action, ...(reason === undefined ? [] : [reason])].join(" | "),
  );

describe("one file", () => {
  test.each([
    { kind: "generated", disk: undefined, want: "create" },
    { kind: "generated", disk: after, want: "unchanged" },
    { kind: "generated", disk: before, want: "change" },
    {
      kind: "generated",
      disk: `\uFEFF${before.replaceAll("\n", "\r\n")}`,
      want: "change",
    },
    {
      kind: "generated",
      disk: after.replaceAll("\n", "\r\n"),
      want: "unchanged | differs in line ends only",
    },
    {
      kind: "generated",
      disk: edited,
      want: "conflict | a person changed it",
    },
    {
      kind: "generated",
      disk: `${after}// mine\n`,
      want: "unchanged | a person changed it, and nothing new is to come",
    },
    {
      kind: "generated",
      disk: "export {};\n",
      want: "conflict | it is not as generator-dws wrote it: edited, or not made here",
    },
    {
      kind: "generated",
      disk: "",
      want: "conflict | it is not as generator-dws wrote it: edited, or not made here",
    },
    {
      kind: "generated",
      disk: Buffer.concat([Buffer.from(before), Buffer.of(0xff)]),
      want: "conflict | a person changed it",
    },
    { kind: "shared", disk: undefined, want: "create" },
    { kind: "shared", disk: "export {};\n", want: "change" },
    { kind: "shared", disk: after, want: "unchanged" },
    {
      kind: "shared",
      disk: after.replaceAll("\n", "\r\n"),
      want: "change",
    },
    {
      kind: "shared",
      disk: Buffer.of(0xe9, 0x0a),
      want: "conflict | it is not UTF-8",
    },
    { kind: "once", disk: undefined, want: "create" },
    { kind: "once", disk: "mine", want: "unchanged | already there" },
    { kind: "once", disk: after, want: "unchanged | already there" },
  ] as const)("$kind on $disk: $want", async ({ kind, disk, want }) => {
    const root = await makeRoot(disk === undefined ? {} : { "a/t.ts": disk });
    expect(
      await actions(root, [{ path: "a/t.ts", text: after, kind }]),
    ).toEqual([`a/t.ts | ${want}`]);
  });
});

test("pruned folders: only what is stamped, untouched and unwanted goes", async () => {
  const root = await makeRoot({
    "src/repositories/public/t.ts": before,
    "src/repositories/public/old.ts": before,
    "src/repositories/public/old.crlf.ts": before.replaceAll("\n", "\r\n"),
    "src/repositories/public/edited.ts": edited,
    "src/repositories/public/mine.ts": "export {};\n",
    "src/repositories/public/notes.md": before,
    "src/repositories/gone/deep/old.ts": before,
    "src/repositories/node_modules/old.ts": before,
    "src/elsewhere/old.ts": before,
  });
  const files: readonly OutputFile[] = [
    { path: "src/repositories/public/t.ts", text: after, kind: "generated" },
    { path: "README.md", text: "x", kind: "once" },
  ];
  expect(
    await actions(root, files, [
      "src/repositories",
      "src/repositories/public",
      "absent",
    ]),
  ).toEqual([
    "README.md | create",
    "src/repositories/gone/deep/old.ts | delete",
    "src/repositories/public/edited.ts | orphan | generated no more, but a person changed it",
    "src/repositories/public/old.crlf.ts | delete",
    "src/repositories/public/old.ts | delete",
    "src/repositories/public/t.ts | change",
  ]);
});

test("links: a file is a conflict, a folder inside of the root is fine and not pruned twice", async () => {
  const root = await makeRoot({ "real/t.ts": before, "other.ts": before });
  await symlink("real", join(root, "linked"));
  await symlink("../other.ts", join(root, "real/l.ts"));
  await symlink("nowhere", join(root, "real/m.ts"));
  const files = ["linked/t.ts", "real/l.ts", "real/m.ts"].map(
    (path): OutputFile => ({ path, text: after, kind: "generated" }),
  );
  expect(await actions(root, files, ["real"])).toEqual([
    "linked/t.ts | change",
    "real/l.ts | conflict | it is a symbolic link",
    "real/m.ts | conflict | it is a symbolic link",
  ]);
});

describe("refused", () => {
  test.each([
    "../a.ts",
    "a/../../b.ts",
    "/etc/passwd",
    "C:/a.ts",
    "a\\b.ts",
    "a//b.ts",
    "./a.ts",
    "",
    "a\0b.ts",
    "a.ts:stream",
  ])("the path %j", async (path) => {
    const root = await makeRoot();
    const file = { path, text: "", kind: "generated" } as const;
    expect(
      await refusal(planChanges(root, [file], { prune: [] })),
    ).toMatchObject({
      kind: "write",
      message: expect.stringContaining("would leave") as string,
    });
    expect(
      await refusal(planChanges(root, [], { prune: [path] })),
    ).toMatchObject({ kind: "write" });
  });

  test.each([
    ["a/T.ts", "a/t.ts"],
    ["a/t.ts", "a/t.ts"],
    ["\u00e9.ts", "e\u0301.ts"],
  ])("two names for one place: %j and %j", async (...paths) => {
    const root = await makeRoot();
    const files = paths.map((path): OutputFile => ({
      path,
      text: "",
      kind: "generated",
    }));
    expect(
      await refusal(planChanges(root, files, { prune: [] })),
    ).toMatchObject({
      kind: "write",
      message: expect.stringContaining("one place") as string,
    });
  });

  test("a folder that leads out of the root", async () => {
    const outside = await makeRoot({ "t.ts": before });
    const root = await makeRoot();
    await symlink(outside, join(root, "out"));
    const file = { path: "out/deep/t.ts", text: after, kind: "once" } as const;
    const want = {
      kind: "write",
      message: expect.stringContaining("symbolic link") as string,
    };
    expect(
      await refusal(planChanges(root, [file], { prune: [] })),
    ).toMatchObject(want);
    expect(
      await refusal(planChanges(root, [], { prune: ["out"] })),
    ).toMatchObject(want);
  });

  test("a root that is not there", async () => {
    const root = join(await makeRoot(), "absent");
    expect(await refusal(planChanges(root, [], { prune: [] }))).toEqual({
      kind: "write",
      message: `Cannot write to ${root}: it does not exist.`,
      hint: "Create the folder, or name another output folder with --out; then run the command again.",
    });
  });

  test("a file where a folder is needed, a folder where a file is needed", async () => {
    const root = await makeRoot({ a: "" });
    await mkdir(join(root, "t.ts"));
    const plan = (path: string): Promise<unknown> =>
      planChanges(root, [{ path, text: "", kind: "generated" }], { prune: [] });
    expect(await refusal(plan("a/t.ts"))).toMatchObject({
      kind: "write",
      message: `Cannot read ${join(root, "a")}: a file stands where a folder is needed.`,
    });
    expect(await refusal(plan("t.ts"))).toMatchObject({
      kind: "write",
      message: `Cannot read ${join(root, "t.ts")}: a folder stands where a file is needed.`,
    });
  });
});

test("settling and counting", async () => {
  const root = await makeRoot({ "a.ts": edited, "b.ts": before });
  const files = ["a.ts", "b.ts", "c.ts"].map((path): OutputFile => ({
    path,
    text: after,
    kind: "generated",
  }));
  const changes = await planChanges(root, files, { prune: [] });
  expect(summarize(changes)).toEqual({
    counts: {
      create: 1,
      change: 1,
      unchanged: 0,
      delete: 0,
      conflict: 1,
      orphan: 0,
    },
    paths: {
      create: ["c.ts"],
      change: ["b.ts"],
      unchanged: [],
      delete: [],
      conflict: ["a.ts"],
      orphan: [],
    },
  });
  expect(settleConflicts(changes, "mine")[0]).toEqual({
    path: "a.ts",
    action: "unchanged",
    reason: "kept as it is: a person changed it",
  });
  expect(settleConflicts(changes, "generated")[0]).toMatchObject({
    path: "a.ts",
    action: "change",
    text: after,
  });
});
