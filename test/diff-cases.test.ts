/** The golden cases of the diff: two snapshots in each folder give the printed summary and the changes of `--json`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { CHANGE_KINDS } from "../src/diff/describe.js";
import { printChanges } from "../src/diff/print.js";
import { fromJson } from "../src/model/from-json.js";
import { nameDatabase } from "../src/naming/naming.js";
import { reportChanges } from "../src/report-changes.js";

const folder = fileURLToPath(new URL("diff-cases", import.meta.url));
const layout = { out: "src/repositories", runtime: "src/dws" };

/** `type-changed.narrower` is one more case of `type-changed`. */
const kindOf = (name: string): string => name.replace(/\..*$/, "");

const cases = readdirSync(folder).toSorted();

const read = (name: string, file: string) => {
  const database = fromJson(readFileSync(join(folder, name, file), "utf8"));
  return { database, names: nameDatabase(database) };
};

describe.each(cases)("%s", (name) => {
  const changes = reportChanges(
    read(name, "before.json"),
    read(name, "after.json"),
    layout,
  );

  it("is printed, and is the same in JSON", async () => {
    const summary = printChanges(changes).map((line) => `${line}\n`);
    const json = `${JSON.stringify(changes, null, 2)}\n`;
    await expect(summary.join("")).toMatchFileSnapshot(
      join(folder, name, "summary.txt"),
    );
    await expect(json).toMatchFileSnapshot(join(folder, name, "changes.json"));
  });

  it("has a change of its kind", () => {
    expect(changes.map(({ kind }) => kind)).toContain(kindOf(name));
  });

  it("says how callers break exactly where they do", () => {
    for (const { breaks, effect } of changes) {
      expect(effect !== null, effect ?? "no effect").toBe(breaks);
    }
  });
});

it("has a case of every kind", () => {
  const kinds = new Set(cases.map(kindOf));
  expect(CHANGE_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
});
