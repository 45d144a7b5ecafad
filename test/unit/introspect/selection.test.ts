/** Globs, and what a selection keeps. */
import { describe, expect, it } from "vitest";
import { createGlob, selectTables } from "../../../src/introspect/selection.js";

describe("createGlob", () => {
  const orders = { schema: "public", table: "orders" };
  it.each([
    { glob: "orders", name: orders, want: true },
    { glob: "order", name: orders, want: false },
    { glob: "rders", name: orders, want: false },
    { glob: "ord*", name: orders, want: true },
    { glob: "*", name: orders, want: true },
    { glob: "**s", name: orders, want: true },
    { glob: "order?", name: orders, want: true },
    { glob: "orders?", name: orders, want: false },
    { glob: "public.orders", name: orders, want: true },
    { glob: "public.*", name: orders, want: true },
    { glob: "*.orders", name: orders, want: true },
    { glob: "pub*", name: orders, want: false },
    { glob: "Orders", name: orders, want: false },
    { glob: "a.b", name: { schema: "s", table: "a.b" }, want: true },
    { glob: "a.b", name: { schema: "s", table: "axb" }, want: false },
    {
      glob: "a+(b)[c]^$|\\/",
      name: { schema: "s", table: "a+(b)[c]^$|\\/" },
      want: true,
    },
    { glob: "?", name: { schema: "s", table: "🚀" }, want: true },
    { glob: "a*b", name: { schema: "s", table: "a\nb" }, want: true },
    { glob: "", name: orders, want: false },
  ])("$glob on $name.table: $want", ({ glob, name, want }) => {
    expect(createGlob(glob)(name)).toBe(want);
  });
});

describe("selectTables", () => {
  const tables = ["orders", "orders_2023", "users"].map((table) => ({
    schema: "s",
    table,
  }));
  it.each([
    { include: [], exclude: [], want: [0, 1, 2], unmatched: [] },
    { include: ["orders*"], exclude: ["*_2023"], want: [0], unmatched: [] },
    {
      include: ["users", "x", "y*"],
      exclude: [],
      want: [2],
      unmatched: ["x", "y*"],
    },
    { include: [], exclude: ["s.*"], want: [], unmatched: [] },
  ])(
    "keeps $want of $include without $exclude",
    ({ include, exclude, want, unmatched }) => {
      const selection = { schemas: ["s"], tables: include, exclude };
      expect(selectTables(selection, tables)).toEqual({
        selected: want.map((index) => tables[index]),
        unmatched,
      });
    },
  );
});
