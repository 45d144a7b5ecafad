import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";
import type { CustomersId } from "./customers.js";

/** Row store, distributed by hash of customer_id. Key: customer_id. */
export interface DetailsRow {
  customerId: CustomersId;
  note: string | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type DetailsInsert = Insertable<DetailsRow>;

/** Columns to set; the distribution key cannot be updated. */
export type DetailsPatch = Patchable<DetailsRow, "customerId">;

export type DetailsKey = Pick<DetailsRow, "customerId">;

export type DetailsReader = KeyedReader<DetailsRow, DetailsKey>;

/** Rows of first.details: find, select, insert, upsert, update, delete, returning. */
export class DetailsRepository extends KeyedRowStoreRepository<
  DetailsRow,
  DetailsInsert,
  DetailsPatch,
  DetailsKey
> {}

const table = defineTable<DetailsRow>({
  schema: "first",
  name: "details",
  columns: {
    customerId: t.int8("customer_id", "bigint", "NOT NULL"),
    note: t.text("note", "text"),
  },
  key: ["customerId"],
  fixed: ["customerId"],
  emptyTextIsNull: true,
  ddl: `
    CONSTRAINT "details_pkey" PRIMARY KEY ("customer_id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("customer_id")
  `,
});

/** The repository, or in a read-only session the reader. */
export const details = repositoryFactory(table, DetailsRepository);
