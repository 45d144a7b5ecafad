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
export interface UserId2Row {
  id: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type UserId2Insert = Insertable<UserId2Row>;

/** Columns to set. */
export type UserId2Patch = Patchable<UserId2Row>;

export type UserId2Reader = TableReader<UserId2Row>;

/** Rows of colliding.userId: select, insert, update, delete, returning. */
export class UserId2Repository extends RowStoreRepository<
  UserId2Row,
  UserId2Insert,
  UserId2Patch
> {}

const table = defineTable<UserId2Row>({
  schema: "colliding",
  name: "userId",
  columns: {
    id: t.int4("id", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const userId = repositoryFactory(table, UserId2Repository);
