/** A folder that is not there yet: it appears with all of its files, or not at all. */
import { spawnSync } from "node:child_process";
import { readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { FileChange, OutputFile } from "../../../src/write/file-change.js";
import { stamp } from "../../../src/write/stamp.js";
import { applyChanges } from "../../../src/write/write-files.js";
import { makeRoot, readTree, refusal, run } from "./scratch.js";

const text = stamp("export const t = 1;\n", {
  version: "0.1.0",
  source: "table public.t",
});

const generated = (...paths: string[]): readonly OutputFile[] =>
  paths.map((path) => ({ path, text, kind: "generated" }));

const creating = (
  path: string,
  given: FileChange["text"] = text,
): FileChange => ({ path, action: "create", text: given, seen: null });

test("nobody sees a new folder before the last of its files is written", async () => {
  const root = await makeRoot({ "src/mine.ts": "mine" });
  const seen: string[][] = [];
  const look = async (): Promise<string> => {
    const names = await readdir(join(root, "src"));
    seen.push(names.filter((name) => !name.startsWith(".")));
    return text;
  };
  const changes = ["src/db/a.ts", "src/db/b.ts", "src/index.ts"];
  await applyChanges(
    root,
    changes.map((path) => creating(path, look)),
  );
  expect(seen).toEqual([["mine.ts"], ["mine.ts"], ["mine.ts"]]);
  expect(await readTree(root)).toEqual({
    src: null,
    "src/db": null,
    "src/db/a.ts": text,
    "src/db/b.ts": text,
    "src/index.ts": text,
    "src/mine.ts": "mine",
  });
});

test("new folders within each other, and below ones that nothing is written to", async () => {
  const root = await makeRoot();
  const paths = ["a/t.ts", "a/b/t.ts", "a/c/d/t.ts", "e/f/g/t.ts"];
  await run(root, generated(...paths));
  expect(await readTree(root)).toEqual({
    a: null,
    "a/b": null,
    "a/b/t.ts": text,
    "a/c": null,
    "a/c/d": null,
    "a/c/d/t.ts": text,
    "a/t.ts": text,
    e: null,
    "e/f": null,
    "e/f/g": null,
    "e/f/g/t.ts": text,
  });
});

test("folders that differ in case alone are filled as the disk has them", async () => {
  const root = await makeRoot();
  await run(root, generated("Shop/one.ts", "shop/two.ts"));
  const names = Object.keys(await readTree(root)).filter((path) =>
    path.endsWith(".ts"),
  );
  expect(names.map((path) => path.toLowerCase()).sort()).toEqual([
    "shop/one.ts",
    "shop/two.ts",
  ]);
});

test("what fails on the way leaves nothing behind", async () => {
  const root = await makeRoot({ "src/mine.ts": "mine" });
  const failing = (): Promise<string> =>
    Promise.reject(new Error("no such column"));
  const changes = [
    creating("src/db/public/a.ts"),
    creating("src/db/public/b.ts", failing),
  ];
  await expect(applyChanges(root, changes)).rejects.toThrow("no such column");
  expect(await readTree(root)).toEqual({ src: null, "src/mine.ts": "mine" });
});

test("a folder that came in between is not replaced", async () => {
  const root = await makeRoot({ "src/mine.ts": "mine" });
  const late = async (): Promise<string> => {
    await applyChanges(root, [creating("src/db/theirs.ts", "theirs")]);
    return text;
  };
  const refused = refusal(applyChanges(root, [creating("src/db/a.ts", late)]));
  expect(await refused).toMatchObject({ kind: "write" });
  expect(await readTree(root)).toEqual({
    src: null,
    "src/db": null,
    "src/db/theirs.ts": "theirs",
    "src/mine.ts": "mine",
  });
});

test("a link that leads nowhere is not taken for a new folder", async () => {
  const root = await makeRoot();
  await symlink(join(root, "gone"), join(root, "db"));
  expect(
    await refusal(applyChanges(root, [creating("db/a.ts")])),
  ).toMatchObject({ kind: "write" });
  expect(await readdir(root)).toEqual(["db"]);
});

test("what a killed run had filled is swept, and not taken for stale files", async () => {
  const dead = spawnSync(process.execPath, ["--version"]).pid;
  const left = `.dws-${String(dead)}-0.tmp`;
  const half = { [`db/${left}/a.ts`]: text, [`db/${left}/b.ts`]: "half" };
  const root = await makeRoot({ "db/mine.ts": "mine", ...half });
  await run(root, generated("db/public/a.ts", "db/public/b.ts"), ["db"]);
  expect(await readTree(root)).toEqual({
    db: null,
    "db/mine.ts": "mine",
    "db/public": null,
    "db/public/a.ts": text,
    "db/public/b.ts": text,
  });
});
