import {
  TableReader,
  defineTable,
  readerFactory,
  t,
  type Timestamp,
} from "../../dws/index.js";

/**
 * What came in
 *
 * A foreign table of the server far_server, read only.
 */
export interface ArrivalsRow {
  id: bigint;
  /** When it came */
  at: Timestamp | null;
  note: string | null;
}

/** Rows of far.arrivals: select, stream, count. */
export class ArrivalsReader extends TableReader<ArrivalsRow> {}

const table = defineTable<ArrivalsRow>({
  schema: "far",
  name: "arrivals",
  columns: {
    id: t.int8("id", "bigint", "NOT NULL"),
    at: t.temporal("at", "timestamp without time zone"),
    note: t.text("note", "text"),
  },
  emptyTextIsNull: true,
});

/** The reader. */
export const arrivals = readerFactory(table, ArrivalsReader);
