/** The one thing introspection needs of a connection. */

/**
 * Runs one statement. Rows are objects by column name, and every value is text or null: the
 * connection parses no types, so a boolean is `t` or `f` and an array is `{a,b}`.
 * Arrays among the values are sent as SQL arrays.
 * `take` may be handed each row as it comes; a row that it was handed is not among those that are given.
 */
export type Query = <Row>(
  text: string,
  values: readonly unknown[],
  take?: (row: Row) => void,
) => Promise<readonly Row[]>;
