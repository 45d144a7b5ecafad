/** What each operator of a filter becomes: SQL text whose values are parameters only. */
import { UsageError } from "./errors.js";
import { isNotNull } from "./null-test.js";
import type { Parameters } from "./parameters.js";
import type { Field } from "./table.js";

/** What is compiled: a column, the call that asks, and where the values go. */
export interface Place {
  readonly field: Field;
  readonly label: string;
  readonly parameters: Parameters;
}

/** Writes one operator of a column. */
export type Compile = (place: Place, value: unknown) => string;

/** Ends a compilation with a sentence about the column. */
export const refuse = ({ label, field }: Place, what: string): never => {
  throw new UsageError(`${label}: ${field.property}${what}`);
};

const placeholder = (place: Place, name: string, value: unknown): string => {
  const { parameters, label, field } = place;
  if (value === null) return refuse(place, `.${name} is null`);
  return parameters.compare(label, field, value);
};

const asArray = (
  place: Place,
  name: string,
  value: unknown,
): readonly unknown[] =>
  Array.isArray(value)
    ? (value as unknown[])
    : refuse(place, `.${name} expects an array`);

const assertFamily = (
  place: Place,
  name: string,
  families: readonly (string | undefined)[],
): void => {
  const { family } = place.field.codec;
  // Without a family the server is asked.
  if (family === undefined || families.includes(family)) return;
  refuse(
    place,
    ` is compared by ${name}, which ${place.field.sqlType} does not have`,
  );
};

const assertEquality = (place: Place): void => {
  const { family } = place.field.codec;
  if (family !== "json" && family !== "opaque") return;
  refuse(
    place,
    ` is ${place.field.sqlType}, which has no = to compare by; ask for null, or not: null${family === "json" ? ", or by path and text" : ""}`,
  );
};

/** Writes a plain comparison. */
export const compare =
  (name: string, operator: string): Compile =>
  (place, value) => {
    assertEquality(place);
    return `${place.field.quoted} ${operator} ${placeholder(place, name, value)}`;
  };

const isIn: Compile = (place, value) => {
  const values = asArray(place, "in", value);
  assertEquality(place);
  // Nothing is in an empty list; SQL has no way to write one.
  if (values.length === 0) return "false";
  if (values.includes(null)) {
    refuse(
      place,
      ".in holds null, which SQL never finds there; ask for null itself",
    );
  }
  // Not `= any($1)`: array expressions are not pushed down to the datanodes (dws_04_0447). Not `in (values …)`: its
  // parameters would need casts, and a cast to numeric(12,2) or varchar(3) changes what is looked for.
  const list = values.map((one) => placeholder(place, "in", one));
  return `${place.field.quoted} in (${list.join(", ")})`;
};

/** The rows that `condition` leaves out, those for which it is NULL among them. */
const complement = (field: Field, condition: string): string =>
  field.isNullable ? `(${condition}) is not true` : `not (${condition})`;

const not: Compile = (place, value) => {
  if (value === null) return isNotNull(place.field);
  assertEquality(place);
  const operator = place.field.isNullable ? "is distinct from" : "<>";
  return `${place.field.quoted} ${operator} ${placeholder(place, "not", value)}`;
};

const between: Compile = (place, value) => {
  const bounds = asArray(place, "between", value);
  if (bounds.length !== 2) refuse(place, ".between expects two bounds");
  assertEquality(place);
  const [low, high] = bounds.map((bound) =>
    placeholder(place, "between", bound),
  );
  return `${place.field.quoted} between ${low ?? ""} and ${high ?? ""}`;
};

const like =
  (name: string, operator: string): Compile =>
  (place, value) => {
    assertFamily(place, name, ["text"]);
    return `${place.field.quoted} ${operator} ${placeholder(place, name, value)}`;
  };

const isJsonb = ({ field }: Place) => field.sqlType === "jsonb";

const holds =
  (name: string, operator: string): Compile =>
  (place, value) => {
    if (!isJsonb(place)) {
      assertFamily(place, name, ["array"]);
      asArray(place, name, value);
    }
    return `${place.field.quoted} ${operator} ${placeholder(place, name, value)}`;
  };

// An array of one element travels by the column's own codec, and `@>` may use an index, which `= any(column)` cannot.
const has: Compile = (place, value) =>
  value === null
    ? refuse(place, ".has is null, which no array is found to hold")
    : holds("has", "@>")(place, [value]);

const isEmpty: Compile = (place, value) => {
  assertFamily(place, "isEmpty", ["array"]);
  if (typeof value !== "boolean") {
    refuse(place, ".isEmpty expects true or false");
  }
  return `${place.field.quoted} ${value === true ? "=" : "<>"} '{}'`;
};

const hasKey: Compile = (place, value) => {
  if (!isJsonb(place)) {
    refuse(place, " is compared by hasKey, which jsonb alone has");
  }
  if (typeof value !== "string") refuse(place, ".hasKey expects a string");
  return `${place.field.quoted} ? ${place.parameters.push(place.label, value as string)}`;
};

/** By the name that a filter gives. */
export const OPERATORS: ReadonlyMap<string, Compile> = new Map([
  ["not", not],
  ["in", isIn],
  ["notIn", (place, value) => complement(place.field, isIn(place, value))],
  ["gt", compare("gt", ">")],
  ["gte", compare("gte", ">=")],
  ["lt", compare("lt", "<")],
  ["lte", compare("lte", "<=")],
  ["between", between],
  ["like", like("like", "like")],
  ["ilike", like("ilike", "ilike")],
  [
    "notLike",
    (place, value) =>
      complement(place.field, like("notLike", "like")(place, value)),
  ],
  [
    "notIlike",
    (place, value) =>
      complement(place.field, like("notIlike", "ilike")(place, value)),
  ],
  ["has", has],
  ["contains", holds("contains", "@>")],
  ["containedBy", holds("containedBy", "<@")],
  ["overlaps", holds("overlaps", "&&")],
  ["isEmpty", isEmpty],
  ["hasKey", hasKey],
]);
