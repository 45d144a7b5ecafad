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
 * Row store, distributed by hash of id, partitioned by list of code in 2 parts.
 * No key: rows are reached by filter alone.
 */
export interface ByCodeRow {
  id: number | null;
  code: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ByCodeInsert = Insertable<ByCodeRow>;

/** Columns to set; the distribution key cannot be updated. */
export type ByCodePatch = Patchable<ByCodeRow, "id">;

export type ByCodeReader = TableReader<ByCodeRow>;

/** Rows of parts.by_code: select, insert, update, delete, returning. */
export class ByCodeRepository extends RowStoreRepository<
  ByCodeRow,
  ByCodeInsert,
  ByCodePatch
> {}

const table = defineTable<ByCodeRow>({
  schema: "parts",
  name: "by_code",
  columns: {
    id: t.int4("id", "integer"),
    code: t.int4("code", "integer"),
  },
  fixed: ["id"],
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
    PARTITION BY LIST ("code") (
      PARTITION "more" VALUES (3, 2),
      PARTITION "one" VALUES (1))
  `,
});

/** The repository, or in a read-only session the reader. */
export const byCode = repositoryFactory(table, ByCodeRepository);
