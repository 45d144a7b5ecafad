import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type DateText,
  type Insertable,
  type Numeric,
  type Patchable,
  type TableReader,
  type Timestamp,
  type TimestampTz,
} from "../../dws/index.js";

/** Row store, distributed round robin. No key: rows are reached by filter alone. */
export interface CopiedRow {
  id: number;
  taken: DateText;
  days: (DateText | null)[] | null;
  due: DateText | null;
  at: Timestamp | null;
  code: string | null;
  kind: string;
  note: string | null;
  part: Numeric | null;
  quarter: Numeric | null;
  changed: Timestamp | null;
  made: TimestampTz | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type CopiedInsert = Insertable<CopiedRow>;

/** Columns to set. */
export type CopiedPatch = Patchable<CopiedRow>;

export type CopiedReader = TableReader<CopiedRow>;

/** Rows of modes.copied: select, insert, update, delete, returning. */
export class CopiedRepository extends RowStoreRepository<
  CopiedRow,
  CopiedInsert,
  CopiedPatch
> {}

const table = defineTable<CopiedRow>({
  schema: "modes",
  name: "copied",
  columns: {
    id: t.int4("id", "integer", "NOT NULL"),
    taken: t.temporal("taken", "pg_catalog.date", "NOT NULL"),
    days: t.temporal.array("days", "pg_catalog.date[]"),
    due: t.temporal("due", "pg_catalog.date"),
    at: t.temporal("at", "timestamp(0) without time zone"),
    code: t.text("code", "character varying(5)"),
    kind: t.text("kind", "character(3)", "NOT NULL"),
    note: t.text("note", "text"),
    part: t.numeric("part", "numeric(5,2)"),
    quarter: t.numeric("quarter", "numeric"),
    changed: t.temporal("changed", "timestamp without time zone"),
    made: t.temporal("made", "timestamp with time zone"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const copied = repositoryFactory(table, CopiedRepository);
