/** Writing: all or nothing, atomic per file, and nothing touched that need not be. */
import { spawnSync } from "node:child_process";
import {
  chmod,
  chown,
  mkdir,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FileChange, OutputFile } from "../../../src/write/file-change.js";
import { settleConflicts } from "../../../src/write/file-change.js";
import { planChanges } from "../../../src/write/plan-changes.js";
import { stamp } from "../../../src/write/stamp.js";
import { applyChanges } from "../../../src/write/write-files.js";
import { makeRoot, readTree, refusal, run } from "./scratch.js";

const about = { version: "0.1.0", source: "table public.t" };
const before = stamp("export const t = 1;\n", about);
const after = stamp("export const t = 2;\n", about);
const edited = `${before}// mine\n`;

const generated = (...paths: string[]): readonly OutputFile[] =>
  paths.map((path) => ({ path, text: after, kind: "generated" }));

test("create, change, delete, keep; empty folders go, the pruned one stays", async () => {
  const root = await makeRoot({
    "out/public/t.ts": before,
    "out/public/same.ts": after,
    "out/gone/deep/old.ts": before,
    "out/gone/deep/older.ts": before,
    "out/half/old.ts": before,
    "out/half/mine.ts": "mine",
    "out/half/edited.ts": edited,
    "pruned/old.ts": before,
  });
  const old = new Date("2020-01-01T00:00:00Z");
  await utimes(join(root, "out/public/same.ts"), old, old);
  const files = generated(
    "out/public/t.ts",
    "out/public/same.ts",
    "out/new/t.ts",
  );
  await run(root, files, ["out", "pruned"]);
  const tree = {
    out: null,
    "out/half": null,
    "out/half/edited.ts": edited,
    "out/half/mine.ts": "mine",
    "out/new": null,
    "out/new/t.ts": after,
    "out/public": null,
    "out/public/same.ts": after,
    "out/public/t.ts": after,
    pruned: null,
  };
  expect(await readTree(root)).toEqual(tree);
  const same = await stat(join(root, "out/public/same.ts"));
  expect(same.mtime).toEqual(old);

  const first = await stat(join(root, "out/public/t.ts"));
  await run(root, files, ["out", "pruned"]);
  expect(await readTree(root)).toEqual(tree);
  const second = await stat(join(root, "out/public/t.ts"));
  expect([second.ino, second.mtimeMs]).toEqual([first.ino, first.mtimeMs]);
});

describe("nothing is written", () => {
  test("while a conflict is open", async () => {
    const names = Array.from({ length: 23 }, (_, i) => `c${String(i + 10)}.ts`);
    const root = await makeRoot(
      Object.fromEntries(names.map((name) => [name, edited])),
    );
    const tree = await readTree(root);
    const files = generated("a/new.ts", ...names);
    expect(await refusal(run(root, files))).toEqual({
      kind: "conflict",
      message: `Nothing was written: 23 conflicts with what a person wrote. ${names
        .slice(0, 20)
        .map((name) => `${name}: a person changed it`)
        .join("; ")} and 3 more.`,
      hint: "Keep your side of each with --keep-mine, or take the generated one with --force: what you added stays in any case.",
    });
    expect(await readTree(root)).toEqual(tree);

    const changes = await planChanges(root, files, { prune: [] });
    await applyChanges(root, settleConflicts(changes, "mine"));
    expect(await readTree(root)).toEqual({
      ...tree,
      a: null,
      "a/new.ts": after,
    });
    const again = await planChanges(root, files, { prune: [] });
    await applyChanges(root, settleConflicts(again, "generated"));
    expect(await readTree(root)).toEqual({
      a: null,
      ...Object.fromEntries(files.map(({ path, text }) => [path, text])),
      // Nothing of the person's is lost.
      ...Object.fromEntries(names.map((name) => [`${name}.mine`, edited])),
    });
  });

  test.each([
    { name: "changed", path: "t.ts", now: edited },
    { name: "deleted", path: "t.ts", now: undefined },
    { name: "created", path: "new.ts", now: "mine" },
    { name: "changed, where ours would go away", path: "old.ts", now: edited },
  ])("when a file was $name since", async ({ path, now }) => {
    const root = await makeRoot({ "t.ts": before, "old.ts": before });
    const changes: readonly FileChange[] = [
      ...(await planChanges(root, generated("t.ts", "new.ts"), { prune: [] })),
    ];
    const stale = await planChanges(
      await makeRoot({ "p/old.ts": before }),
      [],
      { prune: ["p"] },
    );
    const all = [
      ...changes,
      ...stale.map((change) => ({ ...change, path: "old.ts" })),
    ];
    if (now === undefined) await rm(join(root, path));
    else await writeFile(join(root, path), now);
    const tree = await readTree(root);
    expect(await refusal(applyChanges(root, all))).toEqual({
      kind: "conflict",
      message: `Nothing was written: 1 file was changed while generator-dws was at work: ${path}.`,
      hint: "Run the command again; --keep-mine leaves files that you changed as they are.",
    });
    expect(await readTree(root)).toEqual(tree);
  });

  test.each([
    { name: "of another size", now: (text: string) => `${text}mine` },
    { name: "of the same size", now: (text: string) => `mine${text.slice(4)}` },
  ])("when a large file was changed to one $name since", async ({ now }) => {
    const text = "x".repeat(2 << 20);
    const root = await makeRoot({ "snapshot.json": text });
    const wanted = { path: "snapshot.json", text: "new", kind: "shared" };
    const plan = () => planChanges(root, [wanted as OutputFile], { prune: [] });
    const changes = await plan();
    await writeFile(join(root, "snapshot.json"), now(text));
    expect(await refusal(applyChanges(root, changes))).toMatchObject({
      kind: "conflict",
    });
    await applyChanges(root, await plan());
    expect(await readTree(root)).toEqual({ "snapshot.json": "new" });
  });

  test("when a file stands where a folder is needed", async () => {
    const root = await makeRoot({ "z/deep": "a file" });
    const tree = await readTree(root);
    const changes = ["a/b/c/t.ts", "z/deep/er/t.ts"].map(
      (path): FileChange => ({ path, action: "create", text: after }),
    );
    expect(await refusal(applyChanges(root, changes))).toMatchObject({
      kind: "write",
      message: `Cannot write to ${join(root, "z/deep/er")}: a file stands where a folder is needed.`,
    });
    expect(await readTree(root)).toEqual(tree);
  });

  test("when the root is missing or a file, or a path leads out of it", async () => {
    const root = await makeRoot({ file: "" });
    const outside = await makeRoot();
    await symlink(outside, join(root, "out"));
    const write = (folder: string, path: string): Promise<unknown> =>
      refusal(applyChanges(folder, [{ path, action: "create", text: "x" }]));
    const kind = "write";
    expect(await write(join(root, "absent"), "t.ts")).toMatchObject({ kind });
    expect(await write(join(root, "file"), "t.ts")).toMatchObject({
      kind,
      message: `Cannot write to ${join(root, "file")}: a file stands where a folder is needed.`,
    });
    expect(await write(root, "../t.ts")).toMatchObject({ kind });
    expect(await write(root, "out/t.ts")).toMatchObject({ kind });
    expect(await write(root, "out/new/t.ts")).toMatchObject({ kind });
    expect(await readTree(outside)).toEqual({});
  });

  test("when one of the folders is read-only", async ({ skip }) => {
    if (process.platform === "win32" || process.seteuid === undefined) skip();
    const root = await makeRoot({ "open/t.ts": before, "shut/t.ts": before });
    const tree = await readTree(root);
    const isRoot = process.geteuid?.() === 0;
    for (const folder of [".", "open", "shut"]) {
      if (isRoot) await chown(join(root, folder), 65534, 65534);
    }
    await chmod(join(root, "shut"), 0o555);
    // Root may write anywhere: the test works as somebody else for a moment.
    if (isRoot) process.seteuid?.(65534);
    try {
      expect(
        await refusal(
          run(root, generated("new/t.ts", "open/t.ts", "shut/t.ts")),
        ),
      ).toEqual({
        kind: "write",
        message: `Cannot write to ${join(root, "shut")}: permission denied.`,
        hint: "Give yourself write access to it, or name another output folder with --out; then run the command again.",
      });
    } finally {
      if (isRoot) process.seteuid?.(0);
      await chmod(join(root, "shut"), 0o755);
    }
    expect(await readTree(root)).toEqual(tree);
  });
});

test("parts in conflict: each side, and what has only one", async () => {
  const root = await makeRoot({ "a.ts": edited, "b.ts": edited });
  const planned = await planChanges(root, generated("a.ts", "b.ts"), {
    prune: [],
  });
  const parts = [
    { name: "TRow", why: "was changed" },
    { name: "t", why: "is yours" },
  ];
  const changes = planned.map((change): FileChange => {
    const ours = change.path === "a.ts" ? "ours" : undefined;
    return { ...change, clash: { parts, mine: "mine", ours, isCertain: true } };
  });
  expect(await refusal(applyChanges(root, changes))).toEqual({
    kind: "conflict",
    message:
      "Nothing was written: 4 conflicts with what a person wrote. " +
      "a.ts:TRow was changed; a.ts:t is yours; b.ts:TRow was changed; b.ts:t is yours.",
    hint:
      "Keep your side of each with --keep-mine, or take the generated one with --force: what you added stays in any case. " +
      "Where a name of yours is in the way, or a link, rename it or move it away.",
  });
  const forced = settleConflicts(changes, "generated");
  expect(forced.map(({ action }) => action)).toEqual(["change", "conflict"]);
  await applyChanges(root, forced.slice(0, 1));
  expect(await readTree(root)).toEqual({ "a.ts": "ours", "b.ts": edited });
  await applyChanges(root, settleConflicts(changes.slice(1), "mine"));
  expect(await readTree(root)).toEqual({ "a.ts": "ours", "b.ts": "mine" });
});

test("what is set aside never takes the place of another file", async () => {
  const root = await makeRoot({ "a.ts": "one", "a.ts.mine": "older" });
  const planned = await planChanges(root, generated("a.ts"), { prune: [] });
  await applyChanges(root, settleConflicts(planned, "generated"));
  expect(await readTree(root)).toEqual({
    "a.ts": after,
    "a.ts.mine": "older",
    "a.ts.mine2": "one",
  });
});

test("a rename that fails takes the temporary files with it", async () => {
  const root = await makeRoot();
  await mkdir(join(root, "a/t.ts"), { recursive: true });
  const changes = ["a/t.ts", "b/t.ts"].map((path): FileChange => ({
    path,
    action: "create",
    text: after,
  }));
  expect(await refusal(applyChanges(root, changes))).toMatchObject({
    kind: "write",
    message: `Cannot write to ${join(root, "a/t.ts")}: a folder stands where a file is needed.`,
  });
  const left = Object.keys(await readTree(root));
  expect(left.filter((path) => path.endsWith(".tmp"))).toEqual([]);
});

test("leftovers of a killed run are swept, those of a living one are not", async () => {
  const dead = spawnSync(process.execPath, ["--version"]).pid;
  const root = await makeRoot({
    "a/t.ts": after,
    [`a/.dws-${String(dead)}-0.tmp`]: "half",
    [`a/.dws-${String(process.ppid)}-0.tmp`]: "at work",
    "a/.dws-mine.tmp": "mine",
  });
  await run(root, generated("a/t.ts"));
  expect(await readTree(root)).toEqual({
    a: null,
    "a/t.ts": after,
    [`a/.dws-${String(process.ppid)}-0.tmp`]: "at work",
    "a/.dws-mine.tmp": "mine",
  });
});

test("a stale file and its folder are named alike but for case", async () => {
  const root = await makeRoot({ "out/Customer.ts": before });
  await run(root, generated("out/customer.ts"), ["out"]);
  const names = Object.keys(await readTree(root)).map((p) => p.toLowerCase());
  expect(names).toEqual(["out", "out/customer.ts"]);
});

test("2,000 files, time printed", async () => {
  const root = await makeRoot();
  const names = Array.from(
    { length: 2_000 },
    (_, i) => `out/s${i % 4}/t${i}.ts`,
  );
  const times: number[] = [];
  for (const text of [before, before, after]) {
    const files = names.map((path): OutputFile => ({
      path,
      text,
      kind: "generated",
    }));
    const start = performance.now();
    await run(root, files, ["out"]);
    times.push(Math.round(performance.now() - start));
  }
  console.log(`2,000 files: create, unchanged, change: ${times.join(", ")} ms`);
  expect(Object.keys(await readTree(root))).toHaveLength(2_005);
});
