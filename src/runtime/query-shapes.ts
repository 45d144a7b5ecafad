/** The types of what is read: columns, order, and the row after which a page begins. */
import type { Refused } from "./shapes.js";

/** A column to order by, ascending unless said otherwise. */
export type Order<Row> =
  | (keyof Row & string)
  | {
      readonly column: keyof Row & string;
      /** @default "asc" */
      readonly direction?: "asc" | "desc";
      /** Where rows without a value come. @default "last" ascending, "first" descending (dws_06_0238) */
      readonly nulls?: "first" | "last";
    };

type ColumnOf<One> = One extends { readonly column: infer Column }
  ? Column
  : One;

/** Where a page begins: the columns that are ordered by, and the key; the last row of the page before has both. */
export type After<Row, Sorted extends readonly unknown[], Key> = [Key] extends [
  never,
]
  ? Refused<"this table has no key to continue after; read it in one go, or as a stream">
  : Readonly<Pick<Row, (ColumnOf<Sorted[number]> | keyof Key) & keyof Row>>;

/**
 * What to read. There is no offset: the rows before it would be read and thrown away for every page, and rows that come
 * and go between two pages would shift it. Continue with `after`.
 */
export interface Query<
  Row,
  W,
  Column extends keyof Row & string,
  Sorted extends readonly Order<Row>[] = readonly Order<Row>[],
  Key = never,
> {
  /** All given columns must fit; without it every row does. */
  readonly where?: W;
  /** @default every column */
  readonly columns?: readonly Column[];
  /**
   * Without it the order is arbitrary, and differs from call to call on a cluster. With a limit the key is added to it,
   * where the table has one, so that no two rows are in the same place.
   */
  readonly orderBy?: Sorted;
  /** At most so many rows. */
  readonly limit?: number;
  /**
   * Only what comes after this row: the last row of the page before. Without `orderBy` the order is that of the key,
   * and with `after: undefined` too, so that the first page is asked for in the same way as the others.
   */
  readonly after?: After<Row, Sorted, Key> | undefined;
}
