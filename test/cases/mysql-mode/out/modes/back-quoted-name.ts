import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type DateText,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Row store, distributed by hash of select. No key: rows are reached by filter alone. */
export interface BackQuotedNameRow {
  select: number | null;
  itS: DateText | null;
  /** a `tick` */
  mixed: string | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type BackQuotedNameInsert = Insertable<BackQuotedNameRow>;

/** Columns to set; the distribution key cannot be updated. */
export type BackQuotedNamePatch = Patchable<BackQuotedNameRow, "select">;

export type BackQuotedNameReader = TableReader<BackQuotedNameRow>;

/** Rows of modes.back `quoted` "name": select, insert, update, delete, returning. */
export class BackQuotedNameRepository extends RowStoreRepository<
  BackQuotedNameRow,
  BackQuotedNameInsert,
  BackQuotedNamePatch
> {}

const table = defineTable<BackQuotedNameRow>({
  schema: "modes",
  name: 'back `quoted` "name"',
  columns: {
    select: t.int4("select", "integer"),
    itS: t.temporal("it's", "pg_catalog.date", "DEFAULT '2026-11-23'::date"),
    mixed: t.text("Mixed", "text"),
  },
  fixed: ["select"],
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("select")
  `,
  columnComments: "mixed: a `tick`",
});

/** The repository, or in a read-only session the reader. */
export const backQuotedName = repositoryFactory(
  table,
  BackQuotedNameRepository,
);
