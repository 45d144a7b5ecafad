/** Edited files with nothing new for them are left alone without being parsed: here, loading ts-morph fails. */
import { rm } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { reasonTable } from "./modules.js";
import { editFile, makeProject, update } from "./project.js";

vi.mock("ts-morph", () => {
  throw new Error("ts-morph was loaded");
});

test("no change of the schema, no parser", async () => {
  const root = await makeProject();
  const before = reasonTable(["id!"], ["id"]);
  await update(root, before);
  // Whatever a person made of it, even what no parser takes.
  await editFile(root, "src/repositories/public/reason.ts", (text) =>
    text.replace("export class", "export  clas"),
  );
  expect(await update(root, before)).toMatchObject({
    isStale: false,
    conflicts: [],
  });
  // A change does need it.
  await expect(
    update(root, reasonTable(["id!", "b"], ["id"])),
  ).rejects.toHaveProperty("cause.message", "ts-morph was loaded");
  await rm(root, { recursive: true });
});
