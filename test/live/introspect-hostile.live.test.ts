/** Names and comments that break careless quoting, on a real PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { introspect } from "../../src/introspect/introspect.js";
import { fromJson } from "../../src/model/from-json.js";
import { toJson } from "../../src/model/to-json.js";
import {
  createDatabase,
  createQuery,
  startPostgres,
  type Postgres,
} from "../support/postgres.js";

let server: Postgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
});

const all = (schema: string) => ({
  schemas: [schema],
  tables: [],
  exclude: [],
});

const hostileNames = [
  "constructor",
  "__proto__",
  "toString",
  'a"quote',
  "it's",
  "*/ close",
  "${x}`",
  "back\\slash",
  "line\nbreak",
  "naïve 表 🚀",
  "select",
  "x".repeat(63),
  "ä".repeat(31),
  "a.b",
  " ",
];
const hostileText = `*/ '; drop table x; -- "q" \\ \n\t\u2028 表 🚀 \${x} {NULL}`;

const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`;

const hostileSql = hostileNames
  .flatMap((name) => {
    const table = `${quoteName("sch'em\"a")}.${quoteName(name)}`;
    return [
      `create table ${table} (${hostileNames.map((column) => `${quoteName(column)} int`).join()}, ${quoteName(`id ${name}`.slice(0, 30))} serial primary key)`,
      `comment on table ${table} is ${quoteText(hostileText)}`,
      ...hostileNames.map(
        (column) =>
          `comment on column ${table}.${quoteName(column)} is ${quoteText(hostileText + column)}`,
      ),
    ];
  })
  .join(";\n");

describe("hostile names and comments", () => {
  it("come back exactly", async () => {
    const client = await createDatabase(
      server,
      "hostile",
      `create schema ${quoteName("sch'em\"a")}; ${hostileSql}`,
    );
    try {
      const { database } = await introspect(
        createQuery(client),
        all("sch'em\"a"),
      );
      const copy = fromJson(toJson(database));
      expect(copy).toEqual(database);
      const tables = copy.schemas[0]?.tables ?? [];
      expect(tables.map(({ name }) => name)).toEqual(hostileNames.toSorted());
      for (const table of tables) {
        expect(table.comment).toBe(hostileText);
        const columns = table.columns.slice(0, -1);
        expect(columns.map(({ name }) => name)).toEqual(hostileNames);
        expect(columns.map(({ comment }) => comment)).toEqual(
          hostileNames.map((name) => hostileText + name),
        );
        expect(table.columns.at(-1)?.isSerial).toBe(true);
      }
    } finally {
      await client.end();
    }
  });
});
