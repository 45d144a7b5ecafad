import {
  TableReader,
  defineTable,
  readerFactory,
  t,
  type DateText,
} from "../../dws/index.js";

/** A view. */
export interface LatestRow {
  taken: DateText | null;
  code: string | null;
}

/** Rows of modes.latest: select, stream, count. */
export class LatestReader extends TableReader<LatestRow> {}

const table = defineTable<LatestRow>({
  schema: "modes",
  name: "latest",
  columns: {
    taken: t.temporal("taken", "pg_catalog.date"),
    code: t.text("code", "text"),
  },
});

/** The reader. */
export const latest = readerFactory(table, LatestReader);
