import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";

/** Row store, distributed by hash of b, a. Key: b, a. */
export interface ParentRow {
  a: number;
  b: string;
  c: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ParentInsert = Insertable<ParentRow>;

/** Columns to set; the distribution key cannot be updated. */
export type ParentPatch = Patchable<ParentRow, "b" | "a">;

export type ParentKey = Pick<ParentRow, "b" | "a">;

export type ParentReader = KeyedReader<ParentRow, ParentKey>;

/** Rows of keyed.parent: find, select, insert, upsert, update, delete, returning. */
export class ParentRepository extends KeyedRowStoreRepository<
  ParentRow,
  ParentInsert,
  ParentPatch,
  ParentKey
> {}

const table = defineTable<ParentRow>({
  schema: "keyed",
  name: "parent",
  columns: {
    a: t.int4("a", "integer", "NOT NULL"),
    b: t.text("b", "text", "NOT NULL"),
    c: t.int4("c", "integer"),
  },
  key: ["b", "a"],
  fixed: ["b", "a"],
  emptyTextIsNull: true,
  ddl: `
    CONSTRAINT "parent_pkey" PRIMARY KEY ("b", "a")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("b", "a")
    CREATE UNIQUE INDEX "parent_c" ON "keyed"."parent" USING btree (b, a, c)
  `,
});

/** The repository, or in a read-only session the reader. */
export const parent = repositoryFactory(table, ParentRepository);
