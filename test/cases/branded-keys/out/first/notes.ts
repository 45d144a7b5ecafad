import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
  type Timestamp,
} from "../../dws/index.js";
import type { CustomersId } from "./customers.js";

/** Row store, distributed by hash of detail, at. Key: detail, at. */
export interface NotesRow {
  detail: CustomersId;
  at: Timestamp;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type NotesInsert = Insertable<NotesRow>;

/** Columns to set; the distribution key cannot be updated. */
export type NotesPatch = Patchable<NotesRow, "detail" | "at">;

export type NotesKey = Pick<NotesRow, "detail" | "at">;

export type NotesReader = KeyedReader<NotesRow, NotesKey>;

/** Rows of first.notes: find, select, insert, upsert, update, delete, returning. */
export class NotesRepository extends KeyedRowStoreRepository<
  NotesRow,
  NotesInsert,
  NotesPatch,
  NotesKey
> {}

const table = defineTable<NotesRow>({
  schema: "first",
  name: "notes",
  columns: {
    detail: t.int8("detail", "bigint", "NOT NULL"),
    at: t.temporal("at", "timestamp(0) without time zone", "NOT NULL"),
  },
  key: ["detail", "at"],
  fixed: ["detail", "at"],
  ddl: `
    CONSTRAINT "notes_pkey" PRIMARY KEY ("detail", "at")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("detail", "at")
  `,
});

/** The repository, or in a read-only session the reader. */
export const notes = repositoryFactory(table, NotesRepository);
