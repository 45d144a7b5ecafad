/** Which schemas a name or a glob stands for. */
import { describe, expect, it } from "vitest";
import { createNotes } from "../../../src/introspect/notes.js";
import { selectSchemas } from "../../../src/introspect/schemas.js";
import type { ServerKind } from "../../../src/model/model.js";
import { schemaRow } from "./catalog-rows.js";

const rows = [
  ["11", "pg_catalog"],
  ["100", "cstore"],
  ["2200", "public"],
  ["3987", "dbms_om"],
  ["14300", "information_schema"],
  ["16387", "redisuser"],
  ["18106", "data_redis"],
  ["20000", "sales"],
  ["20001", "sales_old"],
  ["20002", "pg_temp_3"],
  ["20003", "scheduler"],
  ["20004", "a*"],
].map(([oid = "", nspname = ""]) => schemaRow({ oid, nspname }));

const select = (
  names: readonly string[],
  kind: ServerKind = "dws",
  all = rows,
) => {
  const { note, lines } = createNotes();
  const chosen = selectSchemas(names, all, { kind, database: "d", note });
  return { names: chosen.map(({ nspname }) => nspname), notes: lines() };
};

describe("selectSchemas", () => {
  it.each([
    { given: ["*"], want: ["a*", "public", "sales", "sales_old"] },
    { given: ["sales*"], want: ["sales", "sales_old"] },
    { given: ["sales", "s*"], want: ["sales", "sales_old"] },
    { given: ["sales_???"], want: ["sales_old"] },
    // A name is a name before it is a glob, and may be one of the server's own.
    { given: ["a*"], want: ["a*"] },
    { given: ["cstore", "pg_catalog"], want: ["cstore", "pg_catalog"] },
  ])("takes $want for $given", ({ given, want }) => {
    expect(select(given).names).toEqual(want);
  });

  it("knows the cluster's own schemas only where there is a cluster", () => {
    expect(select(["sch*"], "postgres").names).toEqual(["scheduler"]);
    expect(() => select(["sch*"])).toThrow(
      'No schema of database "d" matches "sch*".',
    );
  });

  it("names the schemas that exist when one does not", () => {
    expect(() => select(["sale"])).toThrow(
      expect.objectContaining({
        message: 'Schema "sale" does not exist in database "d".',
        hint: "Choose among the schemas that do exist: a*, public, sales, sales_old.",
      }) as Error,
    );
  });

  it("warns of a schema that the role may not use", () => {
    const all = rows.map((row) => ({
      ...row,
      usable: row.nspname === "public" ? "t" : "f",
    }));
    expect(select(["public", "sales*"], "dws", all).notes).toEqual([
      "Queries will fail until an administrator grants USAGE on the schema: sales, sales_old.",
    ]);
  });
});
