/** How a single write may be repeated after its answer was lost, and how the server itself proves that it had been applied. */
import { UsageError } from "./errors.js";
import { fieldOf, Parameters } from "./parameters.js";
import { type CallOptions, execute, type Repeat } from "./session.js";
import type { AnyTable, Field } from "./table.js";
import { holdsSql } from "./truth.js";

/** Options of an insert with a given key. */
export interface InsertOptions extends CallOptions {
  /**
   * After a lost answer the insert is repeated on a new connection. When the key is there by then, the call succeeds
   * only if the server says that the row there equals the one sent, after its own casts; columns that were not given
   * are not compared. Otherwise the outcome stays unknown. Not in a transaction. @default no repeat: OutcomeUnknownError
   */
  readonly repeat?: "if-equal";
}

/** Options of a write with plain values. */
export interface OverwriteOptions extends CallOptions {
  /**
   * After a lost answer the statement is repeated on a new connection. That may overwrite what another writer did in
   * between, and the count is that of the repeat. The first try may still be running on the server: it may take effect
   * after the call has returned, and then overwrite what was written since. Plain values only: not with SQL of your own
   * in the filter, which may mean other rows the second time. Not in a transaction.
   * @default no repeat: OutcomeUnknownError
   */
  readonly repeat?: "overwrite";
}

/** A success of the repeat settles it. */
const OVERWRITE: Repeat = Object.freeze({});

/** How a write with plain values is repeated, if its options say so. @throws {UsageError} when SQL is in its filter */
export const overwriteOf = (
  label: string,
  { repeat }: OverwriteOptions,
  where: object = {},
): Repeat | undefined => {
  if (repeat === undefined) return undefined;
  if (holdsSql(where)) {
    throw new UsageError(
      `${label}: repeat is for filters of plain values; SQL of your own may mean other rows the second time`,
    );
  }
  if ((repeat as string) === "overwrite") return OVERWRITE;
  throw new UsageError(`${label}: repeat may only be "overwrite" here`);
};

/** A column with a sequence has a type of its own name only in CREATE TABLE (dws_06_0009). */
const storedType = ({ sqlType }: Field): string =>
  ({ smallserial: "smallint", serial: "integer", bigserial: "bigint" })[
    sqlType.toLowerCase()
  ] ?? sqlType;

/**
 * Compared as text, since not every type has an equality (json), or one that means the same (box: area; interval: a
 * month is 30 days). The cast to the column's own type, with its length and scale, makes of the value what was stored.
 */
const compareColumn = (field: Field, place: string): string =>
  `${field.quoted}::text is not distinct from ${place}::${storedType(field)}::text`;

const compileLook = (table: AnyTable, label: string, row: object) => {
  const { key = [] } = table.definition;
  const given = new Map(
    Object.entries(row).filter(([, value]) => value !== undefined),
  );
  const parameters = new Parameters();
  const place = (property: string) => {
    const field = fieldOf(table, property, label);
    return [field, parameters.add(label, field, given.get(property))] as const;
  };
  const keyParts = key.map((property) => {
    if ((given.get(property) ?? null) === null) {
      throw new UsageError(
        `${label}: repeat: "if-equal" needs the whole key, and ${property} is not given`,
      );
    }
    const [field, parameter] = place(property);
    return `${field.quoted} = ${parameter}::${storedType(field)}`;
  });
  const rest = [...given.keys()].filter((property) => !key.includes(property));
  const parts = rest.map((property) => compareColumn(...place(property)));
  const text = `select 1 from ${table.quoted} where ${[...keyParts, ...parts].join(" and ")}`;
  return { text, values: parameters.values };
};

/**
 * How an insert is repeated, if its options say so: a row that is there already must be the one that was sent.
 * @throws {UsageError} when the table has no key, or the row does not give all of it
 */
export const ifEqualOf = (
  table: AnyTable,
  label: string,
  row: object,
  { repeat }: InsertOptions,
): Repeat | undefined => {
  if (repeat === undefined) return undefined;
  if ((repeat as string) !== "if-equal") {
    throw new UsageError(`${label}: repeat may only be "if-equal" here`);
  }
  if ((table.definition.key ?? []).length === 0) {
    throw new UsageError(
      `${label}: repeat: "if-equal" needs a key, and ${table.label} has none`,
    );
  }
  const look = compileLook(table, label, row);
  return {
    onDuplicate: async (session, options) => {
      const told = { ...options, label: `${label} (repeat)` };
      const { rowCount } = await session[execute](look, "read", told);
      return rowCount > 0;
    },
  };
};
