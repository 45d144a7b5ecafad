import {
  TableRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Numeric,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/**
 * Column store, distributed round robin, partitioned by range of amount in 3 parts.
 * No key: rows are reached by filter alone.
 */
export interface ByNumberRow {
  id: number | null;
  amount: Numeric | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ByNumberInsert = Insertable<ByNumberRow>;

/** Columns to set. */
export type ByNumberPatch = Patchable<ByNumberRow>;

export type ByNumberReader = TableReader<ByNumberRow>;

/**
 * Rows of parts.by_number: select, insert, update, delete.
 * A column store: single inserts harm it, load rows with `copy`, many at once.
 */
export class ByNumberRepository extends TableRepository<
  ByNumberRow,
  ByNumberInsert,
  ByNumberPatch
> {}

const table = defineTable<ByNumberRow>({
  schema: "parts",
  name: "by_number",
  columns: {
    id: t.int4("id", "integer"),
    amount: t.numeric("amount", "numeric(12,2)"),
  },
  ddl: `
    WITH (orientation = column, colversion = 2.0, compression = low, enable_delta = false)
    DISTRIBUTE BY ROUNDROBIN
    PARTITION BY RANGE ("amount") (
      PARTITION "low" VALUES LESS THAN (-10.50),
      PARTITION "middle" VALUES LESS THAN (9.00),
      PARTITION "high" VALUES LESS THAN (100.00))
  `,
});

/** The repository, or in a read-only session the reader. */
export const byNumber = repositoryFactory(table, ByNumberRepository);
