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
export interface UserId3Row {
  userId2: number | null;
  userId: number | null;
  userId3: number | null;
  userId4: number | null;
  userId5: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type UserId3Insert = Insertable<UserId3Row>;

/** Columns to set. */
export type UserId3Patch = Patchable<UserId3Row>;

export type UserId3Reader = TableReader<UserId3Row>;

/** Rows of colliding.user_id: select, insert, update, delete, returning. */
export class UserId3Repository extends RowStoreRepository<
  UserId3Row,
  UserId3Insert,
  UserId3Patch
> {}

const table = defineTable<UserId3Row>({
  schema: "colliding",
  name: "user_id",
  columns: {
    userId2: t.int4("user_id", "integer"),
    userId: t.int4("userId", "integer"),
    userId3: t.int4("user-id", "integer"),
    userId4: t.int4("User_ID", "integer"),
    userId5: t.int4("user__id", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const userId3 = repositoryFactory(table, UserId3Repository);
