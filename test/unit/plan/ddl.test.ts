/** The DDL of a table: every clause, every quote, and nothing that another cluster would not have. */
import { describe, expect, it } from "vitest";
import type { Schema, ServerKind, Table } from "../../../src/model/model.js";
import { planDdl } from "../../../src/plan/ddl.js";
import { surroundingsOf } from "../../../src/plan/surroundings.js";
import { builtIn, column, database, sequence, table } from "./samples.js";

const plan = (
  given: Partial<Table>,
  schema: Partial<Schema> = {},
  server: ServerKind = "dws",
) => {
  const around = surroundingsOf(database(schema, { server }));
  const { items, ...view } = planDdl(table(given), around, (name) => name);
  const those = (kind: RegExp) => items.filter((item) => kind.test(item));
  const parts = {
    ...view,
    requires: those(/^CREATE (?:TYPE|SEQUENCE) /),
    isUnlogged: items.includes("UNLOGGED"),
    constraints: those(/^CONSTRAINT /),
    clauses: those(/^(?:WITH|DISTRIBUTE|PARTITION|ENABLE) /),
    after: those(/^(?:ALTER|CREATE (?:UNIQUE )?INDEX) /),
  };
  // What says nothing is left out, so that a test shows what is said.
  return Object.fromEntries(
    Object.entries<unknown>(parts).filter(
      ([, value]) =>
        value !== null && value !== false && (value as unknown[]).length > 0,
    ),
  );
};

const PLAIN = {
  distribution: null,
  orientation: null,
} as const satisfies Partial<Table>;

describe("constraints", () => {
  it("are named and quoted, keys in key order", () => {
    const given: Partial<Table> = {
      ...PLAIN,
      primaryKey: {
        name: 'p"k',
        columns: ["b", "a"],
        isDeferrable: true,
        isDeferred: true,
      },
      uniqueKeys: [
        { name: "d", columns: ["a"], nulls: "distinct", isDeferrable: true },
        {
          name: "n",
          columns: ["a"],
          nulls: "not-distinct",
          isDeferrable: false,
        },
        { name: "i", columns: ["b"], nulls: "ignore", isDeferrable: false },
      ],
      checks: [{ name: "c", expression: "((a)::text <> ')'::text)" }],
      clusterKey: { name: "pck", columns: ["b"] },
    };
    expect(plan(given)).toEqual({
      constraints: [
        'CONSTRAINT "p""k" PRIMARY KEY ("b", "a") DEFERRABLE INITIALLY DEFERRED',
        'CONSTRAINT "d" UNIQUE ("a") DEFERRABLE',
        'CONSTRAINT "n" UNIQUE NULLS NOT DISTINCT ("a")',
        'CONSTRAINT "i" UNIQUE NULLS IGNORE ("b")',
        `CONSTRAINT "c" CHECK (((a)::text <> ')'::text))`,
        'CONSTRAINT "pck" PARTIAL CLUSTER KEY ("b")',
      ],
    });
  });

  it("leave foreign keys out", () => {
    const references = { schema: "s", table: "u", columns: ["id"] };
    expect(
      plan({
        ...PLAIN,
        foreignKeys: [{ name: "f", columns: ["a"], references }],
      }),
    ).toEqual({});
  });
});

describe("clauses", () => {
  it.each<[string, Partial<Table>, readonly string[]]>([
    [
      "options bare where they can be",
      {
        orientation: "column",
        storage: {
          bitmap_columns: "a,B",
          colversion: "2.0",
          compression: "low",
          max_batchrow: "60000",
          period: "1 day",
          ttl: "3d",
        },
      },
      [
        "WITH (orientation = column, bitmap_columns = 'a,B', colversion = 2.0, compression = low, max_batchrow = 60000, period = '1 day', ttl = '3d')",
        'DISTRIBUTE BY HASH ("a")',
      ],
    ],
    [
      "replication",
      { distribution: { by: "replication" } },
      ["WITH (orientation = row)", "DISTRIBUTE BY REPLICATION"],
    ],
    [
      "round robin",
      { distribution: { by: "roundrobin" } },
      ["WITH (orientation = row)", "DISTRIBUTE BY ROUNDROBIN"],
    ],
    [
      "several key columns",
      { distribution: { by: "hash", columns: ["b", "a"] } },
      ["WITH (orientation = row)", 'DISTRIBUTE BY HASH ("b", "a")'],
    ],
    [
      "modulo",
      { distribution: { by: "modulo", columns: ["b"] } },
      ["WITH (orientation = row)", 'DISTRIBUTE BY MODULO ("b")'],
    ],
    [
      "nothing for an undocumented distribution",
      { distribution: { by: "unknown", code: "G" } },
      ["WITH (orientation = row)"],
    ],
  ])("say %s", (_, given, want) => {
    expect(plan(given)).toEqual({ clauses: want });
  });

  it("are in the order that the grammar fixes, row movement last", () => {
    const partitioning: Table["partitioning"] = {
      by: "range",
      columns: ["b"],
      partitions: [{ name: "p", bound: [null] }],
    };
    const given: Partial<Table> = { partitioning, rowMovement: true };
    expect(plan(given)["clauses"]).toEqual([
      "WITH (orientation = row)",
      'DISTRIBUTE BY HASH ("a")',
      [
        'PARTITION BY RANGE ("b") (',
        'PARTITION "p" VALUES LESS THAN (MAXVALUE))',
      ].join("\n"),
      "ENABLE ROW MOVEMENT",
    ]);
    expect(plan({ ...given, orientation: "column" })["clauses"]).not.toContain(
      "ENABLE ROW MOVEMENT",
    );
    expect(plan({ ...given, rowMovement: false })["clauses"]).not.toContain(
      "ENABLE ROW MOVEMENT",
    );
  });
});

describe("partitions", () => {
  const clause = (
    partitioning: Table["partitioning"],
    types: Readonly<Record<string, [name: string, sql?: string]>>,
  ) =>
    plan({
      ...PLAIN,
      columns: Object.entries(types).map(([name, type]) =>
        column(name, { type: builtIn(...type) }),
      ),
      partitioning,
    })["clauses"];

  it("have range bounds of the key's types", () => {
    const partitions = [
      { name: "p1", bound: ["-1", "10", ".25"] },
      { name: "p'2", bound: ["7", "it's", "1e10"] },
      { name: "p3", bound: ["7", "back\\slash", "NaN"] },
      { name: "p4", bound: ["8", null, null] },
    ];
    expect(
      clause(
        { by: "range", columns: ["i", "t", "n"], partitions },
        { t: ["varchar"], i: ["int8"], n: ["numeric"] },
      ),
    ).toEqual([
      [
        'PARTITION BY RANGE ("i", "t", "n") (',
        `PARTITION "p1" VALUES LESS THAN (-1, '10', .25),`,
        `PARTITION "p'2" VALUES LESS THAN (7, 'it''s', 1e10),`,
        `PARTITION "p3" VALUES LESS THAN (7, E'back\\\\slash', 'NaN'),`,
        'PARTITION "p4" VALUES LESS THAN (8, MAXVALUE, MAXVALUE))',
      ].join("\n"),
    ]);
  });

  it("have list values without the casts of the deparser", () => {
    const partitions = [
      { name: "p1", bound: ["1", "'-2'::integer", "(-3)"] },
      { name: "p2", bound: ["4, 5"] },
      { name: "p3", bound: ["DEFAULT"] },
    ];
    expect(
      clause({ by: "list", columns: ["i"], partitions }, { i: ["int4"] }),
    ).toEqual([
      [
        'PARTITION BY LIST ("i") (',
        'PARTITION "p1" VALUES (1, -2, -3),',
        'PARTITION "p2" VALUES (4, 5),',
        'PARTITION "p3" VALUES (DEFAULT))',
      ].join("\n"),
    ]);
    const texts = [
      "'a, (b)'::text",
      "'it''s'::character varying",
      "NULL::text",
      "lower('X'::text)",
      "'10'::text",
    ];
    expect(
      clause(
        {
          by: "list",
          columns: ["t"],
          partitions: [{ name: "p", bound: texts }],
        },
        { t: ["text"] },
      ),
    ).toEqual([
      [
        'PARTITION BY LIST ("t") (',
        `PARTITION "p" VALUES ('a, (b)', 'it''s', NULL, lower('X'::text), '10'))`,
      ].join("\n"),
    ]);
  });

  it("have rows for a list key of several columns", () => {
    const bound = ["ROW(202201, 'city,1'::text), ROW(202202, '2)'::text)"];
    expect(
      clause(
        { by: "list", columns: ["i", "t"], partitions: [{ name: "p", bound }] },
        { i: ["int4"], t: ["text"] },
      ),
    ).toEqual([
      [
        'PARTITION BY LIST ("i", "t") (',
        `PARTITION "p" VALUES ((202201, 'city,1'), (202202, '2)')))`,
      ].join("\n"),
    ]);
  });

  it("are left out where there are none, as for PostgreSQL's own kind", () => {
    expect(
      clause({ by: "range", columns: ["a"], partitions: [] }, { a: ["int4"] }),
    ).toBeUndefined();
  });
});

describe("indexes", () => {
  const partitioning: Table["partitioning"] = {
    by: "range",
    columns: ["b"],
    partitions: [{ name: "p", bound: [null] }],
  };
  const after = (
    definition: string,
    given: Partial<Table> = {},
    server: ServerKind = "dws",
  ) =>
    plan(
      {
        ...given,
        indexes: [{ name: "i", isUnique: false, method: "btree", definition }],
      },
      {},
      server,
    )["after"];

  it.each([
    ["btree (a, lower((b)::text) DESC NULLS LAST)", ""],
    ["btree (a) WHERE ((b)::text <> ' TABLESPACE x LOCAL'::text)", ""],
    ["btree (a) INCLUDE (b) NULLS NOT DISTINCT WITH (fillfactor='70')", ""],
    [
      'btree (a) TABLESPACE "my space" WHERE (a > 0)',
      "btree (a) WHERE (a > 0)",
    ],
  ])("keep %s, but for its tablespace", (definition, want) => {
    expect(after(definition)).toEqual([
      `CREATE INDEX "i" ON "s"."t" USING ${want === "" ? definition : want}`,
    ]);
  });

  it.each([
    ["psort (a)", "psort (a) LOCAL"],
    [
      "btree (a) LOCAL(PARTITION p1_i, PARTITION p2_i) TABLESPACE pg_default",
      "btree (a) LOCAL",
    ],
    [
      "btree (a) WITH (fillfactor='70') WHERE (a > 0)",
      "btree (a) LOCAL WITH (fillfactor='70') WHERE (a > 0)",
    ],
  ])("of a partitioned table are local: %s", (definition, want) => {
    expect(after(definition, { partitioning })).toEqual([
      `CREATE INDEX "i" ON "s"."t" USING ${want}`,
    ]);
  });

  it("know no LOCAL on PostgreSQL", () => {
    expect(
      after(
        "btree (a)",
        { partitioning: { ...partitioning, partitions: [] } },
        "postgres",
      ),
    ).toEqual(['CREATE INDEX "i" ON "s"."t" USING btree (a)']);
  });

  it("may be unique", () => {
    const indexes = [
      { name: 'u"', isUnique: true, method: "btree", definition: "btree (a)" },
    ];
    expect(plan({ ...PLAIN, indexes })).toEqual({
      after: ['CREATE UNIQUE INDEX "u""" ON "s"."t" USING btree (a)'],
    });
  });
});

describe("what the table requires", () => {
  const mood = { name: "mood", labels: ["sad", "it's"] };
  const typed = (
    name: string,
    kind: "enum" | "composite",
    isArray = false,
  ) => ({
    ...builtIn(name, `s.${name}`),
    schema: "s",
    kind,
    isArray,
  });

  it("is its types, what they are made of first, each once", () => {
    const composites = [
      {
        name: "outer",
        attributes: [
          { name: "in", type: typed("inner", "composite", true) },
          { name: "day", type: builtIn("date") },
        ],
      },
      {
        name: "inner",
        attributes: [{ name: "m", type: typed("mood", "enum") }],
      },
    ];
    const columns = [
      column("a", { type: typed("outer", "composite") }),
      column("b", { type: typed("mood", "enum", true) }),
      column("c", { type: typed("elsewhere", "enum") }),
    ];
    expect(
      plan({ ...PLAIN, columns }, { enums: [mood], composites })["requires"],
    ).toEqual([
      `CREATE TYPE "s"."mood" AS ENUM ('sad', 'it''s')`,
      'CREATE TYPE "s"."inner" AS ("m" s.mood)',
      'CREATE TYPE "s"."outer" AS ("in" s.inner, "day" pg_catalog.date)',
    ]);
  });

  it("is laid out in lines where it is long", () => {
    const labels = ["a".repeat(30), "b".repeat(30)];
    const columns = [column("a", { type: typed("mood", "enum") })];
    const view = plan({ ...PLAIN, columns }, { enums: [{ ...mood, labels }] });
    expect(view["requires"]).toEqual([
      `CREATE TYPE "s"."mood" AS ENUM (\n${labels.map((label) => `'${label}'`).join(",\n")})`,
    ]);
  });

  it("is the free sequences that defaults call, however they are spelt", () => {
    const sequences = [
      sequence("plain", { cache: "20" }),
      sequence(`o"dd's`, {
        start: "-5",
        increment: "-2",
        minimum: "-100",
        maximum: "-1",
        isCycled: true,
      }),
      sequence("other"),
    ];
    const columns = [
      column("a", { default: "nextval('s.plain'::regclass)" }),
      column("b", { default: `nextval('s."o""dd''s"'::regclass)` }),
      column("c", { default: "nextval(('s.plain'::text)::regclass)" }),
      column("d", { default: "(nextval('s.other'::regclass) + 1)" }),
    ];
    expect(plan({ ...PLAIN, columns }, { sequences })).toEqual({
      requires: [
        'CREATE SEQUENCE "s"."plain" CACHE 20',
        `CREATE SEQUENCE "s"."o""dd's" INCREMENT BY -2 MINVALUE -100 MAXVALUE -1 START WITH -5 CACHE 1 CYCLE`,
        'CREATE SEQUENCE "s"."other" CACHE 1',
      ],
    });
  });

  it("is its own sequence where no serial type would make it", () => {
    const sequences = [
      sequence("t_a_seq", {
        cache: "1000",
        ownedBy: { table: "t", column: "a" },
      }),
      sequence("t_b_seq", { ownedBy: { table: "t", column: "b" } }),
    ];
    const serial = { isSerial: true, nullable: false };
    const columns = [
      column("a", { ...serial, default: "nextval('s.t_a_seq'::regclass)" }),
      column("b", { ...serial, default: "nextval('s.t_b_seq'::regclass)" }),
    ];
    expect(
      plan({ ...PLAIN, columns }, { sequences, tables: [table({ columns })] }),
    ).toMatchObject({
      requires: [`CREATE SEQUENCE "s"."t_a_seq" CACHE 1000`],
      after: ['ALTER SEQUENCE "s"."t_a_seq" OWNED BY "s"."t"."a"'],
    });
  });
});
