/** The order of what is read, and the condition that continues after a row of it. */
import { UsageError } from "./errors.js";
import { isNotNull, isNull } from "./null-test.js";
import { fieldOf, type Parameters } from "./parameters.js";
import type { AnyTable, Field } from "./table.js";

/** One column of the order. */
export interface Term {
  readonly field: Field;
  readonly isDescending: boolean;
  readonly isNullFirst: boolean;
  /** ` "total" desc nulls last` without the blank. */
  readonly text: string;
}

const termOf = (
  table: AnyTable,
  label: string,
  order: string | Readonly<Record<string, unknown>>,
): Term => {
  const {
    column,
    direction = "asc",
    nulls,
  } = typeof order === "string" ? { column: order } : order;
  const field = fieldOf(table, String(column), label);
  if (direction !== "asc" && direction !== "desc") {
    throw new UsageError(`${label}: a direction is "asc" or "desc"`);
  }
  if (nulls !== undefined && nulls !== "first" && nulls !== "last") {
    throw new UsageError(`${label}: nulls come "first" or "last"`);
  }
  const isDescending = direction === "desc";
  return {
    field,
    isDescending,
    isNullFirst: nulls === undefined ? isDescending : nulls === "first",
    text:
      field.quoted +
      (isDescending ? " desc" : "") +
      (nulls === undefined ? "" : ` nulls ${nulls}`),
  };
};

/** The columns to order by; the key too where the order must be total. */
export const termsOf = (
  table: AnyTable,
  label: string,
  orderBy: readonly (string | object)[],
  isTotal: boolean,
): readonly Term[] => {
  const terms = orderBy.map((order) =>
    termOf(table, label, order as string | Record<string, unknown>),
  );
  if (!isTotal) return terms;
  const named = new Set(terms.map(({ field }) => field.property));
  const rest = (table.definition.key ?? []).filter((one) => !named.has(one));
  return [...terms, ...rest.map((one) => termOf(table, label, one))];
};

/**
 * What was read of the last row must be what is stored there.
 * @throws {UsageError} when a column's codec may give something else
 */
export const assertExact = (label: string, terms: readonly Term[]): void => {
  const lossy = terms.find(({ field }) => field.codec.isLossy === true);
  if (lossy === undefined) return;
  throw new UsageError(
    `${label}: a page cannot continue after ${lossy.field.property}, which is read with less than what is stored, so that rows would be skipped or repeated; order by other columns, or let this one keep its text`,
  );
};

/** A term and the value that the row to continue after has there. */
interface Point extends Term {
  /** The placeholder, or undefined for NULL. */
  readonly place: string | undefined;
}

const pointOf = (
  parameters: Parameters,
  label: string,
  term: Term,
  after: Readonly<Record<string, unknown>>,
): Point => {
  const { property } = term.field;
  const value = Object.hasOwn(after, property) ? after[property] : undefined;
  if (value === undefined) {
    throw new UsageError(
      `${label}: after needs ${property}, which is ordered by`,
    );
  }
  const place =
    value === null ? undefined : parameters.compare(label, term.field, value);
  return { ...term, place };
};

const isAt = ({ field, place }: Point): string =>
  place === undefined ? isNull(field) : `${field.quoted} = ${place}`;

/** What comes after the point by this term alone, or nothing where nothing can. */
const isBeyond = (point: Point): string | undefined => {
  const { field, place, isDescending, isNullFirst } = point;
  if (place === undefined) {
    return isNullFirst ? isNotNull(field) : undefined;
  }
  const beyond = `${field.quoted} ${isDescending ? "<" : ">"} ${place}`;
  return isNullFirst || !field.isNullable
    ? beyond
    : `(${beyond} or ${isNull(field)})`;
};

const asRows = (points: readonly Point[]): string => {
  const [first] = points;
  const operator = first?.isDescending === true ? "<" : ">";
  const left = points.map(({ field }) => field.quoted).join(", ");
  const right = points.map(({ place }) => place ?? "").join(", ");
  return `(${left}) ${operator} (${right})`;
};

const asAlternatives = (points: readonly Point[]): string => {
  const alternatives = points.flatMap((point, index) => {
    const beyond = isBeyond(point);
    if (beyond === undefined) return [];
    return [[...points.slice(0, index).map(isAt), beyond].join(" and ")];
  });
  return `(${alternatives.join(" or ")})`;
};

/** The condition that fits what comes after the row; rows are compared at once where no NULL can be among them. */
export const compileAfter = (
  parameters: Parameters,
  label: string,
  terms: readonly Term[],
  after: object,
): string => {
  const points = terms.map((term) =>
    pointOf(parameters, label, term, after as Record<string, unknown>),
  );
  const isUniform = points.every(
    ({ field, place, isDescending }) =>
      !field.isNullable &&
      place !== undefined &&
      isDescending === points[0]?.isDescending,
  );
  return isUniform ? asRows(points) : asAlternatives(points);
};
