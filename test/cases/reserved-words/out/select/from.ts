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
export interface FromRow {
  where: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type FromInsert = Insertable<FromRow>;

/** Columns to set. */
export type FromPatch = Patchable<FromRow>;

export type FromReader = TableReader<FromRow>;

/** Rows of select.from: select, insert, update, delete, returning. */
export class FromRepository extends RowStoreRepository<
  FromRow,
  FromInsert,
  FromPatch
> {}

const table = defineTable<FromRow>({
  schema: "select",
  name: "from",
  columns: {
    where: t.int4("where", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const from = repositoryFactory(table, FromRepository);
