/** What the rows of the corpus must satisfy beyond their types, where the model tells it in SQL alone. */
import fc from "fast-check";
import { date, timestamp } from "../../../src/runtime/index.js";
import { textOfBytes } from "./texts.js";

/** Values by column name; where one column follows another, the hint gives them together. */
export type Hint = fc.Arbitrary<Readonly<Record<string, unknown>>>;

const int = (min: number, max: number) => fc.integer({ min, max });
const positive = int(1, 2 ** 31 - 1);
const belowTen = int(-(2 ** 31), 9);

/** In a DATE column, which is a day in one mode and a moment in another: `isDay` says which. */
const before = (year: number, isDay: boolean) =>
  int(1990, year - 1).map((one) =>
    isDay ? date(`${one}-12-31`) : timestamp(`${one}-12-31 23:59:59`),
  );
const onDays = (isDay: boolean, ...days: readonly string[]) =>
  fc
    .constantFrom(...days)
    .map((day) => (isDay ? date(day) : timestamp(`${day} 00:00:00`)));

const columns = (
  values: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): Hint => fc.record({ ...values });

/** By table name; `isDay` says that DATE has no time of day (TD, MySQL). */
export const hintsFor = (isDay: boolean): Readonly<Record<string, Hint>> => ({
  // CHECK
  column_constraints: columns({ c: positive, d: int(8, 99) }),
  table_constraints: columns({
    a: int(-1_000_000, 0),
    b: int(1, 1_000_000),
    c: textOfBytes(10).filter(
      (text) => text !== "" && text !== ")" && text !== "it's",
    ),
  }),
  like_source: columns({ a: positive }),
  like_copy: columns({ a: positive }),
  // A database of MySQL mode copies the check.
  like_nothing_said: columns({ a: positive }),
  like_defaults: columns({ c: positive }),
  like_parts_source: columns({ c: positive }),
  domains: columns({ a: positive }),
  select: columns({ "it's": positive, "Order Details": int(-99, 8) }),
  // An index on a + 1
  indexed: columns({ a: int(-(2 ** 31), 2 ** 31 - 2) }),
  // Partitions without an end, or of a list without DEFAULT
  range_open: columns({
    b: fc.bigInt({ min: -(2n ** 63n), max: 9007199254740992n }),
  }),
  range_date: columns({ b: before(2022, isDay) }),
  range_timestamp: columns({ b: before(2022, false) }),
  row_movement: columns({ b: belowTen }),
  no_row_movement: columns({ b: belowTen }),
  row_movement_column: columns({ b: belowTen }),
  indexed_column_parts: columns({ b: belowTen }),
  end_only: columns({ b: before(2021, isDay) }),
  list_varchar: columns({ b: fc.constantFrom("x", "y") }),
  list_date: columns({ b: onDays(isDay, "2020-01-01", "2020-01-02") }),
  list_four: columns({
    a: fc.constant(3),
    b: fc.constant(1),
    c: fc.constant("x"),
    d: fc.constant("2.5"),
  }),
  managed: columns({ at: before(2020, false) }),
});

/** Tables that take no rows, each with the reason; the test looks whether it is still so. */
export const WITHOUT_ROWS: Readonly<Record<string, string>> = {
  no_columns:
    "It has no columns, so that there is nothing to tell its rows by.",
};

/** Tables whose key ON CONFLICT cannot use, each with the reason. */
export const WITHOUT_UPSERT: Readonly<Record<string, string>> = {
  deferred_keys: "Its key is deferrable, which ON CONFLICT does not take.",
};
