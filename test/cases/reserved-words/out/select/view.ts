import { TableReader, defineTable, readerFactory, t } from "../../dws/index.js";

/** A view. */
export interface ViewRow {
  class: number | null;
  default: string | null;
}

/** Rows of select.view: select, stream, count. */
export class ViewReader extends TableReader<ViewRow> {}

const table = defineTable<ViewRow>({
  schema: "select",
  name: "view",
  columns: {
    class: t.int4("class", "integer"),
    default: t.text("default", "text"),
  },
  emptyTextIsNull: true,
});

/** The reader. */
export const view = readerFactory(table, ViewReader);
