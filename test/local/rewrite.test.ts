/** What the front does to statements: DWS's clauses go, everything else stays byte for byte. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rewriteSql } from "../../src/local/rewrite/rewrite.js";

/** The text without the comment, blanks folded, and what the comment says. */
const read = (sql: string): { text: string; clauses: unknown } => {
  const [text = "", json] = rewriteSql(sql).split("\n/*dws:");
  return {
    text: text.replace(/\s+/g, " ").trim(),
    clauses: json === undefined ? null : JSON.parse(json.slice(0, -2)),
  };
};

const t = { schema: null, name: "t" };
const clauseCases: readonly {
  readonly given: string;
  readonly text: string;
  readonly clauses: unknown;
}[] = [
  {
    given: 'create table t (a int) distribute by hash(a, "B")',
    text: "create table t (a int)",
    clauses: [{ ...t, by: "hash", columns: ["a", "B"] }],
  },
  {
    given: 'CREATE TABLE S."T" (a int) DISTRIBUTE BY REPLICATION TO GROUP g1;',
    text: 'CREATE TABLE S."T" (a int) ;',
    clauses: [{ schema: "s", name: "T", by: "replication", group: "g1" }],
  },
  {
    given:
      "create table if not exists t (a int) with (ORIENTATION = COLUMN, fillfactor=70, compression='high', toast.autovacuum_enabled=off) tablespace x distribute by roundrobin",
    text: "create table if not exists t (a int) WITH (fillfactor=70, toast.autovacuum_enabled=off) tablespace x",
    clauses: [
      {
        ...t,
        options: [
          ["orientation", "column"],
          ["compression", "high"],
        ],
        by: "roundrobin",
      },
    ],
  },
  {
    given:
      "create temp table t (a int) on commit drop compress to node (dn1, dn2)",
    text: "create temp table t (a int) on commit drop",
    clauses: [{ ...t, compress: true }],
  },
  {
    given:
      "create table t (a int, b date) partition by range (a, b) (partition p1 values less than (-5, date '2020-01-01'), partition p2 values less than (10, to_date('2021','YYYY')), partition \"P\" values less than (maxvalue, maxvalue)) enable row movement",
    text: "create table t (a int, b timestamp(0))",
    clauses: [
      {
        ...t,
        partition: {
          by: "range",
          columns: ["a", "b"],
          partitions: [
            { name: "p1", bounds: [{ number: "-5" }, "2020-01-01"] },
            {
              name: "p2",
              bounds: [
                { number: "10" },
                { call: "to_date", arguments: ["2021", "YYYY"] },
              ],
            },
            { name: "P", bounds: [null, null] },
          ],
        },
        rowMovement: true,
      },
    ],
  },
  {
    given:
      "create table t (a int, b text) partition by list (a, b) (partition p values ((1,'it''s'),(2,'y'::text)), partition d values (default)) comment = 'a */ b /* c'",
    text: "create table t (a int, b text)",
    clauses: [
      {
        ...t,
        partition: {
          by: "list",
          columns: ["a", "b"],
          partitions: [
            {
              name: "p",
              bounds: [{ number: "1" }, "it's", { number: "2" }, "y"],
            },
            { name: "d", bounds: [null] },
          ],
        },
        comment: "a */ b /* c",
      },
    ],
  },
  {
    given:
      "create table t with (orientation=column) distribute by hash(a) as select a from pg_catalog.pg_class with no data",
    text: "create table t as select a from dws_catalog.pg_class with no data",
    clauses: [
      {
        ...t,
        options: [["orientation", "column"]],
        by: "hash",
        columns: ["a"],
      },
    ],
  },
  {
    given:
      "create table t (id int comment 'it''s', at date on update current_timestamp not null, n int unique nulls ignore, constraint ck partial cluster key (n, id), unique nulls ignore (id, n))",
    text: "create table t (id int , at timestamp(0) not null, n int unique , unique nulls not distinct (id, n))",
    clauses: [
      {
        ...t,
        facts: [
          { column: "id", comment: "it's" },
          { column: "at", onUpdate: "CURRENT_TIMESTAMP" },
        ],
        nullsIgnored: [["n"], ["id", "n"]],
        clusterKeys: [{ name: "ck", columns: ["n", "id"] }],
      },
    ],
  },
  {
    given:
      "create table t (partial cluster key (a), like s.src including all excluding partition, a tinyint default '1'::tinyint)",
    text: "create table t ( like s.src including all , a int1 default '1'::int1)",
    clauses: [
      {
        ...t,
        clusterKeys: [{ name: null, columns: ["a"] }],
        likes: [
          {
            schema: "s",
            name: "src",
            including: [
              "distribution",
              "reloptions",
              "dropcolumns",
              "defaults",
            ],
          },
        ],
      },
    ],
  },
  {
    given:
      "create table t (a int) partition by range (a) (partition p start (1) end (9) every (2), partition q end (maxvalue))",
    text: "create table t (a int)",
    clauses: [
      {
        ...t,
        partition: {
          by: "range",
          columns: ["a"],
          partitions: [
            {
              name: "p",
              start: { number: "1" },
              end: { number: "9" },
              every: { number: "2" },
            },
            { name: "q", end: null },
          ],
        },
      },
    ],
  },
  {
    given: "alter table s.t distribute by hash (a)",
    text: "alter table s.t RESET (user_catalog_table)",
    clauses: [
      {
        schema: "s",
        name: "t",
        alter: { distribution: { by: "hash", columns: ["a"] } },
      },
    ],
  },
  {
    given:
      "alter table if exists only t add column d date comment 'x', enable row movement, drop partition p, q, set (ttl='1 day', fillfactor=70), add foreign key (d) references u",
    text: "alter table if exists only t add column d timestamp(0) , SET (fillfactor=70), add foreign key (d) references u NOT VALID",
    clauses: [
      {
        ...t,
        alter: {
          facts: [{ column: "d", comment: "x" }],
          rowMovement: true,
          dropPartitions: [{ name: "p" }, { name: "q" }],
          set: [["ttl", "1 day"]],
        },
      },
    ],
  },
  {
    given: "create volatile temp table t (a int)",
    text: "create temp table t (a int)",
    clauses: [t],
  },
  {
    given: "create table u (a int); create table t (a int) nocompress -- end",
    text: "create table u (a int); create table t (a int) -- end",
    clauses: [
      { schema: null, name: "u" },
      { ...t, compress: false },
    ],
  },
];

describe("clauses of CREATE TABLE", () => {
  it.each(clauseCases)("$given", ({ given, text, clauses }) => {
    expect(read(given)).toEqual({ text, clauses });
  });

  it("keeps the position of what follows a clause", () => {
    const sql = "create table t (a int)\ndistribute by hash(a)\n; select x";
    expect(rewriteSql(sql).indexOf("select x")).toBe(sql.indexOf("select x"));
  });

  it("leaves no slash in the json, so that it cannot end the comment", () => {
    const sql = "create table t (a int) with (ttl='*/ drop table x /*')";
    expect(rewriteSql(sql).match(/\//g)).toHaveLength(2);
  });
});

const otherCases: readonly (readonly [given: string, want: string])[] = [
  ["select * from pg_class", "select * from dws_catalog.pg_class"],
  [
    'select c.oid from "pg_catalog"."pg_class" c, pg_namespace n',
    'select c.oid from dws_catalog."pg_class" c, dws_catalog.pg_namespace n',
  ],
  [
    "select 1 from (pg_class a join pg_catalog.pg_attribute b on f(a, pg_index) = 1), pg_database",
    "select 1 from (dws_catalog.pg_class a join dws_catalog.pg_attribute b on f(a, pg_index) = 1), dws_catalog.pg_database",
  ],
  [
    "select pg_catalog.pg_class.relname, pg_class.oid from only pg_catalog.pg_class where oid in (select attrelid from pg_attribute)",
    "select dws_catalog.pg_class.relname, pg_class.oid from only dws_catalog.pg_class where oid in (select attrelid from dws_catalog.pg_attribute)",
  ],
  ["show SERVER_VERSION", "SELECT '9.2.4'::text AS server_version"],
  // Type names: catalog.md 3.2; raw, blob and smalldatetime are put right by a cast from the engine's type.
  [
    "select cast(a as number(3)), b::varchar2(4), date '2020-01-01', c::date, d::tinyint[] from t as date",
    "select cast(a as numeric(3)), b::varchar(4), timestamp(0) '2020-01-01', c::timestamp(0), d::int1[] from t as date",
  ],
  [
    "select 'a'::raw, cast($1 as smalldatetime), x::raw, number, t.date, date(x) from t",
    "select 'a'::text::raw, cast($1 as timestamp)::smalldatetime, x::raw, number, t.date, date(x) from t",
  ],
  [
    "create type pair as (x tinyint, y date)",
    "create type pair as (x int1, y timestamp(0))",
  ],
  [
    "create unique index i on t using psort (a, f(b)) local (partition p1) tablespace x",
    `create unique index i on t using btree (a, f(b)) ${" ".repeat(20)} tablespace x\n/*dws:[{"index":true,"schema":null,"name":"t","local":true}]*/`,
  ],
  [
    "create view v as select * from pg_index",
    "create view v as select * from dws_catalog.pg_index",
  ],
];

describe("DATE", () => {
  // catalog.md 3.1: ORA alone makes a timestamp(0) of it
  it("stays a date in the other compatibility modes", () => {
    for (const mode of ["TD", "MySQL"] as const) {
      expect(rewriteSql("create table t (a date)", mode)).toBe(
        "create table t (a date)",
      );
    }
  });
});

describe("catalogs and the rest", () => {
  it.each(otherCases)("%s", (given, want) => {
    expect(rewriteSql(given)).toBe(want);
  });

  it.each([
    "select 'pg_catalog.pg_class'::regclass, pg_class from t",
    "select pg_class, pg_index from x where a = pg_class order by pg_class, pg_index",
    "delete from pg_class where a is distinct from pg_class",
    "select other.pg_class from other.pg_class, db.pg_catalog.pg_class",
    "update pg_class set relname = 'x'",
    "create table t (a int) partition by range (a)",
    "create table t (a int) with (fillfactor = 70)",
    "create table t (a int) distribute by nonsense (a)",
    "create table t (a int) distribute by hash (a) with (orientation=row)",
    "create table t (a int) distribute by hash (a) 'open",
    "create index local on t (a)",
    "show server_encoding",
  ])("leaves %s", (sql) => {
    expect(rewriteSql(sql)).toBe(sql);
  });

  it.each([
    "alter table t split partition p at (5) into (partition a, partition b)",
    "alter table t add node (dn1)",
    "create table t (a int) partition by range (a) (partition p values less than (random()))",
  ])("refuses %s", (sql) => {
    expect(rewriteSql(sql)).toMatch(/^DO .*ERRCODE = '0A000'.*END \$\$$/);
  });
});

const pieces = fc.constantFrom(
  ..."create table index select from where join ( ) ; , . t pg_type values with partition by range as on local x = 1 2.5 $1 :: + - * / '--' '/*'".split(
    " ",
  ),
  ..."create table a (b int)|E'\\'distribute by'|$$ distribute by hash(a) $$|$x$ from pg_class $x$|-- from pg_class\n|/* with (orientation=row) /* */ */|\"pg_class\".|'pg_class'|'it''s from pg_class'|ü".split(
    "|",
  ),
);

describe("any text without DWS clauses", () => {
  it("comes back byte for byte", () => {
    const soup = fc.array(pieces, { maxLength: 40 });
    const glue = fc.constantFrom(" ", "\n", "\t ");
    fc.assert(
      fc.property(soup, glue, (parts, between) => {
        const sql = parts.join(between);
        expect(rewriteSql(sql)).toBe(sql);
      }),
      { numRuns: 3000 },
    );
  });

  it("never throws, whatever the text", () => {
    const words = fc.constantFrom(
      ..."create table t ( ) distribute by hash partition range list values less than with orientation = , ' \" $$ /* -- to group node comment enable row movement from pg_class".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        expect(typeof rewriteSql(`create table ${parts.join(" ")}`)).toBe(
          "string",
        );
      }),
      { numRuns: 3000 },
    );
  });
});
