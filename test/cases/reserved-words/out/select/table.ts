import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";
import type { Enum } from "./enums.js";

/** Row store, distributed by hash of class. Key: class. */
export interface Table_Row {
  class: number;
  default: string | null;
  import: Enum | null;
  order: number | null;
  user: string | null;
  group: string | null;
  less: number | null;
  maxvalue: number | null;
  performance: number | null;
  sysdate: number | null;
  buckets: number | null;
  await: number | null;
  delete: number | null;
  new: number | null;
  this: number | null;
  typeof: number | null;
  let: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type Table_Insert = Insertable<Table_Row>;

/** Columns to set; the distribution key cannot be updated. */
export type Table_Patch = Patchable<Table_Row, "class">;

export type Table_Key = Pick<Table_Row, "class">;

export type Table_Reader = KeyedReader<Table_Row, Table_Key>;

/** Rows of select.table: find, select, insert, upsert, update, delete, returning. */
export class Table_Repository extends KeyedRowStoreRepository<
  Table_Row,
  Table_Insert,
  Table_Patch,
  Table_Key
> {}

const table = defineTable<Table_Row>({
  schema: "select",
  name: "table",
  columns: {
    class: t.int4("class", "integer", "NOT NULL"),
    default: t.text("default", "text", "DEFAULT 'default'::text"),
    import: t.label("import", '"select".enum'),
    order: t.int4("order", "integer"),
    user: t.text("user", "text"),
    group: t.text("group", "text"),
    less: t.int4("less", "integer"),
    maxvalue: t.int4("maxvalue", "integer"),
    performance: t.int4("performance", "integer"),
    sysdate: t.int4("sysdate", "integer"),
    buckets: t.int4("buckets", "integer"),
    await: t.int4("await", "integer"),
    delete: t.int4("delete", "integer"),
    new: t.int4("new", "integer"),
    this: t.int4("this", "integer"),
    typeof: t.int4("typeof", "integer"),
    let: t.int4("let", "integer"),
  },
  key: ["class"],
  fixed: ["class"],
  emptyTextIsNull: true,
  ddl: `
    CREATE TYPE "select"."enum" AS ENUM ('class', 'default', 'null', 'NULL')
    CONSTRAINT "primary" PRIMARY KEY ("class")
    CONSTRAINT "check" CHECK (("order" > 0))
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("class")
    CREATE INDEX "index" ON "select"."table" USING btree ("order", "user")
  `,
});

/** The repository, or in a read-only session the reader. */
export const table_ = repositoryFactory(table, Table_Repository);
