import {
  TableReader,
  defineTable,
  readerFactory,
  t,
  type Timestamp,
} from "../../dws/index.js";

/** A view. */
export interface LatestRow {
  taken: Timestamp | null;
  code: string | null;
}

/** Rows of modes.latest: select, stream, count. */
export class LatestReader extends TableReader<LatestRow> {}

const table = defineTable<LatestRow>({
  schema: "modes",
  name: "latest",
  columns: {
    taken: t.temporal("taken", "timestamp(0) without time zone"),
    code: t.text("code", "text"),
  },
  emptyTextIsNull: true,
});

/** The reader. */
export const latest = readerFactory(table, LatestReader);
