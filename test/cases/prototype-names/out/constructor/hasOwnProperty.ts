import { TableReader, defineTable, readerFactory, t } from "../../dws/index.js";

/** A view. */
export interface HasOwnPropertyRow {
  proto: number | null;
}

/** Rows of constructor.hasOwnProperty: select, stream, count. */
export class HasOwnPropertyReader extends TableReader<HasOwnPropertyRow> {}

const table = defineTable<HasOwnPropertyRow>({
  schema: "constructor",
  name: "hasOwnProperty",
  columns: {
    proto: t.int4("__proto__", "integer"),
  },
});

/** The reader. */
export const hasOwnProperty = readerFactory(table, HasOwnPropertyReader);
