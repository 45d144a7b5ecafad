import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/**
 * Row store, distributed by hash of id, partitioned by list of city in 3 parts.
 * No key: rows are reached by filter alone.
 */
export interface ByCityRow {
  id: number | null;
  city: string | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ByCityInsert = Insertable<ByCityRow>;

/** Columns to set; the distribution key cannot be updated. */
export type ByCityPatch = Patchable<ByCityRow, "id">;

export type ByCityReader = TableReader<ByCityRow>;

/** Rows of parts.by_city: select, insert, update, delete, returning. */
export class ByCityRepository extends RowStoreRepository<
  ByCityRow,
  ByCityInsert,
  ByCityPatch
> {}

const table = defineTable<ByCityRow>({
  schema: "parts",
  name: "by_city",
  columns: {
    id: t.int4("id", "integer"),
    city: t.text("city", "text"),
  },
  fixed: ["id"],
  emptyTextIsNull: true,
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
    PARTITION BY LIST ("city") (
      PARTITION "north" VALUES ('Oslo, N', 'Um''eå'),
      PARTITION "other" VALUES (DEFAULT),
      PARTITION "south" VALUES ('Roma'))
  `,
});

/** The repository, or in a read-only session the reader. */
export const byCity = repositoryFactory(table, ByCityRepository);
