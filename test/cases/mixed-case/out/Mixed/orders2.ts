import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";
import type { Mood, Mood2 } from "./enums.js";

/** Row store, distributed round robin. No key: rows are reached by filter alone. */
export interface Orders2Row {
  id: number | null;
  mood2: Mood | null;
  mood: Mood2 | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type Orders2Insert = Insertable<Orders2Row>;

/** Columns to set. */
export type Orders2Patch = Patchable<Orders2Row>;

export type Orders2Reader = TableReader<Orders2Row>;

/** Rows of Mixed.orders: select, insert, update, delete, returning. */
export class Orders2Repository extends RowStoreRepository<
  Orders2Row,
  Orders2Insert,
  Orders2Patch
> {}

const table = defineTable<Orders2Row>({
  schema: "Mixed",
  name: "orders",
  columns: {
    id: t.int4("id", "integer"),
    mood2: t.label("Mood", '"Mixed"."Mood"'),
    mood: t.label("mood", '"Mixed".mood'),
  },
  ddl: `
    CREATE TYPE "Mixed"."Mood" AS ENUM ('Sad', 'sad', 'SAD')
    CREATE TYPE "Mixed"."mood" AS ENUM ('x')
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const orders = repositoryFactory(table, Orders2Repository);
