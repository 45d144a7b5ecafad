/** Distribution, storage, keys, defaults and types out of catalog rows. */
import { describe, expect, it } from "vitest";
import {
  assembleRows,
  assembleTable,
  columnRow,
  tableRow,
  typeRow,
} from "./catalog-rows.js";

describe("distribution", () => {
  it.each([
    {
      row: { pclocatortype: "H", pcattnum: "3 1" },
      want: { by: "hash", columns: ["c", "a"] },
    },
    // Postgres-XC: one smallint.
    {
      row: { pclocatortype: "H", pcattnum: "2" },
      want: { by: "hash", columns: ["b"] },
    },
    {
      row: { pclocatortype: "M", pcattnum: "1" },
      want: { by: "modulo", columns: ["a"] },
    },
    {
      row: { pclocatortype: "R", pcattnum: "0" },
      want: { by: "replication" },
    },
    { row: { pclocatortype: "N", pcattnum: "0" }, want: { by: "roundrobin" } },
    {
      row: { pclocatortype: "G", pcattnum: "1" },
      want: { by: "unknown", code: "G" },
    },
    { row: { pclocatortype: null, pcattnum: null }, want: null },
  ])("reads $row", ({ row, want }) => {
    expect(assembleTable({ tables: [tableRow(row)] }).distribution).toEqual(
      want,
    );
  });

  it("says once which tables have an unknown one", () => {
    const tables = ["1", "2", "3", "4", "5"].map((oid) =>
      tableRow({ oid, relname: `t${oid}`, pclocatortype: "G" }),
    );
    expect(assembleRows({ tables }).notes).toEqual([
      'Distribution code "G" is not documented, so DISTRIBUTE BY is left out: s.t1, s.t2, s.t3 and 2 more.',
    ]);
  });
});

describe("storage", () => {
  it.each([
    { reloptions: null, orientation: "row", storage: {} },
    {
      reloptions: "{orientation=row,compression=no}",
      orientation: "row",
      storage: { compression: "no" },
    },
    {
      reloptions:
        '{orientation=column,COMPRESSION=low,colversion=2.0,rel_cn_oid=1,bucketnums=3,"ttl=1 day"}',
      orientation: "column",
      storage: { colversion: "2.0", compression: "low", ttl: "1 day" },
    },
    {
      reloptions: "{orientation=timeseries}",
      orientation: "column",
      storage: {},
    },
    {
      reloptions: "{fillfactor=70,autovacuum_enabled=off}",
      orientation: "row",
      storage: { fillfactor: "70" },
    },
  ])("reads $reloptions", ({ reloptions, ...want }) => {
    const table = assembleTable({ tables: [tableRow({ reloptions })] });
    expect(table).toMatchObject(want);
    expect(Object.entries(table.storage)).toEqual(Object.entries(want.storage));
  });

  it("has no orientation elsewhere", () => {
    expect(assembleTable({ server: "postgres-xc" }).orientation).toBeNull();
  });
});

describe("keys", () => {
  const key = (conname: string, contype: string, conkey: string) => ({
    conrelid: "1",
    conname,
    contype,
    conkey,
  });

  it("keeps key order, sorts by name and drops keys over system columns", () => {
    const table = assembleTable({
      constraints: [
        key("z", "u", "{2}"),
        key("pk", "p", "{3,1}"),
        key("A", "u", "{1,2}"),
        key("over_oid", "u", "{-2}"),
      ],
    });
    expect(table.primaryKey).toEqual({ name: "pk", columns: ["c", "a"] });
    expect(table.uniqueKeys).toEqual([
      { name: "A", columns: ["a", "b"] },
      { name: "z", columns: ["b"] },
    ]);
  });
});

describe("defaults", () => {
  const owned = { attrelid: "1", attnum: "1", sequence: 's."it\'s"' };
  const nextval = "nextval('s.\"it''s\"'::regclass)";
  it.each([
    { expression: nextval, sequences: [owned], want: true },
    { expression: nextval, sequences: [], want: false },
    {
      expression: "nextval('s.other'::regclass)",
      sequences: [owned],
      want: false,
    },
    { expression: null, sequences: [owned], want: false },
  ])("is serial with $expression: $want", ({ expression, sequences, want }) => {
    const table = assembleTable({
      sequences,
      columns: [columnRow({ expression })],
    });
    expect(table.columns[0]).toMatchObject({
      default: expression,
      isSerial: want,
    });
  });
});

describe("types", () => {
  const types = [
    typeRow({}),
    typeRow({ oid: "1007", typname: "_int4", element: "23" }),
    typeRow({
      oid: "50",
      typname: "d",
      nspname: "s",
      typtype: "d",
      typbasetype: "23",
      typnotnull: "t",
    }),
    typeRow({
      oid: "51",
      typname: "dd",
      nspname: "s",
      typtype: "d",
      typbasetype: "50",
    }),
    typeRow({ oid: "52", typname: "_dd", nspname: "s", element: "51" }),
    typeRow({
      oid: "53",
      typname: "da",
      nspname: "s",
      typtype: "d",
      typbasetype: "1007",
    }),
    typeRow({
      oid: "60",
      typname: "e",
      nspname: "other",
      typtype: "e",
      labels: "{b,a}",
    }),
    typeRow({
      oid: "61",
      typname: "unused",
      nspname: "other",
      typtype: "e",
      labels: "{x}",
    }),
    typeRow({ oid: "62", typname: "r", nspname: "s", typtype: "r" }),
    typeRow({ oid: "63", typname: "c", nspname: "s", typtype: "c" }),
    typeRow({ oid: "64", typname: "p", typtype: "p" }),
    typeRow({ oid: "65", typname: "m", typtype: "m" }),
  ];
  const int4 = { schema: "pg_catalog", name: "int4", kind: "base" };
  it.each([
    { oid: "23", want: { ...int4, isArray: false }, nullable: true },
    { oid: "1007", want: { ...int4, isArray: true }, nullable: true },
    { oid: "51", want: { ...int4, isArray: false }, nullable: false },
    { oid: "52", want: { ...int4, isArray: true }, nullable: true },
    { oid: "53", want: { ...int4, isArray: true }, nullable: true },
    {
      oid: "60",
      want: { schema: "other", name: "e", kind: "enum", isArray: false },
      nullable: true,
    },
    {
      oid: "62",
      want: { schema: "s", name: "r", kind: "range", isArray: false },
      nullable: true,
    },
    {
      oid: "63",
      want: { schema: "s", name: "c", kind: "composite", isArray: false },
      nullable: true,
    },
    {
      oid: "64",
      want: { schema: "pg_catalog", name: "p", kind: "pseudo", isArray: false },
      nullable: true,
    },
    {
      oid: "65",
      want: { schema: "pg_catalog", name: "m", kind: "base", isArray: false },
      nullable: true,
    },
  ])("resolves $oid to $want.name", ({ oid, want, nullable }) => {
    const table = assembleTable({
      types,
      columns: [columnRow({ atttypid: oid, sql: "x" })],
    });
    expect(table.columns[0]).toMatchObject({
      type: { sql: "x", ...want },
      nullable,
    });
  });

  it("takes enums of other schemas along when a column uses them", () => {
    const { database } = assembleRows({
      types,
      columns: [columnRow({ atttypid: "60", sql: "other.e" })],
    });
    expect(
      database.schemas.map(({ name, enums }) => ({ name, enums })),
    ).toEqual([
      { name: "other", enums: [{ name: "e", labels: ["b", "a"] }] },
      { name: "s", enums: [] },
    ]);
  });

  it("refuses a type that vanished", () => {
    expect(() => assembleTable({ types: [] })).toThrow(
      "The type integer vanished while the schema was read.",
    );
  });
});
