import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";
import { decimalCodec, type Decimal } from "../../decimal.js";
import { Note } from "../../note.js";

/** Row store, distributed by hash of id. Key: id. */
export interface PartsRow {
  id: number;
  price: Decimal;
  note: Note | null;
  seen: Date | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type PartsInsert = Insertable<PartsRow>;

/** Columns to set; the distribution key cannot be updated. */
export type PartsPatch = Patchable<PartsRow, "id">;

export type PartsKey = Pick<PartsRow, "id">;

export type PartsReader = KeyedReader<PartsRow, PartsKey>;

/** Rows of chosen.parts: find, select, insert, upsert, update, delete, returning. */
export class PartsRepository extends KeyedRowStoreRepository<
  PartsRow,
  PartsInsert,
  PartsPatch,
  PartsKey
> {}

const decimalColumn = t.of<Decimal>(decimalCodec, "number");
const noteColumn = t.of<Note>(Note, "text");
const table = defineTable<PartsRow>({
  schema: "chosen",
  name: "parts",
  columns: {
    id: t.int8AsNumber("id", "bigint", "NOT NULL"),
    price: decimalColumn("price", "numeric", "NOT NULL"),
    note: noteColumn("note", "text"),
    seen: t.timestamptzAsDate("seen", "timestamp with time zone"),
  },
  key: ["id"],
  fixed: ["id"],
  emptyTextIsNull: true,
  ddl: `
    CONSTRAINT "parts_pkey" PRIMARY KEY ("id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
  `,
});

/** The repository, or in a read-only session the reader. */
export const parts = repositoryFactory(table, PartsRepository);
