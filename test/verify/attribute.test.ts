/** Which change an error of the compiler is put beside. */
import { describe, expect, it } from "vitest";
import type { CodePlace, ReportedChange } from "../../src/diff/report.js";
import { findCause } from "../../src/verify/attribute.js";

const place = (
  table: string,
  type: string,
  property: string | null = null,
): CodePlace => ({
  module: `src/repositories/public/${table}.ts`,
  factory: type.charAt(0).toLowerCase() + type.slice(1),
  type,
  property,
});

const change = (
  kind: ReportedChange["kind"],
  code: CodePlace | null,
  breaks = true,
): ReportedChange => ({
  kind,
  schema: "public",
  table: "t",
  column: null,
  object: null,
  breaks,
  sentence: "Changed.",
  effect: breaks ? "Broken." : null,
  code,
  before: null,
  after: null,
});

const CHANGES = {
  note: change("column-removed", place("orders", "Orders", "note")),
  guess: change(
    "column-perhaps-renamed",
    place("orders", "Orders", "note"),
    false,
  ),
  total: change("type-changed", place("orders", "Orders", "total")),
  key: change("primary-key-changed", place("orders", "Orders")),
  comment: change("table-comment-changed", place("orders", "Orders"), false),
  added: change("column-added", place("orders", "Orders", "extra"), false),
  items: change("table-removed", place("order_items", "OrderItems")),
  theirNote: change("column-removed", place("people", "People", "note")),
  mood: change("enum-labels-changed", {
    module: "src/repositories/public/enums.ts",
    factory: null,
    type: "Mood",
    property: null,
  }),
  view: change("view-removed", null),
};

type Name = keyof typeof CHANGES;

interface Case {
  readonly message: string;
  readonly line?: string;
  readonly file?: string;
  readonly path?: string;
  readonly among: readonly Name[];
  readonly want: Name | null;
}

const ORDERS = 'import { orders } from "./repositories/public/orders.js";\n';
const BOTH = `${ORDERS}import { people } from "./repositories/index.js";\n`;

const cases: readonly Case[] = [
  {
    message: "Property 'note' does not exist on type 'OrdersRow'.",
    among: ["key", "total", "guess", "note"],
    want: "note",
  },
  {
    message:
      "Object literal may only specify known properties, and 'note' does not exist in type 'Patch'.",
    file: ORDERS,
    among: ["key", "note"],
    want: "note",
  },
  {
    message: "Property 'note' does not exist on type 'PeopleRow'.",
    file: BOTH,
    among: ["note", "theirNote"],
    want: "theirNote",
  },
  {
    message: "Property 'note' does not exist on type '{}'.",
    line: "const { note } = row;",
    file: BOTH,
    among: ["note", "theirNote"],
    want: null,
  },
  {
    message: "Property 'note' does not exist on type '{}'.",
    among: ["note", "total"],
    want: "note",
  },
  {
    message: "Type 'bigint' is not assignable to type 'number'.",
    line: "const n: number = row.total;",
    file: ORDERS,
    among: ["note", "total"],
    want: "total",
  },
  {
    message: "Type 'bigint' is not assignable to type 'number'.",
    line: "const n: number = row.totally;",
    file: "",
    among: ["note", "total"],
    want: null,
  },
  {
    message:
      "Argument of type '{ id: number; }' is not assignable to parameter of type 'OrdersInsert'.\n  Property 'extra' is missing in type '{ id: number; }'.",
    among: ["note", "key", "added"],
    want: "added",
  },
  {
    message:
      "Cannot find module './repositories/public/order_items.js' or its corresponding type declarations.",
    file: ORDERS,
    among: ["key", "items"],
    want: "items",
  },
  {
    message:
      "Module '\"./repositories/index.js\"' has no exported member 'orderItems'.",
    file: ORDERS,
    among: ["key", "items"],
    want: "items",
  },
  {
    message: "Property 'find' does not exist on type 'OrdersRepository'.",
    among: ["comment", "key", "items"],
    want: "key",
  },
  {
    message: "Something is wrong.",
    path: "src/repositories/public/orders.ts",
    among: ["comment", "key"],
    want: "key",
  },
  {
    message: "Type '\"sad\"' is not assignable to type 'Mood'.",
    among: ["key", "mood"],
    want: "mood",
  },
  {
    message: "Something is wrong.",
    line: "call();",
    file: ORDERS,
    among: ["comment", "note", "key"],
    want: "key",
  },
  {
    message: "Something is wrong.",
    line: "call();",
    file: BOTH,
    among: ["key", "theirNote"],
    want: null,
  },
  {
    message: "Cannot find name 'Order'.",
    line: "const x: Order = y;",
    among: ["key", "note", "view"],
    want: null,
  },
  { message: "Something is wrong.", among: [], want: null },
];

describe("an error", () => {
  it.each(cases)(
    "$message, in $file$line, comes from $want",
    ({ message, line = "", file = "", path = "src/main.ts", among, want }) => {
      const diagnostic = {
        file: path,
        line: 1,
        column: 1,
        code: "TS1",
        message,
      };
      const changes = among.map((name) => CHANGES[name]);
      const index = findCause(
        { diagnostic, line, file: `${file}${line}` },
        changes,
      );
      expect(index === null ? null : among[index]).toBe(want);
    },
  );

  it("finds names with letters of any language and signs of patterns", () => {
    const code = place("größe", "Größe", "$preis");
    const diagnostic = {
      file: "a.ts",
      line: 1,
      column: 1,
      code: "TS1",
      message: "Property '$preis' does not exist on type 'GrößeRow'.",
    };
    const scene = { diagnostic, line: "", file: "" };
    expect(findCause(scene, [change("column-removed", code)])).toBe(0);
    const longer = { ...diagnostic, message: "On type 'ÜGrößeRow'." };
    expect(
      findCause({ ...scene, diagnostic: longer }, [
        change("primary-key-changed", place("größe", "Größe")),
      ]),
    ).toBeNull();
  });
});
