import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyOf,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";
import type { CustomersId as FirstCustomersId } from "../first/customers.js";

/** Row store, distributed by hash of id. Key: id. */
export interface CustomersRow {
  id: CustomersId;
  other: FirstCustomersId | null;
}

/** A key of second.customers: no other table's fits in its place. */
export type CustomersId = KeyOf<bigint, "second.customers">;

/** Makes a key of second.customers. */
export const customersId = (value: bigint) => value as CustomersId;

/** A row to insert: what is nullable or has a default may be left out. */
export type CustomersInsert = Insertable<CustomersRow>;

/** Columns to set; the distribution key cannot be updated. */
export type CustomersPatch = Patchable<CustomersRow, "id">;

export type CustomersKey = Pick<CustomersRow, "id">;

export type CustomersReader = KeyedReader<CustomersRow, CustomersKey>;

/** Rows of second.customers: find, select, insert, upsert, update, delete, returning. */
export class CustomersRepository extends KeyedRowStoreRepository<
  CustomersRow,
  CustomersInsert,
  CustomersPatch,
  CustomersKey
> {}

const table = defineTable<CustomersRow>({
  schema: "second",
  name: "customers",
  columns: {
    id: t.int8("id", "bigint", "NOT NULL"),
    other: t.int8("other", "bigint"),
  },
  key: ["id"],
  fixed: ["id"],
  ddl: `
    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
  `,
});

/** The repository, or in a read-only session the reader. */
export const customers = repositoryFactory(table, CustomersRepository);
