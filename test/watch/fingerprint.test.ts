/** The fingerprint on the local DWS and on PostgreSQL: every kind of DDL gives another one, and nothing else does. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareFingerprint } from "../../src/introspect/fingerprint.js";
import { startLocalDws } from "../../src/local/start.js";
import { createQuery, startPostgres } from "../support/postgres.js";

interface Server {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly stop: () => Promise<void>;
}

const COMMON = `
  create schema other;
  create table other.staging (id int);
  create type public.mood as enum ('sad', 'ok');
  create table public.orders (id int primary key, note varchar(20), total numeric(10,2) default 0);
  create table public.customers (id int primary key);
  create view public.seen as select id from public.orders;
  create sequence public.free;`;

/** Each in the order in which they are run; what they leave behind is the start of the next. */
const DDL: readonly string[] = [
  "create table public.added (id int)",
  "alter table public.added add column x int",
  "alter table public.added rename column x to y",
  "alter table public.added alter column y type bigint",
  "alter table public.added alter column y set not null",
  "alter table public.added alter column y drop not null",
  "alter table public.added alter column y set default 1",
  "alter table public.added alter column y set default 2",
  "alter table public.added alter column y drop default",
  "alter table public.added drop column y",
  "alter table public.added rename to renamed",
  "drop table public.renamed",
  "alter table public.orders alter column note type varchar(30)",
  "comment on table public.orders is 'Orders'",
  "comment on table public.orders is 'All orders'",
  "comment on column public.orders.note is 'Note'",
  "comment on column public.orders.note is null",
  "comment on schema public is 'Ours'",
  "alter type public.mood add value 'great'",
  "create type public.size as enum ('s', 'm')",
  "drop type public.size",
  "create type public.pair as (a int, b text)",
  "alter type public.pair add attribute c int",
  "alter table public.orders add constraint positive check (id > 0)",
  "alter table public.orders drop constraint positive",
  "alter table public.orders add constraint once unique (id, note)",
  "alter table public.orders drop constraint once",
  "create index orders_note on public.orders (note)",
  "alter index public.orders_note rename to orders_note_idx",
  "drop index public.orders_note_idx",
  "create or replace view public.seen as select id, note from public.orders",
  "drop view public.seen",
  "create function public.one(a int) returns int language sql as 'select 1'",
  "comment on function public.one(int) is 'One'",
  "create function public.one(a text) returns int language sql as 'select 1'",
  "drop function public.one(text)",
  "create sequence public.counted",
  "alter sequence public.counted owned by public.orders.id",
  "drop sequence public.counted",
  "grant select on public.orders to public",
  "revoke select on public.orders from public",
  "grant select (note) on public.orders to public",
  "create schema added",
  "create table added.t (id int)",
  "drop table added.t",
];

const ONLY_DWS: readonly string[] = [
  "create table public.spread (id int, day date) distribute by hash (id)",
  "drop table public.spread",
  "create table public.spread (id int, day date) distribute by replication",
  `create table public.parts (id int, day date) distribute by hash (id)
     partition by range (day) (partition p1 values less than ('2025-01-01'), partition p2 values less than ('2026-01-01'))`,
  "alter table public.parts add partition p3 values less than ('2027-01-01')",
  "alter table public.parts drop partition p3",
  "alter table public.parts enable row movement",
  "create table public.stored (id int, day date) with (orientation = column) distribute by hash (id)",
];

const ONLY_POSTGRES: readonly string[] = [
  "alter sequence public.free increment 5",
  "create table public.listed (id int, kind text) partition by list (kind)",
  "create table public.listed_a partition of public.listed for values in ('a')",
  "alter table public.listed detach partition public.listed_a",
  "create materialized view public.kept as select 1 as one",
  "alter table public.customers alter column id add generated always as identity",
];

/** What is written and cleaned up all day in a warehouse. */
const HARMLESS: readonly string[] = [
  "select 1",
  "insert into public.orders (id) select generate_series(1, 1000)",
  "update public.orders set note = 'x' where id < 10",
  "analyze public.orders",
  "analyze",
  "vacuum public.orders",
  "vacuum freeze",
  "truncate public.orders",
  "select nextval('public.free')",
  "create temporary table passing (id int)",
  "drop table passing",
  "create table other.made (id int)",
  "alter table other.staging add column x int",
  "drop table other.made",
];

const kinds = [
  {
    name: "the local DWS",
    start: async (): Promise<Server> => startLocalDws(),
    changes: [...DDL, ...ONLY_DWS],
  },
  {
    name: "PostgreSQL",
    start: async (): Promise<Server> => startPostgres(),
    changes: [...DDL, ...ONLY_POSTGRES],
  },
];

describe.each(kinds)("on $name", ({ start, changes }) => {
  let server: Server;
  let client: pg.Client;
  let look: () => Promise<string>;

  beforeAll(async () => {
    server = await start();
    client = new pg.Client({ ...server });
    await client.connect();
    await client.query(COMMON);
    const query = createQuery(client);
    const read = await prepareFingerprint(query, ["public", "add*"]);
    look = async () => read(query);
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  it.each(HARMLESS)("stays as it is after: %s", async (sql) => {
    const before = await look();
    await client.query(sql);
    expect(await look()).toBe(before);
  });

  it.each(changes)("is another one after: %s", async (sql) => {
    const before = await look();
    expect(await look()).toBe(before);
    await client.query(sql);
    expect(await look()).not.toBe(before);
  });

  it("takes `*` for every schema of users", async () => {
    const query = createQuery(client);
    const read = await prepareFingerprint(query, ["*"]);
    const before = await read(query);
    expect(before).toMatch(/^[0-9a-f]{32}$/);
    await client.query("create table other.more (id int)");
    const after = await read(query);
    expect(after).not.toBe(before);
    expect(await read(query)).toBe(after);
  });
});
