/** Random rows of a table: its types, its keys and its hints. */
import fc from "fast-check";
import type { TypeRef } from "../../../src/model/model.js";
import type { Hint } from "./hints.js";
import { keyOf, normalized } from "./same.js";
import type { Row, TestColumn, TestTable } from "./test-table.js";

type ValuesOf = (type: TypeRef) => fc.Arbitrary<unknown>;

/** Whether the column can hold the value, which the types alone do not say. */
const isHeld = (column: TestColumn, value: unknown): boolean => {
  if (value === "" && !column.isEmptyKnown) return false;
  return column.isNullable || normalized(column, value) !== null;
};

const valueOf = (
  column: TestColumn,
  valuesOf: ValuesOf,
): fc.Arbitrary<unknown> => {
  const values = valuesOf(column.type).filter((value) => isHeld(column, value));
  const mayBeNull = column.isNullable && !column.isUnique && !column.isTouched;
  if (!mayBeNull) return values.filter((value) => value !== "");
  return fc.oneof(
    { weight: 6, arbitrary: values },
    { weight: 1, arbitrary: fc.constant(null) },
  );
};

/** Whether each of these columns has another value in each row. */
const areApart = (columns: readonly TestColumn[]) => (a: Row, b: Row) =>
  columns.some(
    (column) =>
      keyOf(normalized(column, a[column.property])) ===
      keyOf(normalized(column, b[column.property])),
  );

/** So many rows, no two of which have a value in common where the table has a key. */
export const randomRows = (
  { columns }: TestTable,
  hint: Hint | undefined,
  valuesOf: ValuesOf,
  count: number,
): fc.Arbitrary<Row[]> => {
  const row = fc
    .tuple(
      hint ?? fc.constant({}),
      fc.tuple(...columns.map((column) => valueOf(column, valuesOf))),
    )
    .map(([given, values]): Row => {
      const hinted: Row = given;
      return Object.fromEntries(
        columns.map(({ property, name }, index) => [
          property,
          Object.hasOwn(hinted, name) ? hinted[name] : values[index],
        ]),
      );
    });
  const apart = columns.filter(
    ({ isUnique, isTouched }) => isUnique || isTouched,
  );
  return fc.uniqueArray(row, {
    minLength: count,
    maxLength: count,
    comparator: areApart(apart),
  });
};
