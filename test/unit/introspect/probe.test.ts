/** Servers told apart by what they say and have. */
import { describe, expect, it } from "vitest";
import { describeServer } from "../../../src/introspect/probe.js";

const dwsColumns =
  '{"pgxc_class.pcattnum int2vector","pgxc_class.pgroup name","pg_class.relname name"}';
const xcColumns = '{"pgxc_class.pcattnum smallint","pg_class.relname name"}';
const plainColumns = '{"pg_class.relname name"}';

const rest = { database: "d", role: "r", refused_catalogs: "{}" };

describe("describeServer", () => {
  it.each([
    {
      version:
        "PostgreSQL 9.2.4 gsql ((GaussDB 8.2.1 build 39137c2d) compiled at 2023-01-01) on x86_64",
      columns: dwsColumns,
      want: { kind: "dws", productLine: "GaussDB(DWS) 8.2.1" },
    },
    {
      version: "PostgreSQL 9.2.4 (GaussDB 9.1.0.211 build 0) on aarch64",
      columns: xcColumns,
      want: { kind: "dws", productLine: "GaussDB(DWS) 9.1.0.211" },
    },
    {
      version: "(openGauss 7.0.0-RC2 build 10d38387) compiled at 2025",
      columns: dwsColumns,
      want: { kind: "dws", productLine: "openGauss 7.0.0-RC2" },
    },
    {
      version: "PostgreSQL 9.2.13 on x86_64-unknown-linux-gnu, 64-bit",
      columns: xcColumns,
      want: {
        kind: "postgres-xc",
        productLine: "Postgres-XC (PostgreSQL 9.2.13)",
      },
    },
    {
      version: "PostgreSQL 15.18 (Debian 15.18-1) on x86_64",
      columns: plainColumns,
      want: { kind: "postgres", productLine: "PostgreSQL 15.18" },
    },
    {
      version: "PostgreSQL 19devel on x86_64",
      columns: plainColumns,
      want: { kind: "postgres", productLine: "PostgreSQL 19devel" },
    },
  ])("knows $want.productLine", ({ version, columns, want }) => {
    const row = { ...rest, version, catalog_columns: columns };
    expect(describeServer(row)).toMatchObject({
      ...want,
      version,
      database: "d",
    });
  });

  it("lists the catalog columns without their types", () => {
    const row = {
      ...rest,
      version: "PostgreSQL 9.2.4 (GaussDB 8.1.3)",
      catalog_columns:
        '{"pg_class.relname name","pg_class.x character varying(5)"}',
    };
    expect(describeServer(row).catalogColumns).toEqual(
      new Set(["pg_class.relname", "pg_class.x"]),
    );
  });

  it("keeps the catalogs that may not be read", () => {
    const row = {
      ...rest,
      version: "PostgreSQL 10.0",
      catalog_columns: "{}",
      refused_catalogs: "{pgxc_node,pg_authid}",
    };
    expect(describeServer(row).refusedCatalogs).toEqual(
      new Set(["pgxc_node", "pg_authid"]),
    );
  });
});
