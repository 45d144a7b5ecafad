/** A run against rows by the kind of statement: how many statements, and what only DWS or Postgres-XC would answer. */
import { describe, expect, it } from "vitest";
import { introspect } from "../../../src/introspect/introspect.js";
import type { Query } from "../../../src/introspect/query.js";
import {
  columnRow,
  relationRow,
  schemaRow,
  sequenceRow,
  settingsRow,
  typeRow,
} from "./catalog-rows.js";

const dwsColumns = [
  "pgxc_class.pcattnum int2vector",
  "pgxc_class.pcrelid oid",
  'pgxc_class.pclocatortype "char"',
  "pg_partition.parentid oid",
  "pg_partition.boundexprs pg_node_tree",
  "pg_database.datcompatibility name",
  'pgxc_node.node_type "char"',
];

const xcColumns = [
  "pgxc_class.pcattnum smallint",
  "pgxc_class.pcrelid oid",
  'pgxc_class.pclocatortype "char"',
];

const arrayText = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replaceAll('"', '\\"')}"`).join(",")}}`;

const probeRow = {
  version: "PostgreSQL 9.2.4 gsql ((GaussDB 8.2.1 build 39137c2d) )",
  database: "gaussdb",
  role: "reader",
  catalog_columns: arrayText(dwsColumns),
  refused_catalogs: "{}",
};

type Answers = readonly (readonly [RegExp, readonly object[]])[];

const scripted = (answers: Answers) => {
  const texts: string[] = [];
  const asked: (readonly unknown[])[] = [];
  const done: string[] = [];
  const query = (async (text: string, values: readonly unknown[]) => {
    texts.push(text);
    asked.push(values);
    return answers.find(([pattern]) => pattern.test(text))?.[1] ?? [];
  }) as Query;
  return { query, texts, asked, done };
};

const run = async (answers: Answers, selection: object = {}) => {
  const { query, texts, asked, done } = scripted(answers);
  const chosen = { schemas: ["s"], tables: [], exclude: [], ...selection };
  const read = await introspect(query, chosen, (kind) => done.push(kind));
  return { ...read, texts, asked, done };
};

const dwsAnswers: Answers = [
  [/set_config/, [probeRow]],
  [/has_schema_privilege\(n.oid, 'USAGE'\) AS usable/, [schemaRow()]],
  [
    /pgxc_class x/,
    [
      relationRow({ oid: "1", reloptions: "{orientation=column}" }),
      relationRow({ oid: "2", relname: "h", reloptions: "{internal_mask=33}" }),
      relationRow({ oid: "3", relname: "p", reloptions: "{internal_mask=0}" }),
    ],
  ],
];

const statements = [
  "probe",
  "schemas",
  "relations",
  "composites",
  "routines",
  "sequences",
  "types",
  "columns",
  "constraints",
  "indexes",
  "partitions",
];

describe("introspect", () => {
  it("reads a DWS in eleven statements", async () => {
    const { database, facts, notes, texts, asked, done } =
      await run(dwsAnswers);
    expect(done).toEqual(statements);
    expect(texts).toHaveLength(11);
    expect(asked[2]).toEqual([["s"], ["%"], []]);
    expect(asked.slice(6, 8)).toEqual([[[], ["3", "1"]], [["3", "1"]]]);
    expect(facts).toEqual({
      server: "dws",
      version: probeRow.version,
      productLine: "GaussDB(DWS) 8.2.1",
      database: "gaussdb",
      role: "reader",
      compatibility: "ORA",
      encoding: "UTF8",
      nodes: { coordinators: 2, datanodes: 3 },
      estimates: new Map(),
    });
    expect(notes).toEqual([]);
    expect(
      database.schemas[0]?.tables.map(({ name, orientation }) => [
        name,
        orientation,
      ]),
    ).toEqual([
      ["p", "row"],
      ["t", "column"],
    ]);
  });

  it.each([
    { sequences: 1, more: 1 },
    { sequences: 500, more: 1 },
    { sequences: 501, more: 2 },
    { sequences: 1001, more: 3 },
  ])(
    "asks $sequences sequences in $more statements",
    async ({ sequences, more }) => {
      const rows = Array.from({ length: sequences }, (_, n) =>
        sequenceRow({ oid: String(n), relname: `q${n}`, sequence: `s.q${n}` }),
      );
      const answers: Answers = [
        [/relkind = 'S'/, rows],
        [/AS oid, s\.start_value/, rows.map((r) => ({ ...r, ...settingsRow }))],
        ...dwsAnswers,
      ];
      const { texts, database, notes } = await run(answers);
      expect(texts).toHaveLength(11 + more);
      const asking = texts.filter((text) => text.includes("FROM s.q"));
      expect(asking).toHaveLength(more);
      expect(asking.join().match(/FROM s\.q\d+ s\b/g)).toHaveLength(sequences);
      expect(database.schemas[0]?.sequences).toHaveLength(sequences);
      expect(notes).toEqual([]);
    },
  );

  it("reads Postgres-XC, and counts no nodes where it may not", async () => {
    const { database, facts, notes, done, texts } = await run([
      [
        /set_config/,
        [
          {
            ...probeRow,
            version: "PostgreSQL 9.2.13 on x86_64-unknown-linux-gnu, 64-bit",
            catalog_columns: arrayText(xcColumns),
            refused_catalogs: "{pgxc_node,pg_authid}",
          },
        ],
      ],
      [
        /AS usable/,
        [
          schemaRow({
            coordinators: null,
            datanodes: null,
            datcompatibility: null,
          }),
        ],
      ],
      [
        /pgxc_class x/,
        [
          relationRow({
            pclocatortype: "H",
            pcattnum: "2",
            relrowmovement: null,
          }),
        ],
      ],
      [
        /pg_attrdef f ON/,
        [columnRow({}), columnRow({ attnum: "2", attname: "b" })],
      ],
      [/pg_enum/, [typeRow({})]],
    ]);
    expect(texts.join("\n")).not.toMatch(
      /pg_catalog\.(?:pgxc_node|pg_partition)|c\.relrowmovement/,
    );
    expect(done).toEqual(statements.slice(0, -1));
    expect(facts).toMatchObject({
      server: "postgres-xc",
      productLine: "Postgres-XC (PostgreSQL 9.2.13)",
      compatibility: null,
      nodes: null,
    });
    expect(notes).toEqual([
      "This is Postgres-XC (PostgreSQL 9.2.13), not GaussDB(DWS): orientation and partitions are therefore missing from the repositories.",
      "The nodes could not be counted, since the role reader may not read pg_catalog.pgxc_node.",
    ]);
    expect(database.schemas[0]?.tables[0]).toMatchObject({
      distribution: { by: "hash", columns: ["b"] },
      orientation: null,
      partitioning: null,
      rowMovement: null,
    });
  });

  it("goes without the catalogs that the role may not read", async () => {
    const refused = {
      ...probeRow,
      catalog_columns: "{}",
      refused_catalogs: "{pg_language,pg_am,pgxc_class,pg_partition}",
    };
    const { done, notes, facts } = await run([
      [/set_config/, [refused]],
      ...dwsAnswers,
    ]);
    const without = ["routines", "indexes", "partitions"];
    expect(done).toEqual(statements.filter((kind) => !without.includes(kind)));
    expect(facts.server).toBe("dws");
    expect(notes).toEqual([
      "The role reader may not read pg_catalog.pgxc_class, so these are missing: distributions.",
      "The role reader may not read pg_catalog.pg_partition, so these are missing: partitions.",
      "The role reader may not read pg_catalog.pg_language, so these are missing: routines.",
      "The role reader may not read pg_catalog.pg_am, so these are missing: indexes.",
    ]);
  });

  it("says which relations the role may not read, a write-only one excepted", async () => {
    const closed = { selectable: "f" };
    const rows = ["a", "b", "c", "d"].map((relname, n) =>
      relationRow({ oid: String(n), relname, ...closed }),
    );
    const { notes } = await run([
      [
        /pgxc_class x/,
        [
          ...rows,
          relationRow({ oid: "8", relname: "open", reltuples: "5" }),
          relationRow({
            oid: "9",
            relname: "out",
            relkind: "f",
            srvname: "gsmpp_server",
            ftwriteonly: "t",
            ...closed,
          }),
        ],
      ],
      ...dwsAnswers,
    ]);
    expect(notes).toEqual([
      "The role reader may not SELECT from 4 of the relations of schema s: a, b, c and 1 more.",
    ]);
  });

  it("keeps estimates out of the model", async () => {
    const rows = [
      relationRow({ oid: "1", reltuples: "1.5e+06" }),
      relationRow({ oid: "2", relname: "never", reltuples: "-1" }),
      relationRow({ oid: "3", relname: "empty", reltuples: "0" }),
    ];
    const { facts } = await run([[/pgxc_class x/, rows], ...dwsAnswers]);
    expect(facts.estimates).toEqual(new Map([["s.t", 1_500_000]]));
  });

  it("hands the globs to the server", async () => {
    const { asked } = await run(dwsAnswers, {
      tables: ["ord*", "s.50%_?", "", "a\\b"],
      exclude: ["x"],
    });
    expect(asked[2]).toEqual([
      ["s"],
      ["ord%", "s.50\\%\\__", "a\\\\b"],
      ["s.50\\%\\__"],
    ]);
  });

  it("asks nothing without a schema", async () => {
    const { query, texts } = scripted([]);
    await expect(
      introspect(query, { schemas: [], tables: [], exclude: [] }),
    ).rejects.toMatchObject({ kind: "introspect" });
    expect(texts).toEqual([]);
  });
});
