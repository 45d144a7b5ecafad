/** Distribution, storage, keys, defaults and types out of catalog rows. */
import { describe, expect, it } from "vitest";
import {
  assembleRows,
  assembleTable,
  columnRow,
  sequenceRow,
  relationRow,
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
    expect(
      assembleTable({ relations: [relationRow(row)] }).distribution,
    ).toEqual(want);
  });

  it("says once which tables have an unknown one", () => {
    const relations = ["1", "2", "3", "4", "5"].map((oid) =>
      relationRow({ oid, relname: `t${oid}`, pclocatortype: "G" }),
    );
    expect(assembleRows({ relations }).notes).toEqual([
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
    const table = assembleTable({ relations: [relationRow({ reloptions })] });
    expect(table).toMatchObject(want);
    expect(Object.entries(table.storage)).toEqual(Object.entries(want.storage));
  });

  it("has no orientation elsewhere", () => {
    expect(assembleTable({ server: "postgres-xc" }).orientation).toBeNull();
  });
});

describe("defaults", () => {
  const owned = sequenceRow({
    attrelid: "1",
    attnum: "1",
    relname: "it's",
    sequence: 's."it\'s"',
  });
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

  it("reads ON UPDATE, and an empty text as none", () => {
    const table = assembleTable({
      columns: [
        columnRow({ expression: "", on_update: "now()" }),
        columnRow({ attnum: "2", attname: "b", on_update: "" }),
      ],
    });
    expect(
      table.columns.map(({ default: value, onUpdate }) => [value, onUpdate]),
    ).toEqual([
      [null, "now()"],
      [null, null],
    ]);
  });
});

describe("collations", () => {
  const text = typeRow({
    oid: "25",
    typname: "text",
    sql: "text",
    typcollation: "100",
  });
  const domain = typeRow({
    oid: "50",
    typname: "d",
    nspname: "s",
    typtype: "d",
    sql: "s.d",
    typcollation: "950",
    typbasetype: "25",
    basesql: "text",
  });
  const c = { attcollation: "950", collationname: 'pg_catalog."C"' };
  it.each([
    { row: { atttypid: "25", attcollation: "100" }, want: null },
    { row: { atttypid: "25", ...c }, want: 'pg_catalog."C"' },
    // The column is declared with the base, which does not bring the domain's collation.
    { row: { atttypid: "50", ...c }, want: 'pg_catalog."C"' },
    { row: { atttypid: "23", attcollation: null }, want: null },
  ])("has $want for $row", ({ row, want }) => {
    const table = assembleTable({
      types: [typeRow({}), text, domain],
      columns: [columnRow(row)],
    });
    expect(table.columns[0]?.collation).toBe(want);
  });

  it("names the default one where the type has another", () => {
    const table = assembleTable({
      types: [{ ...text, typcollation: "950" }],
      columns: [columnRow({ atttypid: "25", attcollation: "100" })],
    });
    expect(table.columns[0]?.collation).toBe('pg_catalog."default"');
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
      basesql: "integer",
      typnotnull: "t",
    }),
    typeRow({
      oid: "51",
      typname: "dd",
      nspname: "s",
      typtype: "d",
      typbasetype: "50",
      basesql: "s.d",
    }),
    typeRow({ oid: "52", typname: "_dd", nspname: "s", element: "51" }),
    typeRow({
      oid: "53",
      typname: "da",
      nspname: "s",
      typtype: "d",
      typbasetype: "1007",
      basesql: "integer[]",
    }),
    typeRow({
      oid: "54",
      typname: "money",
      nspname: "s",
      typtype: "d",
      typbasetype: "1700",
      basesql: "numeric(12,2)",
    }),
    typeRow({ oid: "1700", typname: "numeric" }),
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
    {
      oid: "51",
      want: { ...int4, sql: "integer", isArray: false },
      nullable: false,
    },
    {
      oid: "52",
      want: { ...int4, sql: "integer[]", isArray: true },
      nullable: true,
    },
    {
      oid: "53",
      want: { ...int4, sql: "integer[]", isArray: true },
      nullable: true,
    },
    {
      oid: "54",
      want: { ...int4, name: "numeric", sql: "numeric(12,2)", isArray: false },
      nullable: true,
    },
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
