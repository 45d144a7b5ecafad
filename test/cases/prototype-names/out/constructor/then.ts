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
export interface ThenRow {
  then: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ThenInsert = Insertable<ThenRow>;

/** Columns to set. */
export type ThenPatch = Patchable<ThenRow>;

export type ThenReader = TableReader<ThenRow>;

/** Rows of constructor.then: select, insert, update, delete, returning. */
export class ThenRepository extends RowStoreRepository<
  ThenRow,
  ThenInsert,
  ThenPatch
> {}

const table = defineTable<ThenRow>({
  schema: "constructor",
  name: "then",
  columns: {
    then: t.int4("then", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const then_ = repositoryFactory(table, ThenRepository);
