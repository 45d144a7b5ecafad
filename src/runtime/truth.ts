/** Looks through a filter without compiling it: whether it fits every row whatever they are, and whether SQL is in it. */
import { Clause } from "./clause.js";
import { isOperators } from "./condition.js";
import { Sql } from "./sql-fragment.js";

/** What a condition is for every row, or undefined where that depends on the row. */
type Truth = boolean | undefined;

const all = (truths: readonly Truth[]): Truth => {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
};

const negate = (truth: Truth): Truth => (truth === undefined ? truth : !truth);

const isEmptyList = (value: unknown) =>
  Array.isArray(value) && value.length === 0;

const truthOfColumn = (condition: unknown): Truth => {
  if (!isOperators(condition)) return undefined;
  const truths = Object.entries(condition).map(([name, value]): Truth => {
    if (name === "in" && isEmptyList(value)) return false;
    if (name === "notIn" && isEmptyList(value)) return true;
    // A place in a document is compared as a column is.
    if (name === "text") return truthOfColumn(value);
    return name === "path" ? true : undefined;
  });
  return all(truths);
};

const truthOf = (where: object): Truth => {
  if (where instanceof Sql) return undefined;
  if (!(where instanceof Clause)) {
    return all(Object.values(where).map(truthOfColumn));
  }
  const truths = where.parts.map(truthOf);
  switch (where.kind) {
    case "and":
      return all(truths);
    case "or":
      return negate(all(truths.map(negate)));
    case "not":
      return negate(truths[0]);
  }
};

/** Whether the filter fits every row: one without columns, `notIn: []`, `not({ id: { in: [] } })`, … */
export const fitsEveryRow = (where: object): boolean => truthOf(where) === true;

/** Whether SQL of the caller's own is part of the filter. */
export const holdsSql = (where: object): boolean =>
  where instanceof Clause ? where.parts.some(holdsSql) : where instanceof Sql;
