import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/**
 * *\/ process.exit(1); /* `${x}`
 * second line
 *
 *
 * Row store, distributed round robin. No key: rows are reached by filter alone.
 */
export interface RemarksRow {
  /** `${process.env.HOME}` */
  a: number | null;
  /** '; drop table hostile.remarks; -- */
  b: number | null;
  /** "quotes" and 'more' and \\ back\slashes */
  c: number | null;
  /**
   * line
   * and paragraph
   * separators
   */
  d: number | null;
  /** @param {never} <script>alert(1)</script> {{mustache}} {@link x} */
  e: number | null;
  /** tab, trailing blanks */
  f: number | null;
  /** // eslint-disable *\/ */
  g: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type RemarksInsert = Insertable<RemarksRow>;

/** Columns to set. */
export type RemarksPatch = Patchable<RemarksRow>;

export type RemarksReader = TableReader<RemarksRow>;

/** Rows of hostile.remarks: select, insert, update, delete, returning. */
export class RemarksRepository extends RowStoreRepository<
  RemarksRow,
  RemarksInsert,
  RemarksPatch
> {}

const table = defineTable<RemarksRow>({
  schema: "hostile",
  name: "remarks",
  columns: {
    a: t.int4("a", "integer"),
    b: t.int4("b", "integer"),
    c: t.int4("c", "integer"),
    d: t.int4("d", "integer"),
    e: t.int4("e", "integer"),
    f: t.int4("f", "integer"),
    g: t.int4("g", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
  comment: "*/ process.exit(1); /* `${x}`\nsecond line\n",
  columnComments: `
    a: \`\${process.env.HOME}\`
    b: '; drop table hostile.remarks; --
    c: "quotes" and 'more' and \\\\ back\\slashes
    d: line \u2028 and paragraph \u2029 separators
    e: @param {never} <script>alert(1)</script> {{mustache}} {@link x}
    f: \ttab, trailing blanks  \u0020
    g: // eslint-disable */
  `,
});

/** The repository, or in a read-only session the reader. */
export const remarks = repositoryFactory(table, RemarksRepository);
