import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type DateText,
  type Insertable,
  type KeyedReader,
  type Numeric,
  type Patchable,
  type Timestamp,
  type TimestampTz,
} from "../../dws/index.js";

/**
 * Row store, distributed by hash of id, partitioned by range of taken in 3 parts.
 * Key: id, taken.
 */
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
export type CopiedInsert = Insertable<CopiedRow, "kind">;

/** Columns to set; the distribution key cannot be updated. */
export type CopiedPatch = Patchable<CopiedRow, "id">;

export type CopiedKey = Pick<CopiedRow, "id" | "taken">;

export type CopiedReader = KeyedReader<CopiedRow, CopiedKey>;

/** Rows of modes.copied: find, select, insert, upsert, update, delete, returning. */
export class CopiedRepository extends KeyedRowStoreRepository<
  CopiedRow,
  CopiedInsert,
  CopiedPatch,
  CopiedKey
> {}

const table = defineTable<CopiedRow>({
  schema: "modes",
  name: "copied",
  columns: {
    id: t.int4("id", "integer", "NOT NULL"),
    taken: t.temporal("taken", "pg_catalog.date", "NOT NULL"),
    days: t.temporal.array("days", "pg_catalog.date[]"),
    due: t.temporal("due", "pg_catalog.date", "DEFAULT '2026-11-23'::date"),
    at: t.temporal(
      "at",
      "timestamp(0) without time zone",
      'DEFAULT "sysdate"()',
    ),
    code: t.text(
      "code",
      "character varying(5)",
      "DEFAULT ''::character varying",
    ),
    kind: t.text("kind", "character(3)", "DEFAULT ''::bpchar NOT NULL"),
    note: t.text("note", "text", "DEFAULT ('abc'::text || NULL::text)"),
    part: t.numeric("part", "numeric(5,2)", "DEFAULT 0.25"),
    quarter: t.numeric("quarter", "numeric", "DEFAULT (1 / 4)"),
    changed: t.temporal(
      "changed",
      "timestamp without time zone",
      "ON UPDATE CURRENT_TIMESTAMP",
    ),
    made: t.temporal(
      "made",
      "timestamp with time zone",
      "DEFAULT CURRENT_TIMESTAMP",
    ),
  },
  key: ["id", "taken"],
  fixed: ["id"],
  ddl: `
    CONSTRAINT "copied_pkey" PRIMARY KEY ("id", "taken")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
    PARTITION BY RANGE ("taken") (
      PARTITION "p2026" VALUES LESS THAN ('2027-01-01'),
      PARTITION "p2027" VALUES LESS THAN ('2028-01-01'),
      PARTITION "rest" VALUES LESS THAN (MAXVALUE))
  `,
});

/** The repository, or in a read-only session the reader. */
export const copied = repositoryFactory(table, CopiedRepository);
