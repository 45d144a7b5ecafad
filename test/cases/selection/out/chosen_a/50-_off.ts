import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Row store, distributed round robin. No key: rows are reached by filter alone. */
export interface _50OffRow {
  id: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type _50OffInsert = Insertable<_50OffRow>;

/** Columns to set. */
export type _50OffPatch = Patchable<_50OffRow>;

export type _50OffReader = TableReader<_50OffRow>;

/** Rows of chosen_a.50%_off: select, insert, update, delete, returning. */
export class _50OffRepository extends RowStoreRepository<
  _50OffRow,
  _50OffInsert,
  _50OffPatch
> {}

const table = defineTable<_50OffRow>({
  schema: "chosen_a",
  name: "50%_off",
  columns: {
    id: t.int4("id", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const _50Off = repositoryFactory(table, _50OffRepository);
