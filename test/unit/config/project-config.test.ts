/** `.yo-rc.json`: what it may hold, and the sentence for what it may not. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  parseProjectConfig,
  readProjectConfig,
} from "../../../src/config/project-config.js";

const FULL = {
  schemas: ["public", "sales"],
  tables: ["dim_*"],
  exclude: ["tmp_*"],
  out: "src/repositories",
  runtime: "src/dws",
  connection: {
    host: "a,b",
    port: 8000,
    database: "gaussdb",
    user: "dbadmin",
    sslmode: "verify-ca",
    sslrootcert: "cacert.pem",
  },
  local: { schema: "local/schema.sql" },
  advice: { ignore: ["roundrobin", "fixed-char sales.old orders"] },
  types: {
    timestamptz: "Date",
    int8: "number",
    json: { import: "./src/types.js", name: "Payload" },
    numeric: { import: "decimal.js", name: "Decimal", codec: "decimalCodec" },
    "sales.orders.payload": "parsed",
    "public.geometry": { import: "./geo.js", name: "Shape", codec: "shape" },
  },
  properties: "snake",
  names: {
    "sales.ord_hdr": "orders",
    "sales.data": { name: "data", type: "Datum" },
    "sales.orders.cust no": "customerNumber",
  },
  singularRows: true,
  brandedKeys: false,
};

const PASSWORD = {
  message:
    ".yo-rc.json holds a password, which does not belong into a file that is shared.",
  hint: "Remove it there and set PGPASSWORD instead.",
};

const REFUSED = [
  {
    given: { advice: { ignore: ["unlogged", "round-robin s.t"] } },
    message: '.yo-rc.json ignores advice "round-robin", which does not exist.',
    hint: 'Did you mean "roundrobin"?',
  },
  {
    given: { advice: { ignored: [] } },
    message: '.yo-rc.json holds an unknown key "advice.ignored".',
    hint: 'Did you mean "ignore"?',
  },
  {
    given: { advice: { ignore: "roundrobin" } },
    message: '.yo-rc.json has a wrong value for "advice.ignore".',
    hint: "Expected is a list of texts.",
  },
  {
    given: { schema: ["public"] },
    message: '.yo-rc.json holds an unknown key "schema".',
    hint: 'Did you mean "schemas"?',
  },
  {
    given: { connection: { hots: "x" } },
    message: '.yo-rc.json holds an unknown key "connection.hots".',
    hint: 'Did you mean "host"?',
  },
  {
    given: { local: { zzzzzz: "x" } },
    message: '.yo-rc.json holds an unknown key "local.zzzzzz".',
    hint: 'Known are "schema".',
  },
  {
    given: { schemas: "public" },
    message: '.yo-rc.json has a wrong value for "schemas".',
    hint: "Expected is a list of texts.",
  },
  {
    given: { schemas: [] },
    message: '.yo-rc.json has a wrong value for "schemas".',
  },
  {
    given: { schemas: ["public", 7] },
    message: '.yo-rc.json has a wrong value for "schemas.1".',
    hint: "Expected is string.",
  },
  {
    given: { connection: { port: 0 } },
    message: '.yo-rc.json has a wrong value for "connection.port".',
  },
  {
    given: { connection: { sslmode: "on" } },
    message: '.yo-rc.json has a wrong value for "connection.sslmode".',
  },
  {
    given: { connection: { host: "postgres://x/y" } },
    message: '.yo-rc.json has a wrong value for "connection.host".',
    hint: "Expected is a host, not a URL.",
  },
  {
    given: { types: { timestamptz: "date" } },
    message: '.yo-rc.json, types.timestamptz: timestamptz cannot be "date".',
    hint: 'It can be "TimestampTz", "string", "Date", or { import, name, codec } of your own.',
  },
  {
    given: { types: { date: "Date" } },
    message: '.yo-rc.json, types.date: date cannot be "Date".',
    hint: 'A Date is a moment: a day would become midnight in one time zone and another day in the next. It can be "DateText", "string", or { import, name, codec } of your own.',
  },
  {
    given: { types: { bigint: "number" } },
    message: '.yo-rc.json, types.bigint: the catalog calls this type "int8".',
    hint: 'Write "int8".',
  },
  {
    given: { types: { "s.t.c": "pasred" } },
    message: '.yo-rc.json, types.s.t.c: "pasred" is no choice of any type.',
    hint: 'Did you mean "parsed"?',
  },
  {
    given: { types: { text: { import: "./a.js", name: "A" } } },
    message: ".yo-rc.json, types.text: text as A needs a codec.",
  },
  {
    given: { types: { "s.t.c": { import: "./a.js", name: "A", codek: "a" } } },
    message: '.yo-rc.json holds an unknown key "types.s.t.c.codek".',
    hint: 'Did you mean "codec"?',
  },
  {
    given: { types: { "s.t.c": { import: "./a.js" } } },
    message: '.yo-rc.json has a wrong value for "types.s.t.c.name".',
  },
  {
    given: { types: { json: { import: "./a.js", name: "a-b" } } },
    message: '.yo-rc.json has a wrong value for "types.json.name".',
    hint: "Expected is the name of something that a module exports.",
  },
  {
    given: { types: { json: { import: "/home/a.js", name: "A" } } },
    message: '.yo-rc.json has a wrong value for "types.json.import".',
  },
  {
    given: { types: { json: { import: "src\\a.js", name: "A" } } },
    message: '.yo-rc.json has a wrong value for "types.json.import".',
  },
  {
    given: { types: { int8: 8 } },
    message: '.yo-rc.json has a wrong value for "types.int8".',
    hint: 'Expected is a choice such as "Date", or { import, name, codec }.',
  },
  {
    given: { types: ["int8"] },
    message: '.yo-rc.json has a wrong value for "types".',
    hint: 'Expected is an object such as { "int8": "number" }.',
  },
  {
    given: { names: { "s.t": "not one" } },
    message: '.yo-rc.json has a wrong value for "names.s.t".',
    hint: 'Expected is a TypeScript name such as "customerNumber".',
  },
  {
    given: { names: { orders: "order" } },
    message: '.yo-rc.json has a wrong value for "names.orders".',
    hint: 'Expected is a table "schema.table" or a column "schema.table.column".',
  },
  {
    given: { names: { "s.t": { typ: "Order" } } },
    message: '.yo-rc.json holds an unknown key "names.s.t.typ".',
    hint: 'Did you mean "type"?',
  },
  {
    given: { properties: "pascal" },
    message: '.yo-rc.json has a wrong value for "properties".',
  },
  {
    given: { singularRows: "yes" },
    message: '.yo-rc.json has a wrong value for "singularRows".',
  },
  {
    given: { brandedKey: true },
    message: '.yo-rc.json holds an unknown key "brandedKey".',
    hint: 'Did you mean "brandedKeys"?',
  },
  {
    given: "public",
    message: '.yo-rc.json has a wrong value for "generator-dws".',
  },
  { given: { password: "hunter2" }, ...PASSWORD },
  { given: { connection: { password: "hunter2" } }, ...PASSWORD },
  { given: { connection: { PGPASSWORD: "hunter2" } }, ...PASSWORD },
  { given: { connection: { host: "postgres://u:hunter2@h/d" } }, ...PASSWORD },
  { given: { url: "postgres://u:hunter2@h/d" }, ...PASSWORD },
];

describe("parseProjectConfig", () => {
  it("accepts everything and nothing", () => {
    expect(parseProjectConfig(FULL)).toEqual(FULL);
    expect(parseProjectConfig({})).toEqual({});
  });

  it.each(REFUSED)("refuses $given", ({ given, message, hint }) => {
    const parse = () => parseProjectConfig(given);
    expect(parse).toThrow(
      expect.objectContaining({
        kind: "config",
        message,
        ...(hint === undefined ? {} : { hint }),
      }),
    );
    expect(parse).not.toThrow("hunter2");
  });
});

describe("readProjectConfig", () => {
  const root = mkdtempSync(join(tmpdir(), "dws-config-"));
  afterAll(() => {
    rmSync(root, { recursive: true });
  });
  const file = join(root, ".yo-rc.json");

  it("reads only our part, and does without the file", () => {
    expect(readProjectConfig(root)).toEqual({});
    writeFileSync(file, JSON.stringify({ "generator-other": { a: 1 } }));
    expect(readProjectConfig(root)).toEqual({});
    writeFileSync(file, JSON.stringify({ "generator-dws": FULL }));
    expect(readProjectConfig(root)).toEqual(FULL);
  });

  it("says so when it is no JSON", () => {
    writeFileSync(file, "{ schemas: ");
    expect(() => readProjectConfig(root)).toThrow(
      expect.objectContaining({
        kind: "config",
        message: ".yo-rc.json cannot be read as JSON.",
      }),
    );
  });
});
