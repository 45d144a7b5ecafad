/** The SQL itself: optional lines, and nothing that PostgreSQL 9.2 or DWS would refuse. */
import { describe, expect, it } from "vitest";
import {
  buildStatement,
  statementKinds,
} from "../../../src/introspect/statement.js";

const optionalColumns = [
  "pg_attrdef.adbin_on_update",
  "pg_attribute.attgenerated",
  "pg_attribute.attidentity",
  "pg_class.relispartition",
  "pg_class.relrowmovement",
  "pg_constraint.conparentid",
  "pg_database.datcompatibility",
  "pg_foreign_server.srvname",
  "pg_foreign_table.ftrelid",
  "pg_foreign_table.ftwriteonly",
  "pg_index.indnullsnotdistinct",
  "pg_index.indnullstreatment",
  "pg_partition.boundexprs",
  "pg_partition.parentid",
  "pg_partitioned_table.partattrs",
  "pg_partitioned_table.partrelid",
  "pg_partitioned_table.partstrat",
  "pg_proc.prodefaultargpos",
  "pg_proc.proisagg",
  "pg_proc.proiswindow",
  "pg_proc.prokind",
  "pg_sequence.seqcache",
  "pg_sequence.seqcycle",
  "pg_sequence.seqincrement",
  "pg_sequence.seqmax",
  "pg_sequence.seqmin",
  "pg_sequence.seqrelid",
  "pg_sequence.seqstart",
  "pgxc_class.pcattnum",
  "pgxc_class.pclocatortype",
  "pgxc_class.pcrelid",
  "pgxc_node.node_type",
];

// Columns of PostgreSQL 9.2's catalogs, and of DWS's pg_partition, that may be named without a probe.
const columnsOf92: Readonly<Record<string, string>> = {
  pg_am: "oid amname",
  pg_attrdef: "oid adrelid adnum adbin",
  pg_attribute:
    "attrelid attname atttypid attnum atttypmod attnotnull attisdropped attcollation attacl",
  pg_class:
    "oid relname relnamespace reltype reloptions reltuples relkind relpersistence relam relacl",
  pg_collation: "oid collname collnamespace",
  pg_constraint:
    "conname conrelid contype conkey condeferrable condeferred conbin conindid confrelid confkey",
  pg_database: "datname encoding",
  pg_depend: "classid objid refclassid refobjid refobjsubid deptype",
  pg_description: "objoid classoid objsubid description",
  pg_enum: "enumtypid enumlabel enumsortorder",
  pg_index: "indexrelid indrelid indisunique indisvalid",
  pg_language: "oid lanname",
  pg_namespace: "oid nspname nspacl",
  pg_partition: "parentid relname parttype partstrategy partkey boundaries",
  pg_proc:
    "oid proname pronamespace prolang prorettype proretset proargtypes proallargtypes proargmodes proargnames pronargdefaults",
  pg_type:
    "oid typname typnamespace typtype typelem typarray typbasetype typnotnull typtypmod typcollation",
};

/** What came after 9.2 or DWS refuses, and what breaks in one of its modes (catalog facts, §1.9; engine facts). */
const refused =
  /\bLATERAL\b|\bFILTER\b|ORDINALITY|ROWS FROM|json|to_reg|ON CONFLICT|\bregnamespace\b|\bregrole\b|array_position|string_to_table|pg_get_serial_sequence|pg_matviews|pg_sequences|\bSKIP LOCKED\b|\bTABLESAMPLE\b|current_setting\([^)]*,|unnest\([^)]*,|IF NOT EXISTS|''|\bWITH\b|;|\b\d{4,}\b/i;

const withoutComments = (sql: string): string => sql.replace(/--.*$/gm, "");

describe("buildStatement", () => {
  it("keeps optional lines where their columns are", () => {
    const sql = buildStatement("relations", new Set(optionalColumns));
    expect(sql).toContain("x.pcattnum AS pcattnum,");
    expect(sql).toContain("LEFT JOIN pg_catalog.pgxc_class x");
    expect(sql).toContain("AND NOT c.relispartition");
    expect(sql).not.toContain("NULL AS");
  });

  it("puts null for a select item and nothing for other lines where they are not", () => {
    const sql = buildStatement("relations", new Set(["pgxc_class.pcrelid"]));
    expect(sql).toContain("       NULL AS pcattnum,\n");
    expect(sql).toContain("LEFT JOIN pg_catalog.pgxc_class x");
    expect(sql).not.toContain("pg_partitioned_table");
    expect(sql).not.toContain("relispartition");
  });

  it("marks exactly the columns that some servers lack", () => {
    const marked = statementKinds.flatMap((kind) =>
      Array.from(
        buildStatement(kind, new Set(optionalColumns)).matchAll(
          /-- if (\w+\.\w+)/g,
        ),
        ([, column]) => column,
      ),
    );
    expect([...new Set(marked)].toSorted()).toEqual(optionalColumns);
  });
});

describe("the list of what is refused", () => {
  it.each([
    "JOIN LATERAL (SELECT 1) x ON true",
    "count(*) FILTER (WHERE a)",
    "unnest(a) WITH ORDINALITY",
    "FROM unnest(a, b)",
    "json_agg(a)",
    "to_regclass($1)",
    "1::regnamespace",
    "coalesce(a, '')",
    "WITH x AS (SELECT 1)",
    "array_position(a, 1)",
    "pg_catalog.pg_sequences",
    "current_setting('x', true)",
    "oid = 16384",
  ])("knows %s", (sql) => {
    expect(sql).toMatch(refused);
  });
});

describe.each(statementKinds)("%s.sql", (kind) => {
  const plain = withoutComments(buildStatement(kind, new Set()));

  it("uses nothing that came after 9.2 or that DWS refuses", () => {
    expect(plain).not.toMatch(refused);
  });

  it("qualifies every catalog and casts every parameter", () => {
    expect(plain).not.toMatch(/(?:FROM|JOIN) (?!pg_catalog\.|\()/);
    expect(plain).not.toMatch(/\$\d(?!::(?:text|oid)\[\])/);
  });

  it("names only columns that 9.2 or DWS is known to have", () => {
    const aliases = new Map(
      Array.from(
        plain.matchAll(/(?:FROM|JOIN) pg_catalog\.(\w+) (\w)\b/g),
        ([, table = "", alias = ""]) => [alias, table] as const,
      ),
    );
    const unknown = Array.from(
      plain.matchAll(/\b([a-z])\.(\w+)/g),
      ([, alias = "", column = ""]) => ({ table: aliases.get(alias), column }),
    ).filter(
      ({ table, column }) =>
        table !== undefined && !columnsOf92[table]?.split(" ").includes(column),
    );
    expect(unknown).toEqual([]);
  });

  it("reads the same text from the file only once", () => {
    expect(buildStatement(kind, new Set())).toBe(
      buildStatement(kind, new Set()),
    );
  });
});
