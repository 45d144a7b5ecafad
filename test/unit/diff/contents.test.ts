/** Changes of what a schema holds besides tables, and of a table's rules, in words. */
import { describe, expect, it } from "vitest";
import { compare } from "../../../src/diff/compare.js";
import { describe as say } from "../../../src/diff/describe.js";
import type {
  Column,
  ForeignTable,
  Routine,
  Schema,
  Sequence,
  Table,
  View,
} from "../../../src/model/model.js";
import {
  sampleColumn,
  sampleDatabase,
  sampleSchema,
  sampleTable,
} from "../model/sample-database.js";

const summarize = (before: Partial<Schema>, after: Partial<Schema>) =>
  compare(
    sampleDatabase([], { schemas: [sampleSchema(before)] }),
    sampleDatabase([], { schemas: [sampleSchema(after)] }),
  ).map((change) => `${change.breaks ? "! " : ""}${say(change)}`);

const integer = sampleColumn().type;

const view = (fields: Partial<View> = {}): View => ({
  kind: "view",
  schema: "public",
  name: "v",
  comment: null,
  columns: [sampleColumn()],
  ...fields,
});

const foreign = (fields: Partial<ForeignTable> = {}): ForeignTable => ({
  kind: "foreign-table",
  schema: "public",
  name: "f",
  comment: null,
  columns: [sampleColumn()],
  server: "gsmpp_server",
  access: "read",
  primaryKey: null,
  uniqueKeys: [],
  ...fields,
});

const sequence = (fields: Partial<Sequence> = {}): Sequence => ({
  name: "q",
  start: "1",
  increment: "1",
  minimum: "1",
  maximum: "9",
  cache: "1",
  isCycled: false,
  ownedBy: null,
  ...fields,
});

const routine = (fields: Partial<Routine> = {}): Routine => ({
  name: "add",
  kind: "function",
  arguments: [{ name: "a", mode: "in", type: integer, hasDefault: false }],
  result: integer,
  isSet: false,
  comment: null,
  ...fields,
});

const pair = { name: "pair", attributes: [{ name: "x", type: integer }] };

describe("views and foreign tables", () => {
  it.each<{ before: Partial<Schema>; after: Partial<Schema>; want: string[] }>([
    {
      before: {},
      after: { views: [view()] },
      want: ["View public.v was added."],
    },
    {
      before: { views: [view({ kind: "materialized-view" })] },
      after: {},
      want: ["! Materialized view public.v was removed."],
    },
    {
      before: { views: [view()] },
      after: { views: [view({ kind: "materialized-view" })] },
      want: ["View public.v is a materialized view now."],
    },
    {
      before: { views: [view()] },
      after: { views: [view({ comment: "x" })] },
      want: ["The comment of view public.v changed."],
    },
    {
      before: { views: [view()] },
      after: {
        views: [
          view({
            columns: [
              sampleColumn(),
              sampleColumn({ name: "n", nullable: false }),
            ],
          }),
        ],
      },
      want: ["Column public.v.n (integer not null) was added."],
    },
    {
      before: { tables: [sampleTable({ name: "v" })] },
      after: { views: [view()] },
      want: ["! Table public.v was removed.", "View public.v was added."],
    },
    {
      before: {},
      after: { foreignTables: [foreign()] },
      want: ["Foreign table public.f was added."],
    },
    {
      before: { foreignTables: [foreign()] },
      after: {},
      want: ["! Foreign table public.f was removed."],
    },
    {
      before: { foreignTables: [foreign()] },
      after: {
        foreignTables: [
          foreign({
            access: "write",
            server: "obs",
            comment: "x",
            primaryKey: { name: "pk", columns: ["id"] },
          }),
        ],
      },
      want: [
        "The primary key of public.f changed from none to pk (id).",
        "The server of foreign table public.f changed from gsmpp_server to obs.",
        "! Foreign table public.f is there to write now, not to read.",
        "The comment of foreign table public.f changed.",
      ],
    },
  ])("$want", ({ before, after, want }) => {
    expect(summarize(before, after)).toEqual(want);
  });
});

describe("types, sequences and routines", () => {
  it.each<{ before: Partial<Schema>; after: Partial<Schema>; want: string[] }>([
    {
      before: {},
      after: { composites: [pair] },
      want: ["Composite type public.pair was added."],
    },
    {
      before: { composites: [pair] },
      after: {},
      want: ["! Composite type public.pair was removed."],
    },
    {
      before: { composites: [pair] },
      after: { composites: [{ ...pair, attributes: [] }] },
      want: ["! The attributes of composite type public.pair changed."],
    },
    {
      before: {},
      after: { sequences: [sequence()] },
      want: ["Sequence public.q was added."],
    },
    {
      before: { sequences: [sequence()] },
      after: {},
      want: ["Sequence public.q was removed."],
    },
    {
      before: { sequences: [sequence()] },
      after: { sequences: [sequence({ cache: "20" })] },
      want: ["The settings or the owner of sequence public.q changed."],
    },
    {
      before: {},
      after: { routines: [routine()] },
      want: ["Routine public.add(integer) was added."],
    },
    {
      before: { routines: [routine()] },
      after: { routines: [routine({ arguments: [] })] },
      want: [
        "! Routine public.add(integer) was removed.",
        "Routine public.add() was added.",
      ],
    },
    {
      before: { routines: [routine()] },
      after: { routines: [routine({ result: null, comment: "x" })] },
      want: [
        "! The arguments or the result of routine public.add(integer) changed.",
        "The comment of routine public.add(integer) changed.",
      ],
    },
  ])("$want", ({ before, after, want }) => {
    expect(summarize(before, after)).toEqual(want);
  });
});

describe("rules of a table", () => {
  it.each<{ before?: Partial<Table>; after: Partial<Table>; want: string }>([
    {
      after: { checks: [{ name: "c", expression: "(id > 0)" }] },
      want: "! The checks of public.orders changed from none to c (id > 0).",
    },
    {
      after: { clusterKey: { name: "k", columns: ["day"] } },
      want: "The partial cluster key of public.orders changed from none to k (day).",
    },
    {
      after: {
        foreignKeys: [
          {
            name: "fk",
            columns: ["id"],
            references: { schema: "s", table: "t", columns: ["x"] },
          },
        ],
      },
      want: "The foreign keys of public.orders changed from none to fk (id) to s.t (x).",
    },
    {
      before: {
        indexes: [
          {
            name: "i",
            isUnique: true,
            method: "btree",
            definition: "btree (id)",
          },
        ],
      },
      after: {},
      want: "The indexes of public.orders changed from i unique btree (id) to none.",
    },
    {
      after: {
        uniqueKeys: [
          {
            name: "u",
            columns: ["id"],
            nulls: "not-distinct",
            isDeferrable: true,
          },
        ],
      },
      want: "! The unique keys of public.orders changed from none to u (id) nulls not distinct deferrable.",
    },
    {
      before: { rowMovement: true },
      after: { rowMovement: false },
      want: "! Row movement of public.orders changed from enabled to disabled.",
    },
    {
      after: { rowMovement: true },
      want: "Row movement of public.orders changed from none to enabled.",
    },
  ])("$want", ({ before, after, want }) => {
    expect(
      summarize(
        { tables: [sampleTable(before)] },
        { tables: [sampleTable(after)] },
      ),
    ).toEqual([want]);
  });

  it.each<{ after: Partial<Column>; want: string }>([
    {
      after: { onUpdate: "now()" },
      want: "What an update sets in public.orders.id changed from none to now().",
    },
    {
      after: { collation: 'pg_catalog."C"' },
      want: 'The collation of public.orders.id changed from none to pg_catalog."C".',
    },
  ])("$want", ({ after, want }) => {
    const columns = (column: Partial<Column>) => ({
      tables: [sampleTable({ columns: [sampleColumn(column)] })],
    });
    expect(summarize(columns({}), columns(after))).toEqual([want]);
  });
});
