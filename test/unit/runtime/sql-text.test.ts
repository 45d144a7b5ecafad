/** The reading of SQL text: strings and comments, statements, transaction control, and what the tag makes of a template. */
import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Interpolation,
  sql,
  UsageError,
  withLiterals,
} from "../../../src/runtime/index.js";
import { Parameters } from "../../../src/runtime/parameters.js";
import {
  assertStatement,
  blankOut,
  rawOf,
} from "../../../src/runtime/sql-text.js";
import type { Sql } from "../../../src/runtime/sql-fragment.js";
import { ordersTable } from "../../support/orders.js";

const written = (statement: Sql) => {
  const parameters = new Parameters();
  const { text } = statement.write(parameters, "sql");
  return { text, values: parameters.values };
};

describe("blankOut", () => {
  it.each([
    ["'a;b' c", "  c"],
    ["'it''s' c", "  c"],
    ["'back\\' c", "  c"],
    ["E'it\\'s ;' c", "  c"],
    ["e'\\\\' c", "  c"],
    ["nameE'x' c", "nameE  c"],
    ['"a"";b" c', "  c"],
    ["a -- ; '\nb", "a  \nb"],
    ["a /* /* ; */ ' */ b", "a   b"],
    ["a /* open", "a  "],
    ["$$ ; ' $$ c", "  c"],
    ["$x$ ; $$ $y$ $x$ c", "  c"],
    ["a$$b$$", "a$$b$$"],
    ["'open ; c", "'open ; c"],
    ["a - - b / * c", "a - - b / * c"],
    ["'a' '$1' $1", "    $1"],
  ])("%s", (text, code) => {
    expect(blankOut(text)).toBe(code);
  });
});

describe("statements", () => {
  it.each([
    "begin",
    "BEGIN;",
    "begin work",
    "begin isolation level repeatable read",
    "start  transaction read only",
    "/* a */ -- b\n commit",
    "commit work",
    "end",
    "End Transaction",
    "rollback",
    "rollback to savepoint a",
    "abort",
    "savepoint a",
    "release savepoint a",
    "release a",
    "set transaction read write",
    "set local transaction isolation level serializable",
    "set transaction_read_only to off",
    "set session transaction_isolation = 'serializable'",
    "reset transaction_read_only",
  ])("%s is refused", (text) => {
    expect(() => {
      assertStatement(blankOut(text), "sql");
    }).toThrow(/db\.transaction and tx\.savepoint alone/);
  });

  it.each([
    "select 1; select 2",
    "select 1;; drop table a",
    ";begin",
    "select ';' ; /* */ commit",
  ])("%s is refused", (text) => {
    expect(() => {
      assertStatement(blankOut(text), "sql");
    }).toThrow(/more than one statement/);
  });

  it.each(["", " ", ";", "-- a", "/* a */;"])("%j is refused", (text) => {
    expect(() => {
      assertStatement(blankOut(text), "sql");
    }).toThrow(/the SQL is empty/);
  });

  it.each([
    "select 1;",
    "select ';'; ; -- the end",
    "select 1 as begin",
    "beginning",
    "end_of_day()",
    "settle()",
    "select $$begin; commit;$$",
    'select "a;b"',
    "call p('commit;')",
  ])("%s is taken", (text) => {
    expect(() => {
      assertStatement(blankOut(text), "sql");
    }).not.toThrow();
  });
});

describe("what DWS does not have", () => {
  it.each([
    ["prepare transaction 'x'", /probe/],
    ["prepare/**/transaction 'x'", /probe/],
    ["commit prepared 'x'", /use db\.transaction/],
    ["listen a", /LISTEN and NOTIFY/],
    ["unlisten *", /LISTEN and NOTIFY/],
    ["notify a, 'x'", /LISTEN and NOTIFY/],
    ["declare a scroll cursor for select 1", /SCROLL/],
    ['declare "a" binary insensitive scroll cursor for select 1', /SCROLL/],
    ['declare "a" scroll cursor for select 1', /SCROLL/],
    ["cursor a scroll for select 1", /SCROLL/],
    ['CURSOR "a" SCROLL FOR select 1', /SCROLL/],
    ["declare a cursor with hold for select 1", /WITH HOLD/],
    ["cursor a with hold for select 1", /WITH HOLD/],
    ['Cursor "a" no scroll WITH  HOLD for select 1', /WITH HOLD/],
    ["move prior from a", /forward only/],
    ["move relative -1 from a", /forward only/],
    ["move backward 1 from a", /forward only/],
    ["set default_transaction_read_only = off", /readOnly: true/],
    ["set session characteristics as transaction read only", /readOnly: true/],
    ["copy a (b) from stdin", /copyOut/],
    ["copy (select 1) to stdout with (format 'csv')", /copyOut/],
    ['copy(select f(1), (2) from "a") TO STDOUT', /copyOut/],
    ['copy "a"."b"("c") from stdin', /copyOut/],
    ["copy a with oids to stdout", /copyOut/],
    ["select lo_create(0)", /bytea/],
    ["select pg_catalog.lowrite(1, $1)", /bytea/],
  ])("%s is refused, and says what to use", (text, told) => {
    for (const isInside of [false, true]) {
      expect(() => {
        assertStatement(blankOut(text), "sql", isInside);
      }).toThrow(told);
    }
  });

  it.each([
    "declare a cursor for select 1",
    'declare "a" no scroll cursor for select scroll from b',
    "declare a cursor without hold for select 1",
    "declare scroll cursor for select 1",
    "cursor scroll for select 1",
    "cursor a for select scroll from b",
    "cursor a no scroll for select 1",
    "cursor a for with hold as (select 1) select * from hold",
    "cursors with hold",
    "move forward 1 from a",
    "move first_batch",
    "move prior_c",
    "move absoluteé",
    "copy (select 1 from stdin) to '/x'",
    "copy (select (1) from a) to '/stdout'",
    "copy stdin from '/x'",
    "select my_lo_create(0), a.lo_open(1), 'lo_open(1)'",
    "select élo_open(1), 客lowrite(1)",
    "insert into lo_import (a) values (1)",
    "create table if not exists lo_export (a int)",
    "create table lo_open (a int)",
    "create or replace function lo_create(a int) returns int language sql as 'select 1'",
    "with lo_open (a) as (select 1) select a from lo_open",
    "with recursive lo_open(a) as (select 1) select a from lo_open",
    "select notify from a",
  ])("%s is taken", (text) => {
    expect(() => {
      assertStatement(blankOut(text), "sql", true);
    }).not.toThrow();
  });
});

describe("what changes the session", () => {
  const check = (text: string, isInside: boolean) => () => {
    assertStatement(blankOut(text), "sql", isInside);
  };

  it.each([
    "set statement_timeout = 5",
    "SET search_path TO a",
    "set session search_path = a",
    "set role x",
    "set session authorization x",
    "reset all",
    "reset role",
    "discard all",
    "alter session set current_schema = a",
  ])("%s is refused", (text) => {
    expect(check(text, false)).toThrow(/searchPath or statementTimeoutMs/);
    expect(check(text, true)).toThrow(/searchPath or statementTimeoutMs/);
  });

  it.each(["set local work_mem = 5", "set constraints all deferred"])(
    "%s is taken in a transaction alone",
    (text) => {
      expect(check(text, true)).not.toThrow();
      expect(check(text, false)).toThrow(/inside db.transaction/);
    },
  );
});

describe("what lasts as long as the session", () => {
  const check = (text: string, isInside: boolean) => () => {
    assertStatement(blankOut(text), "sql", isInside);
  };

  it.each([
    "create temp table a (b int)",
    "CREATE TEMPORARY TABLE a AS SELECT 1",
    "create local temp table a (b int)",
    "create volatile table a (b int)",
    "create volatile temporary table a (b int)",
    "create or replace temp view a as select 1",
    "prepare a as select 1",
    "prepare a(int) as select $$x$$",
  ])("%s is taken in a transaction alone", (text) => {
    expect(check(text, true)).not.toThrow();
    expect(check(text, false)).toThrow(/inside db\.transaction/);
  });

  it.each([
    "create table temp (a int)",
    "create table a (temporary int)",
    'create table "temp" (a int)',
    "create unlogged table a (b int)",
    "create view temp as select 1",
    "create function f() returns int language sql volatile as 'select 1'",
    "prepared(1)",
  ])("%s is taken", (text) => {
    expect(check(text, false)).not.toThrow();
  });
});

describe("rawOf", () => {
  it.each([
    ["/* a */ Insert into a values (1)", "change"],
    ["merge into a", "change"],
    ["delete from a", "change"],
    ["updates", "other"],
    ["CALL p()", "procedure"],
    ["execute direct on (a) 'b'", "procedure"],
    ["do $$ begin end $$", "procedure"],
    ["select p()", "other"],
    ["with a as (select 1) select p()", "other"],
    ["create table a (b int)", "other"],
  ])("%s: %s", (text, raw) => {
    expect(rawOf(blankOut(text))).toBe(raw);
  });
});

describe("the tag", () => {
  it("makes a parameter of every value, in its text form", () => {
    const values = [
      ..."a".split(""),
      ...[1.5, -0, NaN, 2n ** 70n, true, false, null],
      new Date("2026-11-23T10:00:00.001Z"),
      Buffer.from([0, 255]),
      ["a,b", null, ["x"]],
      [],
    ] as const satisfies readonly Interpolation[];
    expect(written(sql`f(${sql.join(values)})`)).toEqual({
      text: `f(${values.map((_, index) => `$${index + 1}`).join(", ")})`,
      values: [
        ...["a", "1.5", "-0", "NaN", "1180591620717411303424", "t", "f", null],
        ...["2026-11-23 10:00:00.001+00", "\\x00ff"],
        ...['{"a,b",NULL,{"x"}}', "{}"],
      ],
    });
  });

  it("numbers the values of what is nested", () => {
    const inner = sql`b = ${2} and c = ${3}`;
    const joined = sql.join([inner, sql`true`, sql`d = ${4}`], sql` or `);
    expect(
      written(sql`a = ${1} and (${joined}) and ${inner} ${sql``}`),
    ).toEqual({
      text: "a = $1 and (b = $2 and c = $3 or true or d = $4) and b = $5 and c = $6 ",
      values: ["1", "2", "3", "4", "2", "3"],
    });
  });

  it("never makes one word of what stands before a literal and the literal", () => {
    expect(withLiterals(sql`select u&${"5"}, ${1}`)).toBe("select u& '5', '1'");
  });

  it("quotes names, of tables and columns too", () => {
    const table = sql.table(ordersTable);
    const column = sql.column(ordersTable, "customerId");
    const other = sql.identifier('a"b', "c.d");
    expect(
      written(sql`select o.${column}, ${other} from ${table} o`).text,
    ).toBe('select o."customer_id", "a""b"."c.d" from "public"."orders" o');
  });

  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["an object", { a: 1 }],
    ["an operator", { not: null }],
    ["a function", () => 1],
    ["a symbol", Symbol("a")],
    ["an invalid Date", new Date(NaN)],
    ["a NUL", "\0"],
    ["half a surrogate pair", "\ud800"],
    ["undefined in an array", [undefined]],
    ["SQL in an array", [sql`true`]],
    ["what looks like SQL made by the tag", { pieces: ["true"], values: [] }],
  ])("refuses %s", (_name, value) => {
    expect(() => sql`select ${value as string}`).toThrow(UsageError);
    expect(() => sql.join([1, value as string])).toThrow(UsageError);
  });

  it.each<[string, () => unknown]>([
    ["text in the place of a template", () => sql("drop table a" as never)],
    ["an array of it", () => sql(["drop table a"] as never)],
    ["what JSON can make of it", () => sql(Object.freeze(["a"]) as never)],
    ["an empty list", () => sql.join([])],
    ["a separator that is text", () => sql.join([1, 2], ", " as never)],
    ["an empty name", () => sql.identifier("")],
    ["no name", () => sql.identifier(...([] as unknown as [string]))],
    ["a name that is no text", () => sql.identifier(1 as never)],
    ["a name with a NUL", () => sql.identifier("a\0b")],
    ["a name that the server would cut", () => sql.identifier("客".repeat(22))],
    ["a column that is not there", () => sql.column(ordersTable, "x" as never)],
  ])("refuses %s", (_name, make) => {
    expect(make).toThrow(UsageError);
  });

  it.each<[string, Sql]>([
    ["inside a string", sql`select 'a ${1} b'`],
    ["inside a quoted name", sql`select "${"a"}"`],
    ["inside a comment", sql`select 1 -- ${2}`],
    ["inside a block comment", sql`select 1 /* ${2} */`],
    ["inside dollar quotes", sql`select $$ ${2} $$`],
    ["before a digit", sql`select ${1}0`],
    ["after a dollar", sql`select $${1}`],
    ["beside another", sql`select ${1}${2}`],
    ["beside a placeholder of the text", sql`select ${1}, $1`],
    ["in a text with a later placeholder", sql`select $2, ${1}`],
  ])("refuses a value %s", (_name, statement) => {
    expect(() => written(statement)).toThrow(UsageError);
  });

  it("never shows its values", () => {
    expect(inspect(sql`select ${"hush"}`, { depth: 9 })).not.toContain("hush");
    expect(JSON.stringify(sql`select ${"hush"}`)).not.toContain("hush");
  });

  it("never lets a value become text, whatever it is", () => {
    const hostile = fc
      .string({ unit: "grapheme" })
      .filter((s) => !s.includes("\0"));
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        expect(written(sql`select ${one} where ${sql`a = ${other}`}`)).toEqual({
          text: "select $1 where a = $2",
          values: [one, other],
        });
      }),
    );
  });
});
