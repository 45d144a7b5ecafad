import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
  type Timestamp,
} from "../../dws/index.js";

/**
 * Row store, distributed by hash of id, partitioned by range of day in 3 parts.
 * No key: rows are reached by filter alone.
 */
export interface ByDayRow {
  id: bigint | null;
  day: Timestamp;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ByDayInsert = Insertable<ByDayRow>;

/** Columns to set; the distribution key cannot be updated. */
export type ByDayPatch = Patchable<ByDayRow, "id">;

export type ByDayReader = TableReader<ByDayRow>;

/** Rows of parts.by_day: select, insert, update, delete, returning. */
export class ByDayRepository extends RowStoreRepository<
  ByDayRow,
  ByDayInsert,
  ByDayPatch
> {}

const table = defineTable<ByDayRow>({
  schema: "parts",
  name: "by_day",
  columns: {
    id: t.int8("id", "bigint"),
    day: t.temporal("day", "timestamp(0) without time zone", "NOT NULL"),
  },
  fixed: ["id"],
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
    PARTITION BY RANGE ("day") (
      PARTITION "p2023" VALUES LESS THAN ('2024-01-01 00:00:00'),
      PARTITION "p2024" VALUES LESS THAN ('2025-01-01 00:00:00'),
      PARTITION "rest" VALUES LESS THAN (MAXVALUE))
    ENABLE ROW MOVEMENT
    CREATE INDEX "by_day_id" ON "parts"."by_day" USING btree (id) LOCAL
  `,
});

/** The repository, or in a read-only session the reader. */
export const byDay = repositoryFactory(table, ByDayRepository);
