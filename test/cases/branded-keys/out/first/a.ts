import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyOf,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";

/** Row store, distributed by hash of id. Key: id. */
export interface ARow {
  id: AId;
}

/** A key of first.a: no other table's fits in its place. */
export type AId = KeyOf<number, "first.a">;

/** Makes a key of first.a. */
export const aId = (value: number) => value as AId;

/** A row to insert: what is nullable or has a default may be left out. */
export type AInsert = Insertable<ARow>;

/** Columns to set; the distribution key cannot be updated. */
export type APatch = Patchable<ARow, "id">;

export type AKey = Pick<ARow, "id">;

export type AReader = KeyedReader<ARow, AKey>;

/** Rows of first.a: find, select, insert, upsert, update, delete, returning. */
export class ARepository extends KeyedRowStoreRepository<
  ARow,
  AInsert,
  APatch,
  AKey
> {}

const table = defineTable<ARow>({
  schema: "first",
  name: "a",
  columns: {
    id: t.int4("id", "integer", "NOT NULL"),
  },
  key: ["id"],
  fixed: ["id"],
  ddl: `
    CONSTRAINT "a_pkey" PRIMARY KEY ("id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
  `,
});

/** The repository, or in a read-only session the reader. */
export const a = repositoryFactory(table, ARepository);
