/** Whether a column has a value: its own NULL, and not those inside of it. */
import type { Field } from "./table.js";

// A row is `is null` when all of its attributes are, and `is not null` when none of them is: it can be neither.
const test = ({ quoted, isRow }: Field, is: "is" | "is not"): string => {
  if (!isRow) return `${quoted} ${is} null`;
  return `${quoted} ${is === "is" ? "is not" : "is"} distinct from null`;
};

/** `"a" is null` */
export const isNull = (field: Field): string => test(field, "is");

/** `"a" is not null` */
export const isNotNull = (field: Field): string => test(field, "is not");
