/** SQL with its values written into it, to be looked at or pasted into a client. */
import { Literals } from "./literals.js";
import type { Sql } from "./sql-fragment.js";

/**
 * The text of SQL made by the `sql` tag with its values as literals: ``withLiterals(sql`select ${"a"}`)`` is
 * `select 'a'`. For people to read, and for psql; what is run has parameters instead. Mind where you log it: it holds
 * the values.
 * @throws {UsageError} when a value stands inside a string or a comment
 */
export const withLiterals = (statement: Sql): string =>
  statement.write(new Literals(), "withLiterals").text;
