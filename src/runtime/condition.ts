/** Compiles the condition on one column, and on a place inside a JSON document. */
import { formatArrayText } from "./array-text.js";
import { codecs } from "./codecs.js";
import { isNull } from "./null-test.js";
import { compare, OPERATORS, type Place, refuse } from "./operators.js";

const equals = compare("equality", "=");

/** Whether the condition is an object of operators, and not a value. */
export const isOperators = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype;

const compileOperators = (
  place: Place,
  operators: Readonly<Record<string, unknown>>,
): string => {
  const parts = Object.entries(operators).map(([name, value]) => {
    const compile = OPERATORS.get(name);
    if (compile === undefined || value === undefined) {
      return refuse(
        place,
        ` is compared by ${name}, which is ${compile === undefined ? "no operator" : "undefined"}`,
      );
    }
    return compile(place, value);
  });
  if (parts.length === 0) refuse(place, ": the filter on it is empty");
  return parts.join(" and ");
};

/** What is at a path of a document, as text (`#>>`, dws_06_0355). */
const atPath = (place: Place, path: unknown): Place => {
  const { field, label, parameters } = place;
  // A `#` may end a name on DWS, so that the operator needs its blanks.
  if (!/^jsonb?$/.test(field.sqlType)) {
    refuse(place, " is compared by path, which json and jsonb alone have");
  }
  const isPath =
    Array.isArray(path) &&
    path.length > 0 &&
    path.every(
      (step) => typeof step === "string" || Number.isSafeInteger(step),
    );
  if (!isPath) {
    return refuse(place, ".path expects an array of keys and positions");
  }
  const steps = (path as readonly (string | number)[]).map((step) =>
    codecs.text.encode(String(step)),
  );
  const at = `${parameters.push(label, formatArrayText(steps))}::text[]`;
  return {
    ...place,
    field: {
      ...field,
      quoted: `(${field.quoted} #>> ${at})`,
      codec: codecs.text,
      sqlType: "text",
      isNullable: true,
    },
  };
};

/**
 * SQL text of what a column must fit: a value, null, or operators that must all hold.
 * @throws {UsageError} when the condition is undefined, or the column cannot be compared so
 */
export const compileCondition = (place: Place, condition: unknown): string => {
  if (condition === undefined) {
    refuse(place, " is compared with undefined; leave it out, or ask for null");
  }
  if (condition === null) return isNull(place.field);
  if (!isOperators(condition)) return equals(place, condition);
  const { path, text, ...operators } = condition;
  if (path === undefined && text === undefined) {
    return compileOperators(place, condition);
  }
  const inside = compileCondition(atPath(place, path), text);
  if (Object.keys(operators).length === 0) return inside;
  return `${inside} and ${compileOperators(place, operators)}`;
};
