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
export interface BaseRow {
  id: number;
  free: bigint | null;
  name: string;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type BaseInsert = Insertable<BaseRow, "id">;

/** Columns to set. */
export type BasePatch = Patchable<BaseRow>;

export type BaseReader = TableReader<BaseRow>;

/** Rows of called.base: select, insert, update, delete, returning. */
export class BaseRepository extends RowStoreRepository<
  BaseRow,
  BaseInsert,
  BasePatch
> {}

const table = defineTable<BaseRow>({
  schema: "called",
  name: "base",
  columns: {
    id: t.int4("id", "serial"),
    free: t.int8(
      "free",
      "bigint",
      "DEFAULT nextval('called.free_standing'::regclass)",
    ),
    name: t.text("name", "text", "NOT NULL"),
  },
  emptyTextIsNull: true,
  ddl: `
    CREATE SEQUENCE "called"."free_standing" INCREMENT BY 10 MINVALUE -5 MAXVALUE 1000 START WITH 5 CACHE 20 CYCLE
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const base = repositoryFactory(table, BaseRepository);
