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
export interface PlaceRow {
  id: number;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type PlaceInsert = Insertable<PlaceRow>;

/** Columns to set; the distribution key cannot be updated. */
export type PlacePatch = Patchable<PlaceRow, "id">;

export type PlaceKey = Pick<PlaceRow, "id">;

export type PlaceReader = KeyedReader<PlaceRow, PlaceKey>;

/** Rows of named.addresses: find, select, insert, upsert, update, delete, returning. */
export class PlaceRepository extends KeyedRowStoreRepository<
  PlaceRow,
  PlaceInsert,
  PlacePatch,
  PlaceKey
> {}

const table = defineTable<PlaceRow>({
  schema: "named",
  name: "addresses",
  columns: {
    id: t.int4("id", "integer", "NOT NULL"),
  },
  key: ["id"],
  fixed: ["id"],
  ddl: `
    CONSTRAINT "addresses_pkey" PRIMARY KEY ("id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
  `,
});

/** The repository, or in a read-only session the reader. */
export const places = repositoryFactory(table, PlaceRepository);
