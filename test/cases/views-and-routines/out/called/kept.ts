import { TableReader, defineTable, readerFactory, t } from "../../dws/index.js";

/** A materialized view: as fresh as its last REFRESH. */
export interface KeptRow {
  rows: bigint | null;
}

/** Rows of called.kept: select, stream, count. */
export class KeptReader extends TableReader<KeptRow> {}

const table = defineTable<KeptRow>({
  schema: "called",
  name: "kept",
  columns: {
    rows: t.int8("rows", "bigint"),
  },
});

/** The reader. */
export const kept = readerFactory(table, KeptReader);
