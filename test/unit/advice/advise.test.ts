/** Every piece of advice: given where it is due, and not beside that. */
import { describe, expect, it } from "vitest";
import { advise, type AdviceFacts } from "../../../src/advice/advise.js";
import {
  ADVICE,
  ADVICE_CODES,
  type AdviceCode,
} from "../../../src/advice/codes.js";
import type { Column, Schema, Table } from "../../../src/model/model.js";
import { builtIn, column, database, sequence, table } from "../plan/samples.js";

interface Case {
  readonly code: AdviceCode;
  /** Where it is said; the table by default. */
  readonly at?: string;
  readonly due: Parameters<typeof codesOf>[0];
  readonly spared: readonly Parameters<typeof codesOf>[0][];
}

interface Given {
  readonly table?: Partial<Table>;
  readonly schema?: Partial<Schema>;
  readonly facts?: AdviceFacts;
  readonly compatibility?: "ORA" | "TD" | "MySQL";
}

const adviceOn = (given: Given) =>
  advise(
    database(
      { tables: [table(given.table)], ...given.schema },
      { compatibility: given.compatibility ?? "ORA" },
    ),
    given.facts,
  );

const codesOf = (given: Given) =>
  adviceOn(given).map(({ code, at }) => `${code} ${at}`);

const key = { name: "k", columns: ["a"] };
const unique = {
  ...key,
  nulls: "distinct",
  isDeferrable: false,
} as const;
const rows = (count: number): AdviceFacts => ({
  rowEstimates: new Map([["s.t", count]]),
});
const store = (
  orientation: Table["orientation"],
  storage: Table["storage"],
): Given => ({ table: { orientation, storage } });
const only = (type: Column["type"], given: Partial<Column> = {}): Given => ({
  table: { columns: [column("a", { type, ...given })] },
});
const dated = [column("a", { type: builtIn("timestamptz") })];
const range = (
  bounds: readonly (string | null)[],
  by: "range" | "list" = "range",
): Table["partitioning"] => ({
  by,
  columns: ["b"],
  partitions: bounds.map((bound, index) => ({
    name: `p${index}`,
    bound: [bound],
  })),
});
const many = (count: number) =>
  range(Array.from({ length: count }, (_, index) => String(index)));
const index = (name: string, method = "btree") => ({
  name,
  isUnique: false,
  method,
  definition: `${method} (a)`,
});

const CASES: readonly Case[] = [
  {
    code: "no-primary-key",
    due: {},
    spared: [
      { table: { primaryKey: key } },
      { table: { uniqueKeys: [unique] } },
    ],
  },
  {
    code: "roundrobin",
    due: { table: { distribution: { by: "roundrobin" } } },
    spared: [{}, { table: { distribution: { by: "replication" } } }],
  },
  {
    code: "replicated-large",
    due: {
      table: { distribution: { by: "replication" } },
      facts: rows(1_000_001),
    },
    spared: [
      { table: { distribution: { by: "replication" } } },
      {
        table: { distribution: { by: "replication" } },
        facts: rows(1_000_000),
      },
      { facts: rows(1_000_001) },
    ],
  },
  {
    code: "weak-distribution-key",
    at: "s.t.a",
    due: {},
    spared: [
      { table: { columns: [column("a", { nullable: false })] } },
      { table: { distribution: { by: "roundrobin" } } },
    ],
  },
  {
    code: "big-unpartitioned",
    due: { table: { columns: dated }, facts: rows(50_000_001) },
    spared: [
      { table: { columns: dated } },
      { table: { columns: dated }, facts: rows(50_000_000) },
      { facts: rows(50_000_001) },
      {
        table: { columns: dated, partitioning: range([null]) },
        facts: rows(50_000_001),
      },
    ],
  },
  {
    code: "too-many-partitions",
    due: { table: { partitioning: many(1001) } },
    spared: [{ table: { partitioning: many(1000) } }],
  },
  {
    code: "no-maxvalue",
    due: { table: { partitioning: range(["1", "2"]) } },
    spared: [
      {},
      { table: { partitioning: range(["1", null]) } },
      { table: { partitioning: range(["1"], "list") } },
      { table: { partitioning: range(["1"]), storage: { ttl: "3 days" } } },
      { table: { partitioning: range(["1"]), storage: { period: "1 day" } } },
    ],
  },
  {
    code: "column-store-single-row",
    due: store("column", {}),
    spared: [
      store("row", {}),
      store("column", { enable_hstore: "on" }),
      store("column", { enable_hstore_opt: "true" }),
    ],
  },
  {
    code: "delta-table",
    due: store("column", { enable_delta: "on" }),
    spared: [store("column", {}), store("column", { enable_delta: "false" })],
  },
  {
    code: "row-compress",
    due: store("row", { compression: "yes" }),
    spared: [
      store("row", {}),
      store("row", { compression: "no" }),
      store("column", { compression: "high" }),
    ],
  },
  {
    code: "psort-index",
    due: { table: { indexes: [index("i", "psort")] } },
    spared: [{ table: { indexes: [index("i")] } }],
  },
  {
    code: "many-indexes",
    due: {
      table: {
        primaryKey: key,
        uniqueKeys: [unique],
        indexes: [index("i"), index("j")],
      },
    },
    spared: [{ table: { primaryKey: key, indexes: [index("i"), index("j")] } }],
  },
  {
    code: "unlogged",
    due: { table: { persistence: "unlogged" } },
    spared: [{}],
  },
  {
    code: "serial-cache",
    at: "s.t.a",
    due: {
      schema: {
        sequences: [sequence("q", { ownedBy: { table: "t", column: "a" } })],
      },
    },
    spared: [
      { schema: { sequences: [sequence("q")] } },
      {
        schema: {
          sequences: [
            sequence("q", {
              cache: "20",
              ownedBy: { table: "t", column: "a" },
            }),
          ],
        },
      },
    ],
  },
  {
    code: "never-analyzed",
    due: { facts: { rowEstimates: new Map() } },
    spared: [{}, { facts: rows(1) }],
  },
  {
    code: "fixed-char",
    at: "s.t.a",
    due: only(builtIn("bpchar", "character(2)")),
    spared: [
      only(builtIn("bpchar", "character(1)")),
      only(builtIn("varchar", "character varying(2)")),
    ],
  },
  {
    code: "numeric-unbounded",
    at: "s.t.a",
    due: only(builtIn("numeric")),
    spared: [only(builtIn("numeric", "numeric(12,2)"))],
  },
  {
    code: "ora-empty-string",
    at: "s.t.a",
    due: only(builtIn("text"), { nullable: false }),
    spared: [
      only(builtIn("text")),
      only(builtIn("int4", "integer"), { nullable: false }),
      { ...only(builtIn("text"), { nullable: false }), compatibility: "TD" },
    ],
  },
  {
    code: "fk-not-enforced",
    due: {
      table: {
        foreignKeys: [
          {
            name: "f",
            columns: ["a"],
            references: { schema: "s", table: "u", columns: ["id"] },
          },
        ],
      },
    },
    spared: [{}],
  },
  {
    code: "colversion-3",
    due: store("column", { colversion: "3.0" }),
    spared: [store("column", { colversion: "2.0" }), store("column", {})],
  },
  {
    code: "tablespace",
    due: store("column", { cold_tablespace: "obs" }),
    spared: [store("column", {})],
  },
  {
    code: "default-database",
    at: "gaussdb",
    due: { facts: { databaseName: "gaussdb" } },
    spared: [{}, { facts: { databaseName: "sales" } }],
  },
];

describe("advice", () => {
  it("is tested, all of it", () => {
    expect(CASES.map(({ code }) => code).toSorted()).toEqual(
      ADVICE_CODES.toSorted(),
    );
  });

  it.each(CASES)("$code is given where it is due", ({ code, at, due }) => {
    expect(adviceOn(due)).toContainEqual({
      code,
      at: at ?? "s.t",
      ...ADVICE[code],
    });
  });

  it.each(CASES)("$code is not given elsewhere", ({ code, spared }) => {
    for (const given of spared) {
      expect(codesOf(given).join("\n")).not.toContain(`${code} `);
    }
  });

  it("comes by code, then in the order of the model", () => {
    const tables = ["y", "x"].map((name) => table({ name }));
    expect(codesOf({ schema: { tables } })).toEqual([
      "no-primary-key s.x",
      "no-primary-key s.y",
      "weak-distribution-key s.x.a",
      "weak-distribution-key s.y.a",
    ]);
  });

  it("is silent about other servers", () => {
    const other = database({ tables: [table()] }, { server: "postgres" });
    expect(advise(other, { databaseName: "postgres" })).toEqual([]);
  });
});
