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
export interface ToStringRow {
  proto: string | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ToStringInsert = Insertable<ToStringRow>;

/** Columns to set. */
export type ToStringPatch = Patchable<ToStringRow>;

export type ToStringReader = TableReader<ToStringRow>;

/** Rows of constructor.toString: select, insert, update, delete, returning. */
export class ToStringRepository extends RowStoreRepository<
  ToStringRow,
  ToStringInsert,
  ToStringPatch
> {}

const table = defineTable<ToStringRow>({
  schema: "constructor",
  name: "toString",
  columns: {
    proto: t.text("__proto__", "text", "DEFAULT '__proto__'::text"),
  },
  emptyTextIsNull: true,
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const toString = repositoryFactory(table, ToStringRepository);
