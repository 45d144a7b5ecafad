/** What tables, views and foreign tables of each kind allow: calls that must not compile, each marked, and calls that must. */
import {
  type Database,
  type Insertable,
  type KeyedReader,
  type KeyedRepository,
  type KeyedRowStoreRepository,
  openDatabase,
  type Patchable,
  type RowStoreRepository,
  type TableReader,
  type TableRepository,
  type TableWriter,
} from "../../src/runtime/index.js";
import { events } from "../support/events.js";
import { orders } from "../support/orders.js";

declare const db: Database;

/** Its key is serial. */
interface NotesRow {
  id: number;
  text: string;
  tag: string | null;
}

type NotesInsert = Insertable<NotesRow, "id">;
type NotesPatch = Patchable<NotesRow, "id">;
type NotesKey = Pick<NotesRow, "id">;

declare const keyless: TableRepository<NotesRow, NotesInsert, NotesPatch>;
declare const keylessRows: RowStoreRepository<
  NotesRow,
  NotesInsert,
  NotesPatch
>;
declare const keyed: KeyedRepository<
  NotesRow,
  NotesInsert,
  NotesPatch,
  NotesKey
>;
declare const keyedRows: KeyedRowStoreRepository<
  NotesRow,
  NotesInsert,
  NotesPatch,
  NotesKey
>;
declare const view: TableReader<NotesRow>;
declare const keyedReader: KeyedReader<NotesRow, NotesKey>;
declare const writer: TableWriter<NotesRow, NotesInsert>;

/** Right calls. */
export const right = async () => {
  await keyed.insert({ text: "the sequence gives the key" });
  await keyed.insert({ id: 1, text: "or the caller does" });
  await keyed.insert({ text: "NULL", tag: null });
  await keyed.insert({ id: undefined, text: "the default", tag: undefined });
  await keyed.insertMany([{ text: "a" }, { text: "b", tag: undefined }]);
  await keyed.upsert([{ id: 1, text: "c" }]);
  await keyed.update({ id: 1 }, { tag: null });
  await keyed.updateAll({ everyRow: true }, { tag: null });
  await keyed.deleteAll({ everyRow: true });
  await keyless.insert({ text: "a" });
  await keyless.delete({ tag: null });
  const given = await keyedRows.returning.insert({ text: "a" }, ["id"]);
  const id: number = given.id;
  await keylessRows.returning.delete({ id }, ["text"]);
  const row: NotesRow | undefined = await keyedReader.find({ id });
  const rows: readonly NotesRow[] = await view.select({ limit: 1 });
  await writer.copy([{ text: "a" }]);
  await events(db).get({ id: 1n, shard: 1 });
  return [row, rows];
};

/** A database that ends with its block. */
export const scoped = async (): Promise<bigint> => {
  await using own = openDatabase();
  return await orders(own).count();
};

/** What a kind does not have. */
export const absent = () => [
  // @ts-expect-error no key to find rows by
  keyless.find,
  // @ts-expect-error nor to get them by
  keyless.get,
  // @ts-expect-error no unique key to upsert on
  keyless.upsert,
  // @ts-expect-error nor in a row store
  keylessRows.upsert,
  // @ts-expect-error no RETURNING in a column store
  keyless.returning,
  // @ts-expect-error nor with a key
  keyed.returning,
  // @ts-expect-error a view takes no rows
  view.insert,
  // @ts-expect-error nor many at once
  view.insertMany,
  // @ts-expect-error nor by COPY
  view.copy,
  // @ts-expect-error nor a change
  view.update,
  // @ts-expect-error nor a change of all
  view.updateAll,
  // @ts-expect-error nor a deletion
  view.delete,
  // @ts-expect-error nor one of all
  view.deleteAll,
  // @ts-expect-error nor both at once
  view.upsert,
  // @ts-expect-error it is not made here
  view.create,
  // @ts-expect-error and not dropped
  view.drop,
  // @ts-expect-error nor emptied
  view.truncate,
  // @ts-expect-error and has no key
  view.find,
  // @ts-expect-error a reader with a key does not write either
  keyedReader.upsert,
  // @ts-expect-error nor delete
  keyedReader.delete,
  // @ts-expect-error what is for writing only is not read
  writer.select,
  // @ts-expect-error nor streamed
  writer.stream,
  // @ts-expect-error nor copied out
  writer.copyOut,
  // @ts-expect-error nor counted
  writer.count,
  // @ts-expect-error nor changed
  writer.update,
  // @ts-expect-error nor deleted from
  writer.delete,
];

/** Wrong calls. */
export const wrong = async () => {
  // @ts-expect-error a column without a default takes no undefined
  await keyed.insert({ text: undefined });
  // @ts-expect-error a column that is NOT NULL takes no null, though it has a default
  await keyed.insert({ id: null, text: "a" });
  // @ts-expect-error undefined is nothing to set
  await keyed.update({ id: 1 }, { tag: undefined });
  // @ts-expect-error nor a filter
  await keyed.delete({ id: undefined });
  // @ts-expect-error nor one of a read
  await keyed.select({ where: { id: undefined } });
  // @ts-expect-error a column that is NOT NULL is not set to null
  await keyed.update({ id: 1 }, { text: null });
  // @ts-expect-error half a key
  await events(db).find({ id: 1n });
  // @ts-expect-error half a key
  await events(db).get({ shard: 1 });
  // @ts-expect-error more than a key
  await orders(db).find({ id: 1n, customerId: 1 });
  // @ts-expect-error the confirmation is missing
  await orders(db).updateAll({ note: null });
  // @ts-expect-error it is missing here as well
  await orders(db).deleteAll();
  // @ts-expect-error an empty patch of all rows
  await orders(db).updateAll({ everyRow: true }, {});
  // @ts-expect-error the distribution key of all rows
  await orders(db).updateAll({ everyRow: true }, { id: 1n });
  // @ts-expect-error a required column of one of the rows
  await keyed.upsert([{ id: 1, text: "a" }, { id: 2 }]);
  // @ts-expect-error a count is no number
  const count: number = await orders(db).count();
  return count;
};
