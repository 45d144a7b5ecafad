import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";

/** Row store, distributed by hash of 1. Key: 1. */
export interface _2024SalesRow {
  _1: number;
  _01: number | null;
  _1st: number | null;
  _2ndHalf: number | null;
  _3rd: number | null;
  _4: string | null;
  _5e3: number | null;
  _0x10: number | null;
  _67: number | null;
  _٣: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type _2024SalesInsert = Insertable<_2024SalesRow>;

/** Columns to set; the distribution key cannot be updated. */
export type _2024SalesPatch = Patchable<_2024SalesRow, "_1">;

export type _2024SalesKey = Pick<_2024SalesRow, "_1">;

export type _2024SalesReader = KeyedReader<_2024SalesRow, _2024SalesKey>;

/** Rows of 1st.2024_sales: find, select, insert, upsert, update, delete, returning. */
export class _2024SalesRepository extends KeyedRowStoreRepository<
  _2024SalesRow,
  _2024SalesInsert,
  _2024SalesPatch,
  _2024SalesKey
> {}

const table = defineTable<_2024SalesRow>({
  schema: "1st",
  name: "2024_sales",
  columns: {
    _1: t.int4("1", "integer", "NOT NULL"),
    _01: t.int4("01", "integer"),
    _1st: t.int4("1st", "integer"),
    _2ndHalf: t.int4("2nd_half", "integer"),
    _3rd: t.int4("_3rd", "integer"),
    _4: t.text("4", "text"),
    _5e3: t.int4("5e3", "integer"),
    _0x10: t.int4("0x10", "integer"),
    _67: t.int4("6-7", "integer"),
    _٣: t.int4("٣", "integer"),
  },
  key: ["_1"],
  fixed: ["_1"],
  emptyTextIsNull: true,
  ddl: `
    CONSTRAINT "2024_sales_pkey" PRIMARY KEY ("1")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("1")
    CREATE INDEX "7_ix" ON "1st"."2024_sales" USING btree ("1st", "2nd_half")
  `,
});

/** The repository, or in a read-only session the reader. */
export const _2024Sales = repositoryFactory(table, _2024SalesRepository);
