/** Which type and codec a column gets, and what is said of a choice that does not fit. */
import { describe, expect, it } from "vitest";
import type { Column, Database, TypeRef } from "../../../src/model/model.js";
import type { Family as RuntimeFamily } from "../../../src/runtime/index.js";
import { t } from "../../../src/runtime/index.js";
import { checkTypes } from "../../../src/types/check.js";
import { type Family, KNOWN_TYPES } from "../../../src/types/choices.js";
import type { TypesConfig } from "../../../src/types/config.js";
import { createTypes, withLocalNames } from "../../../src/types/resolve.js";

const ORDERS = { schema: "sales", name: "orders" };

const typeRef = (name: string, more: Partial<TypeRef> = {}): TypeRef => ({
  sql: name,
  schema: "pg_catalog",
  name,
  kind: "base",
  isArray: false,
  ...more,
});

const column = (name: string, type: TypeRef): Column => ({
  name,
  type,
  nullable: true,
  default: null,
  onUpdate: null,
  isSerial: false,
  collation: null,
  comment: null,
});

const MOOD = typeRef("mood", { schema: "sales", kind: "enum" });
const PAIR = typeRef("pair", { schema: "sales", kind: "composite" });

const resolve = (type: TypeRef, config?: TypesConfig) =>
  createTypes(config)(ORDERS, column("c", type));

const runtime = (name: string) => ({ from: "runtime", name });

/** Type and maker of every row of the facts' table of types, §3.2. */
const DEFAULTS: readonly [names: string, type: string, maker: string][] = [
  ["int1", "number", "uint1"],
  ["int2", "number", "int2"],
  ["int4", "number", "int4"],
  ["int8", "bigint", "int8"],
  ["numeric", "Numeric", "numeric"],
  ["float4 float8", "number", "float"],
  ["money", "string", "comparable"],
  ["bool", "boolean", "bool"],
  ["bpchar varchar nvarchar2 text clob char name", "string", "text"],
  ["bytea", "Buffer", "bytea"],
  ["raw blob", "string", "comparable"],
  ["date", "DateText", "temporal"],
  ["time timetz interval reltime abstime", "string", "temporal"],
  ["timestamp smalldatetime", "Timestamp", "temporal"],
  ["timestamptz", "TimestampTz", "temporal"],
  ["tinterval", "string", "opaque"],
  ["uuid inet cidr macaddr bit varbit", "string", "comparable"],
  ["json", "JsonText", "json"],
  ["jsonb", "JsonbText", "comparable"],
  ["xml point lseg path polygon line circle", "string", "opaque"],
  ["box", "string", "box"],
  ["tsvector tsquery", "string", "comparable"],
  [
    "int4range int8range numrange tsrange tstzrange daterange",
    "string",
    "comparable",
  ],
  ["hll roaringbitmap", "string", "opaque"],
  ["oid", "number", "oid"],
  ["regclass", "string", "comparable"],
  ["of_an_extension", "string", "comparable"],
];

describe("without a choice", () => {
  it.each(DEFAULTS)("%s is %s", (names, type, maker) => {
    for (const name of names.split(" ")) {
      const isOwn = /^[A-Z]/.test(type) && type !== "Buffer";
      expect(resolve(typeRef(name))).toMatchObject({
        type,
        maker: `t.${maker}`,
        isArray: false,
        isChosen: false,
        ...(isOwn ? { typeImport: runtime(type) } : {}),
      });
      expect(resolve(typeRef(name, { isArray: true }))).toMatchObject({
        type,
        maker: `t.${maker}.array`,
        isArray: true,
      });
    }
  });

  it("an enum is a label, a composite type and anybody's own are text", () => {
    expect(resolve(MOOD)).toMatchObject({ type: "string", maker: "t.label" });
    expect(resolve(PAIR)).toMatchObject({ maker: "t.comparable" });
    const own = typeRef("int4", { schema: "sales" });
    expect(resolve(own)).toMatchObject({ maker: "t.comparable" });
  });

  it("every choice has a maker, of the family that the type has", () => {
    for (const [name, { family, choices }] of KNOWN_TYPES) {
      for (const { maker, name: choice } of choices) {
        const { codec } = t[maker as "int4"]("c", name);
        expect([name, choice, codec.family]).toEqual([
          name,
          choice,
          choice === "parsed" ? "json" : family,
        ]);
      }
    }
  });

  it("the families are the runtime's", () => {
    const family: Family = "opaque";
    const same: RuntimeFamily = family;
    expect(same).toBe(family);
  });
});

const PAYLOAD = { import: "./src/types.js", name: "Payload" };
const DECIMAL = {
  import: "decimal.js",
  name: "Decimal",
  codec: "decimalCodec",
};

describe("with a choice", () => {
  it.each<[string, TypeRef, TypesConfig, object]>([
    [
      "of a name",
      typeRef("timestamptz"),
      { timestamptz: "Date" },
      { type: "Date", maker: "t.timestamptzAsDate", isChosen: true },
    ],
    [
      "of a name, in an array",
      typeRef("int8", { isArray: true }),
      { int8: "number" },
      { type: "number", maker: "t.int8AsNumber.array" },
    ],
    [
      "of parsed documents",
      typeRef("jsonb"),
      { jsonb: "parsed" },
      {
        type: "ParsedJson",
        maker: "t.jsonParsed",
        family: "json",
        typeImport: runtime("ParsedJson"),
      },
    ],
    [
      "of a type for parsed documents",
      typeRef("json"),
      { json: PAYLOAD },
      {
        type: "Payload",
        maker: "t.jsonParsed",
        typeImport: { from: "project", path: "src/types.js", name: "Payload" },
      },
    ],
    [
      "of a package's codec",
      typeRef("numeric"),
      { numeric: DECIMAL },
      {
        type: "Decimal",
        maker: 't.of<Decimal>(decimalCodec, "number")',
        typeImport: { from: "package", package: "decimal.js", name: "Decimal" },
        codecImport: {
          from: "package",
          package: "decimal.js",
          name: "decimalCodec",
        },
      },
    ],
    [
      "of a column over its type",
      typeRef("numeric"),
      { numeric: DECIMAL, "sales.orders.c": "number" },
      { type: "number", maker: "t.numericAsNumber" },
    ],
    [
      "of a type outside pg_catalog",
      PAIR,
      { "sales.pair": { import: "../shared.js", name: "Pair", codec: "pair" } },
      {
        type: "Pair",
        maker: 't.of<Pair>(pair, "comparable")',
        typeImport: { from: "project", path: "../shared.js", name: "Pair" },
      },
    ],
    [
      "of an enum",
      { ...MOOD, isArray: true },
      { "sales.mood": { import: "./moods.js", name: "Mood", codec: "mood" } },
      { type: "Mood", maker: 't.of<Mood>(mood, "enum").array', isChosen: true },
    ],
  ])("%s", (_says, type, config, want) => {
    expect(resolve(type, config)).toMatchObject(want);
  });

  it("does not take a type of somebody's own for a built-in one of its name", () => {
    const own = typeRef("date", { schema: "sales" });
    expect(resolve(own, { date: "string" }).isChosen).toBe(false);
  });

  it("may be called something else in a module", () => {
    const resolved = resolve(typeRef("numeric", { isArray: true }), {
      numeric: DECIMAL,
    });
    expect(withLocalNames(resolved, ({ name }) => `${name}2`)).toMatchObject({
      type: "Decimal2",
      maker: 't.of<Decimal2>(decimalCodec2, "number").array',
    });
    const plain = resolve(typeRef("int4"));
    expect(withLocalNames(plain, () => "x")).toEqual(plain);
    const brand = resolve(typeRef("date"));
    expect(withLocalNames(brand, () => "DateText2")).toMatchObject({
      type: "DateText2",
      maker: "t.temporal",
    });
  });

  it("throws at what checkTypes complains about", () => {
    expect(() => resolve(typeRef("date"), { date: "Date" })).toThrow(
      'types.date: date cannot be "Date".',
    );
  });
});

const database = (...types: readonly TypeRef[]): Database => ({
  server: "dws",
  compatibility: "ORA",
  schemas: [
    {
      name: "sales",
      comment: null,
      enums: [],
      composites: [],
      sequences: [],
      tables: [],
      views: [
        {
          kind: "view",
          schema: "sales",
          name: "orders",
          comment: null,
          columns: types.map((type, index) => column(`c${index}`, type)),
        },
      ],
      foreignTables: [],
      routines: [],
    },
  ],
});

const HERE = database(
  typeRef("date"),
  typeRef("timestamptz"),
  typeRef("json"),
  typeRef("uuid"),
  MOOD,
);

describe("checkTypes", () => {
  it("has nothing to say about what fits", () => {
    const config: TypesConfig = {
      date: "string",
      json: PAYLOAD,
      numeric: "number",
      "sales.mood": DECIMAL,
      "sales.orders.c1": "Date",
    };
    const nothing = { complaints: [], unmatched: [] };
    expect(checkTypes(config, HERE)).toEqual(nothing);
    expect(checkTypes({}, HERE)).toEqual(nothing);
  });

  it.each<[string, TypesConfig, string, RegExp]>([
    [
      "a day as a moment",
      { "sales.orders.c0": "Date" },
      'types.sales.orders.c0: date cannot be "Date".',
      /^A Date is a moment: .* It can be "DateText", "string", or \{ import, name, codec \} of your own\.$/,
    ],
    [
      "a name that the type does not have",
      { "sales.orders.c3": "parsed" },
      'types.sales.orders.c3: uuid cannot be "parsed".',
      /^It can be "string", or /,
    ],
    [
      "a type without a codec",
      { "sales.mood": PAYLOAD },
      "types.sales.mood: mood as Payload needs a codec.",
      /^Without one, text would be called Payload without being one: add "codec", /,
    ],
  ])("complains about %s", (_says, config, message, hint) => {
    const { complaints, unmatched } = checkTypes(config, HERE);
    expect(complaints).toMatchObject([
      { message, hint: expect.stringMatching(hint) as unknown },
    ]);
    expect(unmatched).toEqual([]);
  });

  it("says a complaint once, however many columns it is about", () => {
    const twice = database(MOOD, MOOD);
    const { complaints } = checkTypes({ "sales.mood": "x" }, twice);
    expect(complaints).toHaveLength(1);
  });

  it("lists keys that are nothing, but not built-in types that nobody has", () => {
    const config: TypesConfig = {
      timestmptz: "Date",
      "sales.orders.gone": "Date",
      mood: DECIMAL,
      int8: "number",
    };
    expect(checkTypes(config, HERE).unmatched).toEqual([
      "timestmptz",
      "sales.orders.gone",
      "mood",
    ]);
  });
});
