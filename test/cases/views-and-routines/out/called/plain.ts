import { TableReader, defineTable, readerFactory, t } from "../../dws/index.js";

/** A view. */
export interface PlainRow {
  id: number | null;
  name: string | null;
}

/** Rows of called.plain: select, stream, count. */
export class PlainReader extends TableReader<PlainRow> {}

const table = defineTable<PlainRow>({
  schema: "called",
  name: "plain",
  columns: {
    id: t.int4("id", "integer"),
    name: t.text("name", "text"),
  },
  emptyTextIsNull: true,
});

/** The reader. */
export const plain = readerFactory(table, PlainReader);
