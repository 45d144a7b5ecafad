/** Whole runs over a project that people work in: merged, refused, forced, kept, upgraded. */
import { rm } from "node:fs/promises";
import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it, test } from "vitest";
import { fromJson } from "../../src/model/from-json.js";
import type { Database } from "../../src/model/model.js";
import { reasonTable } from "./modules.js";
import {
  editFile,
  makeProject as create,
  readAll,
  SNAPSHOT_FILE,
  update,
} from "./project.js";

const MODULE = "src/repositories/public/reason.ts";
const RUNTIME = "src/dws/retry.ts";
const before = reasonTable(["id!", "label"], ["id"]);
const after = reasonTable(["id!", "label", "rank"], ["id"]);
const METHOD = "\n  mine() {\n    return 1\n  }\n";
const addMethod = (text: string) =>
  text.replace(/^(export class [^{]*\{)/m, (head) => head + METHOD);
const changeRow = (text: string) =>
  text.replace("label: number | null;", "label: 1 | 2 | null;");

const roots: string[] = [];
const makeProject = async (files?: Readonly<Record<string, string>>) => {
  const root = await create(files);
  roots.push(root);
  return root;
};
afterEach(async () => {
  for (const root of roots.splice(0)) await rm(root, { recursive: true });
});

const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error("nothing was refused");
    },
    (error: unknown) => error as { message: string; kind: string },
  );

test("an edited module is merged, and a second run finds nothing to do", async () => {
  const root = await makeProject();
  await update(root, before);
  await editFile(root, MODULE, addMethod);
  expect(await update(root, before)).toMatchObject({
    changed: [],
    conflicts: [],
    isStale: false,
  });
  expect(await update(root, after, { dryRun: true })).toMatchObject({
    conflicts: [],
    isStale: true,
  });
  expect((await update(root, after)).changed).toContain(MODULE);
  const clean = await makeProject();
  await update(clean, after);
  const tree = await readAll(clean);
  const edited = { ...tree, [MODULE]: addMethod(tree[MODULE] ?? "") };
  expect(await readAll(root)).toEqual(edited);
  expect(await update(root, after)).toMatchObject({
    changed: [],
    isStale: false,
  });
  expect(await readAll(root)).toEqual(edited);
});

describe("a part that a person changed and that has to change", () => {
  const edit = (text: string) => addMethod(changeRow(text));
  const make = async () => {
    const root = await makeProject();
    await update(root, before);
    await editFile(root, MODULE, edit);
    return root;
  };

  it("is refused by name, and nothing is written", async () => {
    const root = await make();
    const tree = await readAll(root);
    expect(await refusal(update(root, after))).toMatchObject({
      kind: "conflict",
      message: `Nothing was written: 1 conflict with what a person wrote. ${MODULE}:ReasonRow was changed by a person, and has to change.`,
    });
    const dry = await update(root, after, { dryRun: true });
    expect(dry.conflicts).toEqual([`${MODULE}:ReasonRow`]);
    expect(dry.isStale).toBe(true);
    expect(await readAll(root)).toEqual(tree);
  });

  it("is ours with --force, and what was added stays", async () => {
    const root = await make();
    await update(root, after, { force: true });
    const clean = await makeProject();
    await update(clean, after);
    const tree = await readAll(clean);
    expect(await readAll(root)).toEqual({
      ...tree,
      [MODULE]: addMethod(tree[MODULE] ?? ""),
    });
  });

  it("is the person's with --keep-mine, and the rest is up to date", async () => {
    const root = await make();
    const summary = await update(root, after, { keepMine: true });
    expect(summary.kept).toEqual([MODULE]);
    const text = (await readAll(root))[MODULE] ?? "";
    expect(text).toContain("label: 1 | 2 | null;");
    expect(text).toContain('rank: t.int4("rank", "integer"),');
    expect(text).not.toContain("rank: number | null;");
    expect(text).toContain(METHOD);
    // Decided once; it is not asked about again.
    expect(await update(root, after)).toMatchObject({ isStale: false });
  });

  it.each(["mine", "generated"] as const)(
    "is asked about: %s",
    async (side) => {
      const [asked, chosen] = [await make(), await make()];
      const questions: unknown[] = [];
      await update(asked, after, {
        resolve: (question) => {
          questions.push({ ...question, text: question.text.length > 0 });
          return Promise.resolve({ side, text: question.text });
        },
      });
      expect(questions).toEqual([
        { path: MODULE, places: [`${MODULE}:ReasonRow`], text: true },
      ]);
      await update(chosen, after, {
        keepMine: side === "mine",
        force: side === "generated",
      });
      expect(await readAll(asked)).toEqual(await readAll(chosen));
    },
  );
});

test("a part that a person deleted is named in the notes", async () => {
  const root = await makeProject();
  await update(root, before);
  await editFile(root, MODULE, (text) =>
    text.replace(/^export type ReasonReader.*\n/m, ""),
  );
  const { notes } = await update(root, after);
  expect(notes).toEqual([
    `${MODULE}: ReasonReader stays deleted, as you left it.`,
  ]);
});

test("a module whose table is gone is deleted only while nobody edited it", async () => {
  const root = await makeProject();
  await update(root, before);
  const empty: Database = {
    ...before,
    schemas: before.schemas.map((schema) => ({ ...schema, tables: [] })),
  };
  await editFile(root, MODULE, (text) => `${text}// mine\n`);
  const { kept, deleted } = await update(root, empty);
  expect([kept, deleted]).toEqual([[MODULE], []]);
});

describe("a runtime file that a person edited", () => {
  const make = async () => {
    const root = await makeProject();
    await update(root, before);
    // As if an older version had written it.
    await editFile(root, RUNTIME, (text) =>
      text.replace(/^(\/\/ Digest file:).*/m, `$1${"0".repeat(32)}`),
    );
    return root;
  };

  it("is left alone while ours is the same", async () => {
    const root = await makeProject();
    await update(root, before);
    await editFile(root, RUNTIME, (text) => `${text}// mine\n`);
    const tree = await readAll(root);
    expect(await update(root, before)).toMatchObject({ isStale: false });
    expect(await readAll(root)).toEqual(tree);
  });

  it("is a conflict as a whole otherwise; --force sets it aside", async () => {
    const root = await make();
    const tree = await readAll(root);
    expect((await refusal(update(root, before))).message).toContain(
      `${RUNTIME}: a person changed it, and it has no parts that could be merged.`,
    );
    expect(await readAll(root)).toEqual(tree);
    await update(root, before, { force: true });
    const clean = await makeProject();
    await update(clean, before);
    expect(await readAll(root)).toEqual({
      ...(await readAll(clean)),
      [`${RUNTIME}.mine`]: tree[RUNTIME],
    });
  });
});

describe("a file that cannot be parsed", () => {
  it("is a conflict that names the line", async () => {
    const root = await makeProject();
    await update(root, before);
    await editFile(root, MODULE, (text) => `${text}class {\n`);
    expect((await refusal(update(root, after))).message).toMatch(
      /reason\.ts: line \d+ has a syntax error: /,
    );
    // It is parsed only when there is something to merge.
    expect(await update(root, before)).toMatchObject({ isStale: false });
  });
});

describe("a project of version 0.1.0 as first released", () => {
  const load = async () => {
    const url = new URL("../fixtures/project-0.1.0.json", import.meta.url);
    const files = JSON.parse(await readFile(url, "utf8")) as Record<
      string,
      string
    >;
    return { files, database: fromJson(files[SNAPSHOT_FILE] ?? "") };
  };
  const PARENT = "src/repositories/keyed/parent.ts";

  it("is replaced where nobody edited it", async () => {
    const { files, database } = await load();
    const [old, clean] = [await makeProject(files), await makeProject()];
    await update(old, database);
    await update(clean, database);
    expect(await readAll(old)).toEqual({
      ...(await readAll(clean)),
      ".yo-rc.json": files[".yo-rc.json"],
    });
  });

  it("keeps what was added, whatever has become of the generated text", async () => {
    const { files, database } = await load();
    const [old, clean] = [await makeProject(files), await makeProject()];
    await editFile(old, PARENT, addMethod);
    await update(clean, database);
    const edited = (await readAll(old))[PARENT];
    const isSame = await update(old, database).then(
      () => true,
      (error: unknown) => {
        const { message } = error as Error;
        expect(message).toContain("kept no digest to tell whose it is");
        return false;
      },
    );
    if (!isSame) await update(old, database, { force: true });
    const tree = await readAll(old);
    // A part is renewed where it stands, and their order was another one then; imports that nothing needs any more stay.
    const bodyOf = (text = "") =>
      text.slice(text.indexOf("} from ")).split("\n").filter(Boolean).sort();
    expect(bodyOf(tree[PARENT])).toEqual(
      bodyOf(addMethod((await readAll(clean))[PARENT] ?? "")),
    );
    // Whose a part was, nobody could tell: the old file is there as well.
    expect(tree[`${PARENT}.mine`]).toBe(isSame ? undefined : edited);
  });

  it("names a part that differs, and why it cannot tell", async () => {
    const { files, database } = await load();
    const old = await makeProject(files);
    await editFile(old, PARENT, (text) =>
      text.replace(/^(export type ParentKey = ).*$/m, "$1never;"),
    );
    const tree = await readAll(old);
    expect((await refusal(update(old, database))).message).toContain(
      `${PARENT}:ParentKey differs from what is generated, and the version that made the file kept no digest to tell whose it is`,
    );
    expect(await readAll(old)).toEqual(tree);
    await update(old, database, { keepMine: true });
    expect((await readAll(old))[PARENT]).toContain(
      "export type ParentKey = never;",
    );
  });
});
