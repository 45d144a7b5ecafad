/** What is taken for a rename, and what is not. */
import { describe, expect, it } from "vitest";
import { compare } from "../../../src/diff/compare.js";
import type { Column } from "../../../src/model/model.js";
import {
  sampleColumn,
  sampleDatabase,
  sampleSchema,
  sampleTable,
} from "../model/sample-database.js";

const text = {
  sql: "text",
  schema: "pg_catalog",
  name: "text",
  kind: "base",
  isArray: false,
} as const;

/** `a` is an integer, `A` a text, and `a!` may not be null. */
const columns = (names: string): readonly Column[] =>
  names.split(" ").map((name) =>
    sampleColumn({
      name,
      ...(/^[A-Z]/.test(name) ? { type: text } : {}),
      nullable: !name.endsWith("!"),
    }),
  );

const guesses = (before: string, after: string): readonly string[] => {
  const database = (names: string) =>
    sampleDatabase([
      sampleTable({ columns: columns(names), primaryKey: null }),
    ]);
  return compare(database(before), database(after)).flatMap((change) =>
    change.kind === "column-perhaps-renamed"
      ? [`${change.before} → ${change.after}`]
      : [],
  );
};

describe("a column", () => {
  it.each([
    { before: "id a", after: "id b", want: ["a → b"] },
    { before: "a id", after: "b id", want: ["a → b"] },
    { before: "a b id", after: "c d id", want: ["a → c", "b → d"] },
    { before: "a B id", after: "C d id", want: ["a → d", "B → C"] },
    { before: "a id", after: "B id", want: [] },
    { before: "a id", after: "b! id", want: [] },
    { before: "a id", after: "id b", want: [] },
    { before: "a id", after: "id", want: [] },
    { before: "a b id", after: "c id", want: ["a → c"] },
    { before: "a id b", after: "c id", want: ["a → c"] },
  ])("$before, then $after", ({ before, after, want }) => {
    expect(guesses(before, after)).toEqual(want);
  });
});

const tables = (
  ...names: readonly (readonly [schema: string, name: string, of: string])[]
) =>
  sampleDatabase([], {
    schemas: ["a", "b"].map((schema) =>
      sampleSchema({
        name: schema,
        tables: names
          .filter(([at]) => at === schema)
          .map(([, name, of]) =>
            sampleTable({ schema, name, columns: columns(of) }),
          ),
      }),
    ),
  });

const guessed = (
  before: ReturnType<typeof tables>,
  after: ReturnType<typeof tables>,
) =>
  compare(before, after).flatMap((change) =>
    change.kind === "table-perhaps-renamed"
      ? [
          `${change.schema}.${change.table} → ${change.after.schema}.${change.after.table}`,
        ]
      : [],
  );

describe("a table", () => {
  it("is found by its columns: by name, then in its schema, then anywhere", () => {
    const before = tables(["a", "x", "id T"], ["a", "y", "id T"]);
    expect(
      guessed(before, tables(["a", "z", "id T"], ["b", "y", "id T"])),
    ).toEqual(["a.x → a.z", "a.y → b.y"]);
    expect(guessed(before, tables(["b", "z", "id T"]))).toEqual(["a.x → b.z"]);
  });

  it("is not one with other columns, nor one that was there before", () => {
    const before = tables(["a", "x", "id T"], ["b", "y", "id T"]);
    expect(guessed(before, tables(["b", "y", "id T"]))).toEqual([]);
    expect(
      guessed(before, tables(["b", "y", "id T"], ["b", "z", "id t"])),
    ).toEqual([]);
  });
});
