/** A row-store table with types whose length is limited, for tests of bulk writes and RETURNING. */
import {
  defineTable,
  type Insertable,
  isWritable,
  KeyedReader,
  KeyedRepository,
  type Numeric,
  type Patchable,
  type ReadSession,
  Returning,
  type Session,
  t,
} from "../../src/runtime/index.js";

export interface EventsRow {
  id: bigint;
  shard: number;
  name: string | null;
  code: string | null;
  flags: string | null;
  mask: string | null;
  amount: Numeric | null;
  labels: (string | null)[] | null;
  data: Buffer | null;
  number: number;
}

export type EventsInsert = Insertable<EventsRow, "number">;
export type EventsPatch = Patchable<EventsRow, "shard">;
export type EventsKey = Pick<EventsRow, "id" | "shard">;

export const eventsTable = defineTable<EventsRow>({
  schema: "public",
  name: "events",
  columns: {
    id: t.int8("id", "bigint", "NOT NULL"),
    shard: t.int4("shard", "integer", "NOT NULL"),
    name: t.text("name", "character varying(5)"),
    code: t.text("code", "character(3)"),
    flags: t.comparable("flags", "bit(3)"),
    mask: t.comparable("mask", "bit varying(4)"),
    amount: t.numeric("amount", "numeric(5,2)"),
    labels: t.text.array("labels", "character varying(3)[]"),
    data: t.bytea("data", "bytea"),
    number: t.int4("number", "serial"),
  },
  key: ["id", "shard"],
  fixed: ["shard"],
  ddl: 'CONSTRAINT "events_pkey" PRIMARY KEY ("id", "shard")',
});

/** Makes it anew, empty. */
export const EVENTS = `drop table if exists events; create table events (
  id bigint not null, shard integer not null, name varchar(5), code char(3), flags bit(3), mask varbit(4),
  amount numeric(5,2), labels varchar(3)[], data bytea, number serial, primary key (id, shard))`;

export type EventsReader = KeyedReader<EventsRow, EventsKey>;

export class EventsRepository extends KeyedRepository<
  EventsRow,
  EventsInsert,
  EventsPatch,
  EventsKey
> {
  readonly returning = new Returning<EventsRow, EventsInsert, EventsPatch>(
    eventsTable,
    this.session,
  );
}

export function events(session: Session): EventsRepository;
export function events(session: ReadSession): EventsReader;
export function events(session: ReadSession) {
  return isWritable(session)
    ? new EventsRepository(eventsTable, session)
    : new KeyedReader<EventsRow, EventsKey>(eventsTable, session);
}
