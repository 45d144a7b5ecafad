import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";
import type { AMood } from "./enums.js";

/** Row store, distributed round robin. No key: rows are reached by filter alone. */
export interface UnnamedRow {
  orderDetails: AMood | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type UnnamedInsert = Insertable<UnnamedRow>;

/** Columns to set. */
export type UnnamedPatch = Patchable<UnnamedRow>;

export type UnnamedReader = TableReader<UnnamedRow>;

/** Rows of  spaced out . : select, insert, update, delete, returning. */
export class UnnamedRepository extends RowStoreRepository<
  UnnamedRow,
  UnnamedInsert,
  UnnamedPatch
> {}

const table = defineTable<UnnamedRow>({
  schema: " spaced out ",
  name: " ",
  columns: {
    orderDetails: t.label(
      "order details",
      '" spaced out "."a  mood"',
      'DEFAULT \' sad \'::" spaced out "."a  mood"',
    ),
  },
  ddl: `
    CREATE TYPE " spaced out "."a  mood" AS ENUM (' ', '  ', ' sad ', 'sad')
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const unnamed = repositoryFactory(table, UnnamedRepository);
