import { TableReader, defineTable, readerFactory, t } from "../../dws/index.js";

/**
 * *\/
 *
 * A view.
 */
export interface SeenRow {
  a: number | null;
}

/** Rows of hostile.seen: select, stream, count. */
export class SeenReader extends TableReader<SeenRow> {}

const table = defineTable<SeenRow>({
  schema: "hostile",
  name: "seen",
  columns: {
    a: t.int4("a", "integer"),
  },
});

/** The reader. */
export const seen = readerFactory(table, SeenReader);
