import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";

/** Row store, distributed by hash of  lead. Key:  lead. */
export interface OrderDetailsRow {
  unnamed: number | null;
  unnamed2: number | null;
  lead: number;
  trail: number | null;
  twoBlanks: number | null;
  tabStop: number | null;
  newLine: number | null;
  hardSpace: number | null;
  zeroWidth: number | null;
  wideSpace: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type OrderDetailsInsert = Insertable<OrderDetailsRow>;

/** Columns to set; the distribution key cannot be updated. */
export type OrderDetailsPatch = Patchable<OrderDetailsRow, "lead">;

export type OrderDetailsKey = Pick<OrderDetailsRow, "lead">;

export type OrderDetailsReader = KeyedReader<OrderDetailsRow, OrderDetailsKey>;

/** Rows of  spaced out .order details: find, select, insert, upsert, update, delete, returning. */
export class OrderDetailsRepository extends KeyedRowStoreRepository<
  OrderDetailsRow,
  OrderDetailsInsert,
  OrderDetailsPatch,
  OrderDetailsKey
> {}

const table = defineTable<OrderDetailsRow>({
  schema: " spaced out ",
  name: "order details",
  columns: {
    unnamed: t.int4(" ", "integer"),
    unnamed2: t.int4("  ", "integer"),
    lead: t.int4(" lead", "integer", "NOT NULL"),
    trail: t.int4("trail ", "integer"),
    twoBlanks: t.int4("two  blanks", "integer"),
    tabStop: t.int4("tab\tstop", "integer"),
    newLine: t.int4("new\nline", "integer"),
    hardSpace: t.int4("hard space", "integer"),
    zeroWidth: t.int4("zero​width", "integer"),
    wideSpace: t.int4("wide　space", "integer"),
  },
  key: ["lead"],
  fixed: ["lead"],
  ddl: `
    CONSTRAINT "order details key" PRIMARY KEY (" lead")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH (" lead")
    CREATE INDEX "by trail" ON " spaced out "."order details" USING btree ("trail ", "two  blanks")
  `,
});

/** The repository, or in a read-only session the reader. */
export const orderDetails = repositoryFactory(table, OrderDetailsRepository);
