/** The one thing introspection needs of a connection. */

/**
 * Runs one statement. Rows are objects by column name, and every value is text or null: the
 * connection parses no types, so a boolean is `t` or `f` and an array is `{a,b}`.
 * Arrays among the values are sent as SQL arrays.
 */
export type Query = <Row>(
  text: string,
  values: readonly unknown[],
) => Promise<readonly Row[]>;
