/** What CREATE TABLE says of a column. */
import { describe, expect, it } from "vitest";
import type { Column, Sequence, ServerKind } from "../../../src/model/model.js";
import { columnDdl } from "../../../src/plan/ddl-columns.js";
import { surroundingsOf } from "../../../src/plan/surroundings.js";
import { builtIn, column, database, sequence, table } from "./samples.js";

interface Around {
  readonly name?: string;
  readonly tableName?: string;
  readonly sequences?: readonly Sequence[];
  readonly server?: ServerKind;
}

const ddl = (
  given: Partial<Column>,
  { name = "a", tableName = "t", sequences = [], server = "dws" }: Around = {},
) => {
  const one = column(name, given);
  const held = table({ name: tableName, columns: [one] });
  const around = surroundingsOf(
    database({ tables: [held], sequences }, { server }),
  );
  return columnDdl(one, held, around).join(" ");
};

describe("a column", () => {
  it("has its parts in the order of the grammar", () => {
    expect(
      ddl({
        type: builtIn("varchar", "character varying(50)"),
        nullable: false,
        default: "'it''s'::character varying",
        onUpdate: "now()",
        collation: 'pg_catalog."C"',
      }),
    ).toBe(
      `character varying(50) COLLATE pg_catalog."C" DEFAULT 'it''s'::character varying ON UPDATE now() NOT NULL`,
    );
  });

  it("says a date of DWS in a way that no mode changes", () => {
    expect(ddl({ type: builtIn("date") })).toBe("pg_catalog.date");
    expect(ddl({ type: { ...builtIn("date", "date[]"), isArray: true } })).toBe(
      "pg_catalog.date[]",
    );
    const own = { ...builtIn("date", "s.date"), schema: "s" };
    expect(ddl({ type: own })).toBe("s.date");
    expect(ddl({ type: builtIn("date") }, { server: "postgres" })).toBe("date");
  });
});

describe("serial", () => {
  const serial = (sequenceName = "t_a_seq"): Partial<Column> => ({
    isSerial: true,
    nullable: false,
    default: `nextval('s.${sequenceName}'::regclass)`,
  });
  const owned = (name: string, given: Partial<Sequence> = {}) => [
    sequence(name, { ownedBy: { table: "t", column: "a" }, ...given }),
  ];

  it.each([
    ["int2", "smallint", "smallserial"],
    ["int4", "integer", "serial"],
    ["int8", "bigint", "bigserial"],
  ])("stands for %s", (name, sql, want) => {
    const given = { ...serial(), type: builtIn(name, sql) };
    expect(ddl(given)).toBe(want);
    expect(ddl(given, { sequences: owned("t_a_seq") })).toBe(want);
  });

  it("takes the highest value of the column for the usual one", () => {
    const sequences = owned("t_a_seq", { maximum: "2147483647" });
    expect(ddl(serial(), { sequences })).toBe("serial");
  });

  it.each<[string, Partial<Column>, readonly Sequence[]]>([
    ["has a cache", {}, owned("t_a_seq", { cache: "1000" })],
    ["ends early", {}, owned("t_a_seq", { maximum: "9" })],
    ["is cycled", {}, owned("t_a_seq", { isCycled: true })],
    ["may be null", { nullable: true }, owned("t_a_seq")],
    ["is numeric", { type: builtIn("numeric") }, owned("t_a_seq")],
  ])("does not stand for a column that %s", (_, given, sequences) => {
    expect(ddl({ ...serial(), ...given }, { sequences })).toContain(
      "DEFAULT nextval('s.t_a_seq'::regclass)",
    );
  });

  it("does not stand for a sequence of another name", () => {
    expect(ddl(serial("mine"), { sequences: owned("mine") })).toBe(
      "integer DEFAULT nextval('s.mine'::regclass) NOT NULL",
    );
  });

  it("knows how the server cuts long names", () => {
    const [tableName, name] = ["t".repeat(40), "é".repeat(25)];
    const made = `${"t".repeat(29)}_${"é".repeat(14)}_seq`;
    const sequences = [
      sequence(made, { ownedBy: { table: tableName, column: name } }),
    ];
    expect(
      ddl(
        { ...serial(), default: `nextval('s."${made}"'::regclass)` },
        { name, tableName, sequences },
      ),
    ).toBe("serial");
  });
});
