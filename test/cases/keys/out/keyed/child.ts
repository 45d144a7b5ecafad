import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Numeric,
  type Patchable,
} from "../../dws/index.js";

/** Row store, distributed by hash of code, id. Key: code, id. */
export interface ChildRow {
  id: number;
  parentB: string | null;
  parentA: number | null;
  code: string;
  amount: Numeric | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ChildInsert = Insertable<ChildRow>;

/** Columns to set; the distribution key cannot be updated. */
export type ChildPatch = Patchable<ChildRow, "code" | "id">;

export type ChildKey = Pick<ChildRow, "code" | "id">;

export type ChildReader = KeyedReader<ChildRow, ChildKey>;

/** Rows of keyed.child: find, select, insert, upsert, update, delete, returning. */
export class ChildRepository extends KeyedRowStoreRepository<
  ChildRow,
  ChildInsert,
  ChildPatch,
  ChildKey
> {}

const table = defineTable<ChildRow>({
  schema: "keyed",
  name: "child",
  columns: {
    id: t.int4("id", "integer", "NOT NULL"),
    parentB: t.text("parent_b", "text"),
    parentA: t.int4("parent_a", "integer"),
    code: t.text("code", "character varying(10)", "NOT NULL"),
    amount: t.numeric("amount", "numeric(10,2)"),
  },
  key: ["code", "id"],
  fixed: ["code", "id"],
  emptyTextIsNull: true,
  ddl: `
    CONSTRAINT "child_key" PRIMARY KEY ("code", "id")
    CONSTRAINT "child_once" UNIQUE ("id", "code", "amount")
    CONSTRAINT "child ""range""" CHECK (((id >= 1) AND (id <= 9)))
    CONSTRAINT "child_amount" CHECK (((amount >= (0)::numeric) AND (amount < (1000000)::numeric)))
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("code", "id")
    CREATE INDEX "child_gin" ON "keyed"."child" USING gin (to_tsvector('simple'::regconfig, parent_b))
    CREATE INDEX "child_lower" ON "keyed"."child" USING btree (lower(parent_b), amount DESC) WHERE (amount > (5)::numeric)
  `,
});

/** The repository, or in a read-only session the reader. */
export const child = repositoryFactory(table, ChildRepository);
