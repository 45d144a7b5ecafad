/** The same schema on PostgreSQL 10, 12, 15 and 18 gives the same model; what only some of them have is read where it is. */
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { introspect } from "../../src/introspect/introspect.js";
import { fromJson } from "../../src/model/from-json.js";
import { toJson } from "../../src/model/to-json.js";
import {
  createDatabase,
  createQuery,
  startPostgres,
  type Postgres,
} from "../support/postgres.js";
import { findVersion } from "../support/postgres-versions.js";

// Nothing here came after PostgreSQL 10.
const commonSql = `
  create schema app;
  comment on schema app is 'Everywhere';
  create schema other;
  create type other.mood as enum ('sad', 'ok');
  create type other.inner_pair as (m other.mood, n numeric(5, 1));
  create type app.pair as (a other.inner_pair, b text[]);
  create type app.nothing as ();
  create domain app.price as numeric(12, 2) not null check (value >= 0);
  create sequence app.free increment 5 minvalue -10 maxvalue 100 start 10 cache 7 cycle;
  create sequence other.used;
  create sequence other.unused;
  create table app.parent (
    a int, "B b" text collate "C", primary key ("B b", a));
  create table app.child (
    id bigserial primary key,
    parent_a int, parent_b text,
    cost app.price,
    costs int[],
    state other.mood default 'ok',
    pair app.pair,
    counted bigint default nextval('other.used'),
    identified int generated always as identity,
    loud text collate "C",
    constraint child_check check (cost > 1 and parent_a is not null),
    constraint never check (true),
    constraint child_parent foreign key (parent_b, parent_a) references app.parent ("B b", a) on delete cascade,
    constraint child_once unique (state, cost) deferrable initially deferred);
  comment on column app.child.cost is 'Never below zero';
  create index child_lower on app.child using btree (lower(parent_b), cost desc nulls last) where (cost > 5);
  create unique index child_unique on app.child (parent_a);
  create index "child USING" on app.child using gin (costs);
  create table app.parts (day date not null, kind text) partition by list (kind);
  create table app.part_one partition of app.parts for values in ('a');
  create view app.seen as select id, cost, state from app.child;
  comment on view app.seen is 'Seen';
  create materialized view app.kept as select count(*) as rows from app.child;
  create foreign data wrapper fake;
  create server far foreign data wrapper fake;
  create foreign table app.outside (id int not null, at timestamp(0)) server far;
  create function app.add(a int, b int default 2, variadic more int[] default '{}') returns int
    language sql as 'select 1';
  create function app.add(text) returns setof text language sql as 'select $1';
  comment on function app.add(text) is 'Overloaded';
  create function app.both(in x other.mood, inout y app.pair, out z text) language plpgsql as 'begin end';
  create function app.listed(since date) returns table (id bigint, label text) language sql as 'select 1::bigint, $$a$$::text';
  create function app.nothing_back() returns void language plpgsql as 'begin end';
  create function app.fires() returns trigger language plpgsql as 'begin return new; end';
  create aggregate app.total(int) (sfunc = int4pl, stype = int);
  analyze app.child;`;

const selection = { schemas: ["app"], tables: [], exclude: [] };

const versions = ["10.23.0-beta.6", "12.22.0-beta.15", "15", "18.4.0-beta.17"];

const places = await Promise.all(
  versions.map(async (version) => ({
    version: Number.parseInt(version),
    // Whatever all other tests use is a 15.
    binaries: version === "15" ? [] : await findVersion(version),
  })),
);

describe.each(places)("PostgreSQL $version", ({ version, binaries }) => {
  if (binaries === undefined) {
    it.skip("is not at hand");
    return;
  }
  let server: Postgres;
  let client: pg.Client;
  beforeAll(async () => {
    server = await startPostgres(...[binaries].flat());
    client = await createDatabase(server, "app", commonSql);
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  it("reads the same as the others, in ten statements", async () => {
    const done: string[] = [];
    const { database, facts } = await introspect(
      createQuery(client),
      selection,
      (kind) => done.push(kind),
    );
    expect(done).toHaveLength(10);
    expect(facts).toMatchObject({
      server: "postgres",
      role: "postgres",
      encoding: "UTF8",
      nodes: null,
      compatibility: null,
    });
    expect(facts.version).toContain(`PostgreSQL ${version}.`);
    expect(fromJson(toJson(database))).toEqual(database);
    await expect(toJson(database)).toMatchFileSnapshot(
      "__golden__/introspect-versions.json",
    );
  });

  it.runIf(version >= 12)("reads what came with 11 and 12", async () => {
    await client.query(`
      create schema newer;
      create procedure newer.run(a int, inout b text) language plpgsql as 'begin end';
      create table newer.parts (id int, day date, primary key (id, day)) partition by range (day);
      create table newer.part_one partition of newer.parts for values from ('2024-01-01') to ('2025-01-01');
      create index parts_day on newer.parts (day) include (id);
      create table newer.points (id int, day date, foreign key (id, day) references newer.parts (id, day),
        twice int generated always as (id * 2) stored);`);
    const { database } = await introspect(createQuery(client), {
      ...selection,
      schemas: ["newer"],
    });
    const [schema] = database.schemas;
    expect(schema?.routines).toMatchObject([
      {
        kind: "procedure",
        name: "run",
        arguments: [{ mode: "in" }, { mode: "inout", name: "b" }],
        result: null,
      },
    ]);
    expect(schema?.tables.map(({ name }) => name)).toEqual(["parts", "points"]);
    // The copies that the server makes for the partitions do not show.
    expect(
      schema?.tables[1]?.foreignKeys.map(({ references }) => references),
    ).toEqual([{ schema: "newer", table: "parts", columns: ["id", "day"] }]);
    expect(schema?.tables[0]?.indexes).toEqual([
      {
        name: "parts_day",
        isUnique: false,
        method: "btree",
        definition: "btree (day) INCLUDE (id)",
      },
    ]);
  });

  it.runIf(version >= 15)("reads NULLS NOT DISTINCT", async () => {
    await client.query(
      "create schema nulls; create table nulls.t (a int unique nulls not distinct, b int unique)",
    );
    const { database } = await introspect(createQuery(client), {
      ...selection,
      schemas: ["nulls"],
    });
    expect(
      database.schemas[0]?.tables[0]?.uniqueKeys.map(({ nulls }) => nulls),
    ).toEqual(["not-distinct", "distinct"]);
  });

  it("reads every schema for *, and says what may not be read", async () => {
    await client.query(`
      create role guest;
      grant usage on schema app to guest;
      grant select on app.parent, app.seen to guest;
      set role guest`);
    try {
      const { database, notes, facts } = await introspect(createQuery(client), {
        schemas: ["*"],
        tables: [],
        exclude: ["newer.*", "nulls.*"],
      });
      const names = database.schemas.map(({ name }) => name);
      expect(names).toContain("public");
      expect(names).toContain("other");
      expect(names.some((name) => /^pg_|information/.test(name))).toBe(false);
      expect(facts.role).toBe("guest");
      expect(notes.slice(1)).toEqual([
        expect.stringMatching(
          /^Queries will fail until an administrator grants USAGE on the schema: .*other.*\.$/,
        ),
        expect.stringMatching(/^Identity columns/),
        "The role guest may not SELECT from 4 of the relations of schema app: child, kept, outside and 1 more.",
      ]);
    } finally {
      await client.query("reset role");
    }
  });
});
