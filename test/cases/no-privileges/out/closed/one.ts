import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";

/** Row store, distributed by hash of id. Key: id. */
export interface OneRow {
  id: number;
  note: string | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type OneInsert = Insertable<OneRow, "id">;

/** Columns to set; the distribution key cannot be updated. */
export type OnePatch = Patchable<OneRow, "id">;

export type OneKey = Pick<OneRow, "id">;

export type OneReader = KeyedReader<OneRow, OneKey>;

/** Rows of closed.one: find, select, insert, upsert, update, delete, returning. */
export class OneRepository extends KeyedRowStoreRepository<
  OneRow,
  OneInsert,
  OnePatch,
  OneKey
> {}

const table = defineTable<OneRow>({
  schema: "closed",
  name: "one",
  columns: {
    id: t.int4("id", "serial"),
    note: t.text("note", "text"),
  },
  key: ["id"],
  fixed: ["id"],
  emptyTextIsNull: true,
  ddl: `
    CONSTRAINT "one_pkey" PRIMARY KEY ("id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
  `,
});

/** The repository, or in a read-only session the reader. */
export const one = repositoryFactory(table, OneRepository);
