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
export interface BRow {
  id: BId;
}

/** A key of first.b: no other table's fits in its place. */
export type BId = KeyOf<number, "first.b">;

/** Makes a key of first.b. */
export const bId = (value: number) => value as BId;

/** A row to insert: what is nullable or has a default may be left out. */
export type BInsert = Insertable<BRow>;

/** Columns to set; the distribution key cannot be updated. */
export type BPatch = Patchable<BRow, "id">;

export type BKey = Pick<BRow, "id">;

export type BReader = KeyedReader<BRow, BKey>;

/** Rows of first.b: find, select, insert, upsert, update, delete, returning. */
export class BRepository extends KeyedRowStoreRepository<
  BRow,
  BInsert,
  BPatch,
  BKey
> {}

const table = defineTable<BRow>({
  schema: "first",
  name: "b",
  columns: {
    id: t.int4("id", "integer", "NOT NULL"),
  },
  key: ["id"],
  fixed: ["id"],
  ddl: `
    CONSTRAINT "b_pkey" PRIMARY KEY ("id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
  `,
});

/** The repository, or in a read-only session the reader. */
export const b = repositoryFactory(table, BRepository);
