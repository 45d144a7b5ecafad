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
export interface UserIdRow {
  id: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type UserIdInsert = Insertable<UserIdRow>;

/** Columns to set. */
export type UserIdPatch = Patchable<UserIdRow>;

export type UserIdReader = TableReader<UserIdRow>;

/** Rows of colliding.User Id: select, insert, update, delete, returning. */
export class UserIdRepository extends RowStoreRepository<
  UserIdRow,
  UserIdInsert,
  UserIdPatch
> {}

const table = defineTable<UserIdRow>({
  schema: "colliding",
  name: "User Id",
  columns: {
    id: t.int4("id", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const userId2 = repositoryFactory(table, UserIdRepository);
