import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Row store, replicated to every datanode. No key: rows are reached by filter alone. */
export interface ByReplicationRow {
  a: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ByReplicationInsert = Insertable<ByReplicationRow>;

/** Columns to set. */
export type ByReplicationPatch = Patchable<ByReplicationRow>;

export type ByReplicationReader = TableReader<ByReplicationRow>;

/** Rows of spread.by_replication: select, insert, update, delete, returning. */
export class ByReplicationRepository extends RowStoreRepository<
  ByReplicationRow,
  ByReplicationInsert,
  ByReplicationPatch
> {}

const table = defineTable<ByReplicationRow>({
  schema: "spread",
  name: "by_replication",
  columns: {
    a: t.int4("a", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY REPLICATION
  `,
});

/** The repository, or in a read-only session the reader. */
export const byReplication = repositoryFactory(table, ByReplicationRepository);
