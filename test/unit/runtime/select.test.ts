/** The SQL text of SELECT: what is made once is the same every time, and pages compare rows at once where they can. */
import { describe, expect, it } from "vitest";
import { defineTable, t } from "../../../src/runtime/index.js";
import {
  type AnyQuery,
  compileFind,
  compileSelect,
} from "../../../src/runtime/select.js";

const table = defineTable<{ id: number; part: string; note: string | null }>({
  schema: "s",
  name: "t",
  columns: {
    id: t.int4("id", "integer", "NOT NULL"),
    part: t.text("part", "text", "NOT NULL"),
    note: t.text('no"te', "text"),
  },
  key: ["id", "part"],
});

const HEAD = 'select "id", "part", "no""te" from "s"."t"';
const first = { id: 1, part: "a", note: "n" };

const cases: readonly [string, AnyQuery, string, readonly unknown[]][] = [
  ["nothing", {}, "", []],
  ["a limit alone", { limit: 2 }, " limit 2", []],
  ["an order alone", { orderBy: ["note"] }, ' order by "no""te"', []],
  [
    "an order with a limit, which needs to be total",
    { orderBy: [{ column: "part", direction: "desc" }], limit: 2 },
    ' order by "part" desc, "id" limit 2',
    [],
  ],
  [
    "a page in the order of the key",
    { where: { note: "n" }, after: first },
    ' where "no""te" = $1 and ("id", "part") > ($2, $3) order by "id", "part"',
    ["n", "1", "a"],
  ],
  [
    "a page downwards",
    {
      orderBy: [
        { column: "part", direction: "desc" },
        { column: "id", direction: "desc" },
      ],
      after: first,
    },
    ' where ("part", "id") < ($1, $2) order by "part" desc, "id" desc',
    ["a", "1"],
  ],
  [
    "a page in mixed directions",
    { orderBy: [{ column: "part", direction: "desc" }], after: first },
    ' where ("part" < $1 or "part" = $1 and "id" > $2) order by "part" desc, "id"',
    ["a", "1"],
  ],
  [
    "a page after a NULL that comes last",
    { orderBy: ["note"], after: { ...first, note: null } },
    ' where ("no""te" is null and "id" > $1 or "no""te" is null and "id" = $1 and "part" > $2) order by "no""te", "id", "part"',
    ["1", "a"],
  ],
];

describe("SELECT", () => {
  it.each(cases)("of %s", (_name, query, tail, values) => {
    const { text, parameters } = compileSelect(table, "s.t select", query);
    expect(text).toBe(HEAD + tail);
    expect(parameters.values).toEqual(values);
  });

  it("by key is one text, the same string every time", () => {
    const one = compileFind(table, "s.t find", first);
    const other = compileFind(table, "s.t find", { id: 2, part: "b" });
    expect(one.text).toBe(`${HEAD} where "id" = $1 and "part" = $2`);
    expect(other.text).toBe(one.text);
    expect(other.parameters.values).toEqual(["2", "b"]);
    expect(other.decode).toBe(one.decode);
  });
});

describe("rows", () => {
  it("have a property for every column, whatever it is called", () => {
    const named = ["__proto__", "constructor", "a"];
    const odd = defineTable<Record<string, string | null>>({
      schema: "s",
      name: "odd",
      columns: Object.fromEntries(
        named.map((name) => [name, t.text(name, "text")]),
      ),
    });
    const { decode } = compileSelect(odd, "odd", {});
    const row = decode(["x", null, "z"], "odd");
    expect(Object.entries(row)).toEqual([
      ["__proto__", "x"],
      ["constructor", null],
      ["a", "z"],
    ]);
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
  });

  it("name the column that cannot be read, and not its value", () => {
    const big = defineTable<{ id: number }>({
      schema: "s",
      name: "big",
      columns: { id: t.int8AsNumber("id", "bigint", "NOT NULL") },
    });
    const { decode } = compileSelect(big, "s.big select", {});
    expect(() => decode(["9007199254740993"], "s.big select")).toThrow(
      /^s\.big select: id holds an integer beyond(?!.*9007)/,
    );
  });
});

describe("a page over a column that is read with less than what is stored", () => {
  const own = { decode: Number, encode: String, isLossy: true };
  const lossy = defineTable<{ id: number; at: Date; sum: number; own: number }>(
    {
      schema: "s",
      name: "t",
      columns: {
        id: t.int4("id", "integer", "NOT NULL"),
        at: t.timestamptzAsDate("at", "timestamp with time zone", "NOT NULL"),
        sum: t.numericAsNumber("sum", "numeric", "NOT NULL"),
        own: t.of(own)("own", "numeric", "NOT NULL"),
      },
      key: ["id"],
    },
  );
  const last = { id: 1, at: new Date(0), sum: 1, own: 1 };

  it.each(["at", "sum", "own"])("is refused for %s", (column) => {
    const page = (after: object | undefined) => () =>
      compileSelect(lossy, "page", { orderBy: [column], limit: 1, after });
    expect(page(last)).toThrow(/cannot continue after/);
    // The first one too, before anybody relies on the rest.
    expect(page(undefined)).toThrow(/cannot continue after/);
  });

  it("is no page without after, or by another column", () => {
    const { text } = compileSelect(lossy, "all", { orderBy: ["at"], limit: 1 });
    expect(text).toMatch(/order by "at", "id" limit 1$/);
    expect(() =>
      compileSelect(lossy, "page", { limit: 1, after: last }),
    ).not.toThrow();
  });
});
